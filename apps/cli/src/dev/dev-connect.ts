import { fileURLToPath } from 'node:url'
import type { Logger } from '@millrace/base'
import type { RunningConnect } from 'millrace-connect'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { devConnectPort, devPortsTriedMax } from '../limits.ts'
import { isFree } from './dev-ports.ts'

export interface DevConnectOptions {
  /** Whether connectors are run. */
  readonly connect?: boolean
  readonly connectPort?: number
  /** Packages of connectors, besides those that come along. */
  readonly plugin?: readonly string[]
  /** Of the first broker. */
  readonly port: number
}

/** What comes with the command line. */
const ownPlugins = ['@millrace/connector-file']

/** The worker of `millrace dev --connect`, on a port that is free; undefined without that. Throws a usage error for options that are for it alone. */
export async function startDevConnect(
  io: CliIo,
  options: DevConnectOptions,
  brokers: readonly string[],
  logger: Logger,
): Promise<RunningConnect | undefined> {
  const { connect = false, connectPort, plugin = [] } = options
  if (!connect) return undefined
  const { startConnect, workerConfig } = await import('millrace-connect')
  // Where it was said that any port will do, that holds for this one, too.
  const port = await connectPortOf(io, connectPort ?? (options.port === 0 ? 0 : devConnectPort))
  const plugins = [...new Set([...ownPlugins, ...plugin])]
  const config = workerConfig.parse({ 'bootstrap.servers': brokers, 'listener.port': port, plugins })
  const packages = [fileURLToPath(new URL('.', import.meta.url)), process.cwd()]
  return startConnect(config, { packages, files: process.cwd() }, logger)
}

/** Throws a usage error for what only a worker has, where there is none. */
export function checkConnectOptions({ connect = false, connectPort, plugin }: DevConnectOptions): void {
  if (connect || (connectPort === undefined && plugin === undefined)) return
  throw usageError(
    `${plugin === undefined ? '--connect-port' : '--plugin'} is about a Connect worker: say --connect, too`,
  )
}

async function connectPortOf(io: CliIo, first: number): Promise<number> {
  if (first === 0) return 0
  for (let port = first; port < first + devPortsTriedMax && port <= 65_535; port++) {
    if (!(await isFree(port))) continue
    if (port !== first) note(io, `Port ${first} is taken: Connect's REST API is at ${port}.`)
    return port
  }
  throw new CommandFailure(
    exitCodes.failed,
    `the ports for Connect from ${first} on are all taken: say --connect-port N`,
  )
}
