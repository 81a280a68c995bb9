import type { TaskStatus } from '../queries/local-stores.ts'
import type { ActiveTask } from './active-task.ts'
import type { TaskInputs } from './task-inputs.ts'

/** How a task is that this copy runs. */
export function statusOf(active: ActiveTask, inputs: TaskInputs | undefined): TaskStatus {
  const { id, isReady, partition, restoreLag } = active
  const inputLag = active.inputTopics.reduce(
    (sum, topic) => sum + (inputs?.lag(topic, partition) ?? 0),
    active.task.queuedCount,
  )
  return { taskId: id, standby: false, ready: isReady, inputLag, restoreLag }
}
