import type { Clock } from '@millrace/base'

/** Whether `work` was done within `timeoutMs`. Rejects as it does; what becomes of it later is nobody's concern. */
export function within(clock: Clock, timeoutMs: number, work: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = clock.setTimer(timeoutMs, () => resolve(false))
    work.then(
      () => {
        timer.cancel()
        resolve(true)
      },
      (error: unknown) => {
        timer.cancel()
        reject(error)
      },
    )
  })
}
