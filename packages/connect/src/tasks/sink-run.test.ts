import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it, vi } from 'vitest'
import { configSchema } from '../config/config-schema.ts'
import type { SinkPosition, SinkTask } from '../connectors/define-sink.ts'
import { recordResult } from '../connectors/record-result.ts'
import { converters } from '../converters/converters.ts'
import { defineConverter } from '../converters/define-converter.ts'
import { NotLoaded } from '../converters/not-loaded.ts'
import { dataError } from '../data/errors.ts'
import type { SinkRecord } from '../data/record.ts'
import { toText } from '../data/text.ts'
import { deadLetter } from './dead-letter.ts'
import { type OutgoingRecord, type ReceivedRecord, RecordFlow } from './record-flow.ts'
import { SinkRun, StoppedWhileWriting } from './sink-run.ts'
import { Tolerance } from './tolerance.ts'
import { TaskProgress } from './task-progress.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const place = { topic: 't', partition: 0 }

const received = (offset: number, value = `v${offset}`): ReceivedRecord => ({
  ...place,
  offset,
  timestamp: 1000 + offset,
  keyBytes: Buffer.from('k'),
  valueBytes: Buffer.from(value),
  headers: [['h', Buffer.from('1')]],
})

const textOf = ({ value }: SinkRecord) => toText(value.schema, value.value)

interface Settings {
  readonly config?: Record<string, string>
  readonly tolerance?: 'none' | 'all'
  readonly timeoutMs?: number
  readonly flow?: RecordFlow
}

function begin(task: SinkTask, { config = {}, tolerance = 'none', timeoutMs = 0, flow }: Settings = {}) {
  const clock = new FakeClock()
  const stop = new AbortController()
  const buried: OutgoingRecord[] = []
  const commits: (readonly SinkPosition[])[] = []
  const progress = new TaskProgress()
  const run = new SinkRun({
    progress,
    task,
    plugin: 'TestSink',
    flow: flow ?? new RecordFlow({ 'key.converter': text, 'value.converter': text, ...config }),
    tolerance: new Tolerance(
      { 'errors.tolerance': tolerance, 'errors.log.enable': false, 'errors.log.include.messages': false },
      silentLogger,
    ),
    clock,
    random: new SeededRandom(1),
    signal: stop.signal,
    backoff: { delayMaxMs: 1000, timeoutMs },
    bury: async (one, failure) => {
      buried.push(deadLetter({ connector: 'c', task: 2 }, one, failure, { context: true }))
    },
    commit: async (positions) => {
      commits.push(positions)
    },
  })
  return { run, clock, stop, progress, buried, commits }
}

/** A sink that answers each time what `answer` says of each record. */
function answering(answer: (value: string, call: number) => ReturnType<typeof recordResult.retry>) {
  const calls: string[][] = []
  const task: SinkTask = {
    async write(records) {
      calls.push(records.map(textOf))
      return records.map((record) => answer(textOf(record), calls.length))
    },
  }
  return { task, calls }
}

describe('a run of a sink', () => {
  it('commits behind what was written, and nothing twice', async () => {
    const { task } = answering(() => recordResult.ok)
    const { run, commits } = begin(task)
    await run.write([received(4), received(5)], place, 6)
    await run.write([received(0)], { topic: 'u', partition: 1 }, 1)
    await run.flush()
    await run.flush()
    expect(commits).toEqual([
      [
        { ...place, offset: 6 },
        { topic: 'u', partition: 1, offset: 1 },
      ],
    ])
  })

  it('has records to write while the sink asks for them again, and none once they are written', async () => {
    const { task } = answering((_, call) => (call < 3 ? recordResult.retry('it is full') : recordResult.ok))
    const { run, clock, progress } = begin(task)
    const writing = run.write([received(0), received(1)], place, 2)
    await clock.settle()
    expect(progress.of('records').waiting).toBe(2)
    expect(progress.waitsFor('records')).toBe('records wait to be written: it is full')
    await clock.until(writing)
    expect(progress.of('records').waiting).toBe(0)
  })

  it('waits for what records need, keeps their order, and buries one that can not have it', async () => {
    const needed = new Set(['v0', 'v1', 'v2', 'v3'])
    const asked: string[] = []
    const needy = defineConverter({
      name: 'NeedyConverter',
      version: '1.0.0',
      config: configSchema({}),
      create: () => ({
        fromConnect: () => null,
        toConnect(_topic, bytes) {
          const value = Buffer.from(bytes ?? []).toString()
          if (!needed.has(value)) return { schema: null, value }
          throw new NotLoaded(async () => {
            asked.push(value)
            if (value === 'v1') throw dataError('there is no schema for it')
            needed.delete(value)
          })
        },
      }),
    })
    const flow = new RecordFlow(
      { 'key.converter': text, 'value.converter': 'NeedyConverter' },
      { converters: [...converters, needy] },
    )
    const { task, calls } = answering(() => recordResult.ok)
    const { run, buried, commits } = begin(task, { tolerance: 'all', flow })
    await Promise.all([
      run.write([received(0), received(1), received(2)], place, 3),
      run.write([received(3)], place, 4),
    ])
    await run.flush()
    expect([asked, calls]).toEqual([
      ['v0', 'v1', 'v2', 'v3'],
      [['v0', 'v2'], ['v3']],
    ])
    expect(buried.map(({ value }) => String(value))).toEqual(['v1'])
    expect(commits).toEqual([[{ ...place, offset: 4 }]])
  })

  it('converts the next records while those before are being written, and writes them behind those', async () => {
    const written: string[] = []
    const released: string[] = []
    let ends = (): void => {}
    const task: SinkTask = {
      async write(records) {
        written.push(...records.map(textOf))
        await new Promise<void>((resolve) => (ends = resolve))
        return records.map(() => recordResult.ok)
      },
      release: (partitions) => void released.push(`${partitions.length} behind ${written.length}`),
    }
    const { run } = begin(task)
    const first = run.write([received(0)], place, 1)
    await vi.waitFor(() => expect(written).toEqual(['v0']))
    const looked = vi.fn(() => Buffer.from('v1'))
    const next: ReceivedRecord = Object.defineProperty({ ...received(1) }, 'valueBytes', { get: looked })
    const second = run.write([next], place, 2)
    expect(looked).toHaveBeenCalled()
    // What is let go of is let go of behind all that was taken of it.
    const release = run.release([place])
    ends()
    await first
    await vi.waitFor(() => expect(written).toEqual(['v0', 'v1']))
    ends()
    await second
    await release
    expect(released).toEqual(['1 behind 2'])
  })

  it('writes nothing behind records that failed the task', async () => {
    const { task, calls } = answering((value) => {
      if (value === 'v0') throw new Error('the disk is gone')
      return recordResult.ok
    })
    const { run, commits } = begin(task)
    const first = run.write([received(0)], place, 1)
    const second = run.write([received(1)], place, 2)
    await expect(first).rejects.toThrow('the disk is gone')
    await expect(second).rejects.toThrow('the disk is gone')
    await run.flush()
    expect(calls).toEqual([['v0']])
    expect(commits).toEqual([])
  })

  it('commits of a sink that buffers what is durable, and what was dropped behind it', async () => {
    const positions: SinkPosition[] = []
    const task: SinkTask = {
      write: async (records) => records.map(() => recordResult.ok),
      flush: async () => positions.splice(0),
    }
    const config = {
      transforms: 'f',
      'transforms.f.type': 'Filter',
      'transforms.f.predicate': 'p',
      predicates: 'p',
      'predicates.p.type': 'TopicNameMatches',
      'predicates.p.pattern': 'dropped',
    }
    const { run, commits } = begin(task, { config })
    await run.write([received(0), received(1)], place, 2)
    await run.write([{ ...received(2), topic: 'dropped' }], place, 3)
    await run.flush()
    positions.push({ ...place, offset: 1 })
    await run.flush()
    positions.push({ ...place, offset: 2 })
    await run.flush()
    expect(commits).toEqual([[{ ...place, offset: 1 }], [{ ...place, offset: 3 }]])
  })

  it('commits past records that a sink which buffers has refused', async () => {
    const task: SinkTask = {
      write: async (records) => records.map((one) => (one.offset === 1 ? recordResult.reject('no') : recordResult.ok)),
      flush: async () => [{ ...place, offset: 1 }],
    }
    const { run, commits } = begin(task, { tolerance: 'all' })
    await run.write([received(0), received(1)], place, 2)
    await run.flush()
    expect(commits).toEqual([[{ ...place, offset: 2 }]])
  })

  it('commits where all was dropped', async () => {
    const { task, calls } = answering(() => recordResult.ok)
    const { run, commits } = begin(task, { config: { transforms: 'f', 'transforms.f.type': 'Filter' } })
    await run.write([received(0), received(1)], place, 2)
    await run.flush()
    expect(calls).toEqual([])
    expect(commits).toEqual([[{ ...place, offset: 2 }]])
  })

  it('writes again, alone and after a pause, what may work later', async () => {
    const { task, calls } = answering((value, call) =>
      value === 'v1' && call < 3 ? recordResult.retry('busy') : recordResult.ok,
    )
    const { run, clock } = begin(task)
    const done = run.write([received(0), received(1), received(2)], place, 3)
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    await clock.settle()
    expect(calls).toHaveLength(1)
    await clock.until(done)
    expect(calls).toEqual([['v0', 'v1', 'v2'], ['v1'], ['v1']])
  })

  it('writes all again if the sink throws what may work later, and fails with anything else', async () => {
    let calls = 0
    const task: SinkTask = {
      async write(records) {
        calls += 1
        if (calls === 1) throw new StreamError('TIMEOUT', 'the database does not answer')
        if (calls === 3) throw new Error('no such table')
        return records.map(() => recordResult.ok)
      },
    }
    const { run, clock, commits } = begin(task)
    await clock.until(run.write([received(0)], place, 1))
    await expect(run.write([received(1)], place, 2)).rejects.toThrow('no such table')
    await run.flush()
    expect(commits).toEqual([[{ ...place, offset: 1 }]])
  })

  it('gives up when there is no time left', async () => {
    const { task, calls } = answering(() => recordResult.retry('busy'))
    const { run, clock } = begin(task, { timeoutMs: 2000 })
    await expect(clock.until(run.write([received(0)], place, 1))).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: 'TestSink could not write 1 records within errors.retry.timeout, 2000 ms: busy',
    })
    expect(clock.monotonicMs()).toBe(2000)
    expect(calls.length).toBeGreaterThan(3)
  })

  it('stops waiting when it is told to, and commits nothing of that', async () => {
    const { task, calls } = answering(() => recordResult.retry('busy'))
    const { run, stop, commits } = begin(task)
    const done = run.write([received(0)], place, 1)
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    stop.abort()
    await expect(done).rejects.toBeInstanceOf(StoppedWhileWriting)
    await run.flush()
    expect(commits).toEqual([])
  })

  it('fails with a record that will never work', async () => {
    const { task } = answering(() => recordResult.reject('it is too long'))
    const { run, buried } = begin(task)
    await expect(run.write([received(7)], place, 8)).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringMatching(/offset 7 of t-0 failed in TASK_PUT \(TestSink\): it is too long/),
    })
    expect(buried).toEqual([])
  })

  it('buries what it goes on without, as it was received, with what was wrong', async () => {
    const { task, calls } = answering((value) => (value === '2' ? recordResult.reject('no') : recordResult.ok))
    const json = {
      'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
      'value.converter.schemas.enable': 'false',
    }
    const { run, buried, commits } = begin(task, { config: json, tolerance: 'all' })
    await run.write([received(0, 'no json'), received(1, '1'), received(2, '2')], place, 3)
    await run.flush()
    expect(calls).toEqual([['1', '2']])
    expect(commits).toEqual([[{ ...place, offset: 3 }]])
    expect(buried.map(({ value }) => String(value))).toEqual(['no json', '2'])
    const headers = buried.map((one) => Object.fromEntries(one.headers.map(([name, bytes]) => [name, String(bytes)])))
    expect(headers[0]).toMatchObject({
      h: '1',
      '__connect.errors.topic': 't',
      '__connect.errors.partition': '0',
      '__connect.errors.offset': '0',
      '__connect.errors.connector.name': 'c',
      '__connect.errors.task.id': '2',
      '__connect.errors.stage': 'VALUE_CONVERTER',
      '__connect.errors.class.name': 'org.apache.kafka.connect.json.JsonConverter',
      '__connect.errors.exception.class.name': 'INVALID_DATA',
    })
    expect(headers[1]?.['__connect.errors.stage']).toBe('TASK_PUT')
    expect(headers[1]?.['__connect.errors.exception.message']).toBe('no')
    expect(headers[1]?.['__connect.errors.exception.stacktrace']).toContain('Error: no')
  })

  it('commits before it lets go of partitions, but not of those that are lost', async () => {
    const released: unknown[] = []
    const task: SinkTask = {
      write: async (records) => records.map(() => recordResult.ok),
      release: (partitions) => {
        released.push([partitions, commits.length])
      },
    }
    const { run, commits } = begin(task)
    await run.write([received(0)], place, 1)
    await run.release([place])
    await run.write([received(1)], place, 2)
    await run.release([place], { lost: true })
    await run.flush()
    expect(commits).toEqual([[{ ...place, offset: 1 }]])
    expect(released).toEqual([
      [[place], 1],
      [[place], 1],
    ])
  })
})
