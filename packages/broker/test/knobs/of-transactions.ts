import { asTopicId, MemoryDisk, StreamError } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { AdminService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { kafkaErrors } from '../../src/kafka/errors.ts'
import { TransactionVerifier } from '../../src/transaction/verifier.ts'
import { batchOf } from '../batches.ts'
import { type BrokerFixture, type FixtureOptions, startFixture } from '../broker-fixture.ts'
import { ClusterFixture } from '../cluster-fixture.ts'
import { Topics } from '../transactions/topics.ts'
import { TransactionClient } from '../transactions/transaction-client.ts'
import { type Observation, type Observations, outcome, type World } from './observation.ts'
import { WatchedDisk } from './watched-disk.ts'

/** Few, so that a test takes no longer than it must. */
const onePartition = { 'transaction.state.log.num.partitions': 1 }

interface Coordinated {
  readonly fixture: BrokerFixture
  readonly client: TransactionClient
}

/** A broker that coordinates, and a producer's calls to it. */
async function coordinated(world: Pick<World, 'start'>, options: FixtureOptions = {}): Promise<Coordinated> {
  const fixture = await world.start(options)
  const client = new TransactionClient(fixture.connect(), fixture.clock)
  await client.coordinator()
  return { fixture, client }
}

async function describeTopic(ask: BrokerFixture['unary']): Promise<millrace.admin.v1.TopicDescription | undefined> {
  const request = new millrace.admin.v1.DescribeTopicsRequest({ names: ['__transaction_state'] })
  return (await ask(AdminService.describeTopics, request)).topics[0]
}

const configOf = (topic: millrace.admin.v1.TopicDescription | undefined, key: string): string | undefined =>
  topic?.configs.find(({ name }) => name === key)?.value

/** What the topic that keeps transactions is like. */
const topic = (
  values: readonly [string, string],
  of: (topic: millrace.admin.v1.TopicDescription | undefined) => unknown,
): Observation => ({
  values,
  look: async (world) => of(await describeTopic((await coordinated(world)).fixture.unary)),
})

/** How often a leader asks a coordinator that can't tell yet. */
async function questions(world: World): Promise<number> {
  const clock = new FakeClock()
  const topics = new Topics({ __transaction_state: [1] })
  let asked = 0
  const verifier = new TransactionVerifier({
    nodeId: 1,
    image: topics.image,
    clock,
    settings: () => world.settings(),
    channelTo: () => undefined,
    local: () => {
      asked += 1
      return Promise.reject(new StreamError('CONCURRENT_TRANSACTIONS', 'not yet'))
    },
  })
  const topicId = asTopicId(topics.id('__transaction_state'))
  const claim = { transactionalId: 't', producerId: 1, producerEpoch: 0, topicId, partition: 0, adds: false }
  await clock.until(outcome(verifier.verify(claim)))
  return asked
}

/** A disk that holds what many transactional ids came to. */
async function diskWithTransactions(): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const start = (): Promise<BrokerFixture> => startFixture({ config: onePartition, disk, seed: 5 })
  const { fixture } = await coordinated({ start })
  for (let index = 0; index < 200; index++) {
    await new TransactionClient(fixture.channel, fixture.clock, `t${index}`.padEnd(100, 'x')).init()
  }
  await fixture.clock.until(fixture.broker.stop())
  return disk
}

/** Transactions. */
export const transactionObservations: Observations = {
  'add.partitions.to.txn.retry.backoff.max.ms': { values: ['40', '100'], sees: [3, 6], look: questions },
  'add.partitions.to.txn.retry.backoff.ms': { values: ['20', '50'], sees: [6, 3], look: questions },
  'transaction.max.timeout.ms': {
    values: ['5000', '60000'],
    broker: onePartition,
    sees: ['INVALID_TRANSACTION_TIMEOUT', 'done'],
    look: async (world) => outcome((await coordinated(world)).client.init(undefined, 60_000)),
  },
  'transaction.partition.verification.enable': {
    values: ['true', 'false'],
    broker: onePartition,
    sees: [kafkaErrors.TRANSACTION_ABORTABLE, kafkaErrors.NONE],
    // A producer from before KIP-890, which has not added the partition to its transaction.
    look: async (world) => {
      const { fixture, client } = await coordinated(world, { kafka: true })
      await fixture.createTopic('t')
      const records = batchOf(['x'], { ...(await client.init()), baseSequence: 0, isTransactional: true })
      const topicData = [{ name: 't', partitionData: [{ index: 0, records }] }]
      const request = { transactionalId: client.transactionalId, acks: -1, timeoutMs: 10_000, topicData }
      const { responses } = await (await fixture.kafka()).ask(apis.produce, 11, request)
      return responses[0]?.partitionResponses[0]?.errorCode
    },
  },
  'transaction.state.log.load.buffer.size': {
    values: ['1000', '5242880'],
    broker: onePartition,
    sees: [true, false],
    look: async (world) => {
      const disk = new WatchedDisk(await diskWithTransactions())
      const fixture = await world.start({ disk, clock: new FakeClock() })
      await fixture.clock.advance(1_000)
      return disk.count('read', /__transaction_state-0\/0+\.log/) > 20
    },
  },
  'transaction.state.log.min.isr': {
    values: ['1', '2'],
    sees: ['1', '2'],
    look: async (world) => {
      const least = world.settings().transactionStateLogMinIsr
      const cluster = new ClusterFixture([1, 2], { ...onePartition, 'transaction.state.log.min.isr': least })
      await cluster.start(1, 2)
      await new TransactionClient(cluster.connect(1), cluster.clock).coordinator()
      const found = await describeTopic((method, request) => cluster.ask(1, method, request))
      await cluster.stop(1, 2)
      return configOf(found, 'min.insync.replicas')
    },
  },
  'transaction.state.log.num.partitions': {
    ...topic(['3', '4'], (found) => found?.partitions.length),
    sees: [3, 4],
  },
  'transaction.state.log.replication.factor': {
    // Set by hand it is not lowered to the one broker that there is.
    values: ['1', '2'],
    sees: ['done', 'COORDINATOR_NOT_AVAILABLE'],
    look: (world) => outcome(coordinated(world)),
  },
  'transaction.state.log.segment.bytes': {
    ...topic(['2000000', '3000000'], (found) => configOf(found, 'segment.bytes')),
    broker: onePartition,
    sees: ['2000000', '3000000'],
  },
  'transactional.id.expiration.ms': {
    values: ['1000', '604800000'],
    broker: onePartition,
    sees: [0, 1],
    look: async (world) => {
      const { fixture, client } = await coordinated(world)
      await client.init()
      await fixture.clock.advance(2_000)
      return (await client.list()).length
    },
  },
}
