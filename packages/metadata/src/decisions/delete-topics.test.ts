import { asTopicId } from '@millrace/base'
import { metadataRecord } from '@millrace/kafka-wire'
import { expect, it } from 'vitest'
import { ClusterImage } from '../image/cluster-image.ts'
import { groupOffsetsTopic, transactionStateTopic } from '../internal-topics.ts'
import { topicsPerRequestMax } from '../limits.ts'
import { deleteTopics } from './delete-topics.ts'

const topicId = asTopicId('AAECAwQFBgcICQoLDA0ODw')

it('each topic is deleted by itself, and the answers stand in the order of the request', () => {
  const image = new ClusterImage()
  image.replay(metadataRecord('TopicRecord', { name: 'there', topicId }))
  const { records, response } = deleteTopics(image, { names: ['gone', 'there', 'twice', 'twice'] })
  expect(records).toEqual([metadataRecord('RemoveTopicRecord', { topicId })])
  expect(response.topics.map(({ name, error }) => [name, error?.code])).toEqual([
    ['gone', 'UNKNOWN_TOPIC_OR_PARTITION'],
    ['there', undefined],
    ['twice', 'INVALID_REQUEST'],
    ['twice', 'INVALID_REQUEST'],
  ])
  expect(response.topics[1]).toMatchObject({ topicId })
})

it('a topic is deleted by its id, after those that are named', () => {
  const image = new ClusterImage()
  const other = asTopicId('AAECAwQFBgcICQoLDA0ODg')
  image.replay(metadataRecord('TopicRecord', { name: 'a', topicId }))
  image.replay(metadataRecord('TopicRecord', { name: 'b', topicId: other }))
  const unknown = asTopicId('AAECAwQFBgcICQoLDA0OAA')
  const { records, response } = deleteTopics(image, { names: ['b'], topicIds: [topicId, unknown] })
  expect(records).toHaveLength(2)
  expect(response.topics).toMatchObject([
    { name: 'b', topicId: other },
    { name: 'a', topicId },
    { name: '', topicId: unknown, error: { code: 'UNKNOWN_TOPIC_ID' } },
  ])
  const twice = deleteTopics(image, { names: ['a'], topicIds: [topicId, unknown, unknown] })
  expect(twice.records).toEqual([])
  expect(twice.response.topics.map(({ error }) => error?.code)).toEqual(Array(4).fill('INVALID_REQUEST'))
})

it('internal topics are not deleted', () => {
  const image = new ClusterImage()
  image.replay(metadataRecord('TopicRecord', { name: groupOffsetsTopic, topicId }))
  const { records, response } = deleteTopics(image, { names: [groupOffsetsTopic, transactionStateTopic] })
  expect(records).toEqual([])
  expect(response.topics.map(({ error }) => error?.code)).toEqual(['INVALID_TOPIC', 'UNKNOWN_TOPIC_OR_PARTITION'])
})

it('a request of too many names is refused as a whole', () => {
  const names = Array.from({ length: topicsPerRequestMax + 1 }, (_, i) => `t${i}`)
  expect(() => deleteTopics(new ClusterImage(), { names })).toThrow(/over the limit of 1000/)
})
