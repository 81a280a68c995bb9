import type { StoredBatch } from './stored-batch.ts'

/** Looks at what a broker writes; whether that is what it waits for. */
export type Ambush = (host: string, partition: string, batch: StoredBatch) => boolean

/** What waits for a broker to write something, each until it has. */
export class Ambushes {
  readonly #waiting = new Set<Ambush>()

  /** Returns what gives it up. */
  lay(ambush: Ambush): () => void {
    this.#waiting.add(ambush)
    return () => this.#waiting.delete(ambush)
  }

  wrote(host: string, partition: string, batch: StoredBatch): void {
    for (const ambush of this.#waiting) if (ambush(host, partition, batch)) this.#waiting.delete(ambush)
  }
}
