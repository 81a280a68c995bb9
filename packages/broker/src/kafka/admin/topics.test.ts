import { apis, type MessageInput, noTopicId } from '@millrace/kafka-wire'
import { beforeEach, describe, expect, it } from 'vitest'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'

type Topic = MessageInput<typeof apis.createTopics.request>['topics'][number]

let fixture: BrokerFixture
let client: KafkaClient

beforeEach(async () => {
  fixture = await startFixture({ kafka: true })
  client = await fixture.kafka()
})

const newTopic = (name: string, changed: Partial<Topic> = {}): Topic => ({
  name,
  numPartitions: 1,
  replicationFactor: 1,
  assignments: [],
  configs: [],
  ...changed,
})

const create = async (topics: readonly Topic[], version = 7, validateOnly = false) =>
  (await client.ask(apis.createTopics, version, { topics, validateOnly })).topics

const codesOf = (results: readonly { readonly name: string | null; readonly errorCode: number }[]) =>
  Object.fromEntries(results.map(({ name, errorCode }) => [name ?? 'null', errorCode] as const))

describe('CreateTopics', () => {
  it.each([2, 3, 4, 5, 6, 7])('version %i makes topics and tells what they are like', async (version) => {
    const [topic] = await create(
      [newTopic('a', { numPartitions: 2, configs: [{ name: 'retention.ms', value: '5' }] })],
      version,
    )
    expect(topic).toMatchObject({ name: 'a', errorCode: 0, errorMessage: null })
    if (version >= 5) {
      expect(topic).toMatchObject({ numPartitions: 2, replicationFactor: 1, topicConfigErrorCode: 0 })
      const config = (name: string) => topic?.configs?.find((each) => each.name === name)
      expect(config('retention.ms')).toEqual({
        name: 'retention.ms',
        value: '5',
        readOnly: false,
        configSource: 1,
        isSensitive: false,
      })
      expect(config('cleanup.policy')).toMatchObject({ value: 'delete', configSource: 5 })
    }
    expect(topic?.topicId === noTopicId).toBe(version < 7)
  })

  it('leaves to the broker what is -1, stands where it is wanted, and checks alone if asked to', async () => {
    const assignments = [
      { partitionIndex: 1, brokerIds: [1] },
      { partitionIndex: 0, brokerIds: [1] },
    ]
    const left = { numPartitions: -1, replicationFactor: -1 }
    const topics = await create([newTopic('left', left), newTopic('placed', { ...left, assignments })])
    expect(topics).toMatchObject([
      { errorCode: 0, numPartitions: 1 },
      { errorCode: 0, numPartitions: 2, replicationFactor: 1 },
    ])
    expect(await create([newTopic('checked')], 7, true)).toMatchObject([{ errorCode: 0, topicId: noTopicId }])
    expect(codesOf(await create([newTopic('checked')]))).toEqual({ checked: 0 })
    expect(await create([])).toEqual([])
  })

  // What Apache Kafka 4.1 answers to each of these.
  it('refuses each wrong topic with the error of Kafka, and makes the others', async () => {
    await create([newTopic('there')])
    const left = { numPartitions: -1, replicationFactor: -1 }
    const placed = (...lists: readonly (readonly [number, number[]])[]) => ({
      ...left,
      assignments: lists.map(([partitionIndex, brokerIds]) => ({ partitionIndex, brokerIds })),
    })
    const results = await create([
      newTopic('fine'),
      newTopic('there'),
      newTopic('no/name'),
      newTopic(''),
      newTopic('__cluster_metadata'),
      newTopic('none', { numPartitions: 0 }),
      newTopic('below', { numPartitions: -2 }),
      newTopic('no-replicas', { replicationFactor: 0 }),
      newTopic('too-many', { replicationFactor: 3 }),
      newTopic('unknown-config', { configs: [{ name: 'x', value: '1' }] }),
      newTopic('null-config', { configs: [{ name: 'retention.ms', value: null }] }),
      newTopic('wrong-config', { configs: [{ name: 'retention.ms', value: 'often' }] }),
      newTopic('both', { assignments: [{ partitionIndex: 0, brokerIds: [1] }] }),
      newTopic('gap', placed([1, [1]])),
      newTopic('other-broker', placed([0, [7]])),
      newTopic('below-broker', placed([0, [-1]])),
      newTopic('nowhere', placed([0, []])),
      newTopic('same-broker', placed([0, [1, 1]])),
      newTopic('same-partition', placed([0, [1]], [0, [1]])),
      newTopic('twice'),
      newTopic('twice'),
    ])
    expect(results).toHaveLength(20)
    expect(codesOf(results)).toEqual({
      fine: 0,
      there: 36,
      'no/name': 17,
      '': 17,
      __cluster_metadata: 42,
      none: 37,
      below: 37,
      'no-replicas': 38,
      'too-many': 38,
      'unknown-config': 40,
      'null-config': 40,
      'wrong-config': 40,
      both: 42,
      gap: 39,
      'other-broker': 39,
      'below-broker': 39,
      nowhere: 39,
      'same-broker': 39,
      'same-partition': 39,
      twice: 42,
    })
    for (const { errorCode, errorMessage, configs } of results) {
      if (errorCode !== 0) expect([typeof errorMessage, configs]).toEqual(['string', []])
    }
  })
})

describe('CreatePartitions', () => {
  it.each([0, 1, 2, 3])('version %i gives topics more, each by itself', async (version) => {
    await create([newTopic('a'), newTopic('b'), newTopic('c')])
    const one = { assignments: null }
    const extend = async (topics: MessageInput<typeof apis.createPartitions.request>['topics']) =>
      (await client.ask(apis.createPartitions, version, { topics, timeoutMs: 1_000, validateOnly: false })).results
    const results = await extend([
      { name: 'a', count: 3, ...one },
      { name: 'b', count: 1, ...one },
      { name: 'c', count: -1, ...one },
      { name: 'none', count: 3, ...one },
      { name: 'twice', count: 3, ...one },
      { name: 'twice', count: 3, ...one },
    ])
    expect(codesOf(results)).toEqual({ a: 0, b: 37, c: 37, none: 3, twice: 42 })
    const placed = await extend([
      { name: 'a', count: 4, assignments: [] },
      { name: 'b', count: 2, assignments: [{ brokerIds: [9] }] },
      { name: 'c', count: 2, assignments: [{ brokerIds: [1] }] },
    ])
    expect(codesOf(placed)).toEqual({ a: 39, b: 39, c: 0 })
    expect(await extend([])).toEqual([])
  })
})

describe('DeleteTopics', () => {
  const remove = async (version: number, body: Partial<MessageInput<typeof apis.deleteTopics.request>>) =>
    (await client.ask(apis.deleteTopics, version, { timeoutMs: 1_000, ...body })).responses

  it.each([1, 2, 3, 4, 5])('version %i deletes by name', async (version) => {
    await create([newTopic('a')])
    const results = await remove(version, { topicNames: ['a', 'none', 'twice', 'twice'] })
    expect(codesOf(results)).toEqual({ a: 0, none: 3, twice: 42 })
    expect(results).toHaveLength(3)
    expect(codesOf(await remove(version, { topicNames: ['a'] }))).toEqual({ a: 3 })
  })

  it('version 6 deletes by name or by id', async () => {
    const topics = await create([newTopic('a'), newTopic('b')])
    const [a, b] = topics.map(({ topicId }) => topicId)
    const unknown = 'AAECAwQFBgcICQoLDA0ODw' as typeof noTopicId
    const results = await remove(6, {
      topics: [
        { name: null, topicId: a ?? noTopicId },
        { name: 'b' },
        { name: null, topicId: unknown },
        { name: null },
        { name: 'c', topicId: unknown },
      ],
    })
    expect(results.map(({ name, topicId, errorCode }) => [name, topicId, errorCode])).toEqual([
      ['b', b, 0],
      ['a', a, 0],
      [null, unknown, 100],
      [null, noTopicId, 42],
      ['c', unknown, 42],
    ])
  })

  it('a broker that deletes none says so', async () => {
    fixture = await startFixture({ kafka: true, config: { 'delete.topic.enable': 'false' } })
    client = await fixture.kafka()
    await create([newTopic('a')])
    expect(await remove(6, { topics: [{ name: 'a' }] })).toMatchObject([{ name: 'a', errorCode: 73 }])
    expect(await remove(2, { topicNames: ['a'] })).toMatchObject([{ name: 'a', errorCode: 42 }])
    expect(codesOf(await create([newTopic('a')]))).toEqual({ a: 36 })
  })
})
