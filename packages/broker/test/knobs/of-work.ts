import { MemoryDisk } from '@millrace/base'
import { AdminService, EasyService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { batchOf, batchOfSize } from '../batches.ts'
import { startFixture } from '../broker-fixture.ts'
import { reasonOf } from '../produce-client.ts'
import { type Observation, type Observations, outcome } from './observation.ts'
import { Gate, WatchedDisk } from './watched-disk.ts'

const { AlterConfigOp, ConfigResourceType, CreateTopicsRequest, DeleteTopicsRequest, IncrementalAlterConfigsRequest } =
  millrace.admin.v1
const { ProduceRequest } = millrace.data.v1

/** Modules that keys can name: rules that refuse nothing, and rules that refuse everything. */
const policies = {
  content: () => undefined,
  strict: () => {
    throw new Error('nothing is allowed')
  },
}

/** How many of forty batches of 20 KB the broker reads while the disk writes nothing. */
const queued = (values: readonly [string, string], broker: Readonly<Record<string, unknown>> = {}): Observation => ({
  values,
  broker,
  sees: ['a few', 'all'],
  look: async (world) => {
    const gate = new Gate()
    let isHeld = false
    const disk = new WatchedDisk(new MemoryDisk(), (call) =>
      isHeld && call.operation === 'write' && call.path.includes('/t-0/') ? gate.wait(call) : undefined,
    )
    const fixture = await world.start({ disk })
    const topicId = await fixture.createTopic('t')
    const producer = await fixture.produce()
    isHeld = true
    let taken = 0
    const partitions = [{ topicId, recordBatch: batchOfSize(20_000) }]
    for (let correlationId = 1; correlationId <= 40; correlationId++) {
      void producer.stream.send(new ProduceRequest({ correlationId, partitions })).then(() => (taken += 1))
    }
    await fixture.clock.settle()
    gate.open()
    return taken === 40 ? 'all' : taken < 10 && 'a few'
  },
})

/** A disk on which a broker was killed that had `partitions` with a record each. */
async function killed(partitions: number): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  const fixture = await startFixture({ disk, seed: 77 })
  const topicId = await fixture.createTopic('t', { partitions })
  const producer = await fixture.produce()
  for (let partition = 0; partition < partitions; partition++) {
    await producer.send([{ topicId, partition, batch: batchOf([`${partition}`]) }])
  }
  return disk
}

const partitionOf = (path: string): string => /\/(t-\d+)\//.exec(path)?.[1] ?? ''

/** How many partitions are at work on the disk when it holds the first call of each. */
async function atOnce(
  isHeld: (path: string, operation: string) => boolean,
  work: (disk: WatchedDisk, begin: () => void) => Promise<unknown>,
): Promise<number> {
  const gate = new Gate()
  let hasBegun = false
  const disk = new WatchedDisk(await killed(8), (call) =>
    hasBegun && isHeld(call.path, call.operation) ? gate.wait(call) : undefined,
  )
  const working = work(disk, () => {
    hasBegun = true
  })
  for (let turn = 0; turn < 200; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  }
  const partitions = new Set(gate.held.map(({ path }) => partitionOf(path)))
  gate.open()
  await working
  return partitions.size
}

/** What the broker does at once, and for whom. */
export const workObservations: Observations = {
  'queued.max.requests': queued(['2', '500']),
  'queued.max.request.bytes': queued(['50000', '-1'], { 'socket.request.max.bytes': 50_000 }),
  'fetch.max.bytes': {
    values: ['3000', '1000000'],
    sees: [5, 1],
    look: async (world) => {
      const disk = await killed(1)
      const fixture = await world.start({ disk })
      const topicId = await fixture.createTopic('sized')
      const producer = await fixture.produce()
      for (let index = 0; index < 10; index++) await producer.send([{ topicId, batch: batchOfSize(1_200) }])
      const consumer = fixture.fetch()
      const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
      await consumer.ask({ set, grantBytes: 1_000_000 })
      return consumer.frames.length
    },
  },
  'max.incremental.fetch.session.cache.slots': {
    values: ['1', '1000'],
    // Whoever finds no room has none.
    sees: [1, 2],
    look: async (world) => {
      const fixture = await world.start({ kafka: true })
      await fixture.createTopic('t')
      const client = await fixture.kafka()
      const topics = [{ topic: 't', partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1_000 }] }]
      let sessions = 0
      for (let each = 0; each < 2; each++) {
        const request = { maxWaitMs: 1, minBytes: 1, sessionEpoch: 0, topics }
        const { sessionId } = await client.ask(apis.fetch, 12, request)
        if (sessionId > 0) sessions += 1
      }
      return sessions
    },
  },
  'num.io.threads': {
    values: ['1', '8'],
    // Two for each.
    sees: [2, 8],
    look: (world) =>
      atOnce(
        (path, operation) => operation === 'read' && /t-\d\/0+\.log$/.test(path),
        async (disk, begin) => {
          const fixture = await world.start({ disk })
          const { topics } = await fixture.unary(
            AdminService.describeTopics,
            new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] }),
          )
          const topicId = topics[0]?.topicId ?? Buffer.of()
          begin()
          for (let partition = 0; partition < 8; partition++) {
            const set = [{ topicId, partition, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
            await fixture.fetch(fixture.connect()).ask({ set, grantBytes: 1_000_000 })
          }
        },
      ),
  },
  'num.recovery.threads.per.data.dir': {
    values: ['1', '4'],
    sees: [1, 4],
    look: (world) =>
      atOnce(
        (path, operation) => operation === 'read' && /t-\d\/0+\.log$/.test(path),
        (disk, begin) => {
          begin()
          return world.start({ disk, holdTime: true })
        },
      ),
  },
  'background.threads': {
    values: ['1', '4'],
    broker: { 'log.retention.check.interval.ms': 1_000, 'log.initial.task.delay.ms': 1_000, 'log.retention.ms': 1 },
    sees: [1, 4],
    look: (world) =>
      atOnce(
        // Each log begins a new segment before its only one goes.
        (path, operation) => operation === 'create' && /t-\d\/\d+\.log$/.test(path),
        async (disk, begin) => {
          const fixture = await world.start({ disk })
          begin()
          await fixture.clock.advance(1_500)
        },
      ),
  },
  'create.topic.policy.class.name': {
    values: ['content', 'strict'],
    sees: [undefined, 'POLICY_VIOLATION'],
    look: async (world) => {
      const { unary } = await world.start({ modules: policies })
      const request = new CreateTopicsRequest({ topics: [{ name: 't' }] })
      return reasonOf((await unary(AdminService.createTopics, request)).topics[0])
    },
  },
  'alter.config.policy.class.name': {
    values: ['content', 'strict'],
    sees: [undefined, 'POLICY_VIOLATION'],
    look: async (world) => {
      const { unary } = await world.start({ modules: policies })
      const ops = [{ name: 'message.max.bytes', op: AlterConfigOp.Kind.KIND_SET, value: '5000' }]
      const resources = [{ type: ConfigResourceType.CONFIG_RESOURCE_TYPE_BROKER, name: '1', ops }]
      const request = new IncrementalAlterConfigsRequest({ resources })
      return reasonOf((await unary(AdminService.incrementalAlterConfigs, request)).resources[0])
    },
  },
  'delete.topic.enable': {
    values: ['true', 'false'],
    sees: ['done', 'INVALID_REQUEST'],
    look: async (world) => {
      const fixture = await world.start()
      await fixture.createTopic('t')
      return outcome(fixture.unary(AdminService.deleteTopics, new DeleteTopicsRequest({ names: ['t'] })))
    },
  },
  'auto.create.topics.enable': {
    values: ['true', 'false'],
    sees: ['done', 'UNKNOWN_TOPIC_OR_PARTITION'],
    look: async (world) => {
      const fixture = await world.start()
      const request = new millrace.easy.v1.ProduceRequest({ topic: 'new', value: { text: 'x' } })
      return outcome(fixture.unary(EasyService.produce, request))
    },
  },
}
