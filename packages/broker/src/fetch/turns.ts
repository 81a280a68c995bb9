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

  /** The first of each kind that waits, the one whose turn it is before the other. */
  heads(): T[] {
    const [preferred] = this.preferred
    const [other] = this.others
    const isForOthers = this.turn % turnsInRound === turnsInRound - 1
    return (isForOthers ? [other, preferred] : [preferred, other]).filter((item) => item !== undefined)
  }

  /** `item` had its turn. */
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
