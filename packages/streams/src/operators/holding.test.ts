import { serde, topic } from '@millrace/client'
import { debounceTime as rxDebounceTime, map as rxMap, type Observable, pipe, take, type OperatorFunction } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { to } from '../dsl/operators/topics.ts'
import { streams } from '../dsl/streams.ts'
import type { StreamRecord } from '../record.ts'
import { type TestDriver, testDriver } from '../testing/index.ts'
import { bufferCount, bufferTime, concatMap, debounceTime, delay, holding, map, mapAsync, volatile } from './index.ts'

const numbers = topic('numbers', { key: serde.string(), value: serde.json<number>() })
const results = topic('results', { key: serde.string(), value: serde.json<unknown>() })
type NumberRecord = StreamRecord<string, number>

function drive(describeIt: (stream: Observable<NumberRecord>) => void): TestDriver {
  const app = streams({ id: 'app' })
  describeIt(app.stream(numbers))
  return testDriver(app, { restartable: true })
}

/** What comes of an operator that emits records. */
const driveOne = (operator: OperatorFunction<NumberRecord, NumberRecord>): TestDriver =>
  drive((stream) => stream.pipe(operator, to(results)))

function send(driver: TestDriver, ...values: readonly number[]): void {
  for (const value of values) driver.input(numbers).send({ key: `k${value}`, value, timestamp: 1_000 + value })
}

const read = new WeakMap<TestDriver, number>()

/** What has come since the last time. */
function rows(driver: TestDriver): unknown[] {
  const all = driver.output(results).readAll()
  const before = read.get(driver) ?? 0
  read.set(driver, all.length)
  return all.slice(before).map(({ key, value, timestamp }) => [key, value, timestamp])
}

const refusal = (message: string): unknown =>
  expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining(message) })

describe('holding()', () => {
  it('passes on what an operator gathers, with the key and time of the newest, and reads again what it kept', () => {
    using driver = drive((stream) =>
      stream.pipe(
        holding(bufferCount(3)),
        map((batch) => batch.map(({ value }) => value)),
        to(results),
      ),
    )
    send(driver, 1, 2, 3, 4, 5)
    expect(rows(driver)).toEqual([['k3', [1, 2, 3], 1_003]])
    driver.restart()
    send(driver, 6, 7)
    expect(rows(driver)).toEqual([['k6', [4, 5, 6], 1_006]])
  })

  it('passes on what an operator emits by itself, in virtual time', () => {
    using driver = driveOne(holding(delay(100)))
    send(driver, 1)
    driver.advanceWallClock(50)
    send(driver, 2)
    expect(rows(driver)).toEqual([])
    driver.advanceWallClock(50)
    expect(rows(driver)).toEqual([['k1', 1, 1_001]])
    driver.restart()
    driver.advanceWallClock(99)
    expect(rows(driver)).toEqual([])
    driver.advanceWallClock(1)
    expect(rows(driver)).toEqual([['k2', 2, 1_002]])
  })

  it('lets an operator emit nothing when nothing has come', () => {
    using driver = drive((stream) =>
      stream.pipe(
        holding(bufferTime(10)),
        concatMap((batch) => batch),
        to(results),
      ),
    )
    driver.advanceWallClock(100)
    send(driver, 1, 2)
    driver.advanceWallClock(10)
    expect(rows(driver)).toEqual([
      ['k1', 1, 1_001],
      ['k2', 2, 1_002],
    ])
  })

  it('is done with what an operator drops, if that is said', () => {
    using driver = driveOne(holding(debounceTime(10), { drops: true }))
    send(driver, 1, 2, 3)
    driver.advanceWallClock(10)
    expect(rows(driver)).toEqual([['k3', 3, 1_003]])
    driver.restart()
    driver.advanceWallClock(10)
    expect(rows(driver)).toEqual([])
    // Not said: the first would be kept for ever.
    using keeping = driveOne(holding(rxDebounceTime(10), { inputsMax: 2 }))
    send(keeping, 1, 2)
    keeping.advanceWallClock(10)
    send(keeping, 3)
    expect(() => send(keeping, 4)).toThrow(expect.objectContaining({ cause: refusal('holds 2 inputs') }))
  })

  it('stands before asynchronous work: all inputs of a batch are kept until it is done', async () => {
    const resolves: (() => void)[] = []
    using driver = drive((stream) =>
      stream.pipe(
        holding(bufferCount(2)),
        mapAsync((batch) => new Promise<number>((resolve) => resolves.push(() => resolve(batch.length)))),
        to(results),
      ),
    )
    send(driver, 1, 2)
    expect(() => driver.restart()).toThrow('has not finished the record at offset 0')
    resolves[0]?.()
    await driver.settle()
    expect(rows(driver)).toEqual([['k2', 2, 1_002]])
  })

  it('refuses what cannot be traced, with what to do', () => {
    const failing = (operator: OperatorFunction<NumberRecord, unknown>, message: string): void => {
      using driver = drive((stream) =>
        stream.pipe(
          holding(operator, { name: 'mine' }),
          map((value) => value),
          to(results),
        ),
      )
      expect(() => send(driver, 1, 2, 3)).toThrow(
        expect.objectContaining({ cause: refusal(`holding(mine) ${message}`) }),
      )
    }
    failing(pipe(bufferCount(2), rxMap((batch) => batch.length)), 'emitted what is none of the inputs') // prettier-ignore
    failing(
      bufferCount(2, 1),
      'emitted what is none of the inputs that it holds, nor an array of them, or one a second time',
    )
    failing(take(2), 'completed')
    failing(
      rxMap(() => {
        throw new Error('lost')
      }),
      'failed, and what it held is lost',
    )
    using values = drive((stream) =>
      stream.pipe(
        map(({ value }) => value),
        holding(bufferCount(2)),
        map((batch) => batch.length),
        to(results),
      ),
    )
    expect(() => send(values, 1)).toThrow(expect.objectContaining({ cause: refusal('was given number') }))
  })

  it('is asked for where an operator emits later', () => {
    expect(() => driveOne(delay(1))).toThrow(refusal('say holding(delay(...))'))
    expect(() => volatile(delay(1))).toThrow(refusal('say holding(delay(...)), not volatile()'))
    expect(() => holding(mapAsync(async () => 1))).toThrow(refusal('needs no holding()'))
    expect(() => holding(delay(1), { inputsMax: 0 })).toThrow('keeps 1 input or more, not 0')
  })
})
