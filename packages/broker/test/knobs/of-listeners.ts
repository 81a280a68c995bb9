import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { present, type RpcChannel } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { startOperations } from '@millrace/node-io'
import type { BrokerFixture } from '../broker-fixture.ts'
import { batchOfSize } from '../batches.ts'
import { type Observation, type Observations, outcome } from './observation.ts'

const { DescribeClusterRequest } = millrace.admin.v1

/** One of the broker's own, which a call tells. */
const said = (
  values: readonly [string, string],
  of: (fixture: BrokerFixture) => unknown,
  broker: Readonly<Record<string, unknown>> = {},
  sees?: readonly [unknown, unknown],
): Observation => ({
  values,
  broker,
  ...(sees === undefined ? {} : { sees }),
  look: async (world) => of(await world.start()),
})

/** Where clients are told to go. */
const advertised = (
  values: readonly [string, string],
  sees: readonly [string, string],
  broker: Readonly<Record<string, unknown>> = {},
): Observation => ({
  values,
  broker,
  sees,
  look: async (world) => {
    const { unary } = await world.start()
    const { nodes } = await unary(AdminService.describeCluster, new DescribeClusterRequest({}))
    return nodes.map(({ host, port }) => `${host}:${port}`).join()
  },
})

/** Where clients of Kafka's protocol are told to go. */
const kafkaAdvertised = (values: readonly [string, string], sees: readonly [string, string]): Observation => ({
  values,
  broker: { 'kafka.listener.port': 45_009 },
  sees,
  look: async (world) => {
    const client = await (await world.start()).kafka()
    const { brokers } = await client.ask(apis.metadata, 12, { topics: [] })
    return brokers.map(({ host, port }) => `${host}:${port}`).join()
  },
})

const ask = (fixture: BrokerFixture, channel: RpcChannel): Promise<string> =>
  outcome(channel.unary(AdminService.describeCluster, new DescribeClusterRequest({}), { timeoutMs: 3_600_000 })).then(
    (code) => code,
    () => fixture.broker.health().code,
  )

/** Asks over a connection of its own for each; the outcomes of those that are known without time passing. */
async function askAll(fixture: BrokerFixture, count: number): Promise<string[]> {
  const outcomes: string[] = []
  for (let index = 0; index < count; index++) {
    void ask(fixture, fixture.connect()).then((code) => outcomes.push(code))
    await fixture.clock.settle()
  }
  return outcomes
}

const connections = (
  values: readonly [string, string],
  sees: readonly [unknown, unknown],
  broker: Readonly<Record<string, unknown>> = {},
): Observation => ({ values, broker, sees, look: async (world) => askAll(await world.start(), 3) })

/** Where the broker listens, who may connect, and how much they may say at once. */
export const listenerObservations: Observations = {
  'cluster.id': said(['AAECAwQFBgcICQoLDA0ODw', 'EAECAwQFBgcICQoLDA0ODw'], ({ broker }) => broker.clusterId),
  'node.id': said(['3', '4'], ({ broker }) => broker.nodeId),
  'broker.id': said(['3', '4'], ({ broker }) => broker.nodeId),
  'listener.host': said(['127.0.0.1', 'localhost'], ({ broker }) => broker.host),
  'listener.port': said(['45001', '45002'], ({ broker }) => broker.port),
  listeners: said(
    ['MILLRACE://127.0.0.1:45003', 'MILLRACE://127.0.0.1:45004,PLAINTEXT://127.0.0.1:45005'],
    ({ broker }) => [broker.port, broker.kafka?.port],
    {},
    [
      [45_003, undefined],
      [45_004, 45_005],
    ],
  ),
  'kafka.listener.host': said(['127.0.0.1', 'localhost'], ({ broker }) => broker.kafka?.host, {
    'kafka.listener.port': 45_006,
  }),
  'kafka.listener.port': said(['45007', '45008'], ({ broker }) => broker.kafka?.port, {}, [45_007, 45_008]),
  'listener.insecure': {
    values: ['false', 'true'],
    broker: { 'listener.host': '0.0.0.0', 'advertised.host': '10.0.0.1' },
    sees: ['LISTENER_INSECURE', 'done'],
    look: async (world) => outcome((async () => world.start())()),
  },
  'advertised.host': advertised(['one.example', 'other.example'], ['one.example:45001', 'other.example:45001'], {
    'listener.port': 45_001,
  }),
  'advertised.port': advertised(['45010', '45011'], ['127.0.0.1:45010', '127.0.0.1:45011']),
  'advertised.listeners': advertised(
    ['MILLRACE://one.example:1', 'MILLRACE://other.example:2'],
    ['one.example:1', 'other.example:2'],
  ),
  'kafka.advertised.host': kafkaAdvertised(
    ['one.example', 'other.example'],
    ['one.example:45009', 'other.example:45009'],
  ),
  'kafka.advertised.port': kafkaAdvertised(['45010', '45011'], ['127.0.0.1:45010', '127.0.0.1:45011']),
  'max.request.partition.size.limit': {
    values: ['1', '2000'],
    sees: [1, 3],
    look: async (world) => {
      const fixture = await world.start({ kafka: true })
      await fixture.createTopic('t', { partitions: 3 })
      const { topics } = await (await fixture.kafka()).ask(apis.describeTopicPartitions, 0, { topics: [{ name: 't' }] })
      return topics[0]?.partitions.length
    },
  },
  'max.connections': connections(
    ['1', '100'],
    [
      ['done', 'BROKER_UNAVAILABLE', 'BROKER_UNAVAILABLE'],
      ['done', 'done', 'done'],
    ],
  ),
  'max.connections.per.ip': connections(
    ['2', '100'],
    [
      ['done', 'done', 'BROKER_UNAVAILABLE'],
      ['done', 'done', 'done'],
    ],
  ),
  'max.connections.per.ip.overrides': connections(
    ['127.0.0.1:1,10.0.0.1:50', '127.0.0.1:50,10.0.0.1:1'],
    [
      ['done', 'BROKER_UNAVAILABLE', 'BROKER_UNAVAILABLE'],
      ['done', 'done', 'done'],
    ],
    { 'max.connections.per.ip': 2 },
  ),
  // Those that wait for their turn know nothing yet.
  'max.connection.creation.rate': connections(['1', '1000'], [['done'], ['done', 'done', 'done']]),
  'connections.max.idle.ms': {
    values: ['1000', '600000'],
    // Room for one: whether another finds it once the first has been silent for five seconds.
    broker: { 'max.connections': 1 },
    sees: ['done', 'BROKER_UNAVAILABLE'],
    look: async (world) => {
      const fixture = await world.start()
      await askAll(fixture, 1)
      await fixture.clock.advance(5_000)
      return (await askAll(fixture, 1))[0]
    },
  },
  'socket.request.max.bytes': {
    values: ['50000', '1000000'],
    look: async (world) => {
      const fixture = await world.start()
      const topicId = await fixture.createTopic('t')
      const producer = await fixture.produce()
      producer.post([{ topicId, batch: batchOfSize(100_000) }])
      await fixture.clock.settle()
      const error = producer.end as { code?: string } | undefined
      return [producer.window.requestSizeBytesMax, producer.results.length, error?.code]
    },
    sees: [
      [50_000, 0, 'RESOURCE_EXHAUSTED'],
      [1_000_000, 1, undefined],
    ],
  },
  'socket.listen.backlog.size': {
    values: ['1', '511'],
    sees: [1, 511],
    // What it asks of the system; that the system is told stands in the tests of the host's network.
    look: async (world) => {
      let backlog: number | undefined
      await world.start({
        listenThrough: (network) => ({
          connect: (address, options) => network.connect(address, options),
          probe: (address, timeoutMs) => network.probe(address, timeoutMs),
          listen: (options) => {
            backlog = options.backlog
            return network.listen(options)
          },
        }),
      })
      return present(backlog, 'the broker listens')
    },
  },
  'http.host': operations(['127.0.0.1', 'localhost'], { 'http.port': 0 }),
  'http.port': operations(['0', await freePort()]),
}

/** Where the programs that run a broker serve health and metrics. */
function operations(values: readonly [string, string], broker: Readonly<Record<string, unknown>> = {}): Observation {
  return {
    values,
    broker,
    look: async (world) => {
      const { httpHost, httpPort } = world.settings()
      const served = await startOperations({ host: httpHost, port: httpPort ?? 0, logger: collectingLogger() })
      try {
        const { status } = await fetch(`http://${served.host}:${served.port}/livez`)
        return { status, host: served.host, ...(httpPort === 0 ? {} : { port: served.port }) }
      } finally {
        await served.close()
      }
    },
  }
}

/** A port of this machine that was free a moment ago. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}
