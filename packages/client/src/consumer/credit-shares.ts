import { limits } from '../limits.ts'

/**
 * Divides what one connection's window takes between the fetch sessions on it, so that a process that stops reading has the broker
 * hold as little as can be. What was granted is not taken back: a session that has more than its share gets nothing new until that is used.
 */
export class CreditShares {
  readonly #sessions = new Map<number, number>()

  /** A session with the broker begins. Returns what ends it; idempotent. */
  enter(nodeId: number): () => void {
    this.#sessions.set(nodeId, this.#count(nodeId) + 1)
    let isOver = false
    return () => {
      if (!isOver) this.#sessions.set(nodeId, this.#count(nodeId) - 1)
      isOver = true
    }
  }

  /** Bytes that a session may have granted or hold, having asked for `wantedBytes`. */
  share(nodeId: number, wantedBytes: number): number {
    return Math.min(wantedBytes, Math.floor(limits.fetchCreditBytesMax / Math.max(1, this.#count(nodeId))))
  }

  #count(nodeId: number): number {
    return this.#sessions.get(nodeId) ?? 0
  }
}
