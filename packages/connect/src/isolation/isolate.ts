import { assert, type Logger, silentLogger } from '@millrace/base'
import { NodeClock } from '@millrace/node-io'
import type { RawConfig } from '../config/index.ts'
import type { Connector, PluginSet } from '../plugins/plugin-set.ts'
import { referencesIn } from '../secrets/references.ts'
import { noSecrets } from '../secrets/secrets.ts'
import type { TaskRunOptions } from '../tasks/task-parts.ts'
import { Plugins } from '../transforms/plugins.ts'
import type { ConnectorConfig } from '../worker/config-store.ts'
import { forkChild } from './child-handle.ts'
import type { ConnectorHost } from './connector-host.ts'
import { ConnectorProcess, type ProcessLimits } from './connector-process.ts'
import type { ChildSetup, ToldConfig } from './messages.ts'

/** What processes of connectors load, reach, and may take. */
export interface IsolationOptions extends Partial<ProcessLimits> {
  /** The packages that the plugins came from, for `loadPlugins` to load again in each process, */
  readonly packages: readonly string[]
  /** and the folders that they are looked for from. */
  readonly from: readonly string[]
  /** The brokers that a process connects to, as `host:port`. */
  readonly brokers: readonly string[]
  /** Names their clients in logs. Default `millrace-connect`. */
  readonly clientId?: string
  readonly logger?: Logger
}

/** Plugins whose connectors run in processes of their own. */
export interface IsolatedPlugins extends AsyncDisposable {
  readonly plugins: PluginSet
  /** Ends the processes, whatever they still do: tasks are stopped before. */
  close(): Promise<void>
}

type Told = Pick<TaskRunOptions, 'name' | 'config' | 'secrets'>

/** The texts of a config: it comes of the REST API or of a topic, which have nothing else. */
function textsOf(config: RawConfig): ConnectorConfig {
  const entries = Object.entries(config).map(([name, value]) => {
    assert(typeof value === 'string', `${name} of a connector's config is a text`)
    return [name, value] as const
  })
  return Object.fromEntries(entries)
}

/**
 * The same plugins, with every connector run in a process of its own, by its name: its `check`, `plan` and tasks. One that crashes, loops without end
 * or fills its memory takes down that process alone; its tasks fail, as status answers show them, and are started again in a new one.
 *
 * A process has its own connection to the cluster. Configs reach it over a channel that is its own: they stand in no command line and no
 * environment. Lines of its log come back to `logger`.
 */
export function isolate(plugins: PluginSet, options: IsolationOptions): IsolatedPlugins {
  const { packages, from, brokers, clientId = 'millrace-connect', logger = silentLogger } = options
  const { memoryMiBMax = 512, silentMsMax = 30_000 } = options
  const setup: ChildSetup = { packages, from, brokers, clientId }
  const clock = new NodeClock()
  const processes = new Map<string, ConnectorProcess>()
  const processOf = (connector: string, log: Logger = logger, key = connector): ConnectorProcess => {
    let found = processes.get(key)
    if (found === undefined) {
      const limits = { memoryMiBMax, silentMsMax }
      const onOver = (): void => void processes.delete(key)
      found = new ConnectorProcess({
        connector,
        setup,
        limits,
        fork: forkChild,
        clock,
        logger: log.child({ connector }),
        onOver,
      })
      processes.set(key, found)
    }
    return found
  }
  const hostOf = (connector: Connector): ConnectorHost => {
    const told = async ({ name, config, secrets = noSecrets }: Told): Promise<ToldConfig> => {
      // What is run by a program of its own need not say which connector it is.
      const texts = { 'connector.class': connector.name, ...textsOf(config) }
      const found: Record<string, string> = {}
      for (const reference of Object.values(texts).flatMap((text) => referencesIn(text))) {
        found[reference.text] = await secrets.resolve(reference)
      }
      return { name, config: texts, secrets: found }
    }
    return {
      plan: async (options) => processOf(options.name, options.logger).plan(await told(options), options.signal),
      // In a process of its own: what goes wrong there does not end the connector's tasks.
      look: async (look, options) => {
        const { name, signal } = options
        return processOf(name, options.logger, `${name} look`).look(look, await told(options), signal)
      },
      async run(options) {
        const { name, task = 0, plan = { key: 'all' }, signal, commitIntervalMs, offsetsTopic } = options
        const { transactionalId, claimed } = options.exactlyOnce ?? {}
        const order = { told: await told(options), task, plan, commitIntervalMs, offsetsTopic, transactionalId }
        const { onTopic, onStall, tap } = options
        await processOf(name, options.logger).run(order, signal, { onTopic, onStall, tap, claimed })
      },
    }
  }
  const close = async (): Promise<void> => {
    await Promise.all([...processes.values()].map((one) => one.close()))
  }
  const connectors = plugins.connectors.all.map((one): Connector => ({ ...one, host: hostOf(one) }))
  return {
    plugins: { ...plugins, connectors: new Plugins<Connector>(connectors) },
    close,
    [Symbol.asyncDispose]: close,
  }
}
