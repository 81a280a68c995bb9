import { expect, it } from 'vitest'
import { TestCluster } from '../../test/cluster-of.ts'
import { replaceConfigs } from './replace-configs.ts'

const context = { nodeId: 1, staticBroker: {} }

it('what is not named is set no more', () => {
  const cluster = new TestCluster([1])
  cluster.topic([[1]], { 'retention.ms': '5', 'segment.ms': '9' })
  const ops = [
    { name: 'segment.ms', op: 'SET' as const, value: '10' },
    { name: 'max.message.bytes', op: 'SET' as const, value: '100' },
  ]
  const resources = [{ type: 'topic' as const, name: 't', ops }]
  const validated = replaceConfigs(cluster.image, { resources, validateOnly: true }, context)
  expect(validated).toMatchObject({
    records: [],
    response: { resources: [{ type: 'topic', name: 't', warnings: [] }] },
  })
  cluster.take(replaceConfigs(cluster.image, { resources }, context))
  expect(cluster.image.topicConfigs('t')).toEqual({ 'segment.ms': '10', 'max.message.bytes': '100' })
  cluster.take(replaceConfigs(cluster.image, { resources: [{ type: 'topic', name: 't', ops: [] }] }, context))
  expect(cluster.image.topicConfigs('t')).toEqual({})
})

it('what all brokers share is replaced alike; a wrong value leaves all as it was', () => {
  const cluster = new TestCluster([1])
  const replace = (value: string) => {
    const ops = [{ name: 'log.retention.ms', op: 'SET' as const, value }]
    const request = { resources: [{ type: 'broker' as const, name: '', ops }] }
    return cluster.take(replaceConfigs(cluster.image, request, context)).resources[0]?.error?.code
  }
  expect(replace('7000')).toBeUndefined()
  expect(replace('often')).toBe('INVALID_CONFIG')
  expect(cluster.image.brokerConfigs('')).toEqual({ 'log.retention.ms': '7000' })
})
