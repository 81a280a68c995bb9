import { ReadGate } from './read-gate.ts'

/** Who may change which files a log has: one at a time; and readers of them, who are kept out where they must be. */
export class Exclusion {
  readonly gate = new ReadGate()
  #last: Promise<unknown> = Promise.resolve()

  /** Does `task` after all that were asked for before. */
  run<T>(task: () => Promise<T>): Promise<T> {
    // An earlier task's failure is its own caller's to know.
    const current = this.#last.catch(() => {}).then(task)
    this.#last = current
    return current
  }

  /** Resolves when nothing is being done that was asked for before. */
  async settle(): Promise<void> {
    // Whoever began it was told how it went.
    await this.#last.catch(() => {})
  }
}
