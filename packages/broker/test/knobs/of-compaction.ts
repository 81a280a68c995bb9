import { MemoryDisk } from '@millrace/base'
import type { BrokerFixture } from '../broker-fixture.ts'
import type { Observation, Observations, World } from './observation.ts'
import { Topic } from './topic.ts'
import { WatchedDisk } from './watched-disk.ts'

const secondMs = 1_000
/** Longer than a cleaner rests. */
const roundMs = 20 * secondMs
/** Each batch of a kilobyte gets a segment. */
const compactedTopic = { 'cleanup.policy': 'compact', 'internal.segment.bytes': '1000' }

async function sendKeys(topic: Topic, keys: readonly string[], value: string | null = 'x'.repeat(600)): Promise<void> {
  for (const key of keys) await topic.send([{ key, value }])
}

async function topicIn(world: World): Promise<{ fixture: BrokerFixture; topic: Topic }> {
  const fixture = await world.start()
  return { fixture, topic: await Topic.create(fixture, world.topicConfigs) }
}

/** Lets a round be made, which takes no time on the clock but many turns. */
async function round({ clock }: BrokerFixture): Promise<void> {
  await clock.advance(roundMs)
  for (let turns = 0; turns < 3_000; turns++) await clock.yieldTurn()
}

/** Whether of eight values of one key some have gone after a while. */
async function isCompacted(world: World): Promise<boolean> {
  const { fixture, topic } = await topicIn(world)
  await sendKeys(topic, Array<string>(8).fill('k'))
  await round(fixture)
  return (await topic.batches()).filter(({ recordCount }) => recordCount > 0).length < 8
}

const compacts = (values: readonly [string, string], sees: readonly [boolean, boolean]): Observation => ({
  values,
  sees,
  topic: compactedTopic,
  look: isCompacted,
})

/** How many keys the first round took in, of so many. */
const keysTaken = (
  values: readonly [string, string],
  keys: number,
  broker: Readonly<Record<string, unknown>>,
): Observation => ({
  values,
  broker,
  topic: { 'cleanup.policy': 'compact', 'internal.segment.bytes': '400000' },
  look: async (world) => {
    const { fixture, topic } = await topicIn(world)
    const all = Array.from({ length: keys }, (_, at) => ({ key: `k${at}`, value: '' }))
    for (let at = 0; at < keys; at += 10_000) await topic.send(all.slice(at, at + 10_000))
    // What begins a segment of its own, so that all before is rolled.
    await topic.send([{ key: 'last', value: 'x'.repeat(399_000) }])
    await round(fixture)
    return fixture.logger.lines.find(({ message }) => message === 'a log is compacted')?.fields['keys']
  },
})

/** Keys of topics about compaction. */
export const topicCompactionObservations: Observations = {
  'cleanup.policy': {
    values: ['delete', 'compact'],
    sees: ['done', 'INVALID_RECORD'],
    look: async (world) => {
      const { topic } = await topicIn(world)
      return topic.outcome([{ key: null, value: 'x' }])
    },
  },
  'delete.retention.ms': {
    values: ['1000', '3600000'],
    topic: { ...compactedTopic, 'min.cleanable.dirty.ratio': '0' },
    // Tombstones that are left.
    sees: [0, 1],
    look: async (world) => {
      const { fixture, topic } = await topicIn(world)
      await sendKeys(topic, ['gone'], null)
      for (const key of ['a', 'b']) {
        await sendKeys(topic, [key, key, key, key])
        await round(fixture)
      }
      const batches = await topic.batches()
      return batches.filter((batch) => batch.hasDeleteHorizon).length
    },
  },
  'max.compaction.lag.ms': {
    ...compacts(['10000', '1000000000'], [true, false]),
    // Never dirty enough.
    topic: { ...compactedTopic, 'min.cleanable.dirty.ratio': '1' },
  },
  'min.cleanable.dirty.ratio': compacts(['0.2', '1'], [true, false]),
  'min.compaction.lag.ms': compacts(['0', '1000000000'], [true, false]),
}

/** Keys of the broker's cleaner. */
export const compactionObservations: Observations = {
  'log.cleaner.backoff.ms': compacts(['1000', '3600000'], [true, false]),
  'log.cleaner.dedupe.buffer.size': keysTaken(['1048600', '67108864'], 50_000, {}),
  'log.cleaner.enable': compacts(['true', 'false'], [true, false]),
  'log.cleaner.io.buffer.load.factor': keysTaken(['0.01', '0.9'], 600, { 'log.cleaner.dedupe.buffer.size': 1_100_000 }),
  'log.cleaner.io.buffer.size': {
    values: ['1000', '1000000'],
    topic: { 'cleanup.policy': 'compact', 'internal.segment.bytes': '100000' },
    // Whether it reads much at a time.
    look: async (world) => {
      const disk = new WatchedDisk(new MemoryDisk())
      const fixture = await world.start({ disk })
      const topic = await Topic.create(fixture, world.topicConfigs)
      await sendKeys(topic, Array<string>(400).fill('k'))
      const before = disk.count('read', /\/t-0\/.*\.log$/)
      await round(fixture)
      return disk.count('read', /\/t-0\/.*\.log$/) - before > 100
    },
    sees: [true, false],
  },
  'log.cleaner.io.max.bytes.per.second': compacts(['100', '1000000000'], [false, true]),
  'log.cleaner.threads': compacts(['0', '1'], [false, true]),
}
