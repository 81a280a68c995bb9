import type { Client } from '@millrace/client'
import { fencedAtOnce } from '../limits.ts'
import { transactionalIdOf } from '../tasks/exactly-once.ts'

/** Whose tasks are fenced. */
export interface TasksToFence {
  readonly client: Client
  readonly groupId: string
  readonly connector: string
  /** Those from 0 on, so many. */
  readonly taskCount: number
}

/**
 * Takes the transactional ids of a connector's tasks: whatever still runs of them, wherever, can commit nothing any more, and what it left open is aborted
 * before this resolves.
 */
export async function fenceTasks({ client, groupId, connector, taskCount }: TasksToFence): Promise<void> {
  const fence = async (task: number): Promise<void> => {
    await using producer = client.transactional(transactionalIdOf(groupId, connector, task))
    await producer.transaction(() => {})
  }
  for (let from = 0; from < taskCount; from += fencedAtOnce) {
    const count = Math.min(fencedAtOnce, taskCount - from)
    await Promise.all(Array.from({ length: count }, (_, index) => fence(from + index)))
  }
}
