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
