import { isStreamError, type Admin } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { describe, expect, test, vi } from 'vitest'

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (isStreamError(error)) return error.code
    throw error
  }
  return 'done'
}

/** Asks again until what is asked for holds. */
const until = (holds: () => Promise<boolean>): Promise<boolean> =>
  vi.waitUntil(holds, { timeout: 60_000, interval: 20 })

const partitionOf = async (admin: Admin) => {
  const [partition] = (await admin.describeTopic('flights')).partitions
  if (partition === undefined) throw new Error('the topic has a partition')
  return partition
}

describe('a cluster of three brokers', () => {
  test('moves replicas, and lists them until they have caught up', async () => {
    await using cluster = await startTestCluster({ brokers: 3 })
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('flights', { replicationFactor: 1, configs: { 'min.insync.replicas': 1 } })
    await using producer = client.producer({ lingerMs: 0 })
    for (let at = 0; at < 10; at++) await producer.send('flights', { value: String(at) })
    const { leader = 0 } = await partitionOf(admin)
    const to = (leader % 3) + 1
    const moved = await admin.alterPartitionReassignments([{ topic: 'flights', partition: 0, replicas: [to] }])
    expect(moved).toEqual([{ topic: 'flights', partition: 0, error: undefined }])
    await until(async () => (await admin.listPartitionReassignments()).length === 0)
    expect(await partitionOf(admin)).toMatchObject({ replicas: [to], isr: [to], leader: to })
    await producer.send('flights', { value: 'after' })
    await using consumer = client.consumer()
    const values: string[] = []
    for await (const record of consumer.records('flights', { from: 'earliest' })) {
      values.push(String(record.value))
      if (values.length === 11) break
    }
    expect(values).toEqual([...'0123456789', 'after'])
  })

  test('elects the preferred leader again, once its broker is back', async () => {
    await using cluster = await startTestCluster({ brokers: 3 })
    await using client = await cluster.client()
    const admin = client.admin()
    await admin.createTopic('flights', { replicationFactor: 3, configs: { 'min.insync.replicas': 2 } })
    const before = await partitionOf(admin)
    const preferred = before.replicas[0] ?? 0
    const broker = cluster.brokers[preferred - 1]
    await broker?.kill()
    await until(async () => (await partitionOf(admin)).leader !== preferred)
    expect((await partitionOf(admin)).offlineReplicas).toEqual([preferred])
    const { registeredBrokers } = await admin.describeCluster()
    expect(registeredBrokers.filter(({ fenced }) => fenced).map(({ nodeId }) => nodeId)).toEqual([preferred])
    const [refused] = await admin.electLeaders('preferred', [{ topic: 'flights' }])
    expect(refused?.error?.code).toBe('PREFERRED_LEADER_NOT_AVAILABLE')
    await broker?.restart()
    await until(async () => (await partitionOf(admin)).isr.length === 3)
    expect(await admin.electLeaders('preferred', 'all')).toMatchObject([{ topic: 'flights', leader: preferred }])
    expect((await partitionOf(admin)).leader).toBe(preferred)
  })

  test('has a topic made while one is down, which copies its replicas once it is back', async () => {
    await using cluster = await startTestCluster({ brokers: 3 })
    await using client = await cluster.client()
    const admin = client.admin()
    const [, away] = cluster.brokers
    await away?.kill()
    await until(async () => {
      const { registeredBrokers } = await admin.describeCluster()
      return registeredBrokers.some(({ nodeId, fenced }) => nodeId === away?.nodeId && fenced)
    })
    await admin.createTopic('flights')
    expect(await partitionOf(admin)).toMatchObject({ replicas: [expect.any(Number), expect.any(Number), away?.nodeId] })
    expect((await partitionOf(admin)).isr).toHaveLength(2)
    await client.producer().send('flights', { value: 'meanwhile' })
    await away?.restart()
    await until(async () => (await partitionOf(admin)).isr.length === 3)
  })

  test('has configs of each broker altered and told, whichever is asked', async () => {
    await using cluster = await startTestCluster({ brokers: 3 })
    await using client = await cluster.client()
    const admin = client.admin()
    for (const name of ['1', '2', '3']) {
      const resource = { type: 'broker', name } as const
      await admin.alterConfigs(resource, { set: { 'message.max.bytes': 5000 + Number(name) } })
      await until(async () => {
        const [config] = await admin.describeConfigs(resource, { keys: ['message.max.bytes'] })
        return config?.value === String(5000 + Number(name))
      })
    }
    expect(
      await codeOf(admin.alterConfigs({ type: 'broker', name: '9' }, { set: { 'message.max.bytes': 5000 } })),
    ).toBe('INVALID_REQUEST')
  })

  test('tells of its quorum', async () => {
    await using cluster = await startTestCluster({ brokers: 3 })
    await using client = await cluster.client()
    const admin = client.admin()
    const { leaderId, voters, observers, highWatermark } = await admin.describeQuorum()
    expect(voters.map(({ nodeId }) => nodeId)).toEqual([1, 2, 3])
    expect([1, 2, 3]).toContain(leaderId)
    expect(observers).toEqual([])
    expect(highWatermark).toBeGreaterThan(0)
    expect(await codeOf(admin.addVoter({ nodeId: 1 }))).toBe('DUPLICATE_VOTER')
    expect(await codeOf(admin.removeVoter({ nodeId: 8 }))).toBe('VOTER_NOT_FOUND')
  })
})

test('a broker is decommissioned: its replicas go to the others, and it can be forgotten', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('flights', { partitions: 6, replicationFactor: 2, configs: { 'min.insync.replicas': 1 } })
  await until(async () => (await admin.decommissionBroker(3)).replicasLeft === 0)
  const { partitions } = await admin.describeTopic('flights')
  for (const { replicas } of partitions) expect(replicas.toSorted()).toEqual([1, 2])
  expect(await codeOf(admin.unregisterBroker(3))).toBe('INVALID_REQUEST')
})

test('one broker alone: nothing can move, and that is told', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('flights')
  expect(await admin.listPartitionReassignments()).toEqual([])
  const { refused, replicasLeft } = await admin.decommissionBroker(1)
  expect([refused.map(({ error }) => error?.code), replicasLeft]).toEqual([['INVALID_REPLICATION_FACTOR'], 1])
  const [moved] = await admin.alterPartitionReassignments([{ topic: 'flights', partition: 0, replicas: [2] }])
  expect(moved?.error?.code).toBe('INVALID_REPLICA_ASSIGNMENT')
  expect(await codeOf(admin.unregisterBroker(2))).toBe('BROKER_ID_NOT_REGISTERED')
  expect(await codeOf(admin.removeVoter({ nodeId: 1 }))).toBe('INVALID_REQUEST')
  expect((await admin.electLeaders('preferred', [{ topic: 'flights' }]))[0]?.error?.code).toBe('ELECTION_NOT_NEEDED')
  expect(await codeOf(admin.electLeaders('clean' as never, 'all'))).toBe('INVALID_CONFIG')
})

test('the active controller gives up its own vote, whichever broker is asked, and another one leads', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  const { leaderId } = await client.admin().describeQuorum()
  await client.admin().removeVoter({ nodeId: leaderId })
  const after = await client.admin().describeQuorum()
  expect(after.leaderId).not.toBe(leaderId)
  expect(after.voters.map(({ nodeId }) => nodeId)).not.toContain(leaderId)
})
