import type { Clock } from '@millrace/base'
import type { Isolation } from '../../../fetch/isolation.ts'
import type { Latch } from '../../../lifecycle/latch.ts'
import type { Partition } from '../../../partitions/partition.ts'

export interface FetchWait {
  readonly clock: Clock
  readonly isolation: Isolation
  readonly timeMs: number
  /** The client has gone. */
  readonly signal: AbortSignal
  /** The broker stops. */
  readonly stopping: Latch
}

/** Resolves once any of the partitions has moved for those who read so, the time is up, or nobody waits any more. */
export function untilMoved(partitions: readonly Partition[], options: FetchWait): Promise<void> {
  const { clock, isolation, timeMs, signal, stopping } = options
  if (signal.aborted || stopping.isSet) return Promise.resolve()
  return new Promise((resolve) => {
    const done = (): void => {
      timer.cancel()
      stopListening()
      signal.removeEventListener('abort', done)
      for (const partition of partitions) partition.stopWaiting(done)
      resolve()
    }
    const timer = clock.setTimer(timeMs, done)
    const stopListening = stopping.listen(done)
    signal.addEventListener('abort', done, { once: true })
    for (const partition of partitions) partition.wait(done, isolation)
  })
}
