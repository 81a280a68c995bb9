import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Disk, type Logger, MemoryDisk, silentLogger } from '@millrace/base'
import { type Client, connect, type ConnectOptions } from '@millrace/client'
import { nodePorts } from '@millrace/node-io'
import { Incarnations } from './incarnation.ts'
import { stopDeadlineMs } from './limits.ts'
import { InProcessBroker, type TestBroker } from './test-broker.ts'

/** What a test cluster is like. */
export interface TestClusterOptions {
  /** `memory` (the default), or `disk`: a temporary folder that is removed at the end. */
  readonly storage?: 'memory' | 'disk'
  /** Broker configs in Kafka's spelling, such as `num.partitions`. */
  readonly configs?: Readonly<Record<string, string | number | boolean>>
  /** Default: silent. */
  readonly logger?: Logger
}

/** A running broker that is gone, with its data, once the test is over. */
export interface TestCluster extends AsyncDisposable {
  /** `host:port`, for the SDK's `brokers` and the command line's `--brokers`. */
  readonly bootstrap: string
  readonly brokers: readonly [TestBroker]
  /** The folder of the data; undefined in memory. */
  readonly dataDirectory: string | undefined
  /** Connects a client, which is closed with the cluster at the latest. */
  client(options?: Omit<ConnectOptions, 'brokers'>): Promise<Client>
  /** Closes clients, stops brokers, removes data. Idempotent. */
  stop(): Promise<void>
}

/**
 * Starts the real broker in this process, on a free port of the loopback address.
 *
 *     await using cluster = await startTestCluster()
 *     const client = await cluster.client()
 */
export async function startTestCluster(options: TestClusterOptions = {}): Promise<TestCluster> {
  const { storage = 'memory', configs = {}, logger = silentLogger } = options
  const dataDirectory = storage === 'disk' ? await mkdtemp(path.join(tmpdir(), 'millrace-test-')) : undefined
  const removeData = async (): Promise<void> => {
    if (dataDirectory !== undefined) await rm(dataDirectory, { recursive: true, force: true })
  }
  const { disk: nodeDisk, processIdentity, ...ports } = nodePorts({ logger })
  const disk: Disk = dataDirectory === undefined ? new MemoryDisk() : nodeDisk
  const broker = new InProcessBroker({
    ports,
    disk,
    incarnations: new Incarnations(processIdentity),
    configs: { 'listener.port': 0, 'log.dir': dataDirectory ?? 'data', ...configs },
  })
  try {
    await broker.start()
  } catch (error) {
    await removeData()
    throw error
  }

  const clients = new Set<Client>()
  const stop = async (): Promise<void> => {
    await Promise.all([...clients].map((client) => client.close({ deadlineMs: stopDeadlineMs })))
    clients.clear()
    await broker.stop()
    await removeData()
  }
  return {
    bootstrap: broker.address,
    brokers: [broker],
    dataDirectory,
    async client(clientOptions = {}) {
      const client = await connect({ ...clientOptions, brokers: [broker.address] })
      clients.add(client)
      return client
    },
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
