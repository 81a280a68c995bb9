import { isStreamError } from '@millrace/base'
import { type Client, connect } from '@millrace/client'
import { freePorts, startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )

const killAll = (cluster: TestCluster) => Promise.all(cluster.brokers.map((broker) => broker.kill()))
const restartAll = (cluster: TestCluster) => Promise.all(cluster.brokers.map((broker) => broker.restart()))

async function valuesOf(client: Client, topic: string): Promise<string[]> {
  const values: string[] = []
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    values.push(String(value))
  }
  return values
}

test('of the addresses that a client begins with one may be dead, and the others learned', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const [dead] = await freePorts(1)
  const [first, second, third] = cluster.brokers
  await using client = await connect({ brokers: [`127.0.0.1:${dead}`, first.address] })
  await client.admin().createTopic('t')
  await using producer = client.producer({ lingerMs: 0 })
  await producer.send('t', { value: '0' })
  // Those that it knows from the start are all gone.
  await first.kill()
  await producer.send('t', { value: '1' })
  expect(await valuesOf(client, 't')).toEqual(['0', '1'])
  expect([second?.running, third?.running]).toEqual([true, true])
})

test('all brokers are away for longer than a record may take: an error says so, and nothing is there twice', async () => {
  await using cluster = await startTestCluster({ brokers: 3, storage: 'disk' })
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 1 })
  await using patient = client.producer({ lingerMs: 0 })
  await patient.send('t', { value: 'first' })
  await using producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 1_000 })
  const underway = ['a', 'b', 'c'].map((value) => codeOf(producer.send('t', { value })))
  await killAll(cluster)
  const late = await producer.send('t', { value: 'late' }).catch((error: unknown) => error)
  expect(late).toMatchObject({ code: 'DELIVERY_TIMEOUT', context: { topic: 't', partition: 0, limit: 1_000 } })
  const outcomes = await Promise.all(underway)
  await restartAll(cluster)
  await cluster.leaderOf('t')
  await patient.send('t', { value: 'last' })
  const values = await valuesOf(client, 't')
  expect(values).toHaveLength(new Set(values).size)
  expect([values[0], values.at(-1)]).toEqual(['first', 'last'])
  expect(values).not.toContain('late')
  for (const [index, value] of ['a', 'b', 'c'].entries()) {
    if (outcomes[index] === 'done') expect(values).toContain(value)
    else expect(outcomes[index]).toBe('DELIVERY_TIMEOUT')
  }
})

test('what lingers when its leader dies goes to the next one, once and in order', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 1 })
  await using producer = client.producer({ lingerMs: 200, batchBytes: 500 })
  await producer.send('t', { value: '0' })
  const numbers = Array.from({ length: 200 }, (_, index) => String(index + 1))
  const leader = await cluster.leaderOf('t')
  const before = numbers.slice(0, 100).map((value) => producer.send('t', { value }))
  const killed = leader.kill()
  const after = numbers.slice(100).map((value) => producer.send('t', { value }))
  await Promise.all([...before, killed, ...after])
  expect(await valuesOf(client, 't')).toEqual(['0', ...numbers])
})

test('a consumer keeps its position while every broker is killed and started again', async () => {
  await using cluster = await startTestCluster({ brokers: 3, storage: 'disk' })
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 1 })
  await using producer = client.producer({ lingerMs: 0 })
  const records = client.consumer().records('t', { from: 'earliest' })
  const read: string[] = []
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 5; index++) await producer.send('t', { value: `${round}.${index}` })
    while (read.length < (round + 1) * 5) {
      const step = await records.next()
      if (step.done === true) throw new Error('the iteration has ended')
      expect(step.value.offset).toBe(read.length)
      read.push(String(step.value.value))
    }
    await killAll(cluster)
    await restartAll(cluster)
  }
  expect(read).toEqual(['0', '1', '2'].flatMap((round) => [0, 1, 2, 3, 4].map((index) => `${round}.${index}`)))
})

test('a leader that hangs answers no question; the next one does', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('t', { partitions: 1 })
  await using producer = client.producer({ lingerMs: 0 })
  await producer.send('t', { value: '0' })
  const leader = await cluster.leaderOf('t')
  leader.pause()
  // Asked of the one that hangs at first: nothing else is known.
  expect(await admin.listOffsets('t', 'latest')).toMatchObject([{ offset: 1 }])
  expect(await valuesOf(client, 't')).toEqual(['0'])
  leader.resume()
})

test('without a quorum changes are refused within their time; with one again they go on, whoever is the controller', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic('before')
  const controller = await cluster.controller()
  const [other] = cluster.brokers.filter((broker) => broker !== controller)
  await controller.kill()
  // While the next one is being elected: tried again until there is one.
  expect(await admin.createTopic('during', { replicationFactor: 2 })).toMatchObject({ name: 'during' })
  await other?.kill()
  expect(await codeOf(admin.createTopic('never', { replicationFactor: 1, timeoutMs: 500 }))).toMatch(
    /^(NO_QUORUM|NOT_CONTROLLER|TIMEOUT)$/,
  )
  // Who is left still answers what it knows.
  expect(await admin.listTopics()).toContain('before')
  await controller.restart()
  await admin.createTopic('after', { replicationFactor: 2 })
  expect(await admin.describeTopic('during')).toMatchObject({ name: 'during' })
})

test('a topic of three brokers that is deleted and made again is another one for those who use it', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  await using client = await cluster.client()
  await using other = await cluster.client()
  await other.admin().createTopic('t', { partitions: 2 })
  await using producer = client.producer({ lingerMs: 0 })
  const lenient = client.consumer({ autoOffsetReset: 'earliest' }).records('t', { from: 'earliest' })
  const strict = client.consumer().records('t', { from: 'earliest' })
  await producer.send('t', { value: 'old', partition: 1 })
  for (const records of [lenient, strict]) expect((await records.next()).value).toMatchObject({ offset: 0 })
  const told = codeOf(strict.next())
  await other.admin().deleteTopic('t')
  await other.admin().createTopic('t', { partitions: 3 })
  await producer.send('t', { value: 'new', partition: 1 })
  const step = await lenient.next()
  expect([step.done, String(step.done === true ? '' : step.value.value)]).toEqual([false, 'new'])
  expect(['OFFSET_OUT_OF_RANGE', 'UNKNOWN_TOPIC_OR_PARTITION']).toContain(await told)
})
