import { access, readdir } from 'node:fs/promises'
import type { Client } from '@millrace/client'
import { describe, expect, test } from 'vitest'
import { startTestCluster } from './index.ts'

async function valuesOf(client: Client, topic: string): Promise<string[]> {
  const values: string[] = []
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' }))
    values.push(String(value))
  return values
}

describe.each(['memory', 'disk'] as const)('in %s', (storage) => {
  test('a topic, a record, and back', async () => {
    await using cluster = await startTestCluster({ storage, configs: { 'num.partitions': 3 } })
    expect(cluster.bootstrap).toMatch(/^127\.0\.0\.1:\d+$/)
    const client = await cluster.client()
    expect(await client.admin().createTopic('t')).toMatchObject({ partitions: 3 })
    await client.producer().send('t', { value: 'x' })
    expect(await valuesOf(client, 't')).toEqual(['x'])
  })

  test('stopped and started again, on its port and with its data', async () => {
    await using cluster = await startTestCluster({ storage })
    const client = await cluster.client()
    await client.admin().createTopic('t')
    await client.producer().send('t', { value: '1' })
    const [broker] = cluster.brokers
    const { address } = broker
    await broker.stop()
    expect(broker.running).toBe(false)
    await broker.restart()
    expect(broker.address).toBe(address)
    await client.producer().send('t', { value: '2' })
    expect(await valuesOf(client, 't')).toEqual(['1', '2'])
  })

  test('killed and started again, with all that was acknowledged', async () => {
    await using cluster = await startTestCluster({ storage })
    const client = await cluster.client()
    await client.admin().createTopic('t')
    const producer = client.producer({ lingerMs: 0 })
    const acknowledged: string[] = []
    const send = async (value: string): Promise<void> => {
      await producer.send('t', { value })
      acknowledged.push(value)
    }
    await send('first')
    // In flight when the broker dies: the producer sends them again to the one that takes its place.
    const sent = Array.from({ length: 100 }, (_, index) => send(String(index)))
    await cluster.brokers[0].kill()
    await cluster.brokers[0].restart()
    await Promise.all(sent)
    expect(await valuesOf(client, 't')).toEqual(['first', ...Array.from({ length: 100 }, (_, index) => String(index))])
    expect(acknowledged).toHaveLength(101)
  })
})

test('paused, a broker says nothing; resumed, it does what it was asked to meanwhile', async () => {
  await using cluster = await startTestCluster()
  const client = await cluster.client()
  await client.admin().createTopic('t')
  const [broker] = cluster.brokers
  expect(cluster.broker(1)).toBe(broker)
  expect(await cluster.controller()).toBe(broker)
  expect(await cluster.leaderOf('t')).toBe(broker)
  const producer = client.producer({ lingerMs: 0 })
  await producer.send('t', { value: '1' })
  broker.pause()
  const acknowledged: string[] = []
  const sent = producer.send('t', { value: '2' }).then(() => acknowledged.push('2'))
  const asked = client.admin().listTopics({ timeoutMs: 100 })
  await expect(asked).rejects.toMatchObject({ code: 'TIMEOUT' })
  expect(acknowledged).toEqual([])
  broker.resume()
  await sent
  expect(await valuesOf(client, 't')).toEqual(['1', '2'])
})

test('so many brokers there are not', async () => {
  await expect(startTestCluster({ brokers: 0 })).rejects.toThrow('brokers must be a whole number from 1 to 9, not 0')
  await using cluster = await startTestCluster()
  expect(() => cluster.broker(2)).toThrow('the cluster has no broker 2, only 1 to 1')
  expect(() => cluster.partition([[1], [2]])).toThrow('no broker 2')
})

test('the temporary folder is gone with the cluster, and stopping twice is fine', async () => {
  const cluster = await startTestCluster({ storage: 'disk' })
  const folder = cluster.dataDirectory ?? ''
  expect(await readdir(folder)).not.toEqual([])
  await cluster.stop()
  await cluster.stop()
  await expect(access(folder)).rejects.toThrow('ENOENT')
})

test('a configuration that is wrong is told at once, and leaves nothing behind', async () => {
  await expect(startTestCluster({ storage: 'disk', configs: { 'num.partition': 3 } })).rejects.toThrow(
    "did you mean 'num.partitions'?",
  )
})

test('clusters do not see each other', async () => {
  await using one = await startTestCluster()
  await using two = await startTestCluster()
  expect(one.bootstrap).not.toBe(two.bootstrap)
  const [first, second] = await Promise.all([one.client(), two.client()])
  expect(first.clusterId).not.toBe(second.clusterId)
  await first.admin().createTopic('only-in-one')
  expect(await second.admin().listTopics()).toEqual([])
})
