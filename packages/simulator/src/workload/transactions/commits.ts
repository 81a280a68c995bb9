/** Waits for a producer, named as it is in the history, that is about to commit; whether this was the one. */
export type CommitAmbush = (producer: string) => boolean

/** What waits for an application that has written all of a transaction and is about to commit it, each until one does. */
export class Commits {
  readonly #waiting = new Set<CommitAmbush>()

  /** Returns what gives it up. */
  lay(ambush: CommitAmbush): () => void {
    this.#waiting.add(ambush)
    return () => this.#waiting.delete(ambush)
  }

  begin(producer: string): void {
    for (const ambush of this.#waiting) if (ambush(producer)) this.#waiting.delete(ambush)
  }
}
