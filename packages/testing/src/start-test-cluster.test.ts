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
