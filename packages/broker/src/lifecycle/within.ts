import { type Clock, StreamError } from '@millrace/base'

/** What `work` comes to, if it does within `timeoutMs`. Rejects with TIMEOUT, which says `what` did not happen, if not. */
export async function within<Result>(
  clock: Clock,
  timeoutMs: number,
  what: string,
  work: Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(timeoutMs, () => {
      reject(new StreamError('TIMEOUT', `${what}: ${timeoutMs} ms have passed`))
    })
    const done = (): void => timer.cancel()
    work.then(done, done)
    work.then(resolve, reject)
  })
}
