import { setImmediate as turn } from 'node:timers/promises'
import { silentLogger } from '@millrace/base'
import { Schema, type SinkPosition, sinkRecord, type SinkRecord, Struct } from '@millrace/connect'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { s3SinkConfig } from './config.ts'
import { jsonFormat } from './formats/json.ts'
import { keysOf } from './layout/keys.ts'
import { S3SinkTask } from './s3-sink-task.ts'
import { MemoryStore } from '../test/memory-store.ts'
import { StoreError } from './store/store-error.ts'
import type { Budget } from './writing/memory.ts'
import { Turnstile } from './writing/turnstile.ts'

const order = Schema.struct({ id: Schema.int32(), shop: Schema.string() })
const never = new AbortController().signal

interface Setting {
  readonly config?: Record<string, string>
  readonly conditional?: boolean
  readonly partBytes?: number
  readonly budgetBytes?: number
}

/** A task over `store`, its clock by hand. */
function taskOn(
  store: MemoryStore,
  { config: more = {}, conditional = false, partBytes = 1000, budgetBytes = 10_000 }: Setting = {},
) {
  const given = { 's3.bucket.name': 'b', 'format.class': 'json', 'flush.size': '3', ...more }
  const config = s3SinkConfig.parse(given)
  const format = jsonFormat()
  const budget: Budget = { most: budgetBytes, uploading: 0 }
  const clock = { ms: 0 }
  const task = new S3SinkTask({
    format,
    keys: keysOf(config, format.extension),
    rules: { flushSize: config['flush.size'], rotateIntervalMs: config['rotate.interval.ms'] },
    conditional,
    contentType: format.contentType,
    uploads: {
      store,
      turnstile: new Turnstile(4),
      partBytes,
      pack: undefined,
      onHeld: (bytes) => {
        budget.uploading += bytes
      },
    },
    timeOf: ({ timestamp }) => timestamp,
    budget,
    idleMs: 1000,
    ignoreNulls: false,
    signal: never,
    logger: silentLogger,
    now: () => clock.ms,
  })
  return { task, clock, budget }
}

const shops = ['a', 'b', 'c']

function recordAt(offset: number, more: Partial<SinkRecord> = {}): SinkRecord {
  const value = new Struct(order, { id: offset, shop: shops[offset % 3] ?? '' })
  const partition = more.partition ?? 0
  return {
    ...sinkRecord({ topic: 'orders', partition, offset, timestamp: offset * 10, value: { schema: order, value } }),
    ...more,
  }
}

const records = (from: number, to: number): SinkRecord[] =>
  Array.from({ length: to - from }, (_, at) => recordAt(from + at))
const offsetsOf = (positions: readonly SinkPosition[]): number[] => positions.map(({ offset }) => offset)

describe('a task', () => {
  it('writes objects of flush.size records, and answers for those alone', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store)
    expect(await task.write(records(5, 12), never)).toEqual(Array.from({ length: 7 }, () => ({ kind: 'ok' })))
    expect(await task.flush()).toEqual([{ topic: 'orders', partition: 0, offset: 11 }])
    expect(await task.flush()).toEqual([])
    expect(store.keys()).toEqual([
      'topics/orders/partition=0/orders+0+0000000005.json',
      'topics/orders/partition=0/orders+0+0000000008.json',
    ])
    expect(store.lines()).toEqual(
      ['5', '6', '7', '8', '9', '10'].map((id) => `{"id":${id},"shop":"${shops[Number(id) % 3]}"}`),
    )
  })

  it('begins another object with a record that is rotate.interval.ms later than the first one', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store, { config: { 'rotate.interval.ms': '25', 'flush.size': '100' } })
    await task.write(records(0, 7), never)
    expect(offsetsOf(await task.flush())).toEqual([6])
    expect(store.keys().map((key) => key.slice(-15))).toEqual(['0000000000.json', '0000000003.json'])
  })

  it('writes what an idle partition has left as an object that says where it ends', async () => {
    const store = new MemoryStore()
    const { task, clock } = taskOn(store)
    await task.write(records(0, 5), never)
    expect(offsetsOf(await task.flush())).toEqual([3])
    clock.ms = 1000
    expect(offsetsOf(await task.flush())).toEqual([5])
    expect(store.keys()).toContain('topics/orders/partition=0/orders+0+0000000003-0000000004.json')
  })

  it('ends where a tail did that was written and not committed', async () => {
    const store = new MemoryStore()
    const first = taskOn(store)
    await first.task.write(records(0, 2), never)
    first.clock.ms = 1000
    expect(offsetsOf(await first.task.flush())).toEqual([2])
    const second = taskOn(store)
    await second.task.write(records(0, 6), never)
    expect(offsetsOf(await second.task.flush())).toEqual([5])
    expect(store.keys().map((key) => key.split('+')[2])).toEqual(['0000000000-0000000001.json', '0000000002.json'])
    expect(store.ids()).toEqual([0, 1, 2, 3, 4])
  })

  it('sends large objects in parts while they are written', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store, { partBytes: 100, config: { 'flush.size': '40' } })
    const large = records(0, 40).map((record) => {
      const value = new Struct(order, { id: record.offset, shop: 'x'.repeat(20_000) })
      return { ...record, value: { schema: order, value } }
    })
    await task.write(large.slice(0, 39), never)
    expect(store.partsOf('topics/orders/partition=0/orders+0+0000000000.json')).toBeGreaterThan(3)
    await task.write(large.slice(39), never)
    expect(offsetsOf(await task.flush())).toEqual([40])
    expect(store.ids()).toEqual(Array.from({ length: 40 }, (_, at) => at))
    expect(store.unfinished()).toEqual([])
  })

  it('aborts what it began and others left when it ends or begins', async () => {
    const store = new MemoryStore()
    const large = (offset: number) => ({
      ...recordAt(offset),
      value: { schema: order, value: new Struct(order, { id: offset, shop: 'x'.repeat(70_000) }) },
    })
    const { task } = taskOn(store, { partBytes: 100, config: { 'flush.size': '40' } })
    await task.write([large(0), large(1)], never)
    await task.flush()
    await turn()
    expect(store.unfinished()).toHaveLength(1)
    const other = taskOn(store, { partBytes: 100, config: { 'flush.size': '40' } })
    await other.task.write([recordAt(0)], never)
    expect(store.unfinished()).toEqual([])
    await other.task.write([large(1), large(2)], never)
    await turn()
    expect(store.unfinished()).toHaveLength(1)
    await other.task.close()
    expect(store.unfinished()).toEqual([])
  })

  it('aborts uploads that were begun by requests whose answers were lost', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store, { partBytes: 40, config: { 'flush.size': '4' } })
    const lost = new StoreError('ECONNRESET', 'the connection was cut', { transient: true })
    store.loseAnswer = () => lost
    await task.write(records(0, 4), never)
    expect(await task.flush()).toEqual([])
    expect(store.unfinished().length).toBeGreaterThan(0)
    store.loseAnswer = undefined
    expect(offsetsOf(await task.flush())).toEqual([4])
    expect(store.unfinished()).toEqual([])
    expect(store.ids()).toEqual([0, 1, 2, 3])
  })

  it('refuses a record that can not be written, and writes the others', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store, { config: { 'partitioner.class': 'field', 'partition.field.name': 'shop' } })
    const shopless = new Struct(Schema.struct({ id: Schema.int32() }), { id: 1 })
    const results = await task.write(
      [
        recordAt(0),
        recordAt(1, { value: { schema: shopless.schema, value: shopless } }),
        recordAt(2, { value: { schema: null, value: null } }),
        recordAt(3),
      ],
      never,
    )
    expect(results).toEqual([
      { kind: 'ok' },
      { kind: 'reject', reason: "the field 'shop' that folders are divided by has no value" },
      { kind: 'reject', reason: 'it has no value: see behavior.on.null.values' },
      { kind: 'ok' },
    ])
    await task.write([recordAt(4)], never)
    expect(offsetsOf(await task.flush())).toEqual([5])
    expect(store.ids()).toEqual([0, 3, 4])
  })

  it('has records wait while the store is busy, and fails for good where it refuses', async () => {
    const store = new MemoryStore()
    const { task } = taskOn(store)
    store.fail = () => new StoreError('SlowDown', 'slow down', { transient: true })
    const busy = { kind: 'retry', reason: 'slow down' }
    expect(await task.write(records(0, 2), never)).toEqual([busy, busy])
    store.fail = undefined
    expect(await task.write(records(0, 3), never)).toHaveLength(3)
    await task.flush()
    store.fail = (call) => (call === 'put' ? new StoreError('SlowDown', 'slow down', { transient: true }) : undefined)
    expect(await task.write(records(3, 6), never)).toEqual([{ kind: 'ok' }, { kind: 'ok' }, { kind: 'ok' }])
    expect(await task.flush()).toEqual([])
    expect(await task.write(records(6, 7), never)).toEqual([busy])
    store.fail = undefined
    expect(offsetsOf(await task.flush())).toEqual([6])
    store.fail = () => new StoreError('NoSuchBucket', 'no bucket', { transient: false, option: 's3.bucket.name' })
    await task.write(records(6, 9), never)
    await expect(task.flush()).rejects.toMatchObject({ code: 'INVALID_CONFIG', context: { key: 's3.bucket.name' } })
  })
})

describe('a task that was taken for dead', () => {
  it.each([true, false])('doubles and takes away nothing (conditional writes: %s)', async (conditional) => {
    const store = new MemoryStore()
    const zombie = taskOn(store, { conditional })
    await zombie.task.write(records(0, 2), never)
    const heir = taskOn(store, { conditional })
    await heir.task.write(records(0, 4), never)
    expect(offsetsOf(await heir.task.flush())).toEqual([3])
    // It goes on where it was: with a whole object that is there already, with the same records.
    await zombie.task.write(records(2, 3), never)
    expect(offsetsOf(await zombie.task.flush())).toEqual([3])
    expect(store.ids()).toEqual([0, 1, 2])
  })

  it('can not write a tail over a whole object where the store has conditions', async () => {
    const store = new MemoryStore()
    const zombie = taskOn(store, { conditional: true })
    await zombie.task.write(records(0, 2), never)
    const heir = taskOn(store, { conditional: true })
    await heir.task.write(records(0, 3), never)
    await heir.task.flush()
    zombie.clock.ms = 1000
    await expect(zombie.task.flush()).rejects.toMatchObject({ code: 'STALE_MEMBER_EPOCH' })
    expect(store.ids()).toEqual([0, 1, 2])
  })
})

/** Steps of a run: records come, offsets are committed, time passes, the process is killed, the store is busy. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('records' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flush' as const), committed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('idle' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), requests: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('busy' as const), every: fc.integer({ min: 2, max: 4 }) }) },
)

describe('whatever happens', () => {
  it('each record is once in the bucket', async () => {
    const settings = fc.record({
      conditional: fc.boolean(),
      byField: fc.boolean(),
      partBytes: fc.constantFrom(40, 70, 100_000),
      budgetBytes: fc.constantFrom(30, 100_000),
      flushSize: fc.integer({ min: 2, max: 7 }),
    })
    await fc.assert(
      fc.asyncProperty(settings, fc.array(step, { maxLength: 40 }), async (setting, steps) => {
        const { conditional, byField, partBytes, budgetBytes, flushSize } = setting
        const byFields = byField ? { 'partitioner.class': 'field', 'partition.field.name': 'shop' } : {}
        const config = { 'flush.size': String(flushSize), ...byFields }
        const store = new MemoryStore()
        const open = () => taskOn(store, { conditional, partBytes, budgetBytes, config })
        let current = open()
        let committed = 0
        let position = 0
        let produced = 0
        const feed = async (to: number): Promise<void> => {
          produced = Math.max(produced, to)
          while (position < to) {
            const results = await current.task.write(records(position, to), never)
            const taken = results.findIndex(({ kind }) => kind !== 'ok')
            position = taken === -1 ? to : position + taken
            if (taken !== -1) return
          }
        }
        for (const one of steps) {
          if (one.kind === 'records') await feed(position + one.count)
          else if (one.kind === 'busy') store.failEvery(one.every)
          else if (one.kind === 'kill') {
            store.fail = undefined
            store.endAfter(one.requests)
            await feed(position + flushSize).catch(() => undefined)
            store.dropAll()
            current = open()
            position = committed
          } else {
            if (one.kind === 'idle') current.clock.ms += 1000
            store.fail = undefined
            const [reached] = await current.task.flush()
            // A process that is killed between the two has written and not committed.
            if (one.kind === 'flush' && !one.committed) {
              current = open()
              position = committed
            } else committed = reached?.offset ?? committed
          }
        }
        store.fail = undefined
        await feed(produced + 1)
        current.clock.ms += 1000
        await current.task.flush()
        current.clock.ms += 1000
        await current.task.flush()
        const ids = store.ids()
        expect(ids).toEqual(Array.from({ length: position }, (_, at) => at))
      }),
      {
        numRuns: 300,
        examples: [
          // Of a chunk of two objects the first was there again, and was taken for all of it.
          [
            { conditional: false, byField: true, partBytes: 40, budgetBytes: 30, flushSize: 2 },
            [
              { kind: 'records', count: 5 },
              { kind: 'flush', committed: false },
              { kind: 'records', count: 1 },
              { kind: 'idle' },
            ],
          ],
        ],
      },
    )
  })
})
