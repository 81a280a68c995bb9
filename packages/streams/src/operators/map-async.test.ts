import { setImmediate as nextTurn } from 'node:timers/promises'
import { serde, topic } from '@millrace/client'
import { defer, map as rxMap, type Observable, of, retry, Subject, throwError, timeout as rxTimeout, timer } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { count } from '../dsl/operators/aggregates.ts'
import { groupByKey } from '../dsl/operators/group-by.ts'
import { process } from '../dsl/operators/process.ts'
import { to } from '../dsl/operators/topics.ts'
import { toStream } from '../dsl/operators/to-stream.ts'
import { windowedBy } from '../dsl/operators/windowed-by.ts'
import { streams, type Streams } from '../dsl/streams.ts'
import type { ProcessorContext } from '../processor/context.ts'
import type { Processor } from '../processor/processor.ts'
import { type StreamRecord, withKey, withValue } from '../record.ts'
import { type TestDriver, testDriver, type TestDriverOptions } from '../testing/index.ts'
import { timeWindowedSerde } from '../windows/windowed-serde.ts'
import { tumbling } from '../windows/windows.ts'
import { concatMap, filter, map, mapAsync, type MapAsyncOptions, stateless, volatile } from './index.ts'

const numbers = topic('numbers', { key: serde.string(), value: serde.json<number>() })
const results = topic('results', { key: serde.string(), value: serde.json<unknown>() })
type Numbers = Observable<StreamRecord<string, number>>

/** Calls that end when the test says so. */
class Calls {
  readonly begun: number[] = []
  readonly aborted: number[] = []
  readonly #settle = new Map<number, { resolve: (value: number) => void; reject: (reason: unknown) => void }>()

  readonly call = (record: StreamRecord<string, number>, { signal }: { signal: AbortSignal }): Promise<number> => {
    const { value } = record
    this.begun.push(value)
    signal.addEventListener('abort', () => this.aborted.push(value))
    return new Promise((resolve, reject) => this.#settle.set(value, { resolve, reject }))
  }

  resolve(...values: readonly number[]): void {
    for (const value of values) this.#settle.get(value)?.resolve(value * 10)
  }

  reject(value: number, reason: unknown): void {
    this.#settle.get(value)?.reject(reason)
  }
}

function drive(describeIt: (stream: Numbers, app: Streams) => void, options?: TestDriverOptions): TestDriver {
  const app = streams({ id: 'app' })
  describeIt(app.stream(numbers), app)
  return testDriver(app, options)
}

const driveCalls = (calls: Calls, asyncOptions?: MapAsyncOptions, options?: TestDriverOptions): TestDriver =>
  drive((stream) => stream.pipe(mapAsync(calls.call, asyncOptions), to(results)), options)

function send(driver: TestDriver, ...values: readonly number[]): void {
  for (const value of values) {
    driver.input(numbers).send({ key: `k${value}`, value, timestamp: 1_000 + value, headers: { h: `${value}` } })
  }
}

const values = (driver: TestDriver): unknown[] =>
  driver
    .output(results)
    .readAll()
    .map(({ value }) => value)

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) })

describe('mapAsync()', () => {
  it('passes results on in the order of their inputs, with key, timestamp and headers, whatever ends first', async () => {
    const calls = new Calls()
    using driver = driveCalls(calls)
    send(driver, 1, 2, 3)
    expect(calls.begun).toEqual([1, 2, 3])
    calls.resolve(3, 2)
    await nextTurn()
    driver.advanceWallClock(1)
    expect(values(driver)).toEqual([])
    calls.resolve(1)
    await driver.settle()
    const all = driver.output(results).readAll()
    expect(all.map(({ key, value, timestamp, headers }) => [key, value, timestamp, headers.getText('h')])).toEqual([
      ['k1', 10, 1_001, '1'],
      ['k2', 20, 1_002, '2'],
      ['k3', 30, 1_003, '3'],
    ])
  })

  it('without order passes them on as calls end', async () => {
    const calls = new Calls()
    using driver = driveCalls(calls, { ordered: false })
    send(driver, 1, 2, 3)
    calls.resolve(3)
    await nextTurn()
    calls.resolve(1, 2)
    await driver.settle()
    expect(values(driver)).toEqual([30, 10, 20])
  })

  it('makes so many calls at a time; inputs wait, and what one input gives beyond', async () => {
    const calls = new Calls()
    using driver = driveCalls(calls, { concurrency: 2 })
    send(driver, 1, 2, 3, 4)
    expect(calls.begun).toEqual([1, 2])
    calls.resolve(2)
    await nextTurn()
    driver.advanceWallClock(1)
    // In order: the second has not had its turn.
    expect(calls.begun).toEqual([1, 2])
    calls.resolve(1)
    await nextTurn()
    driver.advanceWallClock(1)
    expect(calls.begun).toEqual([1, 2, 3, 4])
    calls.resolve(3, 4)
    await driver.settle()
    expect(values(driver)).toEqual([10, 20, 30, 40])

    const many = new Calls()
    using fanned = drive((stream) =>
      stream.pipe(
        concatMap((record) => [0, 1, 2].map((more) => withValue(record, record.value + more))),
        mapAsync(many.call, { concurrency: 2 }),
        to(results),
      ),
    )
    send(fanned, 1)
    expect(many.begun).toEqual([1, 2])
    many.resolve(1, 2)
    await nextTurn()
    fanned.advanceWallClock(1)
    expect(many.begun).toEqual([1, 2, 3])
    many.resolve(3)
    await fanned.settle()
    expect(values(fanned)).toEqual([10, 20, 30])
  })

  it('takes what a map() before it made, and what comes out goes on through others', async () => {
    using driver = drive((stream) =>
      stream.pipe(
        map((record) => record.value + 1),
        mapAsync(async (number) => number * 10),
        filter((number) => number !== 30),
        mapAsync(async (number) => ({ number })),
        map(({ number }) => number + 1),
        to(results),
      ),
    )
    send(driver, 1, 2, 3)
    await driver.settle()
    expect(driver.output(results).readKeyValues()).toEqual([
      ['k1', 21],
      ['k3', 41],
    ])
  })

  it('takes Observables: all values of a call leave together, when it has ended', async () => {
    const subject = new Subject<number>()
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync((record) => (record.value === 1 ? subject : of(record.value, record.value + 1))),
        to(results),
      ),
    )
    send(driver, 1, 2)
    subject.next(7)
    subject.next(8)
    driver.advanceWallClock(1)
    expect(values(driver)).toEqual([])
    subject.complete()
    driver.advanceWallClock(1)
    expect(values(driver)).toEqual([7, 8, 2, 3])
  })

  it('may give records of its own, with other keys', async () => {
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync(async (record) => withKey(record, 'other')),
        map((record) => record.value),
        to(results),
      ),
    )
    send(driver, 1)
    await driver.settle()
    expect(driver.output(results).readKeyValues()).toEqual([['other', 1]])
    using keeping = drive((stream) =>
      stream.pipe(
        mapAsync(async (record) => withKey(record, 'other'), { keepsKeys: true }),
        to(results),
      ),
    )
    send(keeping, 1)
    await expect(keeping.settle()).rejects.toThrow(expect.objectContaining({ cause: refusal('said to keep keys') }))
  })

  it('fails for a call that is rejected: the handler decides, in the turn of its record', async () => {
    const calls = new Calls()
    using stopping = driveCalls(calls)
    send(stopping, 1, 2)
    calls.reject(2, new Error('no two'))
    calls.resolve(1)
    await expect(stopping.settle()).rejects.toThrow('failed with the record at offset 1 of numbers-0: no two')
    expect(values(stopping)).toEqual([10])

    const others = new Calls()
    const failures = { processing: 'dlq', deadLetterTopic: 'dead' } as const
    using going = driveCalls(others, {}, { failures })
    send(going, 1, 2, 3)
    others.resolve(1, 3)
    others.reject(2, 'no error')
    await going.settle()
    expect(values(going)).toEqual([10, 30])
    const [letter] = going.output(topic('dead', { key: serde.string(), value: serde.string() })).readAll()
    expect(letter).toMatchObject({ key: 'k2', value: '2' })
    expect(letter?.headers.getText('__streams.errors.message')).toBe('the function of mapAsync() failed with no error')
  })

  it('fails for a function that throws, and goes on with the next', async () => {
    using driver = drive(
      (stream) =>
        stream.pipe(
          mapAsync((record) => {
            if (record.value === 2) throw new Error('two')
            return of(record.value)
          }),
          to(results),
        ),
      { failures: { processing: 'continue' } },
    )
    send(driver, 1, 2, 3)
    await driver.settle()
    expect(values(driver)).toEqual([1, 3])
  })

  it('gives a call up at its deadline, with TIMEOUT, and hears no more of it', async () => {
    const calls = new Calls()
    using driver = driveCalls(calls, { timeout: '2s' }, { failures: { processing: 'continue' } })
    send(driver, 1)
    driver.advanceWallClock('1s')
    send(driver, 2)
    driver.advanceWallClock('999ms')
    expect(calls.aborted).toEqual([])
    driver.advanceWallClock('1ms')
    expect(calls.aborted).toEqual([1])
    calls.resolve(1, 2)
    await driver.settle()
    expect(values(driver)).toEqual([20])

    using stopping = driveCalls(new Calls(), { timeout: '2s' })
    send(stopping, 1)
    expect(() => stopping.advanceWallClock('2s')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('has not ended after 2000 ms'),
        cause: expect.objectContaining({ code: 'TIMEOUT' }),
      }),
    )
  })

  it('aborts what is under way when the task goes, and lets nothing out any more', async () => {
    const calls = new Calls()
    const driver = driveCalls(calls)
    send(driver, 1)
    driver.close()
    expect(calls.aborted).toEqual([1])
    calls.resolve(1)
    await nextTurn()
    expect(driver.written).toEqual([])
  })

  it('refuses options that make no sense, and to be wrapped', () => {
    const none = async (): Promise<number> => 1
    expect(() => mapAsync(none, { concurrency: 0 })).toThrow('1 to 10000 calls at a time, not 0')
    expect(() => mapAsync(none, { timeout: 0 })).toThrow('timeout of mapAsync() is 0')
    expect(() => stateless(mapAsync(none))).toThrow(refusal('needs no stateless()'))
    expect(() => volatile(mapAsync(none))).toThrow(refusal('needs no volatile()'))
  })
})

describe('what is behind mapAsync()', () => {
  it('is begun anew after a failure without losing what is under way', async () => {
    const calls = new Calls()
    using driver = drive(
      (stream) =>
        stream.pipe(
          mapAsync(calls.call, { ordered: false }),
          stateless(
            rxMap((value) => {
              if (value === 20) throw new Error('twenty')
              return value
            }),
          ),
          to(results),
        ),
      { failures: { processing: 'continue' } },
    )
    send(driver, 1, 2, 3)
    calls.resolve(2)
    await nextTurn()
    driver.advanceWallClock(1)
    calls.resolve(1, 3)
    await driver.settle()
    expect(values(driver)).toEqual([10, 30])
  })

  it('goes by the time of what has come there: nothing is late because others were read meanwhile', async () => {
    const perSecond = topic('per-second', {
      key: timeWindowedSerde(serde.string(), 1_000),
      value: serde.long(),
    })
    const random = sequence()
    const gates = new Map<number, () => void>()
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync((record) => new Promise<number>((resolve) => gates.set(record.value, () => resolve(1))), {
          concurrency: 64,
          ordered: true,
          keepsKeys: true,
        }),
        groupByKey({ value: serde.json() }),
        windowedBy(tumbling('1s')),
        count(),
        toStream(),
        to(perSecond),
      ),
    )
    const total = 500
    for (let i = 0; i < total; i += 1) {
      driver.input(numbers).send({ key: 'k', value: i, timestamp: i * 100 })
      // Some of what is under way ends, in any order.
      for (const [value, open] of gates) {
        if (random() > 0.1) continue
        gates.delete(value)
        open()
      }
      await nextTurn()
    }
    const settled = driver.settle()
    let isSettled = false
    const done = settled.then(() => {
      isSettled = true
    })
    while (!isSettled) {
      for (const open of gates.values()) open()
      gates.clear()
      await nextTurn()
    }
    await done
    expect([...driver.dropped]).toEqual([])
    const newest = new Map(
      driver
        .output(perSecond)
        .readAll()
        .map(({ key, value }) => [key?.startMs, value]),
    )
    expect([...newest.values()]).toEqual(Array.from({ length: total / 10 }, () => 10))
  })

  it('sees stream time and punctuations as if its inputs were taken when they come there', async () => {
    const calls = new Calls()
    const seen: unknown[] = []
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync(calls.call, { ordered: false }),
        process((): Processor<string, number, string, number> => {
          let context: ProcessorContext
          return {
            init: (given) => {
              context = given
              given.schedule(10, 'stream-time', (timestampMs) => seen.push(`tick ${timestampMs}`))
            },
            process: (record) =>
              void seen.push([record.value, context.streamTimeMs, context.recordMetadata?.offset, record.timestamp]),
          }
        }),
        to(results),
      ),
    )
    for (const value of [5, 15, 25]) driver.input(numbers).send({ key: 'k', value, timestamp: value })
    expect(seen).toEqual([])
    calls.resolve(15)
    await nextTurn()
    driver.advanceWallClock(1)
    calls.resolve(5)
    await nextTurn()
    driver.advanceWallClock(1)
    calls.resolve(25)
    await driver.settle()
    expect(seen).toEqual([[150, 15, 1, 15], [50, 15, 0, 5], 'tick 15', [250, 25, 2, 25], 'tick 25'])
  })
})

describe('the test driver', () => {
  it("lets RxJS's timers go by its own clock", async () => {
    let attempts = 0
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync((record) =>
          defer(() => {
            attempts += 1
            return attempts < 3 ? throwError(() => new Error('not yet')) : timer(1_000).pipe(rxMap(() => record.value))
          }).pipe(retry({ delay: 500 }), rxTimeout(10_000)),
        ),
        to(results),
      ),
    )
    send(driver, 7)
    driver.advanceWallClock('499ms')
    expect(attempts).toBe(1)
    driver.advanceWallClock('1s')
    expect(attempts).toBe(3)
    driver.advanceWallClock('500ms')
    expect(values(driver)).toEqual([])
    driver.advanceWallClock('1ms')
    expect(values(driver)).toEqual([7])
    // Outside of the driver they take the time that they take.
    await new Promise((resolve) => timer(1).subscribe(resolve))
  })

  it('says what has not settled', async () => {
    using driver = drive((stream) =>
      stream.pipe(
        mapAsync(() => timer(1_000)),
        to(results),
      ),
    )
    send(driver, 7)
    await expect(driver.settle(1)).rejects.toThrow(
      expect.objectContaining({
        code: 'TIMEOUT',
        message: expect.stringMatching(/KSTREAM-OPERATORS-.* offset 0 of numbers-0; the next timer is due in 1000 ms/),
      }),
    )
    driver.advanceWallClock('1s')
    await driver.settle()
    expect(values(driver)).toEqual([0])
  })

  it('does not restart while nothing could be committed', async () => {
    const calls = new Calls()
    using driver = driveCalls(calls, {}, { restartable: true })
    send(driver, 1)
    expect(() => driver.restart()).toThrow('settle(), or move the clock, before restart()')
    calls.resolve(1)
    await driver.settle()
    driver.restart()
    expect(values(driver)).toEqual([10])
  })
})

/** Random, but the same each time (mulberry32). */
function sequence(): () => number {
  let state = 7
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
