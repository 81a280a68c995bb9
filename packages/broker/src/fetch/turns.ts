/** Of so many turns one goes to those who have to wait behind the preferred. */
const turnsInRound = 4

/**
 * A queue in which some are preferred: of four turns they get three, while both kinds wait. Within a kind it is first come, first served.
 */
export class Turns<T> {
  private readonly preferred = new Set<T>()
  private readonly others = new Set<T>()
  private turn = 0

  get size(): number {
    return this.preferred.size + this.others.size
  }

  add(item: T, isPreferred: boolean): void {
    if (isPreferred) this.preferred.add(item)
    else this.others.add(item)
  }

  /** Whose turn it is; undefined if nobody waits. It stays theirs until {@link take} or {@link leave}. */
  next(): T | undefined {
    const isForOthers = this.turn % turnsInRound === turnsInRound - 1
    const first = (isForOthers && this.others.size > 0) || this.preferred.size === 0 ? this.others : this.preferred
    const [item] = first
    return item
  }

  /** The turn of `item` is over. */
  take(item: T): void {
    this.leave(item)
    this.turn += 1
  }

  /** `item` waits no more. */
  leave(item: T): void {
    this.preferred.delete(item)
    this.others.delete(item)
  }
}
