import type { Clock } from '@millrace/base'

/** Resolves after `delayMs`, or as soon as the signal says so. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const stop = (): void => {
      timer.cancel()
      resolve()
    }
    const timer = clock.setTimer(delayMs, () => {
      signal.removeEventListener('abort', stop)
      resolve()
    })
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** Whether `work` ended within `limitMs`. What it rejects with goes through; what comes later is nobody's. */
export async function endsWithin(clock: Clock, limitMs: number, work: PromiseLike<unknown>): Promise<boolean> {
  const done = new AbortController()
  try {
    return await Promise.race([
      Promise.resolve(work).then(() => true),
      pause(clock, limitMs, done.signal).then(() => false),
    ])
  } finally {
    done.abort()
  }
}

/** Runs pieces of work one after the other. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work)
    // Whoever asked for the work is told of its error; the next piece only waits for its end.
    this.#last = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }
}
