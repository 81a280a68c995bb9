import { asDirectoryId, type Random } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { ClusterImage } from '../image/cluster-image.ts'
import { partitionsPerRequestMax, partitionsPerTopicMax, replicasPerBrokerMax, topicsPerRequestMax } from '../limits.ts'
import { createPartitions, type CreatePartitionsRequest } from './create-partitions.ts'
import { createTopics } from './create-topics.ts'
import { joinBroker } from '../../test/join-broker.ts'

const directories = ['AAAAAAAAAAAAAAAAAAAABg', 'AAAAAAAAAAAAAAAAAAAABw', 'AAAAAAAAAAAAAAAAAAAACA'].map(asDirectoryId)

let ids = 0
const random: Random = {
  number: () => 0,
  integer: () => 0,
  fill: (target) => new DataView(target.buffer, target.byteOffset).setUint32(0, ++ids),
}

function clusterOf(brokers: number, topics: Readonly<Record<string, number>>, replicationFactor = 1): ClusterImage {
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
  const request = { topics: Object.entries(topics).map(([name, partitions]) => ({ name, partitions })) }
  const context = { random, partitionsDefault: 1, replicationFactorDefault: replicationFactor }
  for (const record of createTopics(image, request, context).records) image.replay(record)
  return image
}

function extend(image: ClusterImage, request: CreatePartitionsRequest) {
  const { records, response } = createPartitions(image, request)
  for (const record of records) image.replay(record)
  return response.topics
}

const countOf = (image: ClusterImage, topic: string): number | undefined => image.topic(topic)?.partitions.size
const codesOf = (results: readonly { error?: { code: string } | undefined }[]) =>
  results.map(({ error }) => error?.code)

it('a topic gets the partitions that it lacks; those it has stay as they are', () => {
  const image = clusterOf(1, { t: 2 })
  const before = image.topic('t')?.partitions.get(1)
  expect(extend(image, { topics: [{ name: 't', totalCount: 4 }] })).toEqual([{ name: 't', partitions: 4 }])
  const partitions = image.topic('t')?.partitions
  expect([...(partitions?.keys() ?? [])]).toEqual([0, 1, 2, 3])
  expect(partitions?.get(1)).toBe(before)
  expect(partitions?.get(3)).toMatchObject({ leader: 1, leaderEpoch: 0, isr: [1], directories: [directories[0]] })
})

it('new partitions have as many replicas as the old ones, and the turn of the brokers goes on', () => {
  const image = clusterOf(3, { t: 2 }, 2)
  const leaders = () => [...(image.topic('t')?.partitions.values() ?? [])].map(({ replicas }) => replicas)
  expect(leaders()).toEqual([
    [1, 2],
    [2, 3],
  ])
  extend(image, { topics: [{ name: 't', totalCount: 5 }] })
  expect(leaders().slice(2)).toEqual([
    [3, 1],
    [1, 2],
    [2, 3],
  ])
})

it('a request that only validates answers the same and creates nothing', () => {
  const image = clusterOf(1, { t: 1 })
  const { records, response } = createPartitions(image, { topics: [{ name: 't', totalCount: 3 }], validateOnly: true })
  expect(records).toEqual([])
  expect(response.topics).toEqual([{ name: 't', partitions: 3 }])
})

it('a topic that is refused leaves its neighbours alone, and the answers stand in the order of the request', () => {
  const image = clusterOf(1, { a: 1, b: 3, c: 1 })
  const results = extend(image, {
    topics: [
      { name: 'a', totalCount: 2 },
      { name: 'b', totalCount: 2 },
      { name: 'c', totalCount: 2 },
    ],
  })
  expect(codesOf(results)).toEqual([undefined, 'INVALID_PARTITIONS', undefined])
  expect([countOf(image, 'a'), countOf(image, 'b'), countOf(image, 'c')]).toEqual([2, 3, 2])
})

describe('refused is', () => {
  const refused = (totalCount: number) => extend(clusterOf(1, { t: 3 }), { topics: [{ name: 't', totalCount }] })[0]

  it('fewer partitions', () => {
    expect(refused(2)?.error).toMatchObject({
      code: 'INVALID_PARTITIONS',
      message:
        "topic t can't have 2 partitions: it has 3, and partitions can only be added: records would have to move",
    })
  })

  it('as many as there are', () => {
    expect(refused(3)?.error).toMatchObject({
      code: 'INVALID_PARTITIONS',
      message: "topic t can't have 3 partitions: it has that many already",
    })
  })

  it.each([0, -1, 1.5, Number.NaN, partitionsPerTopicMax + 1])('%d', (totalCount) => {
    expect(refused(totalCount)?.error).toMatchObject({ code: 'INVALID_PARTITIONS', context: { topic: 't' } })
  })

  it('a topic that is not there', () => {
    const results = extend(clusterOf(1, {}), { topics: [{ name: 'nope', totalCount: 2 }] })
    expect(results[0]?.error).toMatchObject({
      code: 'UNKNOWN_TOPIC_OR_PARTITION',
      message: 'there is no topic nope',
    })
  })

  it("a name twice in one request, both times; the cluster's own topic, and internal ones", () => {
    const topics = [
      { name: 't', totalCount: 2 },
      { name: 't', totalCount: 3 },
      { name: '__cluster_metadata', totalCount: 2 },
      { name: '__consumer_offsets', totalCount: 2 },
    ]
    const image = clusterOf(1, { t: 1, __consumer_offsets: 1 })
    const refused = 'INVALID_REQUEST'
    expect(codesOf(extend(image, { topics }))).toEqual([refused, refused, refused, 'INVALID_TOPIC'])
    expect(countOf(image, 't')).toBe(1)
  })

  it('a request without topics, or with too many', () => {
    const image = clusterOf(1, {})
    expect(() => createPartitions(image, { topics: [] })).toThrow(/names one topic at least/)
    const topics = Array.from({ length: topicsPerRequestMax + 1 }, (_, i) => ({ name: `t${i}`, totalCount: 2 }))
    expect(() => createPartitions(image, { topics })).toThrow(/over the limit of 1000; send several/)
  })

  it('more in one request than its records may be', () => {
    const half = partitionsPerRequestMax / 2
    const topics = ['a', 'b', 'c'].map((name) => ({ name, totalCount: half + 1 }))
    const results = extend(clusterOf(3, { a: 1, b: 1, c: 1 }), { topics })
    expect(codesOf(results)).toEqual([undefined, undefined, 'INVALID_PARTITIONS'])
  })

  it('more replicas than a broker may hold, over requests and within one', () => {
    const image = clusterOf(1, { a: replicasPerBrokerMax - 2, b: 1, c: 1 })
    const topics = [{ name: 'c', totalCount: 2 }]
    expect(codesOf(extend(image, { topics }))).toEqual(['RESOURCE_EXHAUSTED'])
    const roomy = clusterOf(1, { a: replicasPerBrokerMax - 3, b: 1, c: 1 })
    const both = ['b', 'c'].map((name) => ({ name, totalCount: 2 }))
    expect(codesOf(extend(roomy, { topics: both }))).toEqual([undefined, 'RESOURCE_EXHAUSTED'])
  })
})
