import type { Isolation } from '../fetch/isolation.ts'

/** Sessions that have read all there is of a partition, and how they read. Each is taken out when it is woken. */
export class ReadWaiters {
  private readonly waiting = new Map<() => void, Isolation>()

  get count(): number {
    return this.waiting.size
  }

  add(wake: () => void, isolation: Isolation): void {
    this.waiting.set(wake, isolation)
  }

  remove(wake: () => void): void {
    this.waiting.delete(wake)
  }

  /** Wakes who waits: all, or those who read so. */
  wake(only?: Isolation): void {
    if (this.waiting.size === 0) return
    const woken = [...this.waiting].filter(([, isolation]) => only === undefined || isolation === only)
    for (const [wake] of woken) this.waiting.delete(wake)
    for (const [wake] of woken) wake()
  }
}
