/**
 * Counts what is in flight against two bounds and makes readers wait for room. A reader that was let in may pass the bound on bytes by
 * the one request that it then reads, since a request's size is only known once it is there.
 */
export class ProduceWindow {
  private readonly requestsMax: number
  private readonly bytesMax: number
  private requests = 0
  private bytes = 0
  private readonly waiters = new Set<() => void>()

  constructor(requestsMax: number, bytesMax: number) {
    this.requestsMax = requestsMax
    this.bytesMax = bytesMax
  }

  get requestsInFlight(): number {
    return this.requests
  }

  get bytesInFlight(): number {
    return this.bytes
  }

  get hasRoom(): boolean {
    return this.requests < this.requestsMax && this.bytes < this.bytesMax
  }

  /** Resolves once another request may be read, or `signal` is aborted. */
  async room(signal: AbortSignal): Promise<void> {
    while (!this.hasRoom && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          this.waiters.delete(go)
          signal.removeEventListener('abort', go)
          resolve()
        }
        signal.addEventListener('abort', go, { once: true })
        this.waiters.add(go)
      })
    }
  }

  enter(bytes: number): void {
    this.requests += 1
    this.bytes += bytes
  }

  leave(bytes: number): void {
    this.requests -= 1
    this.bytes -= bytes
    if (!this.hasRoom) return
    // All look again, in the order they came: they are as many as streams at most, and each waits on if the room is gone by then.
    for (const go of [...this.waiters]) go()
  }
}
