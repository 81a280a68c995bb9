import type { StreamError } from '@millrace/base'

interface Waiter {
  readonly offset: number
  readonly resolve: () => void
  readonly reject: (reason: StreamError) => void
}

/** An offset that only grows, and those who wait for it. */
export class OffsetWaiters {
  #offset: number
  #waiters: Waiter[] = []
  #closed: StreamError | undefined

  constructor(offset: number) {
    this.#offset = offset
  }

  get offset(): number {
    return this.#offset
  }

  /** Resolves once the offset is there. Rejects with why it won't get there. */
  wait(offset: number): Promise<void> {
    if (offset <= this.#offset) return Promise.resolve()
    if (this.#closed !== undefined) return Promise.reject(this.#closed)
    return new Promise((resolve, reject) => {
      this.#waiters.push({ offset, resolve, reject })
    })
  }

  reach(offset: number): void {
    if (offset <= this.#offset) return
    this.#offset = offset
    const reached = this.#waiters.filter((waiter) => waiter.offset <= offset)
    if (reached.length === 0) return
    this.#waiters = this.#waiters.filter((waiter) => waiter.offset > offset)
    for (const { resolve } of reached) resolve()
  }

  /** It grows no more. */
  close(reason: StreamError): void {
    this.#closed ??= reason
    const waiters = this.#waiters
    this.#waiters = []
    for (const { reject } of waiters) reject(reason)
  }
}
