import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  checkKnown,
  type Disk,
  isStreamError,
  type Logger,
  MemoryDisk,
  optionNames,
  present,
  silentLogger,
  StreamError,
} from '@millrace/base'
import { type Client, connect, type ConnectOptions } from '@millrace/client'
import { nodePorts } from '@millrace/node-io'
import { clusterConfigs } from './cluster-configs.ts'
import { Fabric } from './faults/fabric.ts'
import { freePorts } from './free-ports.ts'
import { Incarnations } from './incarnation.ts'
import { brokersMax, startsMax, stopDeadlineMs } from './limits.ts'
import { activeController, partitionLeader } from './look.ts'
import { InProcessBroker, type TestBroker } from './test-broker.ts'

/** Broker configs in Kafka's spelling, such as `num.partitions`. */
export type TestConfigs = Readonly<Record<string, string | number | boolean>>

/** What a test cluster is like. */
export interface TestClusterOptions {
  /**
   * How many brokers, with the node ids 1, 2, 3, ... Default: 1. Several form a quorum of which all are voters, and unless `configs` says
   * otherwise topics get as many replicas as there are brokers, three at most, of which two must be in sync.
   */
  readonly brokers?: number
  /** `memory` (the default), or `disk`: a temporary folder that is removed at the end. */
  readonly storage?: 'memory' | 'disk'
  /** For all brokers; or for each, by its node id. */
  readonly configs?: TestConfigs | ((nodeId: number) => TestConfigs)
  /** Whether the brokers serve clients of the Kafka protocol, too. Default: not. */
  readonly kafka?: boolean
  /** Default: silent. */
  readonly logger?: Logger
}

const known = optionNames<TestClusterOptions>({
  brokers: true,
  storage: true,
  configs: true,
  kafka: true,
  logger: true,
})

/** Running brokers that are gone, with their data, once the test is over. */
export interface TestCluster extends AsyncDisposable {
  /** `host:port,...`, for the command line's `--brokers`; with one broker for the SDK's `brokers` as well. */
  readonly bootstrap: string
  /** For clients of the Kafka protocol; undefined unless the cluster was started with `kafka: true`. */
  readonly kafka: { readonly bootstrapServers: string } | undefined
  /** In the order of their node ids. */
  readonly brokers: readonly [TestBroker, ...TestBroker[]]
  /** The folder of the data; undefined in memory. */
  readonly dataDirectory: string | undefined
  /** The broker with this node id. Throws INVALID_REQUEST if there is none. */
  broker(nodeId: number): TestBroker
  /** The leader of a partition, once there is one that runs. Throws UNKNOWN_TOPIC_OR_PARTITION, TIMEOUT. */
  leaderOf(topic: string, partition?: number): Promise<TestBroker>
  /** The active controller, once there is one that runs. Throws TIMEOUT. */
  controller(): Promise<TestBroker>
  /**
   * Cuts the brokers' ways to each other but for those inside a group, given by node ids; brokers that are in no group are alone. What is
   * sent meanwhile waits, as with TCP. Clients reach all brokers as before.
   */
  partition(groups: readonly (readonly number[])[]): void
  /** Ends {@link partition}. */
  heal(): void
  /** Connects a client, which is closed with the cluster at the latest. */
  client(options?: Omit<ConnectOptions, 'brokers'>): Promise<Client>
  /** Closes clients, stops brokers, removes data. Idempotent. */
  stop(): Promise<void>
}

/**
 * Starts real brokers in this process, on free ports of the loopback address.
 *
 *     await using cluster = await startTestCluster({ brokers: 3 })
 *     const client = await cluster.client()
 */
export async function startTestCluster(options: TestClusterOptions = {}): Promise<TestCluster> {
  checkKnown('startTestCluster', options, known)
  const { storage = 'memory', brokers: count = 1 } = options
  if (storage !== 'memory' && storage !== 'disk') {
    throw new StreamError('INVALID_CONFIG', `storage must be memory or disk, not ${String(storage)}`)
  }
  if (!Number.isInteger(count) || count < 1 || count > brokersMax) {
    throw new StreamError('INVALID_CONFIG', `brokers must be a whole number from 1 to ${brokersMax}, not ${count}`)
  }
  for (let attempt = 1; ; attempt++) {
    const dataDirectory = storage === 'disk' ? await mkdtemp(path.join(tmpdir(), 'millrace-test-')) : undefined
    try {
      return await startOnce(options, count, dataDirectory)
    } catch (error) {
      await removeData(dataDirectory)
      // Somebody took one of the ports after they were found free.
      if (attempt >= startsMax || !isStreamError(error, 'ADDRESS_IN_USE')) throw error
    }
  }
}

async function startOnce(
  options: TestClusterOptions,
  count: number,
  dataDirectory: string | undefined,
): Promise<TestCluster> {
  const { logger = silentLogger } = options
  const { disk: nodeDisk, processIdentity, ...ports } = nodePorts({ logger })
  const fabric = new Fabric()
  const incarnations = new Incarnations(processIdentity)
  // A broker that is started again must find its port free, and other brokers of a quorum must know it before it listens.
  const portNumbers = await freePorts(count)
  const made = portNumbers.map((port, index): InProcessBroker => {
    const nodeId = index + 1
    const disk: Disk = dataDirectory === undefined ? new MemoryDisk() : nodeDisk
    const configs = clusterConfigs({ nodeId, portNumbers, port, dataDirectory, configs: options.configs })
    const kafka = options.kafka === true ? { 'kafka.listener.port': 0 } : {}
    return new InProcessBroker({ nodeId, ports, fabric, disk, incarnations, configs: { ...kafka, ...configs } })
  })
  const [first, ...others] = made
  const brokers = [present(first, 'a cluster has a broker'), ...others] as const
  const started = await Promise.allSettled(brokers.map((broker) => broker.start()))
  const failed = started.find((outcome) => outcome.status === 'rejected')
  if (failed !== undefined) {
    await Promise.all(brokers.map((broker) => broker.kill()))
    throw failed.reason
  }

  const addresses = brokers.map(({ address }) => address)
  const clients = new Set<Client>()
  let observing: Promise<Client> | undefined
  const observer = (): Promise<Client> => (observing ??= connectTo({ clientId: 'test-cluster' }))
  const connectTo = async (clientOptions: Omit<ConnectOptions, 'brokers'>): Promise<Client> => {
    const client = await connect({ ...clientOptions, brokers: addresses })
    clients.add(client)
    return client
  }
  const stop = async (): Promise<void> => {
    fabric.heal()
    for (const broker of brokers) broker.resume()
    await Promise.all([...clients].map((client) => client.close({ deadlineMs: stopDeadlineMs })))
    clients.clear()
    await Promise.all(brokers.map((broker) => (count === 1 ? broker.stop() : broker.kill())))
    await removeData(dataDirectory)
  }
  const brokerOf = (nodeId: number): TestBroker => {
    const broker = brokers.find((each) => each.nodeId === nodeId)
    if (broker !== undefined) return broker
    throw new StreamError('INVALID_REQUEST', `the cluster has no broker ${nodeId}, only 1 to ${count}`)
  }
  return {
    bootstrap: addresses.join(','),
    kafka:
      options.kafka === true
        ? { bootstrapServers: brokers.flatMap(({ kafkaAddress }) => kafkaAddress ?? []).join(',') }
        : undefined,
    brokers,
    dataDirectory,
    broker: brokerOf,
    leaderOf: async (topic, partition = 0) =>
      brokerOf(await partitionLeader(await observer(), topic, partition, (nodeId) => brokerOf(nodeId).running)),
    controller: async () => brokerOf(await activeController(await observer(), (nodeId) => brokerOf(nodeId).running)),
    partition: (groups) => {
      for (const nodeId of groups.flat()) brokerOf(nodeId)
      fabric.partition(groups)
    },
    heal: () => fabric.heal(),
    client: (clientOptions = {}) => connectTo(clientOptions),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

async function removeData(dataDirectory: string | undefined): Promise<void> {
  if (dataDirectory !== undefined) await rm(dataDirectory, { recursive: true, force: true })
}
