import type { ReplicaLog } from './replica-log.ts'

/** How a disk was damaged: one that was emptied is found by whoever uses it, a bit that flipped once it is read. */
export type Damage = 'emptied' | 'rotten'

/** What a replica held before its disk was damaged, once or more often. Whoever counts on it counts on this until it can know. */
export class FormerLog {
  readonly #logs: { readonly damage: Damage; readonly log: ReplicaLog }[] = []

  /** The disk is about to be damaged, or read anew where it was. */
  add(damage: Damage, log: ReplicaLog): void {
    this.#logs.push({ damage, log: log.copy() })
  }

  /** Whether it had what lies at `offset`, and this batch if one is given, where a loss of power does not take it. */
  has(offset: number, crc?: number, before?: Damage): boolean {
    return this.#logs.some(({ damage, log }) => {
      if (before !== undefined && damage !== before) return false
      return log.isDurable(offset) && (crc === undefined || log.at(offset)?.crc === crc)
    })
  }
}
