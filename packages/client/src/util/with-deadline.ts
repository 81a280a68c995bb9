import { type Clock, StreamError } from '@millrace/base'
import { onAbort } from './abort.ts'

/** Runs `work` with a signal that is aborted with `signal`, and after `timeoutMs`: then it rejects with TIMEOUT. */
export async function withDeadline<T>(
  clock: Clock,
  what: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const within = new AbortController()
  let isLate = false
  const timer = clock.setTimer(timeoutMs, () => {
    isLate = true
    within.abort()
  })
  const release = onAbort(signal, () => within.abort(signal?.reason))
  try {
    return await work(within.signal)
  } catch (error) {
    if (!isLate) throw error
    throw new StreamError('TIMEOUT', `${what}: no answer within ${timeoutMs} ms`, { cause: error })
  } finally {
    timer.cancel()
    release()
  }
}
