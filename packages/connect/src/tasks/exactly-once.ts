/** How a task of a source is to have each record exactly once (KIP-618). */
export interface ExactlyOnceTask {
  /** Whoever begins with it fences whoever had it: Kafka Connect's `GROUP-CONNECTOR-TASK`. */
  readonly transactionalId: string
  /**
   * Asked once the task has its id, and before it reads where it was: it begins nothing if this rejects. For what may have changed meanwhile, such as
   * who is to run it.
   */
  readonly claimed?: () => Promise<void>
}

/** The transactional id of a task, as Kafka Connect makes it. */
export function transactionalIdOf(groupId: string, connector: string, task: number): string {
  return `${groupId}-${connector}-${task}`
}
