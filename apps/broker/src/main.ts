import type { Logger, StreamError } from '@millrace/base'
import { type Broker, type BrokerConfig, startBroker } from '@millrace/broker'
import {
  crashLoudly,
  createLogger,
  growYoungGenerationOnceBusy,
  nodePorts,
  type Operations,
  packageVersion,
  startFailureText,
  startOperations,
  stopSignal,
} from '@millrace/node-io'
import { CommanderError } from 'commander'
import { readCommandLine } from './command-line.ts'
import { effectiveConfig } from './effective.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { configOf } from './given-configs.ts'
import { loadModule } from './load-module.ts'

/** How long a stop waits for what is under way. */
const stopDeadlineMs = 30_000

/** Runs the process's own command line: a broker, until a signal stops it. */
export async function main(): Promise<void> {
  try {
    await serve(process.argv.slice(2))
  } catch (error) {
    // Commander has already written what was wrong.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? exitCodes.stopped : exitCodes.usage
      return
    }
    process.stderr.write(`millrace-broker: ${startFailureText(error)}\n`)
    process.exitCode = exitCodeOf(error)
  }
}

async function serve(commandLine: readonly string[]): Promise<void> {
  const { given, logLevel, effective, format } = readCommandLine(
    commandLine,
    packageVersion(new URL('../package.json', import.meta.url)),
  )
  const config = configOf(given)
  if (effective) {
    for (const warning of given.warnings) process.stderr.write(`millrace-broker: ${warning}\n`)
    process.stdout.write(effectiveConfig(given, format))
    return
  }
  const logger = createLogger({ level: logLevel, name: 'millrace-broker', to: 'stdout' })
  const own = logger.child({ node: config.nodeId })
  crashLoudly(own, exitCodes.crashed)
  for (const warning of given.warnings) own.warn({}, warning)
  growYoungGenerationOnceBusy()
  const stopAsked = stopSignal(own, 'what was not acknowledged may be lost')
  const operations = await operationsOf(config, own)
  const broker = await start(config, logger, operations)
  const { host, port, nodeId, clusterId } = broker
  const kafka = broker.kafka === undefined ? {} : { kafkaAddress: `${broker.kafka.host}:${broker.kafka.port}` }
  const http = operations === undefined ? {} : { httpAddress: `${operations.host}:${operations.port}` }
  const lines = own.child({ cluster: clusterId })
  // What starts brokers waits for this line: by `event`, at `address`.
  const logDirectory = config.logDirectories.join(',')
  lines.info(
    { event: 'ready', address: `${host}:${port}`, host, port, nodeId, clusterId, logDirectory, ...kafka, ...http },
    'ready',
  )
  await untilStopped(broker, stopAsked, lines)
}

/** Health and metrics, if they are wanted. */
async function operationsOf({ settings }: BrokerConfig, logger: Logger): Promise<Operations | undefined> {
  const { httpHost, httpPort } = settings
  return httpPort === null ? undefined : startOperations({ host: httpHost, port: httpPort, logger })
}

async function start(config: BrokerConfig, logger: Logger, operations: Operations | undefined): Promise<Broker> {
  const ports = { ...nodePorts({ logger }), loadModule }
  if (operations === undefined) return startBroker(config, ports)
  try {
    const broker = await startBroker(config, { ...ports, metrics: operations.metrics })
    // It is not ready before the streams end, and lives until the process does.
    operations.follow(() => broker.health())
    return broker
  } catch (error) {
    await operations.close()
    throw error
  }
}

async function untilStopped(broker: Broker, stopAsked: Promise<NodeJS.Signals>, logger: Logger): Promise<void> {
  // A broker whose disk failed still serves what it can read, and says in its health that it is not well.
  let failure: StreamError | undefined
  void broker.failed.then((error) => {
    failure = error
    logger.error({ err: error }, 'takes no more writes; what can be read is served until it is stopped')
  })
  const signal = await stopAsked
  logger.info({ signal, deadlineMs: stopDeadlineMs }, 'stopping')
  await broker.stop({ deadlineMs: stopDeadlineMs })
  logger.info({}, 'stopped')
  // Whatever may still be open must not keep a stopped broker alive.
  process.exit(failure === undefined ? exitCodes.stopped : exitCodeOf(failure))
}
