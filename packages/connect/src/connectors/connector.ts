import { assert, type Logger } from '@millrace/base'
import type { ConfigOf, ConfigSchema, OptionShape, RawConfig } from '../config/index.ts'
import type { ConnectorHost } from '../isolation/connector-host.ts'
import type { PluginNames } from '../transforms/define-transform.ts'

/** What a connector says of itself: `version` is shown wherever it is listed. */
export interface ConnectorNames extends PluginNames {
  readonly version: string
}

/** Why a config that can be read won't work, found by trying it: a table that is not there, a password that is refused. */
export interface ConfigProblem {
  /** The option at fault. */
  readonly option: string
  /** What is wrong and what to do, without secrets: it is shown as it is. */
  readonly message: string
  /** It may be gone the next time, with the same config: a server does not answer. Then it is tried again. Default: somebody has to change something. */
  readonly mayPass?: boolean
}

/** Something that a connector could read or write: a table, a bucket. */
export interface Discovered {
  /** What kind of thing it is: `table`. */
  readonly kind: string
  /** As the option takes it that names it. */
  readonly name: string
  /** That option. */
  readonly option: string
}

/** One of the tasks that a connector's work is divided into. */
export interface TaskPlan {
  /** Names the task's share, and stays the same while the share does: a task whose key is still there need not be started anew. */
  readonly key: string
  /** What the task is told besides the connector's config, over which it goes. Default: nothing. */
  readonly options?: Readonly<Record<string, string>>
}

/** What every task is given when it is opened. */
export interface TaskContext<Config> {
  /** The connector's name. */
  readonly connector: string
  /** The number of the task, from 0 on. */
  readonly task: number
  /** The key of its plan. */
  readonly key: string
  readonly config: Config
  /** Its reason says why the task ends; what waits has to give up then. */
  readonly signal: AbortSignal
  readonly logger: Logger
}

/** What definitions of sources and sinks have in common. */
export interface ConnectorDefinition<Shape extends OptionShape> extends ConnectorNames {
  readonly config: ConfigSchema<Shape>
  /** Tries a config that can be read: whether what it names is there and lets one in. Default: there is nothing to try. */
  check?(config: ConfigOf<Shape>, signal: AbortSignal): Promise<readonly ConfigProblem[]>
  /** What a connector with this config could read or write, by asking where that is. Default: nobody can say. */
  discover?(config: ConfigOf<Shape>, signal: AbortSignal): Promise<readonly Discovered[]>
  /** Divides the work into at most `tasksMax` tasks. Throws INVALID_CONFIG if the options don't fit together. */
  plan?(config: ConfigOf<Shape>, tasksMax: number): readonly TaskPlan[]
}

/** What every connector is, as configs name it. */
export interface ConnectorPlugin extends ConnectorNames {
  readonly aliases: readonly string[]
  readonly config: ConfigSchema
  /** What runs it, if that is not this process; see `isolate`. */
  readonly host?: ConnectorHost
}

/** A connector with its config: what it can do before any task is opened. */
export interface ConfiguredConnector {
  /** What is wrong with the config beyond its texts; see {@link ConnectorDefinition.check}. */
  check(signal: AbortSignal): Promise<readonly ConfigProblem[]>
  /** What it could read or write; undefined if it can't say. See {@link ConnectorDefinition.discover}. */
  discover(signal: AbortSignal): Promise<readonly Discovered[] | undefined>
  /** The tasks to open, at most `tasksMax`. */
  plan(tasksMax: number): readonly TaskPlan[]
}

/** A task's context before its config is parsed: with the config's texts. */
export type RawTaskContext<Context extends { readonly config: unknown }> = Omit<Context, 'config'> & {
  readonly config: RawConfig
}

/** A definition with its config parsed, its answers held to what was asked. `alone` is its plan if it has none of its own. */
export function configuredConnector<Shape extends OptionShape>(
  definition: ConnectorDefinition<Shape>,
  config: ConfigOf<Shape>,
  alone: (tasksMax: number) => readonly TaskPlan[],
): ConfiguredConnector {
  return {
    check: async (signal) => (await definition.check?.(config, signal)) ?? [],
    discover: async (signal) => definition.discover?.(config, signal),
    plan(tasksMax) {
      assert(Number.isSafeInteger(tasksMax) && tasksMax >= 1, 'a connector has at least one task')
      const plans = definition.plan?.(config, tasksMax) ?? alone(tasksMax)
      const keys = new Set(plans.map(({ key }) => key))
      assert(
        plans.length <= tasksMax,
        `${definition.name} planned ${plans.length} tasks where ${tasksMax} are the most`,
      )
      assert(keys.size === plans.length, `${definition.name} planned two tasks of one key`)
      return plans
    },
  }
}
