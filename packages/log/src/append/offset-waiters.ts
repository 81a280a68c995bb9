import { assert } from '@millrace/base'

interface Waiter {
  readonly offset: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
  readonly promise: Promise<void>
}

/** Promises that resolve once an offset is reached. */
export class OffsetWaiters {
  /** By offset, rising. */
  readonly #waiters: Waiter[] = []
  #reached: number
  /** Why nothing more is reached, if so. */
  #failure: { readonly reason: unknown } | undefined

  constructor(reached: number) {
    this.#reached = reached
  }

  /** Resolves once everything before `offset` is reached; rejects if it never is. It is no error if nobody looks at the promise. */
  wait(offset: number): Promise<void> {
    if (offset <= this.#reached) return Promise.resolve()
    if (this.#failure !== undefined) {
      const refused = Promise.reject<void>(this.#failure.reason)
      // As below: not every caller looks at it.
      refused.catch(() => {})
      return refused
    }
    const last = this.#waiters.at(-1)
    if (last !== undefined && last.offset === offset) return last.promise
    let resolve!: () => void
    let reject!: (error: unknown) => void
    const promise = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve
      reject = onReject
    })
    // Only some callers look at it; the others learn of the failure by other ways.
    promise.catch(() => {})
    const waiter = { offset, resolve, reject, promise }
    // Nearly always the last one; a repeated batch waits for an earlier offset.
    let at = this.#waiters.length
    while (at > 0 && (this.#waiters[at - 1]?.offset ?? 0) > offset) at--
    this.#waiters.splice(at, 0, waiter)
    return promise
  }

  reach(offset: number): void {
    this.#reached = Math.max(this.#reached, offset)
    let count = 0
    for (const waiter of this.#waiters) {
      if (waiter.offset > this.#reached) break
      waiter.resolve()
      count++
    }
    this.#waiters.splice(0, count)
  }

  /** Everything before `offset`, and nothing else, is reached from now on. Nobody may be waiting. */
  restart(offset: number): void {
    assert(this.#waiters.length === 0, 'nobody waits for an offset while the log is cut')
    this.#reached = offset
  }

  /** Takes out what waits for offsets beyond `offset`: they are to be had again. Returns what rejects those who waited. */
  takeBeyond(offset: number): (error: unknown) => void {
    const first = this.#waiters.findIndex((waiter) => waiter.offset > offset)
    const taken = first < 0 ? [] : this.#waiters.splice(first)
    return (error) => {
      for (const waiter of taken) waiter.reject(error)
    }
  }

  /** Nothing beyond `offset` is ever reached: who waits for that is told why, and whoever comes to wait for it later. */
  failBeyond(offset: number, reason: unknown): void {
    this.#failure = { reason }
    this.takeBeyond(offset)(reason)
  }
}
