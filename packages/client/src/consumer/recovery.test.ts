import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { ClientChannels } from '../events/client-channels.ts'
import { MetadataCache } from '../metadata/metadata-cache.ts'
import { FakeCluster } from '../../test/fake-cluster.ts'
import { consumerSettings } from './options.ts'
import { Recovery } from './recovery.ts'
import { SubscriptionNews } from './subscription-news.ts'
import type { ConsumerOptions } from './types.ts'

const gone = new StreamError('BROKER_UNAVAILABLE', 'it is gone')

function recovering(options: ConsumerOptions = {}) {
  const clock = new FakeClock()
  const random = new SeededRandom(1)
  const cluster = new FakeCluster()
  cluster.addTopic('t')
  const channels = new ClientChannels('test')
  const told: string[] = []
  const recovery: Recovery = new Recovery('t', {
    clock,
    random,
    metadata: new MetadataCache({ transport: cluster, clock, random, logger: silentLogger, channels }),
    settings: consumerSettings(options),
    news: new SubscriptionNews('t', { logger: silentLogger, channels }),
    learned: ({ name }) => {
      told.push(`learned ${name}`)
      // What fails while it looks is seen when it goes on.
      recovery.begin(gone)
    },
    goOn: () => told.push('goes on'),
    failed: ({ code }) => told.push(code),
  })
  return { clock, cluster, recovery, told }
}

test('however much fails at once, the topic is looked at once, and then fetching goes on', async () => {
  const { clock, cluster, recovery, told } = recovering()
  for (let failures = 0; failures < 5; failures++) recovery.begin(gone)
  expect(cluster.calls).toEqual([])
  await clock.advance(1_000)
  expect(cluster.calls).toHaveLength(1)
  expect(told).toEqual(['learned t', 'goes on'])
})

test('it gives up once no broker has answered for too long, unless one is heard of meanwhile', async () => {
  const { clock, cluster, recovery, told } = recovering({ unavailableTimeoutMs: 10_000 })
  cluster.metadataFailure = gone
  recovery.begin(gone)
  await clock.advance(8_000)
  recovery.heard()
  await clock.advance(8_000)
  expect(told).toEqual([])
  await clock.advance(20_000)
  expect(told).toEqual(['BROKER_UNAVAILABLE'])
})

test('a topic that is gone ends it where the position would mean nothing in another', async () => {
  for (const [autoOffsetReset, expected] of [
    ['error', ['UNKNOWN_TOPIC_OR_PARTITION']],
    ['latest', []],
  ] as const) {
    const { clock, cluster, recovery, told } = recovering({ autoOffsetReset })
    cluster.removeTopic('t')
    recovery.begin(gone)
    await clock.advance(5_000)
    expect(told).toEqual(expected)
    recovery.close()
    await clock.advance(200_000)
    expect(told).toEqual(expected)
  }
})
