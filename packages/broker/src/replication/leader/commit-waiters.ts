import type { StreamError } from '@millrace/base'

interface Waiter {
  readonly offset: number
  readonly resolve: () => void
  readonly reject: (error: StreamError) => void
  readonly promise: Promise<void>
}

/** Those who wait for the high watermark of one leadership. */
export class CommitWaiters {
  /** By offset, rising. */
  private readonly waiters: Waiter[] = []
  private reached: number
  private over: StreamError | undefined

  constructor(reached: number) {
    this.reached = reached
  }

  get count(): number {
    return this.waiters.length
  }

  /** Resolves once everything before `offset` is committed; rejects when the leadership ends before that. */
  wait(offset: number): Promise<void> {
    if (offset <= this.reached) return Promise.resolve()
    if (this.over !== undefined) return Promise.reject(this.over)
    // Nearly always the last one; a batch that was sent again waits for an earlier offset.
    let at = this.waiters.length
    while (at > 0 && (this.waiters[at - 1]?.offset ?? 0) >= offset) at--
    const same = this.waiters[at]
    if (same?.offset === offset) return same.promise
    let resolve!: () => void
    let reject!: (error: StreamError) => void
    const promise = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve
      reject = onReject
    })
    this.waiters.splice(at, 0, { offset, resolve, reject, promise })
    return promise
  }

  reach(offset: number): void {
    this.reached = Math.max(this.reached, offset)
    let count = 0
    for (const waiter of this.waiters) {
      if (waiter.offset > this.reached) break
      waiter.resolve()
      count++
    }
    if (count > 0) this.waiters.splice(0, count)
  }

  /** Who waits, and who comes to wait, is told `reason`. */
  close(reason: StreamError): void {
    if (this.over !== undefined) return
    this.over = reason
    for (const { reject } of this.waiters.splice(0)) reject(reason)
  }
}
