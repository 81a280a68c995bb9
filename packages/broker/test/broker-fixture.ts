import {
  type Compression,
  crc32cChecksum,
  type Disk,
  MemoryDisk,
  type Metrics,
  type Network,
  noMetrics,
  present,
  type RpcChannel,
  type Sockets,
  type UnaryMethod,
  type Worker,
} from '@millrace/base'
import {
  type CollectingLogger,
  collectingLogger,
  FakeClock,
  MemoryNetwork,
  MemorySockets,
  plainCompression,
  SeededRandom,
} from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import type { Broker } from '../src/broker.ts'
import { parseBrokerConfig } from '../src/config/broker-config.ts'
import type { BrokerPorts } from '../src/ports.ts'
import { startBroker } from '../src/start-broker.ts'
import { FetchClient } from './fetch-client.ts'
import { KafkaClient } from './kafka-client.ts'
// Loaded before it is asked for: a clock that is stepped does not wait for files.
import '../src/kafka/kafka-connections.ts'
import { ProduceClient } from './produce-client.ts'

export interface FixtureOptions {
  readonly config?: Readonly<Record<string, unknown>>
  /** To start again on what an earlier broker left. */
  readonly disk?: Disk
  /** How much a stream of the network holds: small ones stall early. */
  readonly windowBytes?: number
  readonly seed?: number
  /** What keys can name as modules: their default exports, by name. */
  readonly modules?: Readonly<Record<string, unknown>>
  /** To share one with another broker; its clock stays that broker's. */
  readonly network?: MemoryNetwork
  readonly metrics?: Metrics
  /** Default: one that stands at 0. */
  readonly clock?: FakeClock
  /** Default: none that packs. */
  readonly compression?: Compression
  /** Default: none, so that everything is compressed at once. */
  readonly worker?: Worker
  /** Whether it serves Kafka's protocol, too. Default: not. */
  readonly kafka?: boolean
  /** To share them with another broker. */
  readonly sockets?: Sockets
  /** Let no time pass until it has started. Default: as much as it takes. */
  readonly holdTime?: boolean
  /** What stands between the broker and the network, such as one that looks at what it is asked for. */
  readonly listenThrough?: (network: Network) => Network
}

/** A whole broker in memory on a clock that stands still, and clients for it. */
export interface BrokerFixture {
  readonly broker: Broker
  readonly clock: FakeClock
  readonly disk: Disk
  readonly network: MemoryNetwork
  readonly logger: CollectingLogger
  readonly channel: RpcChannel
  /** A connection of its own. */
  connect(): RpcChannel
  unary<Request, Response>(method: UnaryMethod<Request, Response>, request: Request): Promise<Response>
  /** Creates a topic and returns its id. */
  createTopic(name: string, options?: { partitions?: number; configs?: Record<string, string> }): Promise<Uint8Array>
  produce(channel?: RpcChannel): Promise<ProduceClient>
  fetch(channel?: RpcChannel): FetchClient
  /** A client of Kafka's protocol, on a connection of its own. */
  kafka(): Promise<KafkaClient>
}

export async function startFixture(options: FixtureOptions = {}): Promise<BrokerFixture> {
  const clock = options.clock ?? new FakeClock()
  const logger = collectingLogger()
  const disk = options.disk ?? new MemoryDisk()
  const network = options.network ?? new MemoryNetwork({ clock, windowBytes: options.windowBytes ?? 64 * 1024 })
  const sockets = options.sockets ?? new MemorySockets({ clock })
  const ports: BrokerPorts = {
    clock,
    random: new SeededRandom(options.seed ?? 1),
    disk,
    network: options.listenThrough?.(network) ?? network,
    sockets,
    checksum: crc32cChecksum,
    compression: options.compression ?? plainCompression,
    ...(options.worker === undefined ? {} : { worker: options.worker }),
    logger,
    metrics: options.metrics ?? noMetrics,
    loadModule: async (name) => {
      const { [name]: exported } = options.modules ?? {}
      if (exported === undefined) throw new Error(`there is no module ${name}`)
      return { default: exported }
    },
    processIdentity: {
      self: { pid: 1, bootId: 'test', startTime: String(options.seed ?? 1) },
      isAlive: async () => false,
    },
  }
  const port = options.config?.['listeners'] === undefined ? { 'listener.port': 0 } : {}
  const kafkaPort = options.kafka === true ? { 'kafka.listener.port': 0 } : {}
  const config = parseBrokerConfig({ 'log.dir': '/data', ...port, ...kafkaPort, ...options.config })
  const starting = startBroker(config, ports)
  const broker = await (options.holdTime === true ? starting : clock.until(starting))
  const address = `${broker.host}:${broker.port}`
  const connect = (): RpcChannel => network.connect(address, { messageSizeBytesMax: 32 * 1024 * 1024, purpose: 'test' })
  const channel = connect()
  const unary = <Request, Response>(method: UnaryMethod<Request, Response>, request: Request): Promise<Response> =>
    clock.until(channel.unary(method, request, { timeoutMs: 3_600_000 }))
  return {
    broker,
    clock,
    disk,
    network,
    logger,
    channel,
    connect,
    unary,
    async createTopic(name, { partitions = 1, configs = {} } = {}) {
      const request = new millrace.admin.v1.CreateTopicsRequest({ topics: [{ name, partitions, configs }] })
      const { topics } = await unary(AdminService.createTopics, request)
      const [created] = topics
      if (created?.error) throw new Error(created.error.message)
      return present(created, 'one result').topicId
    },
    produce: (over = channel) => ProduceClient.open(over, clock),
    fetch: (over = channel) => new FetchClient(over, clock),
    async kafka() {
      const { host, port: at } = present(broker.kafka, 'the broker was started to serve Kafka clients')
      return new KafkaClient(await sockets.connect(`${host}:${at}`), clock)
    },
  }
}
