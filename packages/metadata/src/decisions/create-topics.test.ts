import { asDirectoryId, type Random } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { ClusterImage } from '../image/cluster-image.ts'
import { partitionsPerRequestMax, partitionsPerTopicMax, replicasPerBrokerMax, topicsPerRequestMax } from '../limits.ts'
import { fenceBrokers } from './brokers/fence-brokers.ts'
import { createTopics, type CreateTopicsContext, type CreateTopicsRequest, type NewTopic } from './create-topics.ts'
import { deleteTopics } from './delete-topics.ts'
import { joinBroker } from '../../test/join-broker.ts'

const directories = ['AAAAAAAAAAAAAAAAAAAABg', 'AAAAAAAAAAAAAAAAAAAABw', 'AAAAAAAAAAAAAAAAAAAACA'].map(asDirectoryId)

/** Counts up: ids differ, placements begin at `first`. */
function countingRandom(first = 0): Random {
  let next = 0
  return {
    number: () => 0,
    integer: (below) => first % below,
    fill: (target) => {
      target.fill(0)
      new DataView(target.buffer, target.byteOffset).setUint32(0, ++next)
    },
  }
}

const context: CreateTopicsContext = { random: countingRandom(), partitionsDefault: 3, replicationFactorDefault: 1 }

function clusterOf(brokers: number): ClusterImage {
  const image = new ClusterImage()
  for (let nodeId = 1; nodeId <= brokers; nodeId++) {
    const request = {
      nodeId,
      incarnationId: 'AAECAwQFBgcICQoLDA0ODw',
      endpoints: [],
      directories: directories.slice(nodeId - 1, nodeId),
    }
    joinBroker(image, request, { nextOffset: nodeId })
  }
  return image
}

function create(image: ClusterImage, request: CreateTopicsRequest, changed: Partial<CreateTopicsContext> = {}) {
  const { records, response } = createTopics(image, request, { ...context, ...changed })
  for (const record of records) image.replay(record)
  return response.topics
}

const createOne = (image: ClusterImage, topic: NewTopic, changed?: Partial<CreateTopicsContext>) =>
  create(image, { topics: [topic] }, changed)[0]

const codeOf = (result: { error?: { code: string } | undefined } | undefined): string | undefined => result?.error?.code

describe('a topic that is created', () => {
  it("has the broker's defaults where the request says nothing", () => {
    const image = clusterOf(1)
    const result = createOne(image, { name: 'flights' })
    expect(result).toMatchObject({ name: 'flights', partitions: 3, replicationFactor: 1 })
    const topic = image.topic('flights')
    expect(result).toMatchObject({ topicId: topic?.id })
    expect([...(topic?.partitions.values() ?? [])]).toEqual(
      [0, 1, 2].map((partition) => ({
        partition,
        replicas: [1],
        isr: [1],
        removingReplicas: [],
        addingReplicas: [],
        leader: 1,
        leaderRecoveryState: 0,
        leaderEpoch: 0,
        partitionEpoch: 0,
        directories: [directories[0]],
        eligibleLeaderReplicas: [],
        lastKnownElr: [],
      })),
    )
  })

  it('counts on a broker that is away once that one has copied it', () => {
    const image = clusterOf(3)
    const brokers = [{ nodeId: 2, brokerEpoch: image.broker(2)?.epoch ?? -1 }]
    for (const record of fenceBrokers(image, { brokers }, {}).records) image.replay(record)
    createOne(image, { name: 't', replicationFactor: 3, configs: { 'min.insync.replicas': '2' } })
    for (const { leader, replicas, isr } of image.topic('t')?.partitions.values() ?? []) {
      expect(replicas[2]).toBe(2)
      expect(isr.toSorted()).toEqual([1, 3])
      expect(leader).toBe(replicas[0])
    }
  })

  it('keeps its configs, and only its own', () => {
    const image = clusterOf(1)
    const result = createOne(
      image,
      { name: 't', configs: { 'retention.ms': '5' } },
      { broker: { staticBroker: { 'log.roll.ms': '7' } } },
    )
    expect(image.topicConfigs('t')).toEqual({ 'retention.ms': '5' })
    expect(result).toMatchObject({
      configs: expect.arrayContaining([
        expect.objectContaining({ name: 'retention.ms', value: '5', source: 'DYNAMIC_TOPIC_CONFIG' }),
        expect.objectContaining({ name: 'segment.ms', value: '7', source: 'STATIC_BROKER_CONFIG' }),
      ]) as unknown,
    })
  })

  it('lies on the brokers in turn, leaders and followers alike', () => {
    const image = clusterOf(3)
    createOne(image, { name: 't', partitions: 4, replicationFactor: 2 }, { random: countingRandom(1) })
    const partitions = [...(image.topic('t')?.partitions.values() ?? [])]
    expect(partitions.map(({ replicas }) => replicas)).toEqual([
      [2, 3],
      [3, 1],
      [1, 2],
      // The next round begins one further on.
      [2, 1],
    ])
    expect(partitions.map(({ leader }) => leader)).toEqual([2, 3, 1, 2])
    expect(partitions[0]?.directories).toEqual([directories[1], directories[2]])
  })

  it('has a new id when it is made again under its name', () => {
    const image = clusterOf(1)
    const random = countingRandom()
    createOne(image, { name: 't' }, { random })
    const before = image.topic('t')?.id
    for (const record of deleteTopics(image, { names: ['t'] }).records) image.replay(record)
    createOne(image, { name: 't' }, { random })
    expect(image.topic('t')?.id).not.toBe(before)
  })
})

it('a request that only validates answers the same and creates nothing', () => {
  const image = clusterOf(1)
  const topics = [{ name: 'good', partitions: 2 }, { name: 'bad!' }]
  const decision = createTopics(image, { topics, validateOnly: true }, context)
  expect(decision.records).toEqual([])
  expect(decision.response.topics[0]).toMatchObject({ name: 'good', partitions: 2, topicId: undefined })
  expect(codeOf(decision.response.topics[1])).toBe('INVALID_TOPIC')
})

it('a topic that is refused leaves its neighbours alone, and the answers stand in the order of the request', () => {
  const image = clusterOf(1)
  const results = create(image, { topics: [{ name: 'a' }, { name: 'b', partitions: 0 }, { name: 'c' }] })
  expect(results.map(({ name, error }) => [name, error?.code])).toEqual([
    ['a', undefined],
    ['b', 'INVALID_PARTITIONS'],
    ['c', undefined],
  ])
  expect([...image.topics()].map(({ name }) => name)).toEqual(['a', 'c'])
})

describe('refused is', () => {
  const refused = (topic: NewTopic, image = clusterOf(1)) => createOne(image, topic)?.error

  it('a name that exists', () => {
    const image = clusterOf(1)
    createOne(image, { name: 't' })
    expect(refused({ name: 't' }, image)).toMatchObject({
      code: 'TOPIC_ALREADY_EXISTS',
      message: 'topic t exists already',
    })
  })

  it('a name twice in one request, both times', () => {
    const results = create(clusterOf(1), { topics: [{ name: 't' }, { name: 'u' }, { name: 't' }] })
    expect(results.map(codeOf)).toEqual(['INVALID_REQUEST', undefined, 'INVALID_REQUEST'])
  })

  it("a name that collides with another topic's, of the cluster or of the request", () => {
    const image = clusterOf(1)
    createOne(image, { name: 'a.b' })
    expect(refused({ name: 'a_b' }, image)).toMatchObject({
      code: 'INVALID_TOPIC',
      message: expect.stringContaining('collides with topic a.b') as string,
    })
    const results = create(image, { topics: [{ name: 'x_y' }, { name: 'x.y' }] })
    expect(results.map(codeOf)).toEqual([undefined, 'INVALID_TOPIC'])
  })

  it("the cluster's own topic", () => {
    expect(refused({ name: '__cluster_metadata' })).toMatchObject({ code: 'INVALID_REQUEST' })
  })

  it.each([0, -1, 1.5, Number.NaN, partitionsPerTopicMax + 1])('%d partitions', (partitions) => {
    expect(refused({ name: 't', partitions })).toMatchObject({ code: 'INVALID_PARTITIONS', context: { topic: 't' } })
  })

  it.each([0, -1, 1.5, 40_000])('a replication factor of %d', (replicationFactor) => {
    expect(refused({ name: 't', replicationFactor })).toMatchObject({ code: 'INVALID_REPLICATION_FACTOR' })
  })

  it('a replication factor above the number of brokers', () => {
    expect(refused({ name: 't', replicationFactor: 2 })).toMatchObject({
      code: 'INVALID_REPLICATION_FACTOR',
      message: "a replication factor of 2 can't be reached: registered brokers: 1; start more, or ask for 1 at most",
    })
  })

  it('configs that are wrong or do not work yet', () => {
    expect(refused({ name: 't', configs: { 'remote.storage.enable': 'true' } })).toMatchObject({
      code: 'INVALID_CONFIG',
    })
  })

  it('more replicas that must be in sync than there are', () => {
    expect(refused({ name: 't', configs: { 'min.insync.replicas': '2' } })).toMatchObject({
      code: 'INVALID_CONFIG',
      message: expect.stringContaining('min.insync.replicas=2 and a replication factor of 1') as string,
    })
    const image = clusterOf(2)
    expect(refused({ name: 't', replicationFactor: 2, configs: { 'min.insync.replicas': '2' } }, image)).toBeUndefined()
    // What the brokers have as a default is no mistake of the topic's: tools make topics of one replica anywhere.
    const strict = { broker: { staticBroker: { 'min.insync.replicas': '2' } } }
    expect(createOne(clusterOf(1), { name: 't', replicationFactor: 1 }, strict)?.error).toBeUndefined()
  })
})

describe('limits', () => {
  it('of the topics in a request', () => {
    const topics = Array.from({ length: topicsPerRequestMax + 1 }, (_, i) => ({ name: `t${i}` }))
    expect(() => createTopics(clusterOf(1), { topics }, context)).toThrow(/over the limit of 1000; send several/)
  })

  it('of the partitions in a request', () => {
    const half = partitionsPerRequestMax / 2
    const topics = ['a', 'b', 'c'].map((name) => ({ name, partitions: name === 'c' ? 1 : half }))
    const results = create(clusterOf(3), { topics })
    expect(results.map(codeOf)).toEqual([undefined, undefined, 'INVALID_PARTITIONS'])
  })

  it('of the replicas on a broker, over requests and within one', () => {
    const image = clusterOf(1)
    createOne(image, { name: 'a', partitions: replicasPerBrokerMax - 1 })
    const results = create(image, {
      topics: [
        { name: 'b', partitions: 1 },
        { name: 'c', partitions: 1 },
      ],
    })
    expect(results.map(codeOf)).toEqual([undefined, 'RESOURCE_EXHAUSTED'])
    expect(results[1]?.error?.retriable).toBe(true)
  })
})
