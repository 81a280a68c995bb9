import { isStreamError } from '@millrace/base'
import type { ConsumerOptions } from '@millrace/client'
import { startTestCluster, type TestBroker, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

/** A topic on two of three brokers, of which the follower lacks the last records that were acknowledged. */
interface Parted {
  readonly leader: TestBroker
  readonly follower: TestBroker
}

async function partReplicas(cluster: TestCluster): Promise<Parted> {
  await using client = await cluster.client()
  await client.admin().createTopic('t', {
    partitions: 1,
    replicationFactor: 2,
    configs: { 'unclean.leader.election.enable': true, 'min.insync.replicas': 1 },
  })
  const leader = await cluster.leaderOf('t')
  const { partitions } = await client.admin().describeTopic('t')
  const follower = cluster.broker(partitions[0]?.replicas.find((id) => id !== leader.nodeId) ?? 0)
  await using producer = client.producer({ lingerMs: 0 })
  for (const value of ['0', '1', '2']) await producer.send('t', { value })
  // Not cut off: what the leader had sent it would still arrive once that is over.
  await follower.kill()
  // Acknowledged once the follower is not in sync any more.
  for (const value of ['3', '4']) await producer.send('t', { value })
  return { leader, follower }
}

/** The leader is gone for good, and the follower leads, without what it lacks. */
async function electFollower(cluster: TestCluster, { leader, follower }: Parted): Promise<void> {
  await leader.kill()
  await follower.restart()
  expect(await cluster.leaderOf('t')).toBe(follower)
}

async function reading(cluster: TestCluster, options: ConsumerOptions) {
  const client = await cluster.client()
  const consumer = client.consumer(options)
  const records = consumer.records('t', { from: 'earliest' })
  return async (count: number): Promise<string[]> => {
    const read: string[] = []
    while (read.length < count) {
      const step = await records.next()
      if (step.done === true) throw new Error('the iteration has ended')
      read.push(`${step.value.offset}: ${String(step.value.value)}`)
    }
    return read
  }
}

test('after an unclean election a consumer is told what it read in vain, or goes on where the logs part', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const parted = await partReplicas(cluster)
  const strict = await reading(cluster, {})
  const lenient = await reading(cluster, { autoOffsetReset: 'latest' })
  const before = ['0: 0', '1: 1', '2: 2', '3: 3', '4: 4']
  expect([await strict(5), await lenient(5)]).toEqual([before, before])
  const told = strict(1).then(
    () => 'nothing',
    (error: unknown) => (isStreamError(error) ? { code: error.code, context: error.context } : error),
  )
  await electFollower(cluster, parted)
  await using producer = (await cluster.client()).producer({ lingerMs: 0 })
  // More than were lost: by offsets alone nobody would notice.
  for (const value of ['a', 'b', 'c', 'd']) await producer.send('t', { value })
  expect(await lenient(4)).toEqual(['3: a', '4: b', '5: c', '6: d'])
  expect(await told).toEqual({
    code: 'LOG_TRUNCATED',
    context: { topic: 't', partition: 0, offset: 5, divergentOffset: 3 },
  })
})
