/** Whether a broker serves, and who wants to know when that changes. Its services stand and fall together. */
export class HealthState {
  private readonly listeners = new Set<() => void>()
  private why: string | undefined = 'the broker is starting'

  get serving(): boolean {
    return this.why === undefined
  }

  /** Why it does not serve; empty while it does. */
  get reason(): string {
    return this.why ?? ''
  }

  serve(): void {
    this.change(undefined)
  }

  stopServing(reason: string): void {
    this.change(reason)
  }

  /** Calls `listener` after each change. Returns what stops that. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  private change(why: string | undefined): void {
    const before = this.serving
    this.why = why
    if (this.serving !== before) for (const listener of [...this.listeners]) listener()
  }
}
