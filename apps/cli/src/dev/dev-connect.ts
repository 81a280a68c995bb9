import { fileURLToPath } from 'node:url'
import type { Logger } from '@millrace/base'
import type { RunningConnect } from 'millrace-connect'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { devConnectPort, devPortsTriedMax, devRegistryPort } from '../limits.ts'
import { isFree } from './dev-ports.ts'

export interface DevConnectOptions {
  /** Whether connectors are run. */
  readonly connect?: boolean
  readonly connectPort?: number
  /** Whether a schema registry is run beside it. */
  readonly registry?: boolean
  readonly registryPort?: number
  /** Packages of connectors, besides those that come along. */
  readonly plugin?: readonly string[]
  /** Of the first broker. */
  readonly port: number
}

/** The packages of connectors that come with the command line. */
export const devPlugins = ['@millrace/connector-file']

/** The worker of `millrace dev --connect`, on a port that is free; undefined without that. Throws a usage error for options that are for it alone. */
export async function startDevConnect(
  io: CliIo,
  options: DevConnectOptions,
  brokers: readonly string[],
  logger: Logger,
): Promise<RunningConnect | undefined> {
  const { connect = false, connectPort, registry = false, registryPort, plugin = [] } = options
  if (!connect) return undefined
  const { startConnect, workerConfig } = await import('millrace-connect')
  // Where it was said that any port will do, that holds for this one, too.
  const portOf = (given: number | undefined, usual: number): number => given ?? (options.port === 0 ? 0 : usual)
  const port = await freePortFrom(io, portOf(connectPort, devConnectPort), connectApi)
  const plugins = [...new Set([...devPlugins, ...plugin])]
  const config = workerConfig.parse({
    'bootstrap.servers': brokers,
    'listener.port': port,
    plugins,
    ...(registry ? await registryConfig(io, portOf(registryPort, devRegistryPort)) : {}),
  })
  const packages = [fileURLToPath(new URL('.', import.meta.url)), process.cwd()]
  return startConnect(config, { packages, files: process.cwd() }, logger)
}

/** Throws a usage error for what only a worker has, where there is none. */
export function checkConnectOptions(options: DevConnectOptions): void {
  const { connect = false, connectPort, registry = false, registryPort, plugin } = options
  const given = {
    '--plugin': plugin !== undefined,
    '--connect-port': connectPort !== undefined,
    '--registry': registry,
    '--registry-port': registryPort !== undefined,
  }
  const [name] = Object.entries(given).find(([, isGiven]) => isGiven) ?? []
  if (!connect && name !== undefined) throw usageError(`${name} is about a Connect worker: say --connect, too`)
  if (registryPort !== undefined && !registry)
    throw usageError('--registry-port is about a schema registry: say --registry, too')
}

interface Listener {
  /** What listens, at the beginning of a sentence. */
  readonly title: string
  readonly option: string
}

const connectApi: Listener = { title: "Connect's REST API", option: '--connect-port' }
const registryApi: Listener = { title: 'The schema registry', option: '--registry-port' }

async function registryConfig(io: CliIo, first: number): Promise<Readonly<Record<string, string>>> {
  return { 'schema.registry.listener': `127.0.0.1:${await freePortFrom(io, first, registryApi)}` }
}

async function freePortFrom(io: CliIo, first: number, { title, option }: Listener): Promise<number> {
  if (first === 0) return 0
  for (let port = first; port < first + devPortsTriedMax && port <= 65_535; port++) {
    if (!(await isFree(port))) continue
    if (port !== first) note(io, `Port ${first} is taken: ${title} is at ${port}.`)
    return port
  }
  throw new CommandFailure(
    exitCodes.failed,
    `the ports from ${first} on that '${option}' could be are all taken: say ${option} N`,
  )
}
