import type { GroupAssignment } from '@millrace/client/membership'
import { decodeAssignment } from './assignment/codec.ts'
import { limits } from './limits.ts'
import type { Wakeup } from './wakeup.ts'

/**
 * Until all members have gone that were asked to stop: as long as this one is there, each assignment tells them, whoever makes it. Not longer than
 * {@link limits}, or than `isStopping` allows. `next` gives the assignment that has come since the last call, if any.
 */
export async function othersGone(
  wakeup: Wakeup,
  isStopping: () => boolean,
  next: () => GroupAssignment | undefined,
): Promise<void> {
  const untilMs = performance.now() + limits.shutdownWaitMs
  while (!isStopping() && performance.now() < untilMs) {
    await wakeup.wait(untilMs)
    wakeup.reset()
    const assignment = next()
    if (assignment !== undefined && decodeAssignment(assignment.metadata).shutdown?.othersCount === 0) return
  }
}
