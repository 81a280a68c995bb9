import { assert } from '@millrace/base'
import type { PieceShare } from './assign-pieces.ts'

/** What a worker has to do about an assignment. */
export interface HoldingChange {
  /** To be ended, and only then {@link Holdings.drop}ped. */
  readonly end: readonly string[]
  /** May run now. */
  readonly run: readonly string[]
  /** To be said to the group before anything of it is begun. */
  readonly claim: readonly string[]
}

/**
 * What a worker says that it holds. It says so before it begins, and takes it back after it has ended: so what it tells the group is never less than
 * what it runs, whoever assigns, and whatever that one remembers. An assignment allows a piece to be run only if it was made from a report in which it was
 * held, without a break since: reports are counted, and an assignment names the one that it was made from.
 */
export class Holdings {
  #report = 0
  /** By piece: the report since which it is held. */
  readonly #since = new Map<string, number>()

  /** The number of the report that says what is held now. */
  get report(): number {
    return this.#report
  }

  get pieces(): readonly string[] {
    return [...this.#since.keys()]
  }

  /** What an assignment asks for that was made from the report `seen`. Changes nothing. */
  change({ run, claim }: PieceShare, seen: number): HoldingChange {
    const all = new Set([...run, ...claim])
    return {
      end: this.pieces.filter((piece) => !all.has(piece)),
      run: run.filter((piece) => (this.#since.get(piece) ?? Infinity) <= seen),
      claim: [...all].filter((piece) => !this.#since.has(piece)),
    }
  }

  /** Ends with what has ended, begins to hold what is claimed. Whether there is something to report. */
  follow({ end, claim }: HoldingChange): boolean {
    if (end.length + claim.length === 0) return false
    this.#report += 1
    for (const piece of end) this.#since.delete(piece)
    for (const piece of claim) {
      assert(!this.#since.has(piece), 'a piece is claimed that is not held')
      this.#since.set(piece, this.#report)
    }
    return true
  }

  /** Everything was taken away, and has ended. */
  clear(): void {
    this.#report += 1
    this.#since.clear()
  }
}
