import path from 'node:path'
import type { Logger } from '@millrace/base'
import { connect } from '@millrace/client'
import {
  ConnectWorker,
  isolate,
  type IsolatedPlugins,
  loadPlugins,
  type PluginSet,
  type Secrets,
  secretsFrom,
  startRest,
} from '@millrace/connect'
import { readConnectors } from './connector-files.ts'
import { connectTimeoutMs } from './limits.ts'
import type { WorkerConfig } from './worker-config.ts'

/** Where a worker looks for what its configuration names. */
export interface ConnectPlaces {
  /** Folders from which packages are looked for, the first one first, as a module there would. */
  readonly packages: readonly string[]
  /** The folder that names of connectors' files are relative to. */
  readonly files: string
}

/** A worker that runs, with its REST API. */
export interface RunningConnect {
  /** `http://127.0.0.1:8083` */
  readonly url: string
  /** The classes of the connectors that configs can name. */
  readonly connectorClasses: readonly string[]
  /** Takes no more requests and ends all tasks: what is done is committed. What is kept starts again with the next worker. */
  close(): Promise<void>
}

/**
 * Starts a worker and its REST API, and makes the connectors of `connector.files`. Rejects with INVALID_CONFIG for a package without plugins or
 * a connector that won't do, before anything runs; with BROKER_UNAVAILABLE if no broker answers; with ADDRESS_IN_USE.
 */
export async function startConnect(
  config: WorkerConfig,
  places: ConnectPlaces,
  logger: Logger,
): Promise<RunningConnect> {
  const loaded = await loadPlugins(config.plugins, { from: places.packages })
  const connectors = readConnectors(config['connector.files'], places.files, loaded)
  const { 'listener.host': host, 'listener.port': port, 'listener.insecure': insecure } = config
  const closers: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    // The last one that was started first, each of them even if another fails.
    for (const closer of closers.splice(0).toReversed()) {
      await closer().catch((error: unknown) => logger.warn({ err: error }, 'a part of the worker failed to stop'))
    }
  }
  try {
    const client = await connect({
      brokers: config['bootstrap.servers'],
      clientId: 'millrace-connect',
      connectTimeoutMs,
      logger,
    })
    closers.push(() => client.close())
    const isolated = isolatedPlugins(config, places, loaded, logger)
    if (isolated !== undefined) closers.push(() => isolated.close())
    const plugins = isolated?.plugins ?? loaded
    const worker = await ConnectWorker.open({
      client,
      plugins,
      configTopic: config['config.storage.topic'],
      offsetsTopic: config['offset.storage.topic'],
      workerId: `${host}:${port}`,
      secrets: secretsOf(config, places),
      logger,
    })
    closers.push(() => worker.close())
    for (const { name, config: own, target } of connectors) {
      if (worker.names.includes(name)) await worker.put(name, own)
      else await worker.create(name, own, target)
    }
    const rest = await startRest(worker, { host, port, insecure, logger })
    closers.push(() => rest.close())
    return { url: rest.url, connectorClasses: loaded.connectors.classNames, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The plugins with a process for each connector; undefined if all run in this one. */
function isolatedPlugins(
  config: WorkerConfig,
  { packages: from }: ConnectPlaces,
  loaded: PluginSet,
  logger: Logger,
): IsolatedPlugins | undefined {
  if (config['connector.isolation'] === 'none') return undefined
  return isolate(loaded, {
    packages: config.plugins,
    from,
    brokers: config['bootstrap.servers'],
    memoryMiBMax: config['connector.memory.max.mb'],
    silentMsMax: config['connector.silent.max.ms'],
    logger,
  })
}

/** What configs of connectors may refer to. */
function secretsOf(config: WorkerConfig, { files }: ConnectPlaces): Secrets {
  const pattern = config['config.providers.env.param.allowlist.pattern']
  const folders = config['config.providers.file.param.allowed.paths'].map((folder) => path.resolve(files, folder))
  return secretsFrom({
    folders,
    ...(pattern === null ? {} : { env: { variables: process.env, allowed: new RegExp(pattern) } }),
  })
}
