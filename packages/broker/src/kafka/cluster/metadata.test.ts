import { asTopicId, uuidToText } from '@millrace/base'
import { apis, type MessageInput, noTopicId } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { startFixture } from '../../../test/broker-fixture.ts'
import { topicOperations } from '../authorized-operations.ts'

type Request = MessageInput<typeof apis.metadata.request>

async function served(config: Readonly<Record<string, unknown>> = {}) {
  const fixture = await startFixture({ kafka: true, config })
  const client = await fixture.kafka()
  const ask = (version: number, request: Request) => client.ask(apis.metadata, version, request)
  return { ...fixture, ask }
}

const named = (...names: string[]) => names.map((name) => ({ name }))

describe('Metadata', () => {
  it('tells where the brokers are, and who decides', async () => {
    const { ask, broker } = await served({ 'broker.rack': 'r1', 'node.id': 7 })
    const answer = await ask(12, { topics: [] })
    expect(answer.brokers).toEqual([{ nodeId: 7, host: '127.0.0.1', port: broker.kafka?.port, rack: 'r1' }])
    expect(answer).toMatchObject({ clusterId: broker.clusterId, controllerId: 7, topics: [] })
  })

  it('sends clients where it is advertised', async () => {
    const { ask } = await served({ 'kafka.advertised.host': 'outside.example', 'kafka.advertised.port': 19_092 })
    expect((await ask(1, { topics: [] })).brokers).toMatchObject([{ host: 'outside.example', port: 19_092 }])
  })

  it('names all topics for null, and in version 0 for none', async () => {
    const { ask, createTopic } = await served()
    await createTopic('a')
    await createTopic('b')
    const names = async (version: number, request: Request) =>
      (await ask(version, request)).topics.map(({ name }) => name).toSorted()
    expect(await names(0, { topics: [] })).toEqual(['a', 'b'])
    expect(await names(1, { topics: [] })).toEqual([])
    expect(await names(12, { topics: null })).toEqual(['a', 'b'])
  })

  it('shows a topic with its partitions', async () => {
    const { ask, createTopic } = await served()
    const id = uuidToText(await createTopic('t', { partitions: 2 }))
    const { topics } = await ask(12, { topics: named('t'), includeTopicAuthorizedOperations: true })
    const partition = {
      errorCode: 0,
      leaderId: 1,
      leaderEpoch: 0,
      replicaNodes: [1],
      isrNodes: [1],
      offlineReplicas: [],
    }
    expect(topics).toEqual([
      {
        errorCode: 0,
        name: 't',
        topicId: id,
        isInternal: false,
        partitions: [
          { ...partition, partitionIndex: 0 },
          { ...partition, partitionIndex: 1 },
        ],
        topicAuthorizedOperations: topicOperations,
      },
    ])
  })

  it('finds a topic by its id, from version 12 on', async () => {
    const { ask, createTopic } = await served()
    const topicId = asTopicId(uuidToText(await createTopic('t')))
    const unknown = asTopicId('AAECAwQFBgcICQoLDA0ODw')
    const byId = [
      { name: null, topicId },
      { name: null, topicId: unknown },
      { name: null, topicId: noTopicId },
    ]
    expect((await ask(12, { topics: byId })).topics).toMatchObject([
      { errorCode: 0, name: 't', topicId },
      { errorCode: 100, name: null, topicId: unknown },
      { errorCode: 42, name: null },
    ])
    expect((await ask(11, { topics: byId.slice(0, 1) })).topics).toMatchObject([{ errorCode: 42, name: '' }])
  })

  it('creates what is missing if that is wanted, and knows it at once', async () => {
    const { ask } = await served({ 'num.partitions': 3 })
    const refused = await ask(4, { topics: named('t'), allowAutoTopicCreation: false })
    expect(refused.topics).toMatchObject([{ errorCode: 3, name: 't', partitions: [] }])
    const { topics } = await ask(4, { topics: named('t', 't', 'u', 'no good') })
    expect(topics.map(({ errorCode, partitions }) => [errorCode, partitions.length])).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
      [17, 0],
    ])
  })

  it('always wants it before a client could say so', async () => {
    const { ask } = await served()
    expect((await ask(1, { topics: named('t') })).topics).toMatchObject([
      { errorCode: 0, partitions: [{ leaderId: 1 }] },
    ])
  })

  it('creates nothing where the broker is not to, and no internal topic', async () => {
    const { ask } = await served({ 'auto.create.topics.enable': false })
    expect((await ask(4, { topics: named('t') })).topics).toMatchObject([{ errorCode: 3 }])
    const open = await served()
    expect((await open.ask(4, { topics: named('__consumer_offsets') })).topics).toMatchObject([{ errorCode: 3 }])
  })

  it('tells why a topic can not be created', async () => {
    const { ask } = await served({ 'default.replication.factor': 3 })
    expect((await ask(4, { topics: named('t') })).topics).toMatchObject([{ errorCode: 38, partitions: [] }])
  })
})

describe('DescribeCluster', () => {
  it('tells where the brokers are, but not where controllers would be', async () => {
    const { kafka, broker } = await startFixture({ kafka: true })
    const client = await kafka()
    const ask = (endpointType: number) =>
      client.ask(apis.describeCluster, 2, { includeClusterAuthorizedOperations: true, endpointType })
    const { clusterId } = broker
    const brokers = [{ brokerId: 1, host: '127.0.0.1', port: broker.kafka?.port, rack: null, isFenced: false }]
    expect(await ask(1)).toMatchObject({ errorCode: 0, clusterId, controllerId: 1, brokers })
    expect(await ask(2)).toMatchObject({ errorCode: 114, brokers: [] })
    expect(await ask(3)).toMatchObject({ errorCode: 115, brokers: [] })
  })
})
