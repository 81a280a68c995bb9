import type { Voter, VoterSetAt } from '../types.ts'

const nobody: readonly Voter[] = []

/**
 * The voter sets of the log. The last one is in force from the moment it is appended, committed or not, and stops to be when it is
 * truncated (chapter 4.1 of Ongaro's thesis).
 */
export class VoterSets {
  readonly #sets: VoterSetAt[]

  constructor(sets: readonly VoterSetAt[]) {
    this.#sets = [...sets]
  }

  /** The set in force; empty on a node that knows of none yet. */
  get latest(): readonly Voter[] {
    return this.#sets.at(-1)?.voters ?? nobody
  }

  /** Where the entry ends that brought the set in force. */
  get latestEndOffset(): number {
    return this.#sets.at(-1)?.endOffset ?? 0
  }

  /** The set in force at `endOffset`; undefined if that is below the first one known. */
  at(endOffset: number): readonly Voter[] | undefined {
    return this.#sets.findLast((set) => set.endOffset <= endOffset)?.voters
  }

  append(set: VoterSetAt): void {
    this.#sets.push(set)
  }

  truncate(endOffset: number): void {
    while ((this.#sets.at(-1)?.endOffset ?? -1) > endOffset) this.#sets.pop()
  }

  /** What is below `endOffset` is told by the snapshot there. */
  forgetBelow(endOffset: number): void {
    const first = this.#sets.findLastIndex((set) => set.endOffset <= endOffset)
    const set = this.#sets[first]
    if (set !== undefined) this.#sets.splice(0, first + 1, { endOffset, voters: set.voters })
  }

  reset(set: VoterSetAt): void {
    this.#sets.splice(0, this.#sets.length, set)
  }
}
