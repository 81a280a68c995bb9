import { MemoryDisk } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { NodeCompression } from '@millrace/node-io'
import type { Observation, Observations, World } from './observation.ts'
import { outcome } from './observation.ts'
import { Topic } from './topic.ts'
import { WatchedDisk } from './watched-disk.ts'

const { DescribeTopicsRequest } = millrace.admin.v1

const minuteMs = 60_000
const hourMs = 60 * minuteMs

async function topicIn(world: World) {
  const fixture = await world.start()
  return { fixture, topic: await Topic.create(fixture, world.topicConfigs) }
}

/** Retention that is applied every minute, from the start on. */
const eachMinute = { 'log.retention.check.interval.ms': minuteMs, 'log.initial.task.delay.ms': 0 }

/** How large 40 KiB of text are in the log, compressed with `codec` at the level of the key. */
function levelOf(codec: string, values: readonly [string, string]): Observation {
  return {
    values,
    broker: { 'compression.type': codec },
    look: async (world) => {
      const fixture = await world.start({ compression: new NodeCompression() })
      const topic = await Topic.create(fixture, world.topicConfigs)
      const value = Array.from({ length: 8_000 }, (_, at) => `${(at * 7919) % 1_000}`).join(',')
      await topic.send([{ key: null, value }])
      const [batch] = await topic.batches()
      return [batch?.compression === codec, batch?.sizeBytes]
    },
  }
}

/** Whether a batch whose time is this far from the broker's clock is taken. */
function timeBound(byMs: number): Observation {
  return {
    values: ['5000', '20000'],
    sees: ['INVALID_TIMESTAMP', 'done'],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      return topic.outcome([{ key: null, value: 'x', timestamp: fixture.clock.wallMs() + byMs }])
    },
  }
}

/** Whether what is acknowledged without (`flush=os`) is forced to disk after three batches and a second. */
function flushes(values: readonly [string, string]): Observation {
  return {
    values,
    broker: { flush: 'os' },
    sees: [true, false],
    look: async (world) => {
      const disk = new WatchedDisk(new MemoryDisk())
      const fixture = await world.start({ disk })
      const topic = await Topic.create(fixture, world.topicConfigs)
      const syncs = (): number => disk.count('sync', /\/t-0\/.*\.log$/)
      await topic.send()
      const before = syncs()
      for (let count = 0; count < 3; count++) await topic.send()
      await fixture.clock.advance(1_000)
      return syncs() > before
    },
  }
}

const segmentsAfter = async (
  world: World,
  batches: readonly { readonly bytes: number; readonly afterMs?: number }[],
): Promise<number> => {
  const { fixture, topic } = await topicIn(world)
  for (const { bytes, afterMs = 0 } of batches) {
    await fixture.clock.advance(afterMs)
    await topic.send(bytes)
  }
  await fixture.clock.settle()
  return (await topic.files('.log')).length
}

/**
 * One observation for each key of topics that works. Each is made twice: with the key in the topic's configs, and with each of the
 * broker's keys that stand in for it.
 */
export const topicObservations: Observations = {
  'compression.type': {
    values: ['producer', 'gzip'],
    sees: ['none', 'gzip'],
    look: async (world) => {
      const { topic } = await topicIn(world)
      await topic.send(1_000)
      return (await topic.batches())[0]?.compression
    },
  },
  'compression.gzip.level': levelOf('gzip', ['1', '9']),
  'compression.lz4.level': levelOf('lz4', ['1', '17']),
  'compression.zstd.level': levelOf('zstd', ['-50', '19']),
  'file.delete.delay.ms': {
    values: ['60000', '3600000'],
    broker: eachMinute,
    topic: { 'retention.ms': '1000' },
    // Files that wait to be deleted, a few minutes after retention took them.
    sees: [0, 1],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      await topic.send()
      await fixture.clock.advance(10 * minuteMs)
      return (await topic.files('.log.deleted')).length
    },
  },
  'flush.messages': flushes(['2', '1000']),
  'flush.ms': flushes(['500', '5000']),
  'index.interval.bytes': {
    values: ['0', '100000'],
    // Eight bytes for each batch but the first, or nothing.
    sees: [9 * 8, 0],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      for (let count = 0; count < 10; count++) await topic.send(1_000)
      await fixture.clock.until(fixture.broker.stop())
      return topic.fileSize('.index')
    },
  },
  'internal.segment.bytes': {
    values: ['1000', '100000'],
    sees: [3, 1],
    look: (world) => segmentsAfter(world, Array(3).fill({ bytes: 800 })),
  },
  'max.message.bytes': {
    values: ['1000', '5000'],
    sees: ['MESSAGE_TOO_LARGE', 'done'],
    look: async (world) => (await topicIn(world)).topic.outcome(2_000),
  },
  'message.timestamp.after.max.ms': timeBound(10_000),
  'message.timestamp.before.max.ms': timeBound(-10_000),
  'message.timestamp.type': {
    values: ['CreateTime', 'LogAppendTime'],
    sees: [
      { told: -1, read: 5_000 },
      { told: 1_767_225_600_000, read: 1_767_225_600_000 },
    ],
    look: async (world) => {
      const { topic } = await topicIn(world)
      const { logAppendTimeMs } = await topic.send([{ key: null, value: 'x', timestamp: 5_000 }])
      return { told: logAppendTimeMs, read: (await topic.batches())[0]?.maxTimestamp }
    },
  },
  'min.insync.replicas': {
    values: ['1', '2'],
    // What effect it has is for several brokers: see min-insync-replicas.test.ts.
    sees: ['1', '2'],
    look: async (world) => {
      const fixture = await world.start()
      try {
        await Topic.create(fixture, world.topicConfigs)
      } catch (error) {
        // A topic may not itself ask for more than it has replicas; those that all topics have by default are not asked of it.
        return /min\.insync\.replicas=(\d+) and a replication factor of 1/.exec(String(error))?.[1]
      }
      const { topics } = await fixture.unary(AdminService.describeTopics, new DescribeTopicsRequest({ names: ['t'] }))
      return topics[0]?.configs.find(({ name }) => name === 'min.insync.replicas')?.value
    },
  },
  preallocate: {
    values: ['false', 'true'],
    topic: { 'segment.bytes': '1048576' },
    look: async (world) => {
      const { topic } = await topicIn(world)
      await topic.send(1_000)
      const sizeBytes = await topic.fileSize('.log')
      return sizeBytes === 1_048_576 ? 'its whole size' : sizeBytes < 2_000 && 'what was written'
    },
    sees: ['what was written', 'its whole size'],
  },
  'retention.bytes': {
    values: ['2000', '-1'],
    broker: eachMinute,
    topic: { 'internal.segment.bytes': '1000' },
    sees: [3, 6],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      for (let count = 0; count < 6; count++) await topic.send(800)
      await fixture.clock.advance(2 * minuteMs)
      return (await topic.files('.log')).length
    },
  },
  'retention.ms': {
    values: [String(hourMs), String(10 * hourMs)],
    broker: eachMinute,
    sees: [0, 1],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      await topic.send()
      await fixture.clock.advance(2 * hourMs)
      return outcome(topic.batches()).then(async () => (await topic.batches()).length)
    },
  },
  'segment.bytes': {
    values: ['1048576', '10485760'],
    sees: [2, 1],
    look: (world) => segmentsAfter(world, [{ bytes: 700_000 }, { bytes: 700_000 }]),
  },
  'segment.index.bytes': {
    values: ['40', '10485760'],
    topic: { 'index.interval.bytes': '0' },
    look: (world) => segmentsAfter(world, Array(20).fill({ bytes: 10 })),
  },
  'segment.jitter.ms': {
    values: ['0', String(hourMs)],
    topic: { 'segment.ms': String(hourMs) },
    // A segment is not an hour old yet, but by how much of it is a matter of chance.
    sees: [1, 2],
    look: (world) => segmentsAfter(world, [{ bytes: 10 }, { bytes: 10, afterMs: hourMs - minuteMs }]),
  },
  'segment.ms': {
    values: [String(hourMs), String(10 * hourMs)],
    sees: [2, 1],
    look: (world) => segmentsAfter(world, [{ bytes: 10 }, { bytes: 10, afterMs: 2 * hourMs }]),
  },
}
