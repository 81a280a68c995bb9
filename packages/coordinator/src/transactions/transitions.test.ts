import { describe, expect, it } from 'vitest'
import { outcomeOf, partitionsOf, ShardRun } from '../../test/transactions/shard-run.ts'
import type { Producer } from '../outcome.ts'
import { producerEpochMax } from './producer-epochs.ts'
import type { Transaction, TransactionState } from './transaction.ts'

/** Producer 7 has epoch 10 now. `before` is the same one an epoch ago, `older` somebody who was fenced. */
const askers = {
  current: { producerId: 7, producerEpoch: 10 },
  before: { producerId: 7, producerEpoch: 9 },
  older: { producerId: 7, producerEpoch: 8 },
  newer: { producerId: 7, producerEpoch: 11 },
  stranger: { producerId: 8, producerEpoch: 10 },
} as const satisfies Record<string, Producer>

type Asked = 'init' | 'go on' | 'add' | 'verify' | 'commit' | 'abort'

function ask(run: ShardRun, asked: Asked, producer: Producer): unknown {
  switch (asked) {
    case 'init':
      return run.init()
    case 'go on':
      return run.init(producer)
    case 'add':
      return run.add(producer, { b: [1] })
    case 'verify':
      return run.verify(producer, { a: [0], b: [1] }).join(' ')
    case 'commit':
      return run.end(producer, true)
    case 'abort':
      return run.end(producer, false)
  }
}

const epoch = (producerEpoch: number): Producer => ({ producerId: 7, producerEpoch })
const fenced = 'PRODUCER_FENCED'
const unknown = 'INVALID_PRODUCER_ID_MAPPING'
const concurrent = 'CONCURRENT_TRANSACTIONS'
const abortable = 'TRANSACTION_ABORTABLE'
const invalid = 'INVALID_TRANSACTION_STATE'

type Row = readonly [state: TransactionState, asked: Asked, by: keyof typeof askers, answer: unknown, then: string]

/** `then`: the state and epoch after it; those of before where nothing changes. */
const rows: readonly Row[] = [
  // Whoever begins skips an epoch, and aborts what is open.
  ['Empty', 'init', 'stranger', epoch(12), 'Empty 12'],
  ['Ongoing', 'init', 'stranger', 'ending', 'PrepareAbort 12'],
  ['PrepareCommit', 'init', 'stranger', 'ending', 'PrepareCommit 10'],
  ['PrepareAbort', 'init', 'stranger', 'ending', 'PrepareAbort 10'],
  ['CompleteCommit', 'init', 'stranger', epoch(12), 'Empty 12'],
  ['CompleteAbort', 'init', 'stranger', epoch(12), 'Empty 12'],
  // Whoever goes on takes the next, once.
  ['Empty', 'go on', 'current', epoch(11), 'Empty 11'],
  ['Ongoing', 'go on', 'current', 'ending', 'PrepareAbort 11'],
  ['PrepareCommit', 'go on', 'current', 'ending', 'PrepareCommit 10'],
  ['PrepareAbort', 'go on', 'current', 'ending', 'PrepareAbort 10'],
  ['CompleteCommit', 'go on', 'current', epoch(11), 'Empty 11'],
  ['CompleteAbort', 'go on', 'current', epoch(11), 'Empty 11'],
  ['Empty', 'go on', 'before', epoch(10), 'Empty 10'],
  ['Ongoing', 'go on', 'before', epoch(10), 'Ongoing 10'],
  ['PrepareCommit', 'go on', 'before', 'ending', 'PrepareCommit 10'],
  ['PrepareAbort', 'go on', 'before', 'ending', 'PrepareAbort 10'],
  ['CompleteCommit', 'go on', 'before', epoch(10), 'CompleteCommit 10'],
  ['CompleteAbort', 'go on', 'before', epoch(10), 'CompleteAbort 10'],
  // Partitions are taken in while nothing ends.
  ['Empty', 'add', 'current', undefined, 'Ongoing 10'],
  ['Ongoing', 'add', 'current', undefined, 'Ongoing 10'],
  ['PrepareCommit', 'add', 'current', concurrent, 'PrepareCommit 10'],
  ['PrepareAbort', 'add', 'current', concurrent, 'PrepareAbort 10'],
  ['CompleteCommit', 'add', 'current', undefined, 'Ongoing 10'],
  ['CompleteAbort', 'add', 'current', undefined, 'Ongoing 10'],
  ['Empty', 'add', 'before', fenced, 'Empty 10'],
  ['Ongoing', 'add', 'before', fenced, 'Ongoing 10'],
  ['PrepareCommit', 'add', 'before', fenced, 'PrepareCommit 10'],
  ['PrepareAbort', 'add', 'before', abortable, 'PrepareAbort 10'],
  ['CompleteCommit', 'add', 'before', fenced, 'CompleteCommit 10'],
  ['CompleteAbort', 'add', 'before', abortable, 'CompleteAbort 10'],
  // Leaders ask whether partitions are in it.
  ['Empty', 'verify', 'current', 'a-0 b-1', 'Empty 10'],
  ['Ongoing', 'verify', 'current', 'b-1', 'Ongoing 10'],
  ['PrepareCommit', 'verify', 'current', concurrent, 'PrepareCommit 10'],
  ['PrepareAbort', 'verify', 'current', concurrent, 'PrepareAbort 10'],
  ['CompleteCommit', 'verify', 'current', 'a-0 b-1', 'CompleteCommit 10'],
  ['CompleteAbort', 'verify', 'current', 'a-0 b-1', 'CompleteAbort 10'],
  ['Ongoing', 'verify', 'before', fenced, 'Ongoing 10'],
  ['PrepareAbort', 'verify', 'before', abortable, 'PrepareAbort 10'],
  ['CompleteAbort', 'verify', 'before', abortable, 'CompleteAbort 10'],
  ['CompleteCommit', 'verify', 'before', fenced, 'CompleteCommit 10'],
  // Each end takes the next epoch.
  ['Empty', 'commit', 'current', invalid, 'Empty 10'],
  ['Ongoing', 'commit', 'current', epoch(11), 'PrepareCommit 11'],
  ['PrepareCommit', 'commit', 'current', concurrent, 'PrepareCommit 10'],
  ['PrepareAbort', 'commit', 'current', concurrent, 'PrepareAbort 10'],
  ['CompleteCommit', 'commit', 'current', invalid, 'CompleteCommit 10'],
  ['CompleteAbort', 'commit', 'current', invalid, 'CompleteAbort 10'],
  ['Empty', 'abort', 'current', epoch(11), 'CompleteAbort 11'],
  ['Ongoing', 'abort', 'current', epoch(11), 'PrepareAbort 11'],
  ['PrepareCommit', 'abort', 'current', concurrent, 'PrepareCommit 10'],
  ['PrepareAbort', 'abort', 'current', concurrent, 'PrepareAbort 10'],
  ['CompleteCommit', 'abort', 'current', epoch(11), 'CompleteAbort 11'],
  ['CompleteAbort', 'abort', 'current', epoch(11), 'CompleteAbort 11'],
  // Asked again it answers the same, and decides nothing else.
  ['Empty', 'commit', 'before', fenced, 'Empty 10'],
  ['Ongoing', 'commit', 'before', fenced, 'Ongoing 10'],
  ['PrepareCommit', 'commit', 'before', epoch(10), 'PrepareCommit 10'],
  ['PrepareAbort', 'commit', 'before', abortable, 'PrepareAbort 10'],
  ['CompleteCommit', 'commit', 'before', epoch(10), 'CompleteCommit 10'],
  ['CompleteAbort', 'commit', 'before', abortable, 'CompleteAbort 10'],
  ['Empty', 'abort', 'before', fenced, 'Empty 10'],
  ['Ongoing', 'abort', 'before', fenced, 'Ongoing 10'],
  ['PrepareCommit', 'abort', 'before', invalid, 'PrepareCommit 10'],
  ['PrepareAbort', 'abort', 'before', epoch(10), 'PrepareAbort 10'],
  ['CompleteCommit', 'abort', 'before', invalid, 'CompleteCommit 10'],
  ['CompleteAbort', 'abort', 'before', epoch(10), 'CompleteAbort 10'],
]

const states = ['Empty', 'Ongoing', 'PrepareCommit', 'PrepareAbort', 'CompleteCommit', 'CompleteAbort'] as const

function inState(state: TransactionState, more: Partial<Transaction> = {}): ShardRun {
  const run = new ShardRun()
  const hasPartitions = state !== 'Empty' && !state.startsWith('Complete')
  const partitions = partitionsOf(hasPartitions ? { a: [0] } : {})
  run.become({ state, partitions, startMs: state === 'Empty' ? -1 : run.nowMs, ...more })
  return run
}

function shown({ state, producerEpoch }: Transaction): string {
  return `${state} ${producerEpoch}`
}

describe('a transactional id', () => {
  it.each(rows)('that is %s and is asked to %s by %s', (state, asked, by, answer, then) => {
    const run = inState(state)
    expect(outcomeOf(() => ask(run, asked, askers[by]))).toEqual(answer)
    expect(shown(run.transaction)).toBe(then)
    run.restart()
    expect(shown(run.transaction)).toBe(then)
  })

  it.each(states)('that is %s refuses everybody who was fenced, or never had it, and does not change', (state) => {
    for (const by of ['older', 'newer', 'stranger'] as const) {
      for (const asked of ['go on', 'add', 'verify', 'commit', 'abort'] as const) {
        const run = inState(state)
        const expected = by === 'stranger' && asked !== 'go on' ? unknown : fenced
        expect([by, asked, outcomeOf(() => ask(run, asked, askers[by]))]).toEqual([by, asked, expected])
        expect(run.transaction).toEqual(inState(state).transaction)
        expect(run.records).toHaveLength(1)
      }
    }
  })

  it.each([
    ['Empty', 'Empty 10'],
    ['Ongoing', 'Ongoing 10'],
    ['PrepareCommit', 'CompleteCommit 10'],
    ['PrepareAbort', 'CompleteAbort 10'],
    ['CompleteCommit', 'CompleteCommit 10'],
    ['CompleteAbort', 'CompleteAbort 10'],
  ] as const)('that is %s, and all of its markers are written', (state, then) => {
    const run = inState(state)
    const ended = {
      transactionalId: 'orders-1',
      ...askers.current,
      isCommit: true,
      partitions: new Map(),
      version: 2 as const,
    }
    run.writeMarkers([{ ...ended, producerEpoch: 9 }])
    expect(shown(run.transaction)).toBe(`${state} 10`)
    run.writeMarkers([ended])
    expect(shown(run.transaction)).toBe(then)
    if (then !== `${state} 10`) expect(run.transaction.partitions.size).toBe(0)
  })

  it.each([
    ['Empty', 'Empty 10'],
    ['Ongoing', 'PrepareAbort 11'],
    ['PrepareCommit', 'PrepareCommit 10'],
    ['PrepareAbort', 'PrepareAbort 10'],
    ['CompleteCommit', 'CompleteCommit 10'],
    ['CompleteAbort', 'CompleteAbort 10'],
  ] as const)('that is %s, after the time that a transaction may take, or on an operator word', (state, then) => {
    const late = inState(state)
    late.nowMs += 59_999
    expect(late.tick()).toEqual([])
    late.nowMs += 1
    expect(late.tick()).toEqual(state === 'Ongoing' ? ['orders-1'] : [])
    expect(shown(late.transaction)).toBe(then)
    const aborted = inState(state)
    expect(aborted.abort()).toBe(state === 'Ongoing')
    expect(shown(aborted.transaction)).toBe(then)
  })
})

describe('a producer id whose epochs are used up', () => {
  const last = { producerId: 7, producerEpoch: producerEpochMax }
  const anew = { producerId: 1_000, producerEpoch: 0 }

  it('is replaced by another at the end of a transaction, and the end may be repeated', () => {
    const run = inState('Ongoing', last)
    expect(run.end(last, true)).toEqual(anew)
    expect(run.transaction).toMatchObject({ state: 'PrepareCommit', producerId: 7, nextProducerId: 1_000 })
    expect(run.shard.ending()).toMatchObject([{ producerId: 7, producerEpoch: producerEpochMax + 1 }])
    for (const _ of [1, 2]) {
      expect(run.end(last, true)).toEqual(anew)
      expect(outcomeOf(() => run.end(last, false))).toBe(invalid)
      run.restart()
    }
    // It may ask with the new one before the old one is done with.
    expect(outcomeOf(() => run.add(anew, { a: [1] }))).toBe(concurrent)
    expect(run.init(anew)).toBe('ending')
    run.writeMarkers()
    expect(run.transaction).toMatchObject({ state: 'CompleteCommit', ...anew, previousProducerId: 7 })
    for (const _ of [1, 2]) {
      expect(run.end(last, true)).toEqual(anew)
      expect(outcomeOf(() => run.end(last, false))).toBe(invalid)
      expect(run.init(last)).toEqual(anew)
      run.restart()
    }
    run.add(anew, { a: [1] })
    expect(outcomeOf(() => run.end(last, true))).toBe(fenced)
    expect(run.end(anew, true)).toEqual({ producerId: 1_000, producerEpoch: 1 })
  })

  it('is replaced when nothing is open, for who goes on and for who begins', () => {
    const goesOn = inState('Empty', last)
    expect(goesOn.init(last)).toEqual(anew)
    goesOn.restart()
    expect(goesOn.init(last)).toEqual(anew)
    const begins = inState('CompleteCommit', last)
    expect(begins.init()).toEqual(anew)
    expect(outcomeOf(() => begins.init(last))).toBe(fenced)
    expect(outcomeOf(() => begins.end(last, true))).toBe(unknown)
    const aborts = inState('CompleteCommit', last)
    expect(aborts.end(last, false)).toEqual(anew)
    expect(aborts.end(last, false)).toEqual(anew)
    const open = inState('Ongoing', last)
    expect(open.init(last)).toBe('ending')
    open.writeMarkers()
    expect(open.init(last)).toEqual(anew)
  })

  it('is not replaced when its transaction takes too long: its producer has to begin anew', () => {
    const run = inState('Ongoing', last)
    run.nowMs += 60_000
    expect(run.tick()).toEqual(['orders-1'])
    expect(outcomeOf(() => run.end(last, false))).toBe(fenced)
    run.writeMarkers()
    expect(outcomeOf(() => run.end(last, false))).toBe(fenced)
    expect(run.init()).toEqual(anew)
  })

  it('can be fenced while its transaction is open', () => {
    const run = inState('Ongoing', last)
    expect(run.init()).toBe('ending')
    expect(run.shard.ending()).toMatchObject([{ producerId: 7, producerEpoch: 32_767 }])
    run.writeMarkers()
    expect(run.init()).toEqual(anew)
  })
})
