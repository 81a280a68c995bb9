/**
 * Something that happens once, which many short-lived things listen for. Unlike an AbortSignal it hands out a way to stop listening,
 * so that a thousand streams that came and went leave nothing behind.
 */
export class Latch {
  private readonly listeners = new Set<() => void>()
  private set = false

  get isSet(): boolean {
    return this.set
  }

  /** Idempotent. */
  trip(): void {
    if (this.set) return
    this.set = true
    const listeners = [...this.listeners]
    this.listeners.clear()
    for (const listener of listeners) listener()
  }

  /** Calls `listener` when it happens, or now if it has. Returns what stops that. */
  listen(listener: () => void): () => void {
    if (this.set) {
      listener()
      return () => {}
    }
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
