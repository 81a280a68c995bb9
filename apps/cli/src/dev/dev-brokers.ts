import path from 'node:path'
import { type Disk, isStreamError, type Logger, MemoryDisk } from '@millrace/base'
import type { Broker } from '@millrace/broker'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { devMemorySizeBytesMax, devPortsTriedMax } from '../limits.ts'
import { type DevOperations, devOperations } from './dev-operations.ts'
import { clusterPorts } from './cluster-ports.ts'
import { devKafkaPorts } from './dev-ports.ts'

export interface DevBrokersOptions {
  /** A folder; in memory if there is none. */
  readonly data?: string
  readonly port: number
  readonly brokers: number
  /** For clients of the Kafka protocol. */
  readonly kafkaPort?: number
  /** Whether they are served. */
  readonly kafka: boolean
}

/** Where one broker listens: for its own clients, and for those of the Kafka protocol if it serves them. */
export interface DevPorts {
  readonly own: number
  readonly kafka: number | undefined
}

/** A broker in this process, with its health and metrics. */
export interface DevBroker {
  readonly broker: Broker
  readonly operations: DevOperations
}

/** How long a broker waits for what is under way when it is stopped; several need not hand over to each other what all of them leave. */
const stopDeadlineMs = 5_000
const clusterStopDeadlineMs = 300

/** Starts the brokers of `millrace dev`: one on the next free port, or several that are one cluster. */
export async function startDevBrokers(io: CliIo, options: DevBrokersOptions, logger: Logger): Promise<DevBroker[]> {
  if (options.brokers === 1) return [await startAlone(io, options, logger)]
  const ports = await clusterPorts(io, options)
  const kafkaPorts = await kafkaPortsOf(io, options, ports)
  const started = await Promise.allSettled(
    ports.map(async (port, index): Promise<DevBroker> => {
      const operations = await devOperations(io, { port }, logger)
      const configs = brokerConfigs(options, { own: port, kafka: kafkaPorts[index] }, { nodeId: index + 1, ports })
      return start(operations, options, logger, () => configs)
    }),
  )
  const running = started.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  const failed = started.find((outcome) => outcome.status === 'rejected')
  if (failed === undefined) return running
  await stopDevBrokers(running)
  throw failed.reason
}

/** Where it was said that any ports will do, that holds for these, too. */
async function kafkaPortsOf(io: CliIo, options: DevBrokersOptions, own: readonly number[]): Promise<number[]> {
  const { kafka, kafkaPort = options.port === 0 ? 0 : undefined } = options
  return kafka ? devKafkaPorts(io, own, kafkaPort) : []
}

export async function stopDevBrokers(brokers: readonly DevBroker[]): Promise<void> {
  const deadlineMs = brokers.length === 1 ? stopDeadlineMs : clusterStopDeadlineMs
  await Promise.all(brokers.map(({ broker }) => broker.stop({ deadlineMs })))
  await Promise.all(brokers.map(({ operations }) => operations.close()))
}

async function startAlone(io: CliIo, options: DevBrokersOptions, logger: Logger): Promise<DevBroker> {
  const operations = await devOperations(io, options, logger)
  let port = options.port
  for (;;) {
    try {
      const [kafka] = await kafkaPortsOf(io, options, [port])
      return await start(operations, options, logger, () => brokerConfigs(options, { own: port, kafka }))
    } catch (error) {
      const isTaken = isStreamError(error, 'ADDRESS_IN_USE') && port !== 0
      const isLast = port + 1 >= options.port + devPortsTriedMax || port === 65_535
      if (!isTaken || isLast) await operations.close()
      if (!isTaken) throw error
      if (isLast) {
        throw new CommandFailure(
          exitCodes.failed,
          `the ports from ${options.port} to ${port} are all taken: say --port N`,
          { cause: error },
        )
      }
      note(io, `Port ${port} is taken, trying ${port + 1}.`)
      port += 1
    }
  }
}

async function start(
  operations: DevOperations,
  options: DevBrokersOptions,
  logger: Logger,
  configs: () => Record<string, string | number>,
): Promise<DevBroker> {
  const [{ parseBrokerConfig, startBroker }, { nodePorts }] = await Promise.all([
    import('@millrace/broker'),
    import('@millrace/node-io'),
  ])
  const { disk: nodeDisk, ...ports } = nodePorts({ logger })
  const disk: Disk = options.data === undefined ? new MemoryDisk() : nodeDisk
  const broker = await startBroker(parseBrokerConfig(configs()), { ...ports, disk, metrics: operations.metrics })
  operations.follow(() => broker.health())
  return { broker, operations }
}

/** What all brokers share in memory: past it the oldest records go. */
function memorySizeBytesMax({ brokers }: DevBrokersOptions): number {
  return Math.floor(devMemorySizeBytesMax / brokers)
}

/** A broker's configs for `options`. In memory, segments are small, so that the oldest records go in small steps. */
export function brokerConfigs(
  options: DevBrokersOptions,
  { own, kafka }: DevPorts,
  place?: { readonly nodeId: number; readonly ports: readonly number[] },
): Record<string, string | number> {
  const { data } = options
  const common = {
    'listener.port': own,
    ...(kafka === undefined ? {} : { 'kafka.listener.port': kafka }),
    ...(place === undefined ? {} : clusterConfigs(place)),
  }
  if (data !== undefined) {
    return { ...common, 'log.dir': place === undefined ? data : path.join(data, `broker-${place.nodeId}`) }
  }
  const sizeBytesMax = memorySizeBytesMax(options)
  return {
    ...common,
    'log.dir': 'memory',
    'log.dir.size.bytes.max': sizeBytesMax,
    'log.segment.bytes': Math.floor(sizeBytesMax / 64),
    'log.segment.delete.delay.ms': 0,
    'log.retention.check.interval.ms': 1_000,
  }
}

/** Topics have three replicas, and take records while two are in sync: one broker may be gone. */
function clusterConfigs({
  nodeId,
  ports,
}: {
  readonly nodeId: number
  readonly ports: readonly number[]
}): Record<string, string | number> {
  const replicationFactor = Math.min(3, ports.length)
  return {
    'node.id': nodeId,
    'controller.quorum.voters': ports.map((port, index) => `${index + 1}@127.0.0.1:${port}`).join(','),
    'default.replication.factor': replicationFactor,
    'min.insync.replicas': Math.min(2, replicationFactor),
    // They stop together: there is nobody to hand over to.
    'controlled.shutdown.enable': 'false',
  }
}
