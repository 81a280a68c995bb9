import type { Confirmation } from '../ready.ts'

interface Waiting {
  readonly token: number
  /** The first heartbeat round that was sent after it was asked. */
  readonly round: number
  readonly readOffset: number
}

/**
 * Reads that wait for a majority to say that it still follows this leader (ReadIndex, chapter 6.4 of the thesis): an answer to a round of
 * heartbeats sent after the question. Questions that come together share a round.
 */
export class Confirmations {
  readonly #waiting: Waiting[] = []

  get waiting(): number {
    return this.#waiting.length
  }

  /** Whether some wait for a round that was not sent yet. */
  needsRound(sentRound: number): boolean {
    return (this.#waiting.at(-1)?.round ?? 0) > sentRound
  }

  ask(token: number, round: number, readOffset: number): void {
    this.#waiting.push({ token, round, readOffset })
  }

  /** Those that a majority has confirmed, in the order they were asked. */
  take(confirmedRound: number, commitOffset: number): Confirmation[] {
    const done: Confirmation[] = []
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (first.round > confirmedRound || first.readOffset > commitOffset) break
      done.push({ token: first.token, readOffset: first.readOffset })
      this.#waiting.shift()
    }
    return done
  }

  /** None of them will be confirmed. */
  refuseAll(): Confirmation[] {
    return this.#waiting.splice(0).map(({ token }) => ({ token, readOffset: undefined }))
  }
}
