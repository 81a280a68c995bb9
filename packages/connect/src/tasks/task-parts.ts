import type { Clock, Logger, Random } from '@millrace/base'
import type { Client } from '@millrace/client'
import { configSchema, type RawConfig } from '../config/index.ts'
import type { RawTaskContext, TaskPlan } from '../connectors/connector.ts'
import type { SinkContext } from '../connectors/define-sink.ts'
import type { Tap } from '../look/record-tap.ts'
import { versionOption } from '../plugins/version-option.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { ExactlyOnceTask } from './exactly-once.ts'
import type { FlowPlugins } from './record-flow.ts'
import { type TaskProgress, type TaskStall, watchProgress } from './task-progress.ts'

/** Which task to run, and on what. */
export interface TaskRunOptions {
  readonly client: Client
  /** The connector's name: its offsets, or its group, are kept by it. */
  readonly name: string
  /** The connector's config: its own options, and those of converters, transforms and errors. */
  readonly config: RawConfig
  /** What references in the config stand for; see {@link secretsFrom}. Default: nothing may be referred to. */
  readonly secrets?: Secrets
  /** Stops the task. */
  readonly signal: AbortSignal
  /** The number of the task. Default 0. */
  readonly task?: number
  /** Its share of the work, as the connector planned it. Default: all of it. */
  readonly plan?: TaskPlan
  /** How often it is kept how far the task is, in milliseconds. Default 5,000. */
  readonly commitIntervalMs?: number
  /** Transforms, predicates and converters besides those of this package. */
  readonly plugins?: FlowPlugins
  /** Told of each topic that a record is sent to, or has come from: once a batch for sinks, once a record for sources. */
  readonly onTopic?: (topic: string) => void
  /** Told when the task has had something to do for a minute and got nothing done, and `undefined` when it gets on again. */
  readonly onStall?: (stall: TaskStall | undefined) => void
  /** Shown the records that pass, behind their transforms, while it wants that. */
  readonly tap?: Tap
  readonly logger?: Logger
}

/** Which task of a source to run. */
export interface SourceRunOptions extends TaskRunOptions {
  /** The topic that offsets are kept in; it is made, compacted, if there is none. */
  readonly offsetsTopic: string
  /**
   * Has records and offsets stored in transactions, so that each record is there exactly once for readers of what is committed (KIP-618). Default: at
   * least once.
   */
  readonly exactlyOnce?: ExactlyOnceTask | undefined
}

/** What every run has, from its options. */
export interface SharedParts {
  readonly context: RawTaskContext<SinkContext>
  readonly raw: RawConfig
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  readonly commitIntervalMs: number
}

/** Has a task tell that it gets nothing done, to its log too. Returns what ends that. */
export function watchTask(
  progress: TaskProgress,
  { clock, logger }: SharedParts,
  { onStall }: Pick<TaskRunOptions, 'onStall'>,
): () => void {
  return watchProgress(progress, clock, (stall) => {
    if (stall === undefined) logger.info({}, 'a task makes progress again')
    else logger.warn({ reason: stall.reason }, 'a task has something to do and makes no progress')
    onStall?.(stall)
  })
}

/** Throws INVALID_CONFIG if the connector has other options, or is of another version, than the config is for. */
export function checkConnector<Configured>(
  connector: { readonly version: string; readonly configure: (raw: RawConfig) => Configured },
  raw: RawConfig,
): Configured {
  configSchema({ 'connector.plugin.version': versionOption(connector.version, { importance: 'MEDIUM' }) }).parse(raw)
  return connector.configure(raw)
}
