import { apis } from '@millrace/kafka-wire'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { askKafka } from './support/ask-kafka.ts'

async function topicsSeenAt(address: string): Promise<string[]> {
  const { topics } = await askKafka(address, apis.metadata, 12, { topics: null })
  return topics.map(({ name }) => name ?? '').toSorted()
}

test('a test cluster serves clients of the Kafka protocol if it is asked to, on the same port after a restart', async () => {
  await using cluster = await startTestCluster({ kafka: true })
  const servers = cluster.kafka?.bootstrapServers ?? ''
  const client = await cluster.client()
  await client.admin().createTopic('t')
  expect(await topicsSeenAt(servers)).toEqual(['t'])
  await cluster.brokers[0].kill()
  await expect(topicsSeenAt(servers)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  await cluster.brokers[0].restart()
  expect(cluster.kafka?.bootstrapServers).toBe(servers)
  expect(await topicsSeenAt(servers)).toEqual(['t'])
  await using without = await startTestCluster()
  expect(without.kafka).toBeUndefined()
})

test('each broker of a cluster tells where all of them are, and what another decides is asked of any', async () => {
  await using cluster = await startTestCluster({ brokers: 3, kafka: true })
  const addresses = cluster.kafka?.bootstrapServers.split(',') ?? []
  expect(addresses).toHaveLength(3)
  const told = await Promise.all(
    addresses.map(async (address) => {
      const { brokers, clusterId } = await askKafka(address, apis.describeCluster, 1, {
        includeClusterAuthorizedOperations: false,
      })
      return { clusterId, brokers: brokers.map(({ brokerId, host, port }) => `${brokerId}=${host}:${port}`) }
    }),
  )
  const all = addresses.map((address, index) => `${index + 1}=${address}`)
  for (const each of told) expect(each.brokers).toEqual(all)
  expect(new Set(told.map(({ clusterId }) => clusterId)).size).toBe(1)
  // Two of the three are not the controller.
  for (const [index, address] of addresses.entries()) {
    const { topics } = await askKafka(address, apis.metadata, 9, { topics: [{ name: `made-at-${index}` }] })
    expect(topics).toMatchObject([{ errorCode: 0, name: `made-at-${index}`, partitions: [{ errorCode: 0 }] }])
    expect(topics[0]?.partitions[0]?.replicaNodes).toHaveLength(3)
  }
})
