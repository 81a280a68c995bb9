import { describe, expect, it } from 'vitest'
import { outcomeOf, partitionsOf, ShardRun } from '../../test/transactions/shard-run.ts'
import type { Producer } from '../outcome.ts'
import type { Transaction, TransactionState } from './transaction.ts'

/** A coordinator of producers that do not know of KIP-890, one of which has epoch 10 now. */
function inState(state: TransactionState): ShardRun {
  const run = new ShardRun()
  run.version = 0
  const hasPartitions = state !== 'Empty' && !state.startsWith('Complete')
  const startMs = state === 'Empty' ? -1 : run.nowMs
  run.become({ state, partitions: partitionsOf(hasPartitions ? { a: [0] } : {}), startMs, version: 0 })
  return run
}

const current = { producerId: 7, producerEpoch: 10 }
const before = { producerId: 7, producerEpoch: 9 }
const concurrent = 'CONCURRENT_TRANSACTIONS'
const invalid = 'INVALID_TRANSACTION_STATE'

function shown({ state, producerEpoch }: Transaction): string {
  return `${state} ${producerEpoch}`
}

describe('a producer that keeps its epoch', () => {
  it.each([
    ['Empty', 'commit', invalid, 'Empty 10'],
    ['Empty', 'abort', invalid, 'Empty 10'],
    ['Ongoing', 'commit', current, 'PrepareCommit 10'],
    ['Ongoing', 'abort', current, 'PrepareAbort 10'],
    ['PrepareCommit', 'commit', concurrent, 'PrepareCommit 10'],
    ['PrepareCommit', 'abort', invalid, 'PrepareCommit 10'],
    ['PrepareAbort', 'commit', invalid, 'PrepareAbort 10'],
    ['PrepareAbort', 'abort', concurrent, 'PrepareAbort 10'],
    ['CompleteCommit', 'commit', current, 'CompleteCommit 10'],
    ['CompleteCommit', 'abort', invalid, 'CompleteCommit 10'],
    ['CompleteAbort', 'commit', invalid, 'CompleteAbort 10'],
    ['CompleteAbort', 'abort', current, 'CompleteAbort 10'],
  ] as const)('and finds %s: %s', (state, asked, answer, then) => {
    const run = inState(state)
    expect(outcomeOf(() => run.end(current, asked === 'commit'))).toEqual(answer)
    expect(shown(run.transaction)).toBe(then)
    run.restart()
    expect(shown(run.transaction)).toBe(then)
  })

  it.each(['Empty', 'Ongoing', 'PrepareCommit', 'PrepareAbort', 'CompleteCommit', 'CompleteAbort'] as const)(
    'is fenced if its epoch is not the one of what is %s',
    (state) => {
      for (const asked of ['add', 'verify', 'commit', 'abort'] as const) {
        const run = inState(state)
        const ask = (): unknown => {
          if (asked === 'add') return run.add(before, { b: [1] })
          return asked === 'verify' ? run.verify(before, { b: [1] }) : run.end(before, asked === 'commit')
        }
        expect([asked, outcomeOf(ask)]).toEqual([asked, 'PRODUCER_FENCED'])
        expect(run.records).toHaveLength(1)
      }
    },
  )

  it('has one transaction after the other with one epoch, each told by its markers', () => {
    const run = inState('Empty')
    for (const isCommit of [true, false, true]) {
      run.add(current, { a: [0] })
      expect(run.end(current, isCommit)).toEqual(current)
      expect(run.shard.ending()).toMatchObject([{ ...current, isCommit, version: 0 }])
      run.restart()
      run.writeMarkers()
      // Asked again, since the answer was lost.
      expect(run.end(current, isCommit)).toEqual(current)
    }
  })

  it('has no transaction completed by what is known of the one before', () => {
    const run = inState('Empty')
    run.add(current, { a: [0] })
    run.end(current, true)
    const first = run.shard.ending()
    run.tell()
    run.add(current, { a: [0] })
    run.end(current, true)
    run.writeMarkers(first)
    expect(shown(run.transaction)).toBe('PrepareCommit 10')
    run.writeMarkers()
    expect(shown(run.transaction)).toBe('CompleteCommit 10')
  })

  it('is fenced, by markers too, when its transaction takes too long, and goes on once it has asked', () => {
    const run = inState('Ongoing')
    run.nowMs += 60_000
    run.tick()
    expect(run.shard.ending()).toMatchObject([{ producerId: 7, producerEpoch: 11, version: 2 }])
    expect(outcomeOf(() => run.end(current, false))).toBe('PRODUCER_FENCED')
    run.writeMarkers()
    expect(run.init(current)).toEqual({ producerId: 7, producerEpoch: 11 })
  })

  it('and one that takes the next epoch can have the id in turns', () => {
    const run = inState('CompleteCommit')
    run.version = 2
    const newer = run.init() as Producer
    expect(newer.producerEpoch).toBe(12)
    run.add(newer, { a: [0] })
    const next = run.end(newer, true)
    expect(next.producerEpoch).toBe(13)
    run.writeMarkers()
    // The same producer speaks to brokers of an earlier version now.
    run.version = 0
    run.add(next, { a: [0] })
    expect(run.end(next, true)).toEqual(next)
    run.writeMarkers()
    run.version = 2
    expect(outcomeOf(() => run.end(newer, true))).toBe('PRODUCER_FENCED')
    run.add(next, { a: [0] })
    expect(run.end(next, false).producerEpoch).toBe(14)
  })
})
