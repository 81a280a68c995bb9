import type { TaskPlan } from '../connectors/connector.ts'
import type { Look, LookOptions, Seen } from '../look/look-at.ts'
import type { SourceRunOptions, TaskRunOptions } from '../tasks/task-parts.ts'

/** What runs a connector's code elsewhere than in this process. */
export interface ConnectorHost {
  /** Tries a config, and divides its work; INVALID_CONFIG if the connector finds something wrong. */
  plan(options: Pick<TaskRunOptions, 'name' | 'config' | 'signal' | 'secrets' | 'logger'>): Promise<readonly TaskPlan[]>
  /** Looks at it, by a client of its own. */
  look(look: Look, options: LookOptions): Promise<Seen>
  /** Runs a task until it ends or is told to, by a client of its own; rejects with what the task failed with. */
  run(options: TaskRunOptions & Partial<Pick<SourceRunOptions, 'offsetsTopic' | 'exactlyOnce'>>): Promise<void>
}
