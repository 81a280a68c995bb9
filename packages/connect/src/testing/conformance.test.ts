import { describe, expect, it } from 'vitest'
import { configSchema, option } from '../config/index.ts'
import { defineSink, type SinkTask } from '../connectors/define-sink.ts'
import { defineSource } from '../connectors/define-source.ts'
import { recordResult } from '../connectors/record-result.ts'
import { type SinkRecord, type SourceRecord, sourceRecord } from '../data/record.ts'
import { Schema } from '../data/schema.ts'
import { toText } from '../data/text.ts'
import { sinkConformance, type SinkConformance, sourceConformance, type SourceConformance } from './index.ts'

const secret = 'open-sesame-7'
const options = {
  from: option.int({ default: 0, importance: 'LOW', doc: 'Where it begins.' }),
  refuse: option.boolean({ default: false, importance: 'LOW', doc: 'Whether it lets nobody in.' }),
  password: option.password({ importance: 'HIGH', doc: 'What lets it in.' }),
}
const good = { password: secret }
const unreachable = { refuse: 'true' }

/** What makes a connector one that its cases find something wrong with. */
type Fault =
  | 'none'
  | 'begins one too late'
  | 'begins anew'
  | 'drops what it has to wait with'
  | 'ends by itself alone'
  | 'says its password'
  | 'has texts of offsets that change'
  | 'answers before it is durable'
  | 'throws for one record'
  | 'forgets what is not flushed, and answers for it'
  | 'writes twice'

function login(config: { readonly refuse: boolean; readonly password: { reveal(): string } }, fault: Fault): void {
  if (!config.refuse) return
  const said = fault === 'says its password' ? config.password.reveal() : 'a password'
  throw new Error(`could not log in with ${said}`)
}

/** A source of a list in memory, which can be wrong. */
function sourceOf(fault: Fault): SourceConformance {
  const list: string[] = []
  const arrivals = new EventTarget()
  let opened = 0
  const connector = defineSource({
    name: 'List',
    version: '1.0.0',
    doc: 'Reads a list.',
    config: configSchema(options),
    async *open({ config, offset, signal }) {
      login(config, fault)
      opened += 1
      const kept = fault === 'begins anew' ? undefined : (await offset({ list: 'a' }))?.['at']
      let at = typeof kept === 'number' ? kept : config.from
      if (fault === 'begins one too late' && at > 0) at += 1
      while (!signal.aborted) {
        const values = list.slice(at)
        if (values.length === 0) {
          await new Promise((resolve) => {
            arrivals.addEventListener('more', resolve, { once: true })
            if (fault !== 'ends by itself alone') signal.addEventListener('abort', resolve, { once: true })
          })
          continue
        }
        const kinds = fault === 'has texts of offsets that change' ? { opened } : {}
        const records = values.map((value, index) => {
          const given = { schema: Schema.string(), value }
          const sourceOffset = { at: at + index + 1, ...kinds }
          return sourceRecord({ topic: 't', value: given, sourcePartition: { list: 'a' }, sourceOffset })
        })
        at = list.length
        yield { records: fault === 'drops what it has to wait with' ? records.slice(0, 10) : records }
      }
    },
  })
  return {
    connector,
    setUp: async () => {
      list.length = 0
      const produceInput = async (count: number): Promise<readonly string[]> => {
        const values = Array.from({ length: count }, (_, index) => `v${list.length + index}`)
        list.push(...values)
        arrivals.dispatchEvent(new Event('more'))
        return values
      }
      return { config: good, produceInput }
    },
    unreachable,
    stopMsMax: 200,
    waitMsMax: 1000,
  }
}

/** A sink into a list in memory, which can be wrong. */
function sinkOf(fault: Fault): SinkConformance {
  const list: string[] = []
  const open = (): SinkTask => {
    let buffer: SinkRecord[] = []
    const isBad = ({ value: { value } }: SinkRecord): boolean => value === null
    const position = ({ original }: SinkRecord) => ({ ...original, offset: original.offset + 1 })
    return {
      async write(records) {
        if (fault === 'throws for one record' && records.some(isBad)) throw new Error('there is a null')
        buffer.push(...records.filter((record) => !isBad(record)))
        return records.map((record) => (isBad(record) ? recordResult.reject('it is null') : recordResult.ok))
      },
      ...(fault === 'answers before it is durable'
        ? { close: () => void list.push(...buffer.map(({ value }) => toText(null, value.value))) }
        : {
            async flush() {
              const positions = buffer.map(position)
              const kept = fault === 'forgets what is not flushed, and answers for it' ? buffer.slice(1) : buffer
              for (let time = fault === 'writes twice' ? 0 : 1; time < 2; time++)
                list.push(...kept.map(({ value }) => toText(null, value.value)))
              buffer = []
              return positions
            },
            release: (partitions) => {
              buffer = buffer.filter((one) => !partitions.some(({ partition }) => partition === one.partition))
            },
          }),
    }
  }
  const connector = defineSink({
    name: 'List',
    version: '1.0.0',
    doc: 'Writes a list.',
    config: configSchema(options),
    open({ config, logger }) {
      if (fault === 'says its password') logger.info({ login: { with: config.password.reveal() } }, 'logging in')
      login(config, fault)
      return open()
    },
  })
  return {
    connector,
    setUp: async () => {
      list.length = 0
      return { config: good, readTarget: async () => [...list] }
    },
    badRecord: () => ({ value: { schema: null, value: null } }),
    duplicatesAfterCrash: true,
    unreachable,
    stopMsMax: 200,
    waitMsMax: 1000,
  }
}

/** What of the cases fails, with what it says. */
async function failuresOf(cases: ReturnType<typeof sourceConformance>): Promise<Readonly<Record<string, string>>> {
  const failures: Record<string, string> = {}
  for (const { name, run } of cases) {
    await run().catch((error: unknown) => {
      failures[name] = String(error)
    })
  }
  return failures
}

describe('the cases of a source', () => {
  it('pass for one that does what it must', async () => {
    expect(await failuresOf(sourceConformance(sourceOf('none')))).toEqual({})
  })

  it('tell it what became of each record, as the runtime does', async () => {
    const list = sourceOf('none')
    const settled: string[] = []
    const { connector } = list
    const told: SourceConformance = {
      ...list,
      connector: {
        ...connector,
        open: async (context) => {
          const task = await connector.open(context)
          const onSettled = ({ value }: SourceRecord, fate: string): void => {
            settled.push(`${toText(value.schema, value.value)} ${fate}`)
          }
          return { [Symbol.asyncIterator]: () => task[Symbol.asyncIterator](), onSettled }
        },
      },
    }
    const [once] = sourceConformance(told).filter(({ name }) => name.startsWith('gives each record once'))
    await once?.run()
    expect(settled.length).toBeGreaterThan(0)
    expect(settled.every((text) => text.endsWith(' stored'))).toBe(true)
  }, 20_000)

  it.each<[Fault, string, RegExp]>([
    ['begins one too late', 'loses nothing when it is killed after an offset is kept (1)', /records 1 were not stored/],
    ['begins anew', 'loses nothing when it is killed after it was told (1)', /came again though an offset behind/],
    ['drops what it has to wait with', 'waits while its records are not stored, and drops none', /were not stored/],
    ['ends by itself alone', 'stops in time while it waits for something to read', /did not end within 200 ms/],
    ['says its password', 'says none of its secrets when it fails', /holds the secret of password$/],
    ['has texts of offsets that change', 'gives offsets that can be kept, and the same ones each time', /second time/],
  ])('fail for one that %s', async (fault, name, message) => {
    const cases = sourceConformance(sourceOf(fault)).filter((one) => one.name === name)
    expect(Object.entries(await failuresOf(cases))).toEqual([[name, expect.stringMatching(message)]])
  })
})

describe('the cases of a sink', () => {
  it('pass for one that does what it must', async () => {
    expect(await failuresOf(sinkConformance(sinkOf('none')))).toEqual({})
  })

  it.each<[Fault, string, RegExp]>([
    [
      'answers before it is durable',
      'writes each record once, and answers for what is durable',
      /committed and not in/,
    ],
    [
      'forgets what is not flushed, and answers for it',
      'goes on where it was when it is opened again',
      /not in the target/,
    ],
    [
      'throws for one record',
      'fails at a record that it can not write, and says which, where none may be left out',
      /null/,
    ],
    ['writes twice', 'goes on where it was when it is opened again', /more than once/],
    ['says its password', 'goes on where it was when it is opened again', /a line of its log .* holds the secret/],
  ])('fail for one that %s', async (fault, name, message) => {
    const cases = sinkConformance(sinkOf(fault)).filter((one) => one.name === name)
    expect(Object.entries(await failuresOf(cases))).toEqual([[name, expect.stringMatching(message)]])
  })
})

describe('the cases of a config', () => {
  const source = sourceOf('none')
  const failing = async (config: Record<string, string>, more: Parameters<typeof configSchema>[0] = {}) => {
    const shape = { ...source.connector.config.shape, ...more }
    const connector = defineSource({
      name: 'L',
      version: '1',
      doc: 'Reads.',
      config: configSchema(shape),
      async *open() {},
    })
    const setUp = async () => ({ config, produceInput: async () => [] })
    const cases = sourceConformance({ ...source, connector, setUp }).slice(0, 7)
    return Object.values(await failuresOf(cases))
  }

  it('pass where nothing is wrong', async () => {
    expect(await failing(good)).toEqual([])
  })

  it('fail for options that nothing reads, that are not described, and that sound like secrets', async () => {
    const found = await failing({ ...good, 'pasword.file': 'x' })
    expect(found).toEqual([expect.stringMatching(/options that nothing reads: 'pasword.file'/)])
    const token = option.string({ default: null, importance: 'LOW', doc: 'A token.' })
    expect(await failing(good, { 'api.token': token })).toEqual([
      expect.stringMatching(/api.token sounds like a secret/),
    ])
    const silent = option.string({ default: null, importance: 'LOW', doc: '' })
    expect(await failing(good, { other: silent })).toEqual([expect.stringMatching(/the doc of other/)])
  })
})
