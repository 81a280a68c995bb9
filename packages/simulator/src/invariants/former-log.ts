import type { ReplicaLog } from './replica-log.ts'

/** How a disk was damaged: one that was emptied is found by whoever uses it, a bit that flipped once it is read. */
export type Damage = 'emptied' | 'rotten'

/** What a replica held before its disk was damaged, once or more often. Whoever counts on it counts on this until it can know. */
export class FormerLog {
  #logs: { readonly damage: Damage; readonly log: ReplicaLog; readonly file?: string }[] = []

  /** The disk is about to be damaged, or read anew where it was. */
  add(damage: Damage, log: ReplicaLog): void {
    this.#logs.push({ damage, log: log.copy() })
  }

  /** A bit of a file is about to flip. */
  rots(file: string, log: ReplicaLog): void {
    this.#logs.push({ damage: 'rotten', log: log.copy(), file })
  }

  /**
   * Nobody counts any more on what it held, but for files in which a bit is still flipped: who follows a leader again reads nothing of
   * what it has in common with it, and leads with it one day. Whether there are any.
   */
  forget(isStillRotten: (file: string) => boolean): boolean {
    this.#logs = this.#logs.filter(({ file }) => file !== undefined && isStillRotten(file))
    for (const { log, file } of this.#logs) log.keepOnly(new Set(file === undefined ? [] : [file]))
    return this.#logs.length > 0
  }

  /** Whether it had what lies at `offset`, and this batch if one is given, where a loss of power does not take it. */
  has(offset: number, crc?: number, before?: Damage): boolean {
    return this.#logs.some(({ damage, log }) => {
      if (before !== undefined && damage !== before) return false
      return log.isDurable(offset) && (crc === undefined || log.at(offset)?.crc === crc)
    })
  }
}
