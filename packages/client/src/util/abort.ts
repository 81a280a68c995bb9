import { type Clock, StreamError } from '@millrace/base'

/** What a call that its caller gave up rejects with. */
export function aborted(what: string, signal: AbortSignal): StreamError {
  return new StreamError('ABORTED', `${what} was given up by its signal`, { cause: signal.reason })
}

/** Calls `listener` once the signal is aborted, at once if it is already. Returns what takes it back. */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal === undefined) return () => {}
  if (signal.aborted) {
    listener()
    return () => {}
  }
  signal.addEventListener('abort', listener, { once: true })
  return () => signal.removeEventListener('abort', listener)
}

/** Resolves after `delayMs`; rejects with ABORTED as soon as the signal is aborted. */
export function sleep(clock: Clock, delayMs: number, signal: AbortSignal | undefined, what: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let release = (): void => {}
    const timer = clock.setTimer(delayMs, () => {
      release()
      resolve()
    })
    release = onAbort(signal, () => {
      timer.cancel()
      if (signal !== undefined) reject(aborted(what, signal))
    })
  })
}
