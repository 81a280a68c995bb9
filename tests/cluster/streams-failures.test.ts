import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, type ConsumedRecord, serde, topic } from '@millrace/client'
import {
  count,
  emitStrategy,
  groupByKey,
  joinGlobalTable,
  map,
  mapValues,
  onWindowClose,
  type RunOptions,
  streams,
  type Streams,
  to,
  toStream,
  tumbling,
  type UncaughtFailure,
  windowedBy,
} from '@millrace/streams'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const numbers = topic('numbers', { key: serde.string(), value: serde.integer() })
const doubled = topic('doubled', { key: serde.string(), value: serde.integer() })
const dead = topic('dead')

let cluster: TestCluster
let client: Client
let folder: string

beforeEach(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  folder = mkdtempSync(path.join(tmpdir(), 'millrace-streams-'))
  await client.admin().createTopic(numbers, { partitions: 2 })
  await client.admin().createTopic(doubled, { partitions: 1 })
  await client.admin().createTopic(dead, { partitions: 1 })
})

afterEach(async () => {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** `numbers` -> twice as many -> `doubled`. */
function doubling(double: (value: number) => number): Streams {
  const app = streams({ id: 'doubling', brokers: cluster.bootstrap.split(',') })
  app.stream(numbers).pipe(
    mapValues((value) => double(value ?? 0)),
    to(doubled),
  )
  return app
}

function run(app: Streams, options: RunOptions) {
  const stop = new AbortController()
  const states: string[] = []
  const done = app.run({
    signal: stop.signal,
    stateDir: path.join(folder, 'a'),
    commitInterval: '20ms',
    onState: (state) => states.push(state),
    ...options,
  })
  // Who waits for an output fails with it; who waits for the failure hears of it too.
  const failed = done.then(() => new Promise<never>(() => undefined))
  failed.catch(() => undefined)
  const leave = (): Promise<void> => {
    stop.abort()
    return done
  }
  return { states, done, failed, stop: leave }
}

async function send(values: readonly number[], partition = 0): Promise<void> {
  const producer = client.producer()
  for (const value of values) void producer.send(numbers, { key: `n${value}`, value, partition })
  await producer.close()
}

async function sendBroken(partition = 0): Promise<void> {
  const producer = client.producer()
  await producer.send('numbers', { key: 'broken', value: 'no number', partition })
  await producer.close()
}

type Raw = ConsumedRecord<Buffer, Buffer>

/** What is committed to a topic, until there is enough. */
async function read(name: string, isEnough: (seen: Raw[]) => boolean, failed: Promise<never>): Promise<Raw[]> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  const seen: Raw[] = []
  const reading = (async () => {
    for await (const record of consumer.records(name, { from: 'earliest' })) {
      seen.push(record)
      if (isEnough(seen)) return
    }
  })()
  await Promise.race([reading, failed])
  await consumer.close()
  return seen
}

const as = (wanted: number) => (seen: Raw[]) => seen.length === wanted

const numbersOf = (records: readonly Raw[]): number[] =>
  records.map(({ valueBytes }) => valueBytes?.readInt32BE(0) ?? -1).toSorted((left, right) => left - right)

describe.each(['exactly_once', 'at_least_once'] as const)('a failure in a topology, %s', (guarantee) => {
  it('of a moment: the task begins again from what was committed, and nothing is lost', async () => {
    let failures = 0
    const asked: UncaughtFailure[] = []
    const app = doubling((value) => {
      if (value === 3 && failures < 2) {
        failures += 1
        throw new Error('not now')
      }
      return value * 2
    })
    const running = run(app, {
      guarantee,
      onUncaught: (failure) => {
        asked.push(failure)
        return 'replace'
      },
    })
    await send([1, 2, 3, 4])
    await send([5, 6], 1)
    const output = await read('doubled', (seen) => new Set(numbersOf(seen)).size === 6, running.failed)
    await running.stop()
    if (guarantee === 'exactly_once') expect(numbersOf(output)).toEqual([2, 4, 6, 8, 10, 12])
    expect(new Set(numbersOf(output))).toEqual(new Set([2, 4, 6, 8, 10, 12]))
    expect(asked).toMatchObject([
      { taskId: '0_0', error: { code: 'PROCESSING_FAILED' } },
      { taskId: '0_0', error: { code: 'PROCESSING_FAILED' } },
    ])
    expect(String(asked[0]?.error)).toContain('failed with the record at offset 2 of numbers-0: not now')
    expect(running.states.at(-1)).toBe('stopped')
  })

  it('that stays: other tasks go on, and then the copy stops with what is wrong', async () => {
    const app = doubling((value) => {
      if (value === 1) throw new Error('never')
      return value * 2
    })
    const running = run(app, { guarantee, onUncaught: 'replace', replacementsMax: 2 })
    await send([1, 2])
    await send([5, 6], 1)
    await expect(running.done).rejects.toThrow(/failed with the record at offset 0 of numbers-0: never/)
    expect(running.states.at(-1)).toBe('failed')
    const rest = run(
      doubling((value) => value * 2),
      { guarantee },
    )
    const output = await read('doubled', (seen) => new Set(numbersOf(seen)).size === 4, rest.failed)
    await rest.stop()
    if (guarantee === 'exactly_once') expect(numbersOf(output)).toEqual([2, 4, 10, 12])
    expect(new Set(numbersOf(output))).toEqual(new Set([2, 4, 10, 12]))
  })
})

describe('a record that can not be read', () => {
  it('is a failure of its task', async () => {
    const asked: UncaughtFailure[] = []
    const running = run(
      doubling((value) => value * 2),
      {
        onUncaught: (failure) => {
          asked.push(failure)
          return failure.replaced === 0 ? 'replace' : 'stop'
        },
      },
    )
    await send([1], 1)
    await sendBroken(1)
    await expect(running.done).rejects.toThrow(/the record at offset 1 of numbers-1 can't be read/)
    expect(asked.map(({ taskId, replaced }) => [taskId, replaced])).toEqual([
      ['0_1', 0],
      ['0_1', 1],
    ])
  })

  it('goes to the dead-letter topic once, with the commit that passes it, though nothing else comes', async () => {
    const failures = { deserialization: 'dlq', deadLetterTopic: 'dead' } as const
    const running = run(
      doubling((value) => value * 2),
      { failures },
    )
    await sendBroken()
    const [letter] = await read('dead', as(1), running.failed)
    await running.stop()
    expect(letter?.valueBytes?.toString()).toBe('no number')
    expect(letter?.headers.getText('__streams.errors.topic')).toBe('numbers')
    const again = run(
      doubling((value) => value * 2),
      { failures },
    )
    await send([7])
    expect(numbersOf(await read('doubled', as(1), again.failed))).toEqual([14])
    await again.stop()
    const [end] = await client.admin().listOffsets('dead', 'latest', { partitions: [0] })
    // One letter, and the marker of its transaction.
    expect(end?.offset).toBe(2)
  })
})

describe('shutdown-application', () => {
  it('stops all copies: each with what went wrong in the one', async () => {
    const app = (): Streams =>
      doubling((value) => {
        if (value === 13) throw new Error('thirteen')
        return value * 2
      })
    const [first, second] = ['first', 'second'].map((name) =>
      run(app(), { stateDir: path.join(folder, name), onUncaught: 'shutdown-application' }),
    )
    if (first === undefined || second === undefined) throw new Error('there are two')
    await send([1])
    await send([2], 1)
    await read('doubled', as(2), Promise.race([first.failed, second.failed]))
    await send([13])
    const reasons = await Promise.allSettled([first.done, second.done])
    const messages = reasons.map((reason) => (reason.status === 'rejected' ? String(reason.reason) : 'well'))
    expect(messages.filter((text) => text.includes('has failed, and asked all of them to stop'))).toHaveLength(1)
    for (const message of messages) expect(message).toContain('thirteen')
    expect([first.states.at(-1), second.states.at(-1)]).toEqual(['failed', 'failed'])
  })
})

describe('a record of a global table that can not be read', () => {
  it('goes to the dead-letter topic, and the table does without it', async () => {
    const names = topic('names', { key: serde.integer(), value: serde.string() })
    await client.admin().createTopic(names, { partitions: 1 })
    const producer = client.producer()
    await producer.send('names', { key: 'no integer', value: 'nobody' })
    await producer.send(names, { key: 7, value: 'seven' })
    const app = streams({ id: 'naming', brokers: cluster.bootstrap.split(',') })
    const named = topic('doubled', { key: serde.string(), value: serde.string() })
    app.stream(numbers).pipe(
      joinGlobalTable(
        app.globalTable(names, { kind: 'memory' }),
        (number) => number,
        (_, name) => name,
      ),
      to(named),
    )
    const running = run(app, { failures: { deserialization: 'dlq', deadLetterTopic: 'dead' } })
    await send([7])
    const [joined] = await read('doubled', as(1), running.failed)
    expect(joined?.valueBytes?.toString()).toBe('seven')
    // One that comes later.
    await producer.send('names', { key: 'none either', value: 'nobody' })
    await producer.close()
    const letters = await read('dead', as(2), running.failed)
    await running.stop()
    expect(letters.map(({ keyBytes }) => keyBytes?.toString())).toEqual(['no integer', 'none either'])
    expect(letters[0]?.headers.getText('__streams.errors.topic')).toBe('names')
  })
})

describe('an input topic that is deleted', () => {
  it('is a failure of the application, which names it', async () => {
    const running = run(
      doubling((value) => value * 2),
      {},
    )
    await send([1])
    await read('doubled', as(1), running.failed)
    await client.admin().deleteTopic(numbers)
    await expect(running.done).rejects.toThrow(/numbers/)
    expect(running.states.at(-1)).toBe('failed')
  })
})

describe('a partition that falls silent', () => {
  it('has its windows closed by the clock if that was asked for, each once, also over a restart', async () => {
    const windows = topic('doubled', { key: serde.string(), value: serde.string() })
    const counting = (): Streams => {
      const app = streams({ id: 'counting', brokers: cluster.bootstrap.split(','), stores: 'memory' })
      app.stream(numbers).pipe(
        groupByKey(),
        windowedBy(tumbling(1_000)),
        emitStrategy(onWindowClose()),
        count(),
        toStream(),
        map((value, { key, startMs }) => [key, `${startMs}: ${value}`] as const),
        to(windows),
      )
      return app
    }
    const at = async (timestamp: number): Promise<void> => {
      const producer = client.producer()
      await producer.send(numbers, { key: 'n', value: 1, timestamp, partition: 0 })
      await producer.close()
    }
    const options = { idleTimeout: '100ms', emitInterval: '20ms' } as const
    const texts = (records: Raw[]): string[] => records.map(({ valueBytes }) => valueBytes?.toString() ?? '')
    await at(1_000_900)
    const first = run(counting(), options)
    expect(texts(await read('doubled', as(1), first.failed))).toEqual(['1000000: 1'])
    await first.stop()
    const second = run(counting(), options)
    await at(1_005_000)
    expect(texts(await read('doubled', as(2), second.failed))).toEqual(['1000000: 1', '1005000: 1'])
    await second.stop()
  })
})
