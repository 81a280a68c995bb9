import { present } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { startFixture } from '../../test/broker-fixture.ts'
import { reasonOf } from '../../test/produce-client.ts'
import { parseBrokerConfig } from '../config/broker-config.ts'
import { loadPolicies } from './load-policies.ts'

const { AlterConfigOp, ConfigResourceType, CreateTopicsRequest, IncrementalAlterConfigsRequest } = millrace.admin.v1
const { KIND_DELETE, KIND_SET } = AlterConfigOp.Kind

it('a topic is created only if the policy takes it', async () => {
  const seen: unknown[] = []
  const policy = (request: { topic: string }): void => {
    seen.push(request)
    if (!request.topic.startsWith('team.')) throw new Error('names begin with team.')
  }
  const config = { 'create.topic.policy.class.name': './names.mjs' }
  const { unary } = await startFixture({ config, modules: { './names.mjs': policy } })
  const topics = [{ name: 'team.a', partitions: 2, configs: { 'retention.ms': '5' } }, { name: 'b' }]
  const created = await unary(AdminService.createTopics, new CreateTopicsRequest({ topics }))
  expect(created.topics.map(reasonOf)).toEqual([undefined, 'POLICY_VIOLATION'])
  expect(created.topics[1]?.error?.message).toBe('a policy of this broker refuses it: names begin with team.')
  expect(seen).toEqual([
    { topic: 'team.a', partitions: 2, replicationFactor: 1, configs: { 'retention.ms': '5' } },
    { topic: 'b', partitions: 1, replicationFactor: 1, configs: {} },
  ])
})

it('configs are altered only if the policy takes it', async () => {
  const seen: unknown[] = []
  class Policy {
    validate(request: { configs: Readonly<Record<string, string | null>> }): void {
      seen.push(request)
      if ('segment.bytes' in request.configs) throw new Error('segments stay as they are')
    }
  }
  const config = { 'alter.config.policy.class.name': 'policy' }
  const { unary, createTopic } = await startFixture({ config, modules: { policy: Policy } })
  await createTopic('t', { configs: { 'segment.ms': '5' } })
  const alter = async (name: string, op: millrace.admin.v1.AlterConfigOp.Kind, value = '') => {
    const resource = { type: ConfigResourceType.CONFIG_RESOURCE_TYPE_TOPIC, name: 't', ops: [{ name, op, value }] }
    const request = new IncrementalAlterConfigsRequest({ resources: [resource] })
    return reasonOf(present((await unary(AdminService.incrementalAlterConfigs, request)).resources[0], 'one result'))
  }
  expect(await alter('retention.ms', KIND_SET, '5')).toBeUndefined()
  expect(await alter('segment.ms', KIND_DELETE)).toBeUndefined()
  expect(await alter('segment.bytes', KIND_SET, '2000000')).toBe('POLICY_VIOLATION')
  const resource = { type: 'topic', name: 't' }
  expect(seen).toEqual([
    { resource, configs: { 'retention.ms': '5' } },
    { resource, configs: { 'segment.ms': null } },
    { resource, configs: { 'segment.bytes': '2000000' } },
  ])
})

it('a policy that answers with a promise refuses everything: a decision does not wait', async () => {
  const config = { 'create.topic.policy.class.name': 'slow' }
  const slow = async (): Promise<void> => {
    throw new Error('too late')
  }
  const { unary } = await startFixture({ config, modules: { slow } })
  const created = await unary(AdminService.createTopics, new CreateTopicsRequest({ topics: [{ name: 'a' }] }))
  expect(created.topics[0]?.error?.message).toContain('it must answer at once')
})

describe('a broker does not start with a policy', () => {
  const { settings } = parseBrokerConfig({ 'create.topic.policy.class.name': 'p' })
  const refused = (message: string) => ({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining(`create.topic.policy.class.name is 'p', but ${message}`) as string,
  })

  it('that is not there', async () => {
    const loading = loadPolicies(settings, () => Promise.reject(new Error('no such file')))
    await expect(loading).rejects.toMatchObject(refused("that can't be loaded: no such file"))
  })

  it.each([undefined, null, 5, {}, { validate: 5 }])('that is %o', async (exported) => {
    const loading = loadPolicies(settings, async () => ({ default: exported }))
    await expect(loading).rejects.toMatchObject(refused('its default export is no function and has no method validate'))
  })

  it('where no modules are loaded', async () => {
    await expect(loadPolicies(settings, undefined)).rejects.toMatchObject(refused('this host loads no modules'))
  })
})
