import { asDirectoryId, present, type Random } from '@millrace/base'
import { metadataRecord } from '@millrace/kafka-wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { configResourceTypes } from '../image/configs-image.ts'
import { ClusterImage } from '../image/cluster-image.ts'
import { configOpsPerRequestMax } from '../limits.ts'
import { createTopics } from './create-topics.ts'
import { describeConfigs } from './describe-configs.ts'
import {
  type AlterConfigsRequest,
  type ConfigOp,
  type ConfigResource,
  incrementalAlterConfigs,
} from './incremental-alter-configs.ts'
import { joinBroker } from '../../test/join-broker.ts'

const random: Random = { number: () => 0, integer: () => 0, fill: (target) => target.fill(7) }
const context = { nodeId: 1, staticBroker: { 'log.retention.hours': '2', 'message.max.bytes': '5000' } }

let image: ClusterImage

const broker = {
  nodeId: 1,
  incarnationId: 'AAECAwQFBgcICQoLDA0ODw',
  endpoints: [],
  directories: [asDirectoryId('AAAAAAAAAAAAAAAAAAAABg')],
}

beforeEach(() => {
  image = new ClusterImage()
  joinBroker(image, broker, { nextOffset: 0 })
  const topics = [{ name: 't', configs: { 'retention.ms': '5' } }]
  replay(createTopics(image, { topics }, { random, partitionsDefault: 1, replicationFactorDefault: 1 }).records)
})

function replay(records: readonly Parameters<ClusterImage['replay']>[0][]): void {
  for (const record of records) image.replay(record)
}

function run(request: AlterConfigsRequest) {
  const { records, response } = incrementalAlterConfigs(image, request, context)
  replay(records)
  return { records, resources: response.resources }
}

function alter(type: ConfigResource['type'], name: string, ...ops: ConfigOp[]) {
  const { records, resources } = run({ resources: [{ type, name, ops }] })
  return { records, ...present(resources[0], 'one result') }
}

const set = (name: string, value: string): ConfigOp => ({ name, op: 'SET', value })
const remove = (name: string): ConfigOp => ({ name, op: 'DELETE', value: '' })

const refused = (code: string, message: string): unknown =>
  expect.objectContaining({ code, message: expect.stringContaining(message) as string })

describe('a group', () => {
  const timeout = 'consumer.session.timeout.ms'

  it('has configs before it has members; they are described, and in a snapshot', () => {
    expect(alter('group', 'g', set(timeout, '50000')).error).toBeUndefined()
    expect([image.groupConfigs('g'), image.configuredGroups()]).toEqual([{ [timeout]: '50000' }, ['g']])
    const [described] = describeConfigs(image, { resources: [{ type: 'group', name: 'g', keys: [timeout] }] }, context)
    expect(described?.entries).toMatchObject([{ value: '50000', source: 'DYNAMIC_GROUP_CONFIG' }])
    const copy = new ClusterImage()
    for (const record of image.snapshot()) copy.replay(record)
    expect(copy.groupConfigs('g')).toEqual({ [timeout]: '50000' })
    alter('group', 'g', remove(timeout))
    expect(image.configuredGroups()).toEqual([])
  })

  it('is named, and takes only its own keys', () => {
    expect(alter('group', '', set(timeout, '50000')).error).toEqual(refused('INVALID_REQUEST', 'name it'))
    expect(alter('group', 'g', set('retention.ms', '5')).error).toEqual(
      refused('INVALID_CONFIG', 'unknown group config'),
    )
    expect(alter('group', 'g', set(timeout, '1')).error).toEqual(refused('INVALID_CONFIG', 'must be from'))
  })
})

it('a key of a broker that is not set can be taken away, whether it could be set or not: tools tidy up so', () => {
  const { records, error } = alter('broker', '1', remove('alter.log.dirs.replication.quota.window.num'))
  expect([records, error]).toEqual([[], undefined])
})

describe('a topic', () => {
  it('has single configs set and deleted; the others stay', () => {
    expect(alter('topic', 't', set('segment.ms', '9'), set('max.message.bytes', '100')).error).toBeUndefined()
    expect(image.topicConfigs('t')).toEqual({ 'retention.ms': '5', 'segment.ms': '9', 'max.message.bytes': '100' })
    alter('topic', 't', remove('retention.ms'), remove('segment.bytes'), set('segment.ms', '10'))
    expect(image.topicConfigs('t')).toEqual({ 'segment.ms': '10', 'max.message.bytes': '100' })
  })

  it('writes only what changes', () => {
    expect(alter('topic', 't', set('retention.ms', '5'), remove('segment.ms')).records).toEqual([])
    expect(alter('topic', 't', set('retention.ms', '6')).records).toEqual([
      metadataRecord('ConfigRecord', {
        resourceType: configResourceTypes.topic,
        resourceName: 't',
        name: 'retention.ms',
        value: '6',
      }),
    ])
  })

  it('has lists added to and taken from, beginning with the default', () => {
    expect(alter('topic', 't', { name: 'cleanup.policy', op: 'APPEND', value: 'compact' }).error).toBeUndefined()
    expect(image.topicConfigs('t')).toMatchObject({ 'cleanup.policy': 'delete,compact' })
    expect(alter('topic', 't', { name: 'cleanup.policy', op: 'SUBTRACT', value: 'compact' }).error).toBeUndefined()
    expect(image.topicConfigs('t')).toMatchObject({ 'cleanup.policy': 'delete' })
    const emptied = alter('topic', 't', { name: 'cleanup.policy', op: 'SUBTRACT', value: 'delete' })
    expect(emptied.error).toEqual(refused('INVALID_CONFIG', "cleanup.policy is '' but must be"))
    const number = alter('topic', 't', { name: 'retention.ms', op: 'APPEND', value: '5' })
    expect(number.error).toEqual(refused('INVALID_CONFIG', "retention.ms can't be appended to: it is no list"))
  })

  it('is told of what is allowed but hardly meant', () => {
    expect(alter('topic', 't', set('retention.bytes', '10')).warnings).toEqual([
      expect.stringContaining('retention.bytes=10 is less than segment.bytes=1073741824'),
    ])
    expect(image.topicConfigs('t')).toMatchObject({ 'retention.bytes': '10' })
  })

  it.each([
    [set('retention.ms', 'soon'), "retention.ms is 'soon' but must be an integer from -1"],
    [set('segment.bytes', '1'), "segment.bytes is '1' but must be an integer from 1048576"],
    [set('retetion.ms', '1'), "unknown topic config 'retetion.ms'; did you mean 'retention.ms'?"],
    [set('log.retention.ms', '1'), "it is a key of brokers; the topic's is 'retention.ms'"],
    [remove('retetion.ms'), "unknown topic config 'retetion.ms'; did you mean 'retention.ms'?"],
    [{ name: 'nonsense', op: 'APPEND', value: 'a' } as const, "unknown topic config 'nonsense'"],
    [set('remote.storage.enable', 'true'), 'this broker has no tiered storage'],
    [set('min.insync.replicas', '2'), 'could never be written with acks=all'],
  ])('refuses %j, and then nothing of the request is done', (op, message) => {
    const { error, records } = alter('topic', 't', set('segment.ms', '9'), op)
    expect(error).toEqual(refused('INVALID_CONFIG', message))
    expect(records).toEqual([])
    expect(image.topicConfigs('t')).toEqual({ 'retention.ms': '5' })
  })

  it('must be there, and be named once, and each key once', () => {
    expect(alter('topic', 'no', set('segment.ms', '9')).error).toEqual(refused('UNKNOWN_TOPIC_OR_PARTITION', 'no'))
    expect(alter('topic', 't', set('segment.ms', '9'), remove('segment.ms')).error).toEqual(
      refused('INVALID_REQUEST', "names config 'segment.ms' more than once"),
    )
    const twice = { type: 'topic', name: 't', ops: [set('segment.ms', '9')] } as const
    const { resources } = run({ resources: [twice, twice] })
    expect(resources.map(({ error }) => error?.code)).toEqual(['INVALID_REQUEST', 'INVALID_REQUEST'])
  })

  it('loses what a newer release set, if it is asked to', () => {
    const newer = { resourceType: configResourceTypes.topic, resourceName: 't', name: 'newer.key', value: '1' }
    replay([metadataRecord('ConfigRecord', newer)])
    expect(alter('topic', 't', remove('newer.key')).error).toBeUndefined()
    expect(image.topicConfigs('t')).toEqual({ 'retention.ms': '5' })
  })
})

describe('a broker', () => {
  it('has configs altered for itself, and for all', () => {
    expect(alter('broker', '1', set('log.retention.ms', '7')).error).toBeUndefined()
    expect(alter('broker', '', set('log.retention.ms', '8'), set('log.segment.bytes', '2000000')).error).toBeUndefined()
    expect(image.brokerConfigs('1')).toEqual({ 'log.retention.ms': '7' })
    // It is the controller that is asked, whichever broker it is of.
    joinBroker(image, { ...broker, nodeId: 2, incarnationId: 'EAECAwQFBgcICQoLDA0ODw' }, { nextOffset: 50 })
    expect(alter('broker', '2', set('log.retention.ms', '9')).error).toBeUndefined()
    expect(image.brokerConfigs('2')).toEqual({ 'log.retention.ms': '9' })
    expect(image.brokerConfigs('')).toEqual({ 'log.retention.ms': '8', 'log.segment.bytes': '2000000' })
  })

  it.each([
    ['1', set('num.partitions', '3'), 'INVALID_CONFIG', "num.partitions can't be altered while the broker runs"],
    ['', set('num.partitions', '3'), 'INVALID_CONFIG', "num.partitions can't be altered while the broker runs"],
    ['1', set('log.retention.hours', '3'), 'INVALID_CONFIG', "log.retention.hours can't be altered"],
    ['', set('ssl.protocol', 'TLSv1.3'), 'INVALID_CONFIG', 'ssl.protocol can be altered for one broker only'],
    ['1', set('ssl.protocol', 'TLSv1.2'), 'INVALID_CONFIG', 'this broker has no authentication'],
    [
      '1',
      set('log.segment.bytes', '1'),
      'INVALID_CONFIG',
      "log.segment.bytes is '1' but must be an integer from 1048576",
    ],
    [
      '1',
      set('retention.ms', '1'),
      'INVALID_CONFIG',
      "unknown broker config 'retention.ms': it is a key of topics; the broker's is 'log.retention.ms'",
    ],
    ['', set('log.cleaner.threads', '3'), 'INVALID_CONFIG', "log.cleaner.threads is 1 and can't be made 3"],
    ['2', set('log.retention.ms', '1'), 'INVALID_REQUEST', "there is no broker '2': name one of 1, or nothing"],
    ['x', set('log.retention.ms', '1'), 'INVALID_REQUEST', "there is no broker 'x'"],
  ])("'%s' refuses %j", (name, op, code, message) => {
    expect(alter('broker', name, op).error).toEqual(refused(code, message))
    expect(image.brokerConfigs(name)).toEqual({})
  })
})

it('checks everything and changes nothing where it only validates', () => {
  const resources = [
    { type: 'topic', name: 't', ops: [set('segment.ms', '9')] },
    { type: 'broker', name: '1', ops: [set('log.segment.bytes', '1')] },
  ] as const
  const { records, resources: results } = run({ resources, validateOnly: true })
  expect(records).toEqual([])
  expect(results.map(({ error }) => error?.code)).toEqual([undefined, 'INVALID_CONFIG'])
})

it('one resource that is refused leaves the others alone', () => {
  const { resources } = run({
    resources: [
      { type: 'topic', name: 'no', ops: [] },
      { type: 'topic', name: 't', ops: [set('segment.ms', '9')] },
    ],
  })
  expect(resources.map(({ error }) => error?.code)).toEqual(['UNKNOWN_TOPIC_OR_PARTITION', undefined])
  expect(image.topicConfigs('t')).toMatchObject({ 'segment.ms': '9' })
})

it('a request has a limit', () => {
  const ops = Array.from({ length: configOpsPerRequestMax }, (_, index) => set(`key-${index}`, '1'))
  expect(() => run({ resources: [{ type: 'topic', name: 't', ops }] })).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST' }),
  )
})

describe('what is described', () => {
  const describeOne = (type: 'topic' | 'broker', name: string, ...keys: string[]) =>
    present(describeConfigs(image, { resources: [{ type, name, keys }] }, context)[0], 'one result')

  it('is every key of a topic, with each layer that sets it', () => {
    alter('broker', '', set('log.retention.ms', '8'))
    const { entries } = describeOne('topic', 't')
    expect(entries.length).toBeGreaterThan(30)
    expect(entries.find(({ name }) => name === 'retention.ms')).toMatchObject({
      value: '5',
      source: 'DYNAMIC_TOPIC_CONFIG',
      type: 'LONG',
      synonyms: [
        { name: 'retention.ms', value: '5', source: 'DYNAMIC_TOPIC_CONFIG' },
        { name: 'log.retention.ms', value: '8', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' },
        { name: 'log.retention.hours', value: '2', source: 'STATIC_BROKER_CONFIG' },
        { name: 'log.retention.hours', value: '168', source: 'DEFAULT_CONFIG' },
      ],
    })
    expect(entries.some(({ name }) => name === 'internal.segment.bytes')).toBe(false)
  })

  it('is every key of a broker, or those that are asked for', () => {
    alter('broker', '1', set('message.max.bytes', '9'))
    const { entries } = describeOne('broker', '1', 'message.max.bytes', 'num.partitions', 'no.such.key')
    expect(entries).toMatchObject([
      {
        name: 'message.max.bytes',
        value: '9',
        source: 'DYNAMIC_BROKER_CONFIG',
        readOnly: false,
        synonyms: [
          { value: '9', source: 'DYNAMIC_BROKER_CONFIG' },
          { value: '5000', source: 'STATIC_BROKER_CONFIG' },
          { value: '1048588', source: 'DEFAULT_CONFIG' },
        ],
      },
      { name: 'num.partitions', value: '1', source: 'DEFAULT_CONFIG', readOnly: true },
    ])
    expect(describeOne('broker', '1').entries.length).toBeGreaterThan(300)
  })

  it('tells no secret', () => {
    const { entries } = describeOne('broker', '1', 'ssl.keystore.password')
    expect(entries).toMatchObject([{ value: null, sensitive: true, type: 'PASSWORD' }])
  })

  it('is, of all brokers, only what was altered for all', () => {
    expect(describeOne('broker', '').entries).toEqual([])
    alter('broker', '', set('message.max.bytes', '9'))
    expect(describeOne('broker', '').entries).toMatchObject([
      {
        name: 'message.max.bytes',
        value: '9',
        source: 'DYNAMIC_DEFAULT_BROKER_CONFIG',
        synonyms: [{ name: 'message.max.bytes', value: '9', source: 'DYNAMIC_DEFAULT_BROKER_CONFIG' }],
      },
    ])
  })

  it('is refused for what is not there', () => {
    expect(describeOne('topic', 'no').error).toEqual(refused('UNKNOWN_TOPIC_OR_PARTITION', 'no'))
    expect(describeOne('broker', '7').error).toEqual(refused('INVALID_REQUEST', 'this is broker 1'))
  })

  it('does not count what another release took and this one does not', () => {
    const other = { resourceType: configResourceTypes.broker, resourceName: '1', name: 'newer.key', value: '1' }
    replay([metadataRecord('ConfigRecord', other)])
    expect(describeOne('broker', '1', 'message.max.bytes').entries).toMatchObject([{ value: '5000' }])
    expect(alter('broker', '1', set('message.max.bytes', '7')).error).toBeUndefined()
  })
})
