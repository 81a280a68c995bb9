import path from 'node:path'
import { isLoopback, isWildcard, type Logger } from '@millrace/base'
import { type Client, connect } from '@millrace/client'
import {
  configError,
  ConnectWorker,
  degradedOf,
  type DistributedOptions,
  DistributedWorker,
  isolate,
  type IsolatedPlugins,
  loadPlugins,
  observeWorker,
  type PluginSet,
  type Secrets,
  secretsFrom,
  type ServedWorker,
  startRest,
} from '@millrace/connect'
import { type Operations, startOperations } from '@millrace/node-io'
import { startSchemaRegistry, type StartSchemaRegistryOptions } from '@millrace/schemas/registry'
import { readConnectors } from './connector-files.ts'
import { connectTimeoutMs } from './limits.ts'
import { registryAddress } from './registry-address.ts'
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
  /** Where health and metrics are served, as `host:port`, if they are. */
  readonly httpAddress?: string
  /** Where its schema registry is, as `http://127.0.0.1:8081`; undefined if it has none. */
  readonly registryUrl: string | undefined
  /** The classes of the connectors that configs can name. */
  readonly connectorClasses: readonly string[]
  /** Takes no more requests and ends all tasks: what is done is committed. What is kept starts again with the next worker. */
  close(): Promise<void>
}

/**
 * Starts a worker, its REST API and its schema registry, if it has one, and makes the connectors of `connector.files`. Rejects with INVALID_CONFIG for a package without plugins or
 * a connector that won't do, before anything runs; with BROKER_UNAVAILABLE if no broker answers; with ADDRESS_IN_USE.
 */
export async function startConnect(
  config: WorkerConfig,
  places: ConnectPlaces,
  logger: Logger,
): Promise<RunningConnect> {
  const group = groupOf(config)
  const registryOptions = registryOf(config)
  const overridePolicy = config['connector.client.config.override.policy']
  const loaded = { ...(await loadPlugins(config.plugins, { from: places.packages })), overridePolicy }
  const exactlyOnceSources = config['exactly.once.source.support']
  const connectors = readConnectors(config['connector.files'], places.files, loaded, { exactlyOnceSources })
  const { 'listener.host': host, 'listener.port': port, 'listener.insecure': insecure } = config
  const closers: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    // The last one that was started first, each of them even if another fails.
    for (const closer of closers.splice(0).toReversed()) {
      await closer().catch((error: unknown) => logger.warn({ err: error }, 'a part of the worker failed to stop'))
    }
  }
  try {
    const operations = await operationsOf(config, logger)
    if (operations !== undefined) closers.push(() => operations.close())
    const client = await connect({
      brokers: config['bootstrap.servers'],
      clientId: 'millrace-connect',
      connectTimeoutMs,
      logger,
    })
    closers.push(() => client.close())
    // Connectors may need it as soon as they run.
    const registryUrl = await registryStarted(registryOptions, client, logger, closers)
    const isolated = isolatedPlugins(config, places, loaded, logger)
    if (isolated !== undefined) closers.push(() => isolated.close())
    const plugins = isolated?.plugins ?? loaded
    const options = {
      client,
      plugins,
      configTopic: config['config.storage.topic'],
      offsetsTopic: config['offset.storage.topic'],
      exactlyOnceSources,
      secrets: secretsOf(config, places),
      logger,
    }
    const serve = async (worker: ServedWorker): Promise<string> => {
      const rest = await startRest(worker, { host, port, insecure, logger })
      closers.push(() => rest.close())
      return rest.url
    }
    const running = (worker: ServedWorker, url: string, workerId: string): RunningConnect => {
      if (operations !== undefined) closers.push(watch(operations, worker, workerId))
      const http = operations === undefined ? {} : { httpAddress: `${operations.host}:${operations.port}` }
      return { url, registryUrl, connectorClasses: loaded.connectors.classNames, close, ...http }
    }
    if (group !== undefined) {
      const worker = await DistributedWorker.open({ ...options, ...group })
      closers.push(() => worker.close())
      const url = await serve(worker)
      const advertised = advertisedUrl(config, url)
      worker.join(advertised)
      return running(worker, url, new URL(advertised).host)
    }
    const workerId = `${host}:${port}`
    const worker = await ConnectWorker.open({ ...options, workerId })
    closers.push(() => worker.close())
    for (const { name, config: own, target } of connectors) {
      if (worker.names.includes(name)) await worker.put(name, own)
      else await worker.create(name, own, target)
    }
    return running(worker, await serve(worker), workerId)
  } catch (error) {
    await close()
    throw error
  }
}

/** What the workers of a group are told besides; undefined if the worker is to be alone. Throws INVALID_CONFIG for what goes with neither. */
function groupOf(
  config: WorkerConfig,
): Pick<DistributedOptions, 'groupId' | 'statusTopic' | 'rebalanceDelayMs' | 'sessionTimeoutMs'> | undefined {
  const groupId = config['group.id']
  if (groupId === null) return undefined
  if (config['connector.files'].length > 0) {
    throw configError(
      'connector.files',
      'connector.files is for a worker alone: workers of a group keep connectors together, so make them by `millrace connect apply -f FILE`',
    )
  }
  if (isWildcard(config['listener.host']) && config['rest.advertised.host.name'] === null) {
    throw configError(
      'rest.advertised.host.name',
      `other workers of ${groupId} can't reach ${config['listener.host']}: say in rest.advertised.host.name by which host they can`,
    )
  }
  const port = config['rest.advertised.port']
  // A URL keeps the port that it had if it is given another that is none.
  if (port !== null && (port < 1 || port > 65_535)) {
    throw configError('rest.advertised.port', `rest.advertised.port is ${port}: ports are from 1 to 65535`)
  }
  return {
    groupId,
    statusTopic: config['status.storage.topic'],
    rebalanceDelayMs: config['scheduled.rebalance.max.delay.ms'],
    sessionTimeoutMs: config['session.timeout.ms'],
  }
}

/** Health and metrics, if they are wanted. Throws INVALID_CONFIG, and rejects with ADDRESS_IN_USE. */
async function operationsOf(config: WorkerConfig, logger: Logger): Promise<Operations | undefined> {
  const { 'http.host': host, 'http.port': port, 'listener.insecure': insecure } = config
  if (port === null) return undefined
  if (port < 0 || port > 65_535) throw configError('http.port', `http.port is ${port}: ports are from 0 to 65535`)
  if (!insecure && !isLoopback(host)) {
    const text = `http.host is ${host}, where other machines can read health and metrics: say listener.insecure=true if that is wanted`
    throw configError('http.host', text)
  }
  return startOperations({ host, port, logger })
}

/** Has health and metrics tell of a worker; resolves with what says that it stops. */
function watch(operations: Operations, worker: ServedWorker, workerId: string): () => Promise<void> {
  const stopping = new AbortController()
  const endMetrics = observeWorker(operations.metrics, worker, workerId)
  operations.follow(() =>
    stopping.signal.aborted
      ? { serving: false, code: 'STOPPING', reason: 'the worker is stopping', degraded: [] }
      : { serving: true, code: 'SERVING', reason: 'it serves', degraded: degradedOf(worker, workerId) },
  )
  return async () => {
    stopping.abort()
    endMetrics()
  }
}

/** What the schema registry is told; undefined if there is to be none. Throws INVALID_CONFIG if others could ask it, and were not to. */
function registryOf(config: WorkerConfig): Omit<StartSchemaRegistryOptions, 'client'> | undefined {
  const listener = config['schema.registry.listener']
  if (listener === null) return undefined
  const { host, port } = registryAddress(listener)
  if (!config['listener.insecure'] && !isLoopback(host)) {
    throw configError(
      'schema.registry.listener',
      `schema.registry.listener is ${listener}, where other machines can ask, and it has no passwords: listen on 127.0.0.1, or set listener.insecure=true`,
    )
  }
  return {
    host,
    port,
    topic: config['schema.registry.topic'],
    compatibilityLevel: config['schema.registry.compatibility.level'],
  }
}

async function registryStarted(
  options: Omit<StartSchemaRegistryOptions, 'client'> | undefined,
  client: Client,
  logger: Logger,
  closers: (() => Promise<void>)[],
): Promise<string | undefined> {
  if (options === undefined) return undefined
  const registry = await startSchemaRegistry({ ...options, client, logger })
  closers.push(() => registry.close())
  return registry.url
}

/** Where other workers of the group reach this one, which listens at `url`. */
function advertisedUrl(config: WorkerConfig, url: string): string {
  const advertised = new URL(url)
  const { 'rest.advertised.host.name': host, 'rest.advertised.port': port } = config
  if (host !== null) advertised.hostname = host.includes(':') ? `[${host}]` : host
  if (port !== null) advertised.port = String(port)
  return advertised.origin
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
