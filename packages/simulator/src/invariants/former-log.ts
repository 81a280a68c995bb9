import type { ReplicaLog } from './replica-log.ts'

/** How a disk was damaged: one that was emptied is found by whoever uses it, a bit that flipped once it is read. */
export type Damage = 'emptied' | 'rotten'

/** What a replica held before its disk was damaged. Whoever counts on it counts on this until it can know. */
export class FormerLog {
  readonly damage: Damage
  readonly #logs: ReplicaLog[]

  /** With what was known of it before, if it was damaged already. */
  constructor(damage: Damage, log: ReplicaLog, before: FormerLog | undefined) {
    this.damage = damage
    this.#logs = [...(before === undefined ? [] : before.#logs), log.copy()]
  }

  /** Whether it had what lies at `offset`, and this batch if one is given, where a loss of power does not take it. */
  has(offset: number, crc?: number): boolean {
    return this.#logs.some((log) => log.isDurable(offset) && (crc === undefined || log.at(offset)?.crc === crc))
  }
}
