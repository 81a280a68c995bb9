import { Change } from './change.ts'

/** What connects the brokers of a cluster, and can be cut between groups of them. Clients reach every broker all the time. */
export class Fabric {
  readonly #nodeIds = new Map<string, number>()
  readonly #change = new Change()
  #groupOf: ReadonlyMap<number, number> | undefined

  /** A broker listens at `address`. */
  place(address: string, nodeId: number): void {
    this.#nodeIds.set(address, nodeId)
  }

  /** From now on brokers reach only those of their group; those that are in none are alone. Nothing that is sent is lost: it waits. */
  partition(groups: readonly (readonly number[])[]): void {
    const groupOf = new Map<number, number>()
    for (const [index, group] of groups.entries()) for (const nodeId of group) groupOf.set(nodeId, index)
    this.#groupOf = groupOf
    this.#change.tell()
  }

  heal(): void {
    this.#groupOf = undefined
    this.#change.tell()
  }

  /** Whether broker `from` reaches what listens at `address`. */
  connects(from: number, address: string): boolean {
    const to = this.#nodeIds.get(address)
    if (this.#groupOf === undefined || to === undefined || to === from) return true
    const group = this.#groupOf.get(from)
    return group !== undefined && group === this.#groupOf.get(to)
  }

  changed(): Promise<void> {
    return this.#change.next()
  }
}
