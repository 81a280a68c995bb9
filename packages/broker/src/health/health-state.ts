/** How a broker fares. */
export interface Health {
  readonly serving: boolean
  /** Why it does not serve, for people; empty while it does. */
  readonly reason: string
  /** The same for programs: STARTING, STOPPING, or the code of the error that ended it. Empty while it serves. */
  readonly code: string
  /** What does not work although the broker serves, such as one of several log directories: a sentence each, for people. */
  readonly degraded: readonly string[]
}

/** Whether a broker serves, and who wants to know when that changes. Its services stand and fall together. */
export class HealthState {
  private readonly listeners = new Set<() => void>()
  private health: Health = { serving: false, reason: 'the broker is starting', code: 'STARTING', degraded: [] }

  get now(): Health {
    return this.health
  }

  get serving(): boolean {
    return this.health.serving
  }

  /** Why it does not serve; empty while it does. */
  get reason(): string {
    return this.health.reason
  }

  serve(): void {
    this.change({ serving: true, reason: '', code: '', degraded: this.health.degraded })
  }

  stopServing(reason: string, code: string): void {
    this.change({ serving: false, reason, code, degraded: this.health.degraded })
  }

  /** Notes what does not work from now on, though the rest does. */
  degrade(what: string): void {
    this.change({ ...this.health, degraded: [...this.health.degraded, what] })
  }

  /** Calls `listener` after each change. Returns what stops that. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private change(health: Health): void {
    const before = this.serving
    this.health = health
    if (this.serving !== before) for (const listener of [...this.listeners]) listener()
  }
}
