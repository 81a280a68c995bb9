import type { ReadRecord } from '../../checkers/history.ts'
import { type ConsumedRange, type EndedTransaction, type Invariant, Violation } from '../invariant.ts'

/**
 * What a group's members copy in transactions, each record together with its offset, is consumed by one transaction that is committed: no two of
 * those that applications know to be committed took the same offset, and no value is there twice for readers of what is committed.
 */
export class ConsumedAtMostOncePerTransaction implements Invariant {
  readonly name = 'ConsumedAtMostOncePerTransaction'
  /** By `topic/value`. */
  readonly #places = new Map<string, string>()
  /** By group and partition. */
  readonly #ranges = new Map<string, { readonly range: ConsumedRange; readonly by: string }[]>()

  committedRead({ topic, partition, offset, value }: ReadRecord): void {
    const key = `${topic}/${value}`
    const place = `${topic}-${partition}@${offset}`
    const known = this.#places.get(key)
    this.#places.set(key, place)
    if (known === undefined || known === place) return
    throw new Violation(this.name, `${value} is committed at ${known} and at ${place}`)
  }

  transactionEnded({ transactionalId, outcome, consumed }: EndedTransaction): void {
    if (outcome !== 'committed') return
    for (const range of consumed) {
      const { group, topic, partition, fromOffset, toOffset } = range
      const key = `${group} ${topic}-${partition}`
      const ranges = this.#ranges.get(key) ?? []
      this.#ranges.set(key, ranges)
      const other = ranges.find(({ range: before }) => before.fromOffset < toOffset && fromOffset < before.toOffset)
      ranges.push({ range, by: transactionalId })
      if (other === undefined) continue
      throw new Violation(
        this.name,
        `${transactionalId} has consumed ${topic}-${partition} from offset ${fromOffset} to ${toOffset} as group ${group}, and ` +
          `${other.by} from ${other.range.fromOffset} to ${other.range.toOffset}: both transactions are committed`,
      )
    }
  }
}
