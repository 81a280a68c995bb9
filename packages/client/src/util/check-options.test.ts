import { isStreamError, silentLogger } from '@millrace/base'
import { expect, test } from 'vitest'
import { fixture } from '../../test/fixture.ts'
import { connect } from '../connect.ts'
import { openTelemetry } from '../otel/index.ts'
import { observe } from '../rxjs/index.ts'
import { avro, avroSingleObject } from '../serde/avro/index.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'

const codeAndText = (error: unknown): string =>
  isStreamError(error) ? `${error.code}: ${error.message}` : String(error)

/** As JavaScript calls it, where no compiler looks at what is written. */
const slip = (options: object): never => options as never

test.each<[string, (made: ReturnType<typeof fixture>) => unknown, string]>([
  ['a producer', ({ client }) => client.producer(slip({ linger: 5 })), 'INVALID_CONFIG'],
  ['a consumer', ({ client }) => client.consumer(slip({ prefetchByte: 5 })), "did you mean 'prefetchBytes'?"],
  ['records', ({ client }) => client.consumer().records('t', slip({ form: 'earliest' })), "did you mean 'from'?"],
  ['batches', ({ client }) => client.consumer().batches('t', slip({ onPoisson: 'skip' })), "did you mean 'onPoison'?"],
  ['newest', ({ client }) => client.consumer().newest('t', slip({ until: 'end' })), 'INVALID_REQUEST'],
  [
    'createTopic',
    ({ client }) => client.admin().createTopic('n', slip({ partition: 2 })),
    "did you mean 'partitions'?",
  ],
  ['createPartitions', ({ client }) => client.admin().createPartitions('t', 2, slip({ dry: true })), 'INVALID_REQUEST'],
  ['listOffsets', ({ client }) => client.admin().listOffsets('t', 'latest', slip({ partition: 0 })), 'partitions'],
  [
    'describeConfigs',
    ({ client }) => client.admin().describeConfigs({ type: 'topic', name: 't' }, slip({ key: 'x' })),
    "did you mean 'keys'?",
  ],
  [
    'alterConfigs',
    ({ client }) =>
      client.admin().alterConfigs({ type: 'topic', name: 't' }, { set: { a: 1 } }, slip({ validate: true })),
    'INVALID_REQUEST',
  ],
  ['deleteTopic', ({ client }) => client.admin().deleteTopic('t', slip({ timeoutMS: 5 })), "did you mean 'timeoutMs'?"],
  ['listTopics', ({ client }) => client.admin().listTopics(slip({ intern: true })), 'listTopics has no option'],
  ['describeTopic', ({ client }) => client.admin().describeTopic('t', slip({ internal: true })), 'INVALID_REQUEST'],
  ['describeTopics', ({ client }) => client.admin().describeTopics(slip({ internals: true })), "mean 'internal'?"],
  ['describeCluster', ({ client }) => client.admin().describeCluster(slip({ nodeId: 1 })), 'INVALID_REQUEST'],
  ['deleteRecords', ({ client }) => client.admin().deleteRecords('t', new Map([[0, 1]]), slip({ x: 1 })), 'signal'],
  ['describeLogDirs', ({ client }) => client.admin().describeLogDirs(slip({ nodeId: [1] })), "mean 'nodeIds'?"],
  [
    'alterReplicaLogDirs',
    ({ client }) => client.admin().alterReplicaLogDirs(1, [], slip({ path: '/d' })),
    'INVALID_REQUEST',
  ],
  ['health', ({ client }) => client.admin().health(slip({ nodeIds: [1] })), 'INVALID_REQUEST'],
  ['electLeaders', ({ client }) => client.admin().electLeaders('unclean', 'all', slip({ dry: 1 })), 'INVALID_REQUEST'],
  ['describeQuorum', ({ client }) => client.admin().describeQuorum(slip({ a: 1 })), 'INVALID_REQUEST'],
  ['unregisterBroker', ({ client }) => client.admin().unregisterBroker(1, slip({ a: 1 })), 'INVALID_REQUEST'],
  ['addVoter', ({ client }) => client.admin().addVoter({ nodeId: 1 }, slip({ a: 1 })), 'INVALID_REQUEST'],
  ['removeVoter', ({ client }) => client.admin().removeVoter({ nodeId: 1 }, slip({ a: 1 })), 'INVALID_REQUEST'],
  ['send', ({ client }) => client.producer().send('t', { value: 'x' }, slip({ abort: 1 })), 'INVALID_REQUEST'],
  ['sendBatch', ({ client }) => client.producer().sendBatch('t', [], slip({ signals: 1 })), "did you mean 'signal'?"],
  ['closing a producer', ({ client }) => client.producer().close(slip({ deadline: 1 })), "did you mean 'deadlineMs'?"],
  ['closing a consumer', ({ client }) => client.consumer().close(slip({ deadline: 1 })), "did you mean 'deadlineMs'?"],
  ['closing a client', ({ client }) => client.close(slip({ timeoutMs: 1 })), 'there are deadlineMs'],
  ['a topic', () => topic('t', slip({ values: serde.string() })), "did you mean 'value'?"],
  ['avro', () => avro('int', slip({ write: 'long' })), "did you mean 'writer'?"],
  ['avro', () => avroSingleObject('int', slip({ writer: ['long'] })), "did you mean 'writers'?"],
  ['observing', ({ client }) => observe(client.consumer(), 't', slip({ concurency: 2 })), "mean 'concurrency'?"],
  ['openTelemetry', () => openTelemetry(slip({ tracer: 2 })), 'there are tracerProvider'],
])('%s refuses an option that it does not have', async (_, call, said) => {
  const made = fixture()
  const attempt = async (): Promise<unknown> => call(made)
  const told = await attempt().then(() => 'nothing', codeAndText)
  expect(told).toMatch(/^INVALID_(CONFIG|REQUEST): .* has no option '/)
  expect(told).toContain(said)
})

test('connect refuses an option that it does not have, before it connects', async () => {
  const told = await connect(slip({ brokers: ['a:1'], broker: 'b:1' }), slip({ logger: silentLogger })).catch(
    codeAndText,
  )
  expect(told).toBe("INVALID_CONFIG: connect has no option 'broker': did you mean 'brokers'?")
})

test('what is sent with an option that there is not is not sent', async () => {
  const { client, cluster, clock } = fixture()
  const producer = client.producer({ lingerMs: 0 })
  await clock.until(producer.send('t', { value: 'a' }))
  await expect(producer.send('t', { value: 'b' }, slip({ abort: true }))).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
  await clock.until(client.close())
  expect(cluster.values('t')).toEqual(['a'])
})
