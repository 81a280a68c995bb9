import { describe, expect, it } from 'vitest'
import {
  idExpirationMs,
  outcomeOf,
  partitionsOf,
  ShardRun,
  timeoutMs,
  transactionalId,
} from '../../test/transactions/shard-run.ts'
import type { Producer } from '../outcome.ts'
import {
  transactionalIdsMax,
  transactionGraceMs,
  transactionPartitionsSizeBytesMax,
  transactionsPerTickMax,
} from '../limits.ts'
import { recordOf } from './transaction.ts'
import type { ListTransactionsFilter } from './transaction-shard.ts'

const everything: ListTransactionsFilter = { states: new Set(), producerIds: new Set(), durationMs: -1 }

describe('a transaction', () => {
  it('is begun, committed and told to its partitions, and the next one goes on with another epoch', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    expect(producer).toEqual({ producerId: 1_000, producerEpoch: 0 })
    run.add(producer, { a: [0, 1] })
    run.nowMs += 5
    run.add(producer, { a: [1, 2], b: [0] })
    expect(run.transaction).toMatchObject({
      state: 'Ongoing',
      startMs: run.nowMs - 5,
      partitions: partitionsOf({ a: [0, 1, 2], b: [0] }),
    })
    expect(run.shard.ending()).toEqual([])
    const next = run.end(producer, true)
    expect(next).toEqual({ producerId: 1_000, producerEpoch: 1 })
    expect(run.shard.isEnding(transactionalId)).toBe(true)
    expect([...run.shard.takePrepared()]).toEqual([transactionalId])
    expect([...run.shard.takePrepared()]).toEqual([])
    run.restart()
    expect([...run.shard.takePrepared()]).toEqual([transactionalId])
    expect(run.shard.ending()).toEqual([
      { transactionalId, ...next, isCommit: true, partitions: partitionsOf({ a: [0, 1, 2], b: [0] }), version: 2 },
    ])
    run.writeMarkers()
    expect(run.shard.ending()).toEqual([])
    run.add(next, { c: [0] })
    expect(run.transaction.partitions).toEqual(partitionsOf({ c: [0] }))
  })

  it('is complete once all of its partitions know, and with the record of what its producer does next', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0] })
    const next = run.end(producer, true)
    const [ended] = run.shard.ending()
    if (ended === undefined) throw new Error('it ends')
    expect(outcomeOf(() => run.add(next, { b: [0] }))).toBe('CONCURRENT_TRANSACTIONS')
    const { length } = run.records
    run.tell()
    expect([run.transaction.state, run.shard.isUnlogged(transactionalId)]).toEqual(['CompleteCommit', true])
    expect(run.records).toHaveLength(length)
    run.add(next, { b: [0] })
    expect(run.records).toHaveLength(length + 1)
    expect(run.transaction).toMatchObject({ state: 'Ongoing', ...next, partitions: partitionsOf({ b: [0] }) })
    expect([run.shard.isEnding(transactionalId), run.shard.isUnlogged(transactionalId)]).toEqual([false, false])
    run.writeMarkers([ended])
    expect(run.transaction.state).toBe('Ongoing')
    expect(run.records).toHaveLength(length + 1)
    // What is known of another transaction completes none.
    const last = run.end(next, true)
    run.tell([ended])
    expect(outcomeOf(() => run.add(last, { c: [0] }))).toBe('CONCURRENT_TRANSACTIONS')
  })

  it('is written down as complete where nothing follows it', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0] })
    const next = run.end(producer, true)
    run.tell()
    run.run((shard) => shard.logCompletions([transactionalId, 'nobody']))
    expect(run.shard.isUnlogged(transactionalId)).toBe(false)
    run.restart()
    expect(run.transaction).toMatchObject({ state: 'CompleteCommit', ...next })
    const { length } = run.records
    run.run((shard) => shard.logCompletions([transactionalId]))
    expect(run.records).toHaveLength(length)
  })

  it('begins without a record for a leader, in partitions that know how the last one ended', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0, 1] }, true)
    const next = run.end(producer, true)
    const { length } = run.records
    expect(outcomeOf(() => run.add(next, { a: [0] }, true))).toBe('CONCURRENT_TRANSACTIONS')
    run.tell()
    run.add(next, { a: [0] }, true)
    run.nowMs += 5
    run.add(next, { a: [1] }, true)
    expect(run.records).toHaveLength(length)
    const { startMs } = run.transaction
    expect(run.transaction).toMatchObject({ state: 'Ongoing', ...next, partitions: partitionsOf({ a: [0, 1] }) })
    expect(startMs).toBe(run.nowMs - 5)
    expect([run.shard.isEnding(transactionalId), run.shard.open]).toEqual([false, 1])
    expect(run.shard.nextTickMs()).toBe(startMs + timeoutMs)
    // What is not named by the last record needs one, which names all of them.
    run.add(next, { b: [0] }, true)
    expect(run.records).toHaveLength(length + 1)
    run.restart()
    expect(run.transaction).toMatchObject({ state: 'Ongoing', partitions: partitionsOf({ a: [0, 1], b: [0] }) })
    expect(run.end(next, true)).toEqual({ ...next, producerEpoch: 2 })
  })

  it('that was begun without a record is as open as any other', () => {
    const begun = (): { run: ShardRun; next: Producer } => {
      const run = new ShardRun()
      const producer = run.init() as Producer
      run.add(producer, { a: [0] })
      const next = run.end(producer, false)
      run.tell()
      run.add(next, { a: [0] }, true)
      return { run, next }
    }
    const ends = begun()
    expect(ends.run.end(ends.next, true)).toEqual({ ...ends.next, producerEpoch: 2 })
    expect(ends.run.shard.ending()).toMatchObject([{ isCommit: true, partitions: partitionsOf({ a: [0] }) }])
    const late = begun()
    late.run.nowMs += timeoutMs
    expect(late.run.tick()).toEqual([transactionalId])
    expect(late.run.transaction).toMatchObject({ state: 'PrepareAbort', producerEpoch: 2 })
    const fenced = begun()
    expect(fenced.run.init()).toBe('ending')
    expect(fenced.run.transaction).toMatchObject({ state: 'PrepareAbort', producerEpoch: 3 })
    const operator = begun()
    expect(operator.run.abort()).toBe(true)
    for (const { run } of [ends, late, fenced, operator]) {
      const { transaction } = run
      run.restart()
      expect(run.transaction).toEqual(transaction)
    }
  })

  it('that was begun without a record is found again by the next coordinator where it is open', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0, 1] })
    const next = run.end(producer, true)
    run.tell()
    run.add(next, { a: [1] }, true)
    run.restart()
    const [ended] = run.shard.ending()
    if (ended === undefined) throw new Error('its partitions are told again')
    expect(ended).toMatchObject({ ...next, isCommit: true, partitions: partitionsOf({ a: [0, 1] }) })
    expect(outcomeOf(() => run.end(next, true))).toBe('CONCURRENT_TRANSACTIONS')
    run.nowMs += 100
    run.run((shard, nowMs) => shard.foundOpen(ended, nowMs))
    const found = { state: 'Ongoing', ...next, partitions: partitionsOf({ a: [0, 1] }), startMs: run.nowMs }
    expect(run.transaction).toMatchObject(found)
    run.restart()
    expect(run.transaction).toMatchObject(found)
    run.run((shard, nowMs) => shard.foundOpen(ended, nowMs))
    expect(run.transaction).toMatchObject(found)
    expect(run.end(next, true)).toEqual({ ...next, producerEpoch: 2 })
  })

  it.each([
    ['its producer is from before KIP-890', { version: 0, state: 'PrepareCommit' }],
    ['its producer id is used up', { nextProducerId: 8, state: 'PrepareCommit' }],
    ['a record says that it is complete', { state: 'CompleteCommit', partitions: new Map() }],
  ] as const)('needs a record of its beginning if of the last one %s', (_, last) => {
    const run = new ShardRun()
    run.become({ partitions: partitionsOf({ a: [0] }), ...last })
    const [ended] = run.shard.ending()
    if (ended !== undefined) run.run((shard, nowMs) => shard.foundOpen(ended, nowMs))
    const { length } = run.records
    const { producerId, producerEpoch } = run.transaction
    run.add({ producerId, producerEpoch }, { a: [0] }, true)
    expect(run.records).toHaveLength(length + 1)
    run.restart()
    expect(run.transaction.state).toBe('Ongoing')
  })

  it('writes nothing for partitions that it has already', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0] })
    const { length } = run.records
    run.add(producer, { a: [0] })
    expect(run.records).toHaveLength(length)
  })

  it('refuses more partitions than a record can name, and stays as it was', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0] })
    const many = Array.from({ length: transactionPartitionsSizeBytesMax / 4 }, (_, index) => index)
    expect(outcomeOf(() => run.add(producer, { b: many }))).toBe('INVALID_REQUEST')
    expect(run.transaction.partitions).toEqual(partitionsOf({ a: [0] }))
  })

  it('that takes too long is aborted; its producer learns of that, and goes on', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.add(producer, { a: [0] })
    expect(run.shard.nextTickMs()).toBe(run.nowMs + timeoutMs)
    run.nowMs += timeoutMs
    expect(run.tick()).toEqual([transactionalId])
    expect(outcomeOf(() => run.end(producer, true))).toBe('TRANSACTION_ABORTABLE')
    run.writeMarkers()
    expect(outcomeOf(() => run.end(producer, true))).toBe('TRANSACTION_ABORTABLE')
    const next = run.end(producer, false)
    run.add(next, { a: [0] })
    expect(run.transaction.state).toBe('Ongoing')
  })

  it.each([
    // By this clock, how long it has been open, and what it has from now on.
    { openMs: 0, hasMs: timeoutMs },
    { openMs: 30_000, hasMs: timeoutMs - 30_000 },
    { openMs: timeoutMs - 1, hasMs: transactionGraceMs },
    { openMs: 3_600_000, hasMs: transactionGraceMs },
    { openMs: -3_600_000, hasMs: timeoutMs },
  ])('that is open for $openMs ms by the clock of the next coordinator has $hasMs ms there', ({ openMs, hasMs }) => {
    const run = new ShardRun()
    run.add(run.init() as Producer, { a: [0] })
    run.nowMs += openMs
    run.restart()
    run.nowMs += hasMs - 1
    expect(run.tick()).toEqual([])
    run.nowMs += 1
    expect(run.tick()).toEqual([transactionalId])
  })

  it('that another producer finds open is aborted first, and its own producer is fenced at once', () => {
    const run = new ShardRun()
    const first = run.init() as Producer
    run.add(first, { a: [0] })
    expect(run.init()).toBe('ending')
    expect(outcomeOf(() => run.end(first, false))).toBe('PRODUCER_FENCED')
    expect(run.init()).toBe('ending')
    run.writeMarkers()
    const second = run.init() as Producer
    expect(second.producerEpoch).toBeGreaterThan(first.producerEpoch + 1)
    run.add(second, { a: [0] })
    expect(outcomeOf(() => run.end(first, true))).toBe('PRODUCER_FENCED')
    expect(run.transaction.state).toBe('Ongoing')
  })
})

describe('a transactional id', () => {
  it.each([0, -1, 900_001])('takes no time-out of %d ms', (asked) => {
    const run = new ShardRun()
    expect(outcomeOf(() => run.init(undefined, { timeoutMs: asked }))).toBe('INVALID_TRANSACTION_TIMEOUT')
  })

  it('is not empty, and not too long', () => {
    const run = new ShardRun()
    for (const id of ['', 'x'.repeat(1_001), 'ü'.repeat(501)]) {
      expect(outcomeOf(() => run.init(undefined, { transactionalId: id }))).toBe('INVALID_REQUEST')
    }
    expect(run.init(undefined, { transactionalId: 'ü'.repeat(500) })).toMatchObject({ producerEpoch: 0 })
  })

  it('that nobody began with has no transactions', () => {
    const run = new ShardRun()
    const producer = { producerId: 1, producerEpoch: 0 }
    expect(outcomeOf(() => run.add(producer, { a: [0] }))).toBe('INVALID_PRODUCER_ID_MAPPING')
    expect(outcomeOf(() => run.end(producer, true))).toBe('INVALID_PRODUCER_ID_MAPPING')
    expect(outcomeOf(() => run.verify(producer, { a: [0] }))).toBe('INVALID_PRODUCER_ID_MAPPING')
    expect(outcomeOf(() => run.abort())).toBe('TRANSACTIONAL_ID_NOT_FOUND')
    expect(outcomeOf(() => run.transaction)).toBe('TRANSACTIONAL_ID_NOT_FOUND')
  })

  it('is forgotten when it was not used for long, but not while something is open', () => {
    const run = new ShardRun()
    const producer = run.init() as Producer
    run.nowMs += idExpirationMs - 1
    expect(run.tick()).toEqual([])
    expect(run.shard.size).toBe(1)
    run.add(producer, { a: [0] })
    const next = run.end(producer, true)
    run.nowMs += 2 * idExpirationMs
    run.tick()
    expect(run.transaction.state).toBe('PrepareCommit')
    expect(run.shard.nextTickMs()).toBeUndefined()
    run.writeMarkers()
    expect(run.shard.nextTickMs()).toBe(run.nowMs + idExpirationMs)
    run.nowMs += idExpirationMs
    run.tick()
    expect(run.shard.size).toBe(0)
    run.restart()
    expect(run.shard.size).toBe(0)
    expect(outcomeOf(() => run.add(next, { a: [0] }))).toBe('INVALID_PRODUCER_ID_MAPPING')
    // Nothing is known against one that goes on with it.
    expect(run.init(next)).toEqual({ producerId: 1_001, producerEpoch: 0 })
  })

  it('is refused once there are too many', () => {
    const run = new ShardRun()
    for (let index = 0; index < transactionalIdsMax; index++) {
      run.shard.replay(recordIn('Empty', `t${index}`))
    }
    expect(outcomeOf(() => run.init())).toBe('RESOURCE_EXHAUSTED')
    expect(run.init(undefined, { transactionalId: 't0' })).toMatchObject({ producerEpoch: 2 })
  })

  it('is listed by state, producer and how long its transaction is open', () => {
    const run = new ShardRun()
    for (const [id, open] of [
      ['x', false],
      ['y', true],
      ['z', true],
    ] as const) {
      const producer = run.init(undefined, { transactionalId: id }) as Producer
      run.nowMs += 1_000
      if (!open) continue
      const request = { transactionalId: id, ...producer, partitions: partitionsOf({ a: [0] }) }
      run.run((shard, nowMs) => shard.addPartitions(request, nowMs))
    }
    const ids = (filter: Partial<ListTransactionsFilter>): string =>
      run
        .run((shard, nowMs) => shard.list({ ...everything, ...filter }, nowMs))
        .map((each) => each.transactionalId)
        .join('')
    expect(ids({})).toBe('xyz')
    expect(ids({ states: new Set(['Empty', 'CompleteCommit']) })).toBe('x')
    expect(ids({ producerIds: new Set([1_001]) })).toBe('y')
    expect(ids({ durationMs: 999 })).toBe('y')
    expect(ids({ durationMs: 1_000 })).toBe('')
    expect(ids({ pattern: '[xy]' })).toBe('xy')
    expect(outcomeOf(() => ids({ pattern: '(?=x)' }))).toBe('INVALID_REGULAR_EXPRESSION')
  })
})

describe('a tick', () => {
  it('aborts a bounded number, and the rest at once after it', () => {
    const run = new ShardRun()
    for (let index = 0; index <= transactionsPerTickMax; index++) {
      run.shard.replay(recordIn('Ongoing', `t${index}`))
    }
    run.loaded()
    run.nowMs += timeoutMs
    expect(run.tick()).toHaveLength(transactionsPerTickMax)
    expect(run.shard.nextTickMs()).toBeLessThanOrEqual(run.nowMs)
    expect(run.tick()).toHaveLength(1)
    expect(run.tick()).toHaveLength(0)
    expect(run.shard.open).toBe(0)
    expect(run.shard.nextTickMs()).toBeUndefined()
  })
})

/** The record of an id in a state. */
function recordIn(state: 'Empty' | 'Ongoing', id: string): ReturnType<typeof recordOf> {
  const { nowMs } = new ShardRun()
  return recordOf({
    transactionalId: id,
    producerId: 7,
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: 0,
    timeoutMs,
    state,
    partitions: partitionsOf(state === 'Ongoing' ? { a: [0] } : {}),
    startMs: state === 'Ongoing' ? nowMs : -1,
    updateMs: nowMs,
    version: 2,
  })
}
