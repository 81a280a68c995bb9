import type { ActiveTask } from './active-task.ts'

/** Who waits for an input to be known as empty looks again so soon. */
const waitingMs = 10
const idleMs = 1_000

/** When tasks are to be looked at again, though nothing comes: a punctuation is due, or a record waits. By the clock of `nowMs`. */
export function tasksDueMs(tasks: Iterable<ActiveTask>, nowMs: number): number {
  const clockMs = Date.now()
  let dueMs = nowMs + idleMs
  for (const { task } of tasks) {
    dueMs = Math.min(dueMs, nowMs + task.nextWallClockPunctuationMs - clockMs)
    if (task.next !== undefined && !task.isCongested) dueMs = Math.min(dueMs, nowMs + waitingMs)
  }
  return dueMs
}
