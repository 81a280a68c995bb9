import { asDirectoryId, asTopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { ClusterImage } from './cluster-image.ts'

const id = asTopicId('AAECAwQFBgcICQoLDA0ODw')
const otherId = asTopicId('EAECAwQFBgcICQoLDA0ODw')
const directory = asDirectoryId('IAECAwQFBgcICQoLDA0ODw')

function replayed(...records: MetadataRecord[]): ClusterImage {
  const image = new ClusterImage()
  for (const record of records) image.replay(record)
  return image
}

const topic = metadataRecord('TopicRecord', { name: 'flights', topicId: id })
const partition = (partitionId: number, replicas = [1, 2]): MetadataRecord =>
  metadataRecord('PartitionRecord', {
    partitionId,
    topicId: id,
    replicas,
    isr: replicas,
    leader: 1,
    leaderEpoch: 3,
    partitionEpoch: 5,
    directories: replicas.map(() => directory),
  })
const config = (name: string, value: string | null, resourceName = 'flights'): MetadataRecord =>
  metadataRecord('ConfigRecord', { resourceType: 2, resourceName, name, value })

describe('topics', () => {
  it('are found by name and by id, with their partitions', () => {
    const image = replayed(topic, partition(0), partition(1))
    expect(image.topic('flights')).toBe(image.topicById(id))
    expect(image.topic('flights')?.partitions.get(1)).toMatchObject({ partition: 1, leader: 1, leaderEpoch: 3 })
    expect([image.topicCount, image.partitionCount, image.replicasOn(1), image.replicasOn(3)]).toEqual([1, 2, 2, 0])
    expect(image.topicCollidingWith('flights')).toBeUndefined()
  })

  it('are gone with their partitions, configs and claims once they are removed', () => {
    const image = replayed(
      topic,
      partition(0),
      config('retention.ms', '1'),
      metadataRecord('RemoveTopicRecord', { topicId: id }),
    )
    expect([image.topicCount, image.partitionCount, image.replicasOn(1)]).toEqual([0, 0, 0])
    expect(image.topic('flights') ?? image.topicById(id)).toBeUndefined()
    expect(image.topicConfigs('flights')).toEqual({})
    image.replay(metadataRecord('TopicRecord', { name: 'flights', topicId: otherId }))
    expect(image.topicConfigs('flights')).toEqual({})
    expect(image.topic('flights')?.id).toBe(otherId)
  })

  it("names that differ in '.' and '_' alone are known to collide", () => {
    const image = replayed(metadataRecord('TopicRecord', { name: 'a.b', topicId: id }))
    expect(image.topicCollidingWith('a_b')).toBe('a.b')
    image.replay(metadataRecord('RemoveTopicRecord', { topicId: id }))
    expect(image.topicCollidingWith('a_b')).toBeUndefined()
  })
})

describe('a change of a partition', () => {
  const change = (fields: object): MetadataRecord =>
    metadataRecord('PartitionChangeRecord', { partitionId: 0, topicId: id, ...fields })
  const after = (fields: object) => replayed(topic, partition(0), change(fields)).topic('flights')?.partitions.get(0)

  it('that names a leader, even the same, begins a new leader epoch', () => {
    expect(after({ leader: 1 })).toMatchObject({ leader: 1, leaderEpoch: 4, partitionEpoch: 6, isr: [1, 2] })
    expect(after({ leader: -1, isr: [2] })).toMatchObject({ leader: -1, leaderEpoch: 4, isr: [2] })
  })

  it('that names none keeps leader and epoch', () => {
    expect(after({ isr: [1] })).toMatchObject({ leader: 1, leaderEpoch: 3, partitionEpoch: 6, isr: [1] })
  })

  it('of its replicas moves what each broker holds', () => {
    const image = replayed(topic, partition(0), change({ replicas: [2, 3] }))
    expect([1, 2, 3].map((nodeId) => image.replicasOn(nodeId))).toEqual([0, 1, 1])
    expect(image.partitionCount).toBe(1)
  })
})

it('configs are set and set back', () => {
  const image = replayed(topic, config('retention.ms', '1'), config('segment.ms', '2'), config('retention.ms', null))
  expect(image.topicConfigs('flights')).toEqual({ 'segment.ms': '2' })
})

it('brokers, features and producer ids', () => {
  const broker = metadataRecord('RegisterBrokerRecord', {
    brokerId: 1,
    incarnationId: id,
    brokerEpoch: 9,
    endPoints: [{ name: 'MILLRACE', host: 'h', port: 9094, securityProtocol: 0 }],
    fenced: false,
    logDirs: [directory],
  })
  const image = replayed(
    metadataRecord('FeatureLevelRecord', { name: 'metadata.version', featureLevel: 27 }),
    broker,
    metadataRecord('ProducerIdsRecord', { brokerId: 1, nextProducerId: 1000 }),
    metadataRecord('NoOpRecord', {}),
  )
  expect(image.broker(1)).toMatchObject({ nodeId: 1, epoch: 9, fenced: false, directories: [directory] })
  expect([image.featureLevel('metadata.version'), image.featureLevel('other')]).toEqual([27, 0])
  expect(image.nextProducerId).toBe(1000)
  image.replay(metadataRecord('UnregisterBrokerRecord', { brokerId: 1, brokerEpoch: 9 }))
  image.replay(metadataRecord('FeatureLevelRecord', { name: 'metadata.version', featureLevel: 0 }))
  expect([...image.brokers()]).toEqual([])
  expect(image.snapshot()).toEqual([metadataRecord('ProducerIdsRecord', { brokerId: -1, nextProducerId: 1000 })])
})

it.each([
  [
    'a topic twice',
    [topic, metadataRecord('TopicRecord', { name: 'flights', topicId: otherId })],
    /topic flights is created twice/,
  ],
  ['an id twice', [topic, metadataRecord('TopicRecord', { name: 'other', topicId: id })], /topics share the id/],
  ['a partition of no topic', [partition(0)], /no|none/],
  [
    'a change of no partition',
    [topic, metadataRecord('PartitionChangeRecord', { partitionId: 4, topicId: id })],
    /partition 4 of flights changes, but there is none/,
  ],
  ['the removal of no topic', [metadataRecord('RemoveTopicRecord', { topicId: id })], /there is none/],
  ['a config of no topic', [config('retention.ms', '1')], /sets retention.ms of topic flights, but there is none/],
  [
    'producer ids given out twice',
    [
      metadataRecord('ProducerIdsRecord', { brokerId: 1, nextProducerId: 1000 }),
      metadataRecord('ProducerIdsRecord', { brokerId: 2, nextProducerId: 1000 }),
    ],
    /producer ids from 1000 are given out after those below 1000/,
  ],
])('a log that has %s is refused as corrupt', (_, records, message) => {
  expect(() => replayed(...records)).toThrow(expect.objectContaining({ code: 'CORRUPT_LOG' }))
  expect(() => replayed(...records)).toThrow(message)
})
