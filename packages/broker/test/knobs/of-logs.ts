import { AdminService, millrace } from '@millrace/contracts'
import { asNodeId, type Disk, MemoryDisk, StreamError } from '@millrace/base'
import { collectingLogger, FakeClock, SeededRandom } from '@millrace/base/testing'
import { LogManager } from '@millrace/log'
import { encodeMetadataRecord, metadataRecord } from '@millrace/metadata'
import { encodeBatch } from '@millrace/records'
import { batchOf, batchOfSize, batchPorts } from '../batches.ts'
import { openQuorum } from '../../src/quorum/open-quorum.ts'
import { reasonOf } from '../produce-client.ts'
import { type Observation, type Observations, outcome } from './observation.ts'
import { Topic } from './topic.ts'
import { Gate, WatchedDisk } from './watched-disk.ts'

const { CreateTopicsRequest } = millrace.admin.v1
const minuteMs = 60_000
const never = 1_000_000_000

/** The folders and files in a directory; nothing if there is none. */
async function namesIn(disk: Disk, directory: string): Promise<string[]> {
  const entries = await disk.list(directory).catch(() => [])
  return entries.map(({ name }) => name).toSorted()
}

const count = (names: readonly string[], pattern: RegExp): number => names.filter((name) => pattern.test(name)).length

/** What a topic is created with that says nothing of it. */
const created = (values: readonly [string, string], sees: readonly [unknown, unknown]): Observation => ({
  values,
  sees,
  look: async (world) => {
    const { unary } = await world.start()
    const { topics } = await unary(AdminService.createTopics, new CreateTopicsRequest({ topics: [{ name: 't' }] }))
    return topics[0]?.error ? reasonOf(topics[0]) : topics[0]?.partitions
  },
})

/** Whether what is older than a second is gone after so long. */
const retained = (
  values: readonly [string, string],
  afterMs: number,
  broker: Readonly<Record<string, unknown>>,
): Observation => ({
  values,
  broker,
  topic: { 'retention.ms': '1000' },
  sees: [0, 1],
  look: async (world) => {
    const { clock, ...fixture } = await world.start()
    const topic = await Topic.create({ clock, ...fixture }, world.topicConfigs)
    await topic.send()
    await clock.advance(afterMs)
    return (await topic.batches()).length
  },
})

/** Whether a producer that was silent for a while is remembered: then its gap is found. */
const remembered = (values: readonly [string, string], broker: Readonly<Record<string, unknown>>): Observation => ({
  values,
  broker: { 'log.retention.check.interval.ms': never, 'log.initial.task.delay.ms': never, ...broker },
  look: async (world) => {
    const fixture = await world.start()
    const topicId = await fixture.createTopic('t')
    const producer = await fixture.produce()
    const send = async (baseSequence: number): Promise<string | undefined> => {
      const batch = batchOf(['x'], { producerId: 7, producerEpoch: 0, baseSequence })
      return reasonOf((await producer.send([{ topicId, batch }]))[0])
    }
    await send(0)
    await fixture.clock.advance(30_000)
    return send(9)
  },
  sees: [undefined, 'OUT_OF_ORDER_SEQUENCE'],
})

/** A disk with a metadata log whose only segment holds nine mebibytes. */
async function largeMetadata(): Promise<Disk> {
  const disk = new MemoryDisk()
  const clock = new FakeClock()
  const ports = { clock, disk, ...batchPorts, logger: collectingLogger(), random: new SeededRandom(9) }
  const processIdentity = { self: { pid: 1, bootId: 'test', startTime: '0' }, isAlive: async () => false }
  const logs = await LogManager.open({ directory: '/data', nodeId: asNodeId(1), ports, processIdentity })
  const nothing = (): void => {}
  await openQuorum({ logs, voters: [], ports, onFull: nothing, onRoom: nothing, onFailure: nothing })
  const value = encodeMetadataRecord(metadataRecord('NoOpRecord', {}))
  const headers = [{ key: 'padding', value: Buffer.alloc(9 * 1024 * 1024) }]
  const batch = encodeBatch({ records: [{ key: null, value, headers, timestamp: clock.wallMs() }] }, batchPorts)
  await logs.get('__cluster_metadata', 0)?.append(batch, { leaderEpoch: 0, origin: 'internal' }).durable
  await logs.close()
  return disk
}

const metadataSegments = (
  values: readonly [string, string],
  sees: readonly [number, number],
  prepare: () => Promise<Disk>,
): Observation => ({
  values,
  sees,
  look: async (world) => {
    const fixture = await world.start({ disk: await prepare() })
    for (const name of ['a', 'b', 'c']) {
      await fixture.clock.advance(5_000)
      await fixture.createTopic(name)
    }
    return Math.min(count(await namesIn(fixture.disk, '/data/__cluster_metadata-0'), /\.log$/), 2)
  },
})

/** Where data lies, and what is done with it as time passes. */
export const logObservations: Observations = {
  'log.dir': {
    values: ['/one', '/other'],
    sees: [
      [2, 0],
      [0, 2],
    ],
    look: async (world) => {
      const fixture = await world.start()
      await fixture.createTopic('t')
      const folders = async (directory: string): Promise<number> =>
        count(await namesIn(fixture.disk, directory), /^(t|__cluster_metadata)-0$/)
      return [await folders('/one'), await folders('/other')]
    },
  },
  'log.dirs': {
    values: ['/one', '/one,/other'],
    sees: [
      [4, 0],
      [2, 2],
    ],
    look: async (world) => {
      const fixture = await world.start()
      await fixture.createTopic('t', { partitions: 4 })
      const folders = async (directory: string): Promise<number> =>
        count(await namesIn(fixture.disk, directory), /^t-\d$/)
      return [await folders('/one'), await folders('/other')]
    },
  },
  'metadata.log.dir': {
    values: ['/data', '/metadata'],
    sees: [true, false],
    look: async (world) => {
      const fixture = await world.start()
      return (await namesIn(fixture.disk, '/data')).includes('__cluster_metadata-0')
    },
  },
  'metadata.log.segment.bytes': metadataSegments(['8388608', '1073741824'], [2, 1], largeMetadata),
  'internal.metadata.log.segment.bytes': metadataSegments(['200', '1000000'], [2, 1], async () => new MemoryDisk()),
  'metadata.log.segment.ms': metadataSegments(['1000', '604800000'], [2, 1], async () => new MemoryDisk()),
  'log.dir.failure.timeout.ms': {
    values: ['1000', '100000'],
    broker: { 'log.dirs': '/data,/other' },
    // Whether the broker still serves when its metadata could not be written for five seconds after a directory failed.
    sees: [false, true],
    look: async (world) => {
      const gate = new Gate()
      let isBroken = false
      const disk = new WatchedDisk(new MemoryDisk(), (call) => {
        if (!isBroken) return undefined
        if (call.path.startsWith('/other')) throw new StreamError('STORAGE_ERROR', 'the disk is gone')
        return call.operation === 'write' && call.path.includes('__cluster_metadata') ? gate.wait(call) : undefined
      })
      const { clock, broker, ...fixture } = await world.start({ disk })
      const topicId = await fixture.createTopic('t', { partitions: 2 })
      const producer = await fixture.produce()
      isBroken = true
      producer.post([{ topicId, partition: 1, batch: batchOf(['x']) }])
      await clock.advance(5_000)
      const { serving } = broker.health()
      gate.open()
      return serving
    },
  },
  'log.dir.size.bytes.max': {
    values: ['1048576', '104857600'],
    sees: [true, false],
    look: async (world) => {
      const fixture = await world.start()
      const topicId = await fixture.createTopic('t')
      const producer = await fixture.produce()
      for (let index = 0; index < 40; index++) await producer.send([{ topicId, batch: batchOfSize(50_000) }])
      await fixture.clock.advance(1_000)
      const [result] = await producer.send([{ topicId, batch: batchOf(['x']) }])
      return (result?.logStartOffset ?? 0) > 0
    },
  },
  flush: {
    values: ['fsync', 'os'],
    sees: [true, false],
    look: async (world) => {
      const disk = new WatchedDisk(new MemoryDisk())
      const fixture = await world.start({ disk })
      const topic = await Topic.create(fixture, world.topicConfigs)
      await topic.send()
      return disk.count('sync', /\/t-0\/.*\.log$/) > 0
    },
  },
  'num.partitions': created(['1', '7'], [1, 7]),
  'default.replication.factor': created(['1', '3'], [1, 'INVALID_REPLICATION_FACTOR']),
  'log.flush.offset.checkpoint.interval.ms': {
    values: ['1000', String(never)],
    sees: [true, false],
    look: async (world) => {
      const disk = new WatchedDisk(new MemoryDisk())
      const { clock } = await world.start({ disk })
      const written = (): number => disk.count('rename', /recovery-point-offset-checkpoint$/)
      const before = written()
      await clock.advance(10_000)
      return written() > before
    },
  },
  'log.initial.task.delay.ms': retained(['2000', String(never)], minuteMs, {
    'log.retention.check.interval.ms': never,
  }),
  'log.retention.check.interval.ms': retained(['2000', String(never)], minuteMs, { 'log.initial.task.delay.ms': 0 }),
  'producer.id.expiration.ms': remembered(['1000', '60000'], { 'producer.id.expiration.check.interval.ms': 500 }),
  'producer.id.expiration.check.interval.ms': remembered(['1000', '60000'], { 'producer.id.expiration.ms': 500 }),
  'server.max.startup.time.ms': {
    values: ['50', '500'],
    sees: ['TIMEOUT', 'done'],
    look: async (world) => {
      const clock = new FakeClock()
      // A disk so slow that the start takes a hundred milliseconds.
      let late = false
      const disk = new WatchedDisk(new MemoryDisk(), (call) => {
        if (late || call.operation !== 'sync') return undefined
        late = true
        return new Promise((resolve) => {
          clock.setTimer(100, resolve)
        })
      })
      return outcome(world.start({ clock, disk }))
    },
  },
}
