import { isStreamError } from '@millrace/base'
import { RecordHeaders, serde, topic } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import type { ProcessorContext } from '../processor/context.ts'
import type { Processor } from '../processor/processor.ts'
import { noOrigin, type StreamRecord, withValue } from '../record.ts'
import type { TimestampExtractor } from '../topology/nodes.ts'
import { TopologyBuilder } from '../topology/topology-builder.ts'
import { testDriver, type Drivable, type TestDriverOptions } from './test-driver.ts'

const text = { key: serde.string(), value: serde.string() }
const input = topic('in', text)
const output = topic('out', text)
type Context = ProcessorContext<string, string>
type TextRecord = StreamRecord<string, string>

/** What to do with each record; `init` may schedule. */
function processor(
  process: (record: TextRecord, context: Context) => void,
  init: (context: Context) => void = () => undefined,
): () => Processor<string, string, string, string> {
  return () => {
    let context: Context
    return {
      init: (given) => {
        context = given
        init(given)
      },
      process: (record) => process(record, context),
    }
  }
}

/** `in` -> the processors, one behind the other -> `out`. */
function app(
  suppliers: readonly (() => Processor<string, string, string, string>)[],
  timestampExtractor?: TimestampExtractor<string, string>,
): Drivable {
  const builder = new TopologyBuilder()
  builder.addSource('source', { topics: ['in'], ...text, timestampExtractor })
  for (const [index, supplier] of suppliers.entries()) {
    builder.addProcessor(`p${index}`, supplier, { parents: [index === 0 ? 'source' : `p${index - 1}`] })
  }
  builder.addSink('sink', { topic: 'out', ...text, parents: [`p${suppliers.length - 1}`] })
  return { id: 'app', topology: () => builder.build() }
}

function valuesOf(drivable: Drivable, values: readonly (readonly [string, number])[], options?: TestDriverOptions) {
  const driver = testDriver(drivable, options)
  for (const [value, timestamp] of values) driver.input(input).send({ key: 'k', value, timestamp })
  return driver.output(output).readAll()
}

const nowhere = { headers: new RecordHeaders([]), ...noOrigin }

const double = processor((record, context) => {
  context.forward(withValue(record, `${record.value}1`))
  context.forward(withValue(record, `${record.value}2`))
})

describe('the test driver', () => {
  it('brings a record through all nodes, depth first, before the next', () => {
    const results = valuesOf(app([double, double]), [
      ['a', 5],
      ['b', 3],
    ])
    expect(results.map(({ value }) => value)).toEqual(['a11', 'a12', 'a21', 'a22', 'b11', 'b12', 'b21', 'b22'])
    expect(results.map(({ timestamp }) => timestamp)).toEqual([5, 5, 5, 5, 3, 3, 3, 3])
  })

  it('brings what goes through an internal topic out within the same send, behind what came before it', () => {
    const builder = new TopologyBuilder()
    builder.addSource('source', { topics: ['in'], ...text })
    builder.addProcessor('first', double, { parents: ['source'] })
    builder.addRepartitionTopic('middle')
    builder.addSink('to-middle', { topic: 'middle', ...text, parents: ['first'] })
    builder.addSink('direct', { topic: 'out', ...text, parents: ['first'] })
    builder.addSource('from-middle', { topics: ['middle'], ...text })
    builder.addProcessor('second', double, { parents: ['from-middle'] })
    builder.addSink('sink', { topic: 'out', ...text, parents: ['second'] })
    const driver = testDriver({ id: 'app', topology: () => builder.build() })
    driver.input(input).send({ key: 'k', value: 'a' })
    expect(
      driver
        .output(output)
        .readKeyValues()
        .map(([, value]) => value),
    ).toEqual(['a1', 'a2', 'a11', 'a12', 'a21', 'a22'])
  })

  it('keeps key, headers and tombstones, and says where the record is from', () => {
    const seen: unknown[] = []
    const forwards = processor((record, context) => {
      seen.push([record.topic, record.partition, record.offset, context.recordMetadata, context.streamTimeMs])
      context.forward(record)
    })
    const driver = testDriver(app([forwards]), { startMs: 7 })
    driver.input(input).send({ value: null }, { key: 'k', value: 'v', timestamp: 3, headers: { trace: 'x' } })
    const [first, second] = driver.output(output).readAll()
    expect(first).toMatchObject({ key: null, value: null, timestamp: 7 })
    expect(second).toMatchObject({ key: 'k', value: 'v', timestamp: 3 })
    expect(second?.headers.getText('trace')).toBe('x')
    expect(seen).toMatchObject([
      ['in', 0, 0, { offset: 0 }, 7],
      ['in', 0, 1, { offset: 1 }, 7],
    ])
  })

  it('punctuates by stream time: with the first record, at multiples of the interval, once after a jump', () => {
    const calls: number[] = []
    const ticks = processor(
      () => undefined,
      (context) => context.schedule(10, 'stream-time', (timestampMs) => calls.push(timestampMs)),
    )
    const times = [3, 9, 10, 12, 45, 49, 50]
    valuesOf(
      app([ticks]),
      times.map((time) => ['v', time] as const),
    )
    expect(calls).toEqual([3, 10, 45, 50])
  })

  it('punctuates by the clock: one interval after the start, once after a jump, until it is cancelled', () => {
    const ticks = processor(
      () => undefined,
      (context) => {
        const scheduled = context.schedule(10, 'wall-clock', (timestampMs) => {
          if (timestampMs > 50) scheduled.cancel()
          context.forward({ key: 'tick', value: String(timestampMs), timestamp: timestampMs, ...nowhere })
        })
      },
    )
    const driver = testDriver(app([ticks]), { startMs: 5 })
    for (const by of [9, 1, 30, 5, 4, 20, 20] as const) driver.advanceWallClock(by)
    expect(driver.output(output).readKeyValues()).toEqual([
      ['tick', '15'],
      ['tick', '45'],
      ['tick', '74'],
    ])
  })

  it('drops a record whose timestamp is negative, and counts it', () => {
    const byValue: TimestampExtractor<string, string> = ({ value }, partitionTimeMs) =>
      value === 'partition' ? partitionTimeMs : Number(value)
    const driver = testDriver(app([processor((record, context) => context.forward(record))], byValue))
    for (const value of ['-1', '9', '4', 'partition']) driver.input(input).send({ key: 'k', value })
    expect(
      driver
        .output(output)
        .readAll()
        .map(({ timestamp }) => timestamp),
    ).toEqual([9, 4, 9])
    expect([...driver.dropped]).toEqual([['negative-timestamp', 1]])
  })

  it('refuses a topic that is not read, and a store that is not there, with those that are', () => {
    const driver = testDriver(app([double]))
    expect(() => driver.input(output)).toThrow('the topology reads no topic out; those it reads: in')
    expect(() => driver.store('nothing')).toThrow('the topology has no store nothing; it has none')
    expect(() => driver.restart()).toThrow('restartable: true')
  })
})

describe('a record that a node throws at', () => {
  const fails = processor((record, context) => {
    context.forward(record)
    if (record.value === 'a1') throw new Error('no a1')
    context.forward(withValue(record, `${record.value}!`))
  })

  it('stops the task: the sender learns what happened, where and what to do', () => {
    const driver = testDriver(app([double, fails]))
    let thrown: unknown
    try {
      driver.input(input).send({ key: 'k', value: 'a' })
    } catch (error) {
      thrown = error
    }
    expect(isStreamError(thrown, 'PROCESSING_FAILED')).toBe(true)
    expect(String(thrown)).toContain('p1 failed with the record at offset 0 of in-0: no a1')
  })

  it('is left out of that node alone if the handler says so', () => {
    const results = valuesOf(app([double, fails]), [['a', 1]], { failures: { processing: 'continue' } })
    expect(results.map(({ value }) => value)).toEqual(['a1', 'a2', 'a2!'])
  })

  it('goes to the dead-letter topic with its own bytes and the reason, if the handler says so', () => {
    const nodes: string[] = []
    const failures = {
      deadLetterTopic: 'dead',
      processing: ({ node }: { node: string }) => {
        nodes.push(node)
        return 'dlq' as const
      },
    }
    const driver = testDriver(app([double, fails]), { failures })
    driver.input(input).send({ key: 'k', value: 'a' })
    const [dead] = driver.output(topic('dead', text)).readAll()
    expect(dead).toMatchObject({ key: 'k', value: 'a' })
    expect(dead?.headers.getText('__streams.errors.message')).toBe('no a1')
    expect(dead?.headers.getText('__streams.errors.topic')).toBe('in')
    expect(nodes).toEqual(['p1'])
  })

  it('that can not be read is left out, and those behind it are not', () => {
    const builder = new TopologyBuilder()
    const numbers = { key: serde.string(), value: serde.integer() }
    builder.addSource('source', { topics: ['in'], ...numbers })
    builder.addSink('sink', { topic: 'out', ...numbers, parents: ['source'] })
    const drivable = { id: 'app', topology: () => builder.build() }
    const driver = testDriver(drivable, { failures: { deserialization: 'continue' } })
    driver.input(input).send({ value: 'four' }, { value: 'no' })
    expect(driver.output(topic('out', numbers)).readAll()).toHaveLength(1)
    expect(() => testDriver(drivable).input(input).send({ value: 'no' })).toThrow("offset 0 of in-0 can't be read")
  })
})
