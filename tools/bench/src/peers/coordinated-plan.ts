// Groups and transactions, beside Kafka's Java client: nobody else in the table has all of them.
import type { Comparison, Side } from './comparison.ts'
import type { JavaSides, MillraceSides } from './sides.ts'

/** Who takes part. */
export interface CoordinatedContenders {
  readonly ours: MillraceSides
  readonly unflushed: MillraceSides
  readonly java: JavaSides | undefined
}

const there = (...sides: readonly (Side | undefined)[]): Side[] =>
  sides.flatMap((side) => (side === undefined ? [] : [side]))

/** `share` scales the number of transactions. */
export function coordinatedComparisons(contenders: CoordinatedContenders, share: number): Comparison[] {
  const { ours, unflushed, java } = contenders
  const units = Math.ceil(60 * share)
  const small = Math.ceil(400 * share)
  const transact = (producers: number, valueBytes: number): Comparison => {
    const asked = { producers, units, valueBytes }
    const size = valueBytes === 1024 ? '1 KiB' : `${valueBytes} B`
    return {
      work: `transactions of 1,000 records of ${size}, ${producers === 1 ? 'one producer' : `${producers} producers`}`,
      unit: 'records/s',
      better: 'more',
      sides: there(...[ours, unflushed].map((side) => side.transact(asked)), java?.transact(asked)),
      bars: [],
      roundsMax: 3,
    }
  }
  return [
    transact(1, 1024),
    transact(16, 1024),
    transact(1, 100),
    transact(16, 100),
    {
      work: 'transactions of one record and one offset, p50',
      unit: 'ms',
      better: 'less',
      sides: there(...[ours, unflushed].map((side) => side.copy(small)), java?.copy(small)),
      bars: [],
      roundsMax: 3,
    },
    ...(['second', 'leave'] as const).map((which): Comparison => ({
      work:
        which === 'second'
          ? 'groups: a second member joins, and has its half'
          : 'groups: one of two leaves, and the other has all',
      unit: 'ms',
      better: 'less',
      sides: there(ours.join(which), java?.join(which, 'classic'), java?.join(which, 'consumer')),
      bars: [],
      // By KIP-848 a member of Kafka's hears of a change with its next heartbeat, which may be seconds away.
      roundsMax: 3,
    })),
  ]
}
