import type { AbortedTransaction } from '../indexes/transaction-index.ts'
import type { Segment } from '../segment.ts'

/**
 * The aborted transactions of which something lies from `fromOffset` on and before `endOffset`, in the order of their markers. Looks from
 * `segments`' first on, which must have `fromOffset`, until a marker says that all that began before `endOffset` was decided by then; as
 * Kafka's TransactionIndex does.
 */
export function abortedTransactionsIn(
  segments: readonly Pick<Segment, 'aborted'>[],
  fromOffset: number,
  endOffset: number,
): AbortedTransaction[] {
  const found: AbortedTransaction[] = []
  for (const { aborted } of segments) {
    for (let at = firstEndingFrom(aborted, fromOffset); at < aborted.length; at++) {
      const transaction = aborted[at]
      if (transaction === undefined) break
      if (transaction.firstOffset < endOffset) found.push(transaction)
      if (transaction.lastStableOffset >= endOffset) return found
    }
  }
  return found
}

/** The index of the first one whose marker is at `offset` or after it. */
function firstEndingFrom(aborted: readonly AbortedTransaction[], offset: number): number {
  let low = 0
  let high = aborted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((aborted[middle]?.lastOffset ?? Infinity) < offset) low = middle + 1
    else high = middle
  }
  return low
}
