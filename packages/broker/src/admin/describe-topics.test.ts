import { asTopicId } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { ClusterImage, configResourceTypes, metadataRecord } from '@millrace/metadata'
import { expect, test } from 'vitest'
import { describeTopics } from './describe-topics.ts'

test('a topic with a config that this release does not take is shown as it is, and the others with it, internal ones as such', () => {
  const image = new ClusterImage()
  const topics = {
    newer: asTopicId('AAECAwQFBgcICQoLDA0ODw'),
    other: asTopicId('EAECAwQFBgcICQoLDA0ODw'),
    __consumer_offsets: asTopicId('EBECAwQFBgcICQoLDA0ODw'),
  }
  for (const [name, topicId] of Object.entries(topics)) image.replay(metadataRecord('TopicRecord', { name, topicId }))
  const resourceType = configResourceTypes.topic
  const config = { resourceType, resourceName: 'newer', name: 'newer.key', value: '1' }
  image.replay(metadataRecord('ConfigRecord', config))
  const described = describeTopics(new millrace.admin.v1.DescribeTopicsRequest(), image, 'cluster', {})
  expect(described.topics.map(({ name, error, isInternal }) => [name, error, isInternal])).toEqual([
    ['__consumer_offsets', undefined, true],
    ['newer', undefined, false],
    ['other', undefined, false],
  ])
  expect(described.topics[1]?.configs).toMatchObject([{ name: 'newer.key', value: '1' }])
  expect(described.topics[2]?.configs.length).toBeGreaterThan(30)
})
