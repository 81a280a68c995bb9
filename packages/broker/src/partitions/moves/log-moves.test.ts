import { AdminService, millrace } from '@millrace/contracts'
import { apis } from '@millrace/kafka-wire'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { ClusterFixture } from '../../../test/cluster-fixture.ts'
import { FetchClient } from '../../../test/fetch-client.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'
import { moveTo, whereIs } from '../../../test/moves/moving-broker.ts'
import { ProduceClient, reasonOf } from '../../../test/produce-client.ts'

const { DescribeTopicsRequest } = millrace.admin.v1
const directories = ['/a', '/b']
const keys = {
  'log.dirs': '/a,/b',
  'kafka.listener.port': 0,
  'min.insync.replicas': 2,
  'default.replication.factor': 3,
  'offsets.topic.num.partitions': 1,
}

let running: ClusterFixture | undefined

async function startThree(): Promise<{ cluster: ClusterFixture; clients: Map<number, KafkaClient> }> {
  const cluster = new ClusterFixture([1, 2, 3], keys)
  running = cluster
  await cluster.start(1, 2, 3)
  const clients = new Map<number, KafkaClient>()
  for (const nodeId of [1, 2, 3]) clients.set(nodeId, await cluster.kafka(nodeId))
  return { cluster, clients }
}

afterEach(async () => {
  await running?.stop(1, 2, 3)
  running = undefined
})

async function partitionOf(cluster: ClusterFixture, name: string) {
  const { topics } = await cluster.ask(1, AdminService.describeTopics, new DescribeTopicsRequest({ names: [name] }))
  const [topic] = topics
  const [partition] = topic?.partitions ?? []
  if (topic === undefined || partition === undefined) throw new Error(`there is no topic ${name}`)
  return { topicId: topic.topicId, ...partition }
}

/** The directory that holds a partition's log on a broker, once nothing moves. */
async function placeOf(client: KafkaClient, topic: string): Promise<string | undefined> {
  const places = (await whereIs(client, topic)).filter((where) => !where.endsWith('+'))
  return directories.find((directory) => places.some((where) => where.startsWith(`${directory}/`)))
}

const other = (directory: string | undefined): string => (directory === '/a' ? '/b' : '/a')

describe('replicas that move between directories of their brokers', () => {
  it('lose nothing, and stay in sync, while the leader and the followers move again and again', async () => {
    const { cluster, clients } = await startThree()
    expect(await cluster.createTopic(1, 't', { replicationFactor: 3 })).toBeUndefined()
    const { topicId, leader } = await partitionOf(cluster, 't')
    const producer = await ProduceClient.open(cluster.connect(leader), cluster.clock)
    const acknowledged: string[] = []
    let serial = 0
    const waiting = new Map<number, string>()
    for (let round = 0; round < 4; round++) {
      const targets = new Map<number, string>()
      for (const [nodeId, client] of clients) {
        const target = other(await placeOf(client, 't'))
        targets.set(nodeId, target)
        expect(await moveTo(client, target, 't')).toEqual([0])
      }
      await cluster.waitFor('all have moved', async () => {
        for (let count = 0; count < 3; count++) {
          const value = `${(serial += 1)} ${'x'.repeat(300)}`
          waiting.set(producer.post([{ topicId, batch: batchOf([value]) }], { timeoutMs: 30_000 }), value)
        }
        const places = await Promise.all(
          [...clients].map(async ([nodeId, client]) => [nodeId, await whereIs(client, 't')]),
        )
        return places.every(([nodeId, where]) => String(where) === `${targets.get(Number(nodeId))}/0`)
      })
    }
    await cluster.waitFor('all is answered', () => waiting.size === producer.results.length)
    for (const { correlationId, partitions } of producer.results) {
      expect(reasonOf(partitions[0])).toBeUndefined()
      acknowledged.push(String(waiting.get(correlationId)))
    }
    expect((await partitionOf(cluster, 't')).leader).toBe(leader)
    const consumer = new FetchClient(cluster.connect(leader), cluster.clock)
    const set = [{ topicId, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
    await consumer.ask({ set, grantBytes: 100_000_000 })
    await cluster.waitFor('all is read', () => consumer.values().length >= acknowledged.length)
    expect(consumer.values()).toEqual(acknowledged)
    await cluster.waitFor('all are in sync', async () => (await partitionOf(cluster, 't')).isr.length === 3)
    await cluster.waitFor('all have all', () =>
      [1, 2, 3].every((nodeId) =>
        [...cluster.broker(nodeId).inspect().replicas()].some(
          (replica) => replica.topic === 't' && replica.durableOffset === acknowledged.length,
        ),
      ),
    )
    // The controller knows where they are: nothing of the old places is left.
    for (const { disk } of cluster.members.values()) {
      const names = await Promise.all(directories.map(async (directory) => disk.list(directory)))
      expect(names.flat().filter(({ name }) => name.startsWith('t-0'))).toHaveLength(1)
    }
  }, 120_000)

  it('hold up a coordinator only for the moment of the change: it answers with errors that are tried again', async () => {
    const { cluster, clients } = await startThree()
    await cluster.createTopic(1, 't', { replicationFactor: 3 })
    const [first] = clients.values()
    if (first === undefined) throw new Error('a broker has a client')
    const commit = async (client: KafkaClient, committedOffset: number): Promise<number | undefined> => {
      const partitions = [{ partitionIndex: 0, committedOffset, committedMetadata: null }]
      const body = { groupId: 'g', generationIdOrMemberEpoch: -1, memberId: '', topics: [{ name: 't', partitions }] }
      const { topics } = await client.ask(apis.offsetCommit, 8, body)
      return topics[0]?.partitions[0]?.errorCode
    }
    const findCoordinator = async (): Promise<KafkaClient | undefined> => {
      const answer = await first.ask(apis.findCoordinator, 4, { keyType: 0, coordinatorKeys: ['g'] })
      return clients.get(answer.coordinators[0]?.nodeId ?? -1)
    }
    let coordinator: KafkaClient | undefined
    await cluster.waitFor('there is a coordinator', async () => {
      coordinator = await findCoordinator()
      return coordinator !== undefined && (await commit(coordinator, 0)) === 0
    })
    if (coordinator === undefined) throw new Error('there is no coordinator')
    const known = coordinator
    let offset = 0
    const codes = new Set<number | undefined>()
    for (let round = 0; round < 3; round++) {
      const target = other(await placeOf(known, '__consumer_offsets'))
      await moveTo(known, target, '__consumer_offsets')
      await cluster.waitFor('it has moved', async () => {
        const code = await commit(known, offset + 1)
        codes.add(code)
        if (code === 0) offset += 1
        return String(await whereIs(known, '__consumer_offsets')) === `${target}/0`
      })
    }
    // Nothing else than that it is done, or is to be asked again: 14 is COORDINATOR_LOAD_IN_PROGRESS, 15 COORDINATOR_NOT_AVAILABLE.
    expect([...codes].filter((code) => ![0, 14, 15].includes(Number(code)))).toEqual([])
    const topics = [{ name: 't', partitionIndexes: [0] }]
    const { groups } = await known.ask(apis.offsetFetch, 8, { groups: [{ groupId: 'g', topics }], requireStable: true })
    expect(groups[0]?.topics[0]?.partitions[0]?.committedOffset).toBe(offset)
    expect(offset).toBeGreaterThanOrEqual(3)
  }, 120_000)
})
