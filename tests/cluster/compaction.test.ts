import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { present } from '@millrace/base'
import type { Client } from '@millrace/client'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

const keys = 20
const rounds = 60
const compacted = {
  'cleanup.policy': 'compact',
  'internal.segment.bytes': '20000',
  'min.cleanable.dirty.ratio': '0.01',
}
const often = { 'log.cleaner.backoff.ms': 50, 'num.partitions': 1 }

/** Writes many values of each key; the last one of every fifth key is a tombstone. */
async function write(client: Client, topic: string, name: string): Promise<void> {
  await using producer = client.producer({ compression: 'none' })
  for (let round = 0; round < rounds; round++) {
    const isLast = round === rounds - 1
    const records = Array.from({ length: keys }, (_, key) => ({
      key: `key-${key}`,
      value: isLast && key % 5 === 0 ? null : `${name} ${round} ${'x'.repeat(80)}`,
    }))
    await producer.sendBatch(topic, records)
  }
}

interface Content {
  readonly count: number
  readonly latest: ReadonlyMap<string, string | undefined>
}

async function read(client: Client, topic: string): Promise<Content> {
  const latest = new Map<string, string | undefined>()
  let count = 0
  const consumer = client.consumer()
  for await (const { key, value } of consumer.records(topic, { from: 'earliest', until: 'end' })) {
    latest.set(String(key), value === null ? undefined : String(value).split(' ').slice(0, 2).join(' '))
    count++
  }
  return { count, latest }
}

/** The sizes of a partition's segments on each broker's disk. */
async function segmentsOf(cluster: TestCluster, folder: string): Promise<number[]> {
  const root = present(cluster.dataDirectory, 'a cluster on disk has a folder')
  const counts: number[] = []
  for (const entry of await readdir(root, { recursive: true })) {
    if (path.basename(entry) !== folder) continue
    counts.push((await readdir(path.join(root, entry))).filter((name) => name.endsWith('.log')).length)
  }
  return counts
}

/** Reads until most is gone, which takes as long as it takes. */
async function compactedContent(client: Client, topic: string): Promise<Content> {
  for (;;) {
    const content = await read(client, topic)
    if (content.count < (rounds * keys) / 2) return content
  }
}

test.each([
  { storage: 'memory', brokers: 1 },
  { storage: 'disk', brokers: 3 },
] as const)('a compacted topic keeps the last value of each key ($brokers brokers, $storage)', async (options) => {
  await using cluster = await startTestCluster({ ...options, configs: often })
  await using client = await cluster.client()
  await client.admin().createTopic('prices', { configs: compacted })
  const expected = (name: string): Map<string, string | undefined> =>
    new Map(
      Array.from({ length: keys }, (_, key) => [`key-${key}`, key % 5 === 0 ? undefined : `${name} ${rounds - 1}`]),
    )
  await write(client, 'prices', 'first')
  expect((await compactedContent(client, 'prices')).latest).toEqual(expected('first'))
  if (options.storage === 'disk') {
    // Each replica compacts by itself: from 120 KiB, none keeps all of its segments.
    await expect
      .poll(() => segmentsOf(cluster, 'prices-0'), { timeout: 60_000 })
      .toSatisfy((counts: number[]) => counts.length === options.brokers && counts.every((count) => count < 7))
    const leader = await cluster.leaderOf('prices')
    await leader.kill()
    await leader.restart()
  }
  await write(client, 'prices', 'second')
  expect((await compactedContent(client, 'prices')).latest).toEqual(expected('second'))
})

test('a topic that was compacted once, and is no more, is copied to other brokers with its holes', async () => {
  await using cluster = await startTestCluster({ brokers: 3, configs: often })
  await using client = await cluster.client()
  const admin = client.admin()
  const single = { ...compacted, 'min.insync.replicas': '1' }
  await admin.createTopic('prices', { replicationFactor: 1, configs: single })
  await write(client, 'prices', 'first')
  const { latest } = await compactedContent(client, 'prices')
  await admin.alterConfigs({ type: 'topic', name: 'prices' }, { set: { 'cleanup.policy': 'delete' } })
  const [partition] = (await admin.describeTopic('prices')).partitions
  const others = [1, 2, 3].filter((nodeId) => nodeId !== partition?.leader)
  await admin.alterPartitionReassignments([{ topic: 'prices', partition: 0, replicas: others }])
  await expect.poll(() => admin.listPartitionReassignments(), { timeout: 60_000 }).toEqual([])
  expect((await read(client, 'prices')).latest).toEqual(latest)
  // They are no damage after a start either.
  for (const nodeId of others) await cluster.broker(nodeId).restart()
  expect((await read(client, 'prices')).latest).toEqual(latest)
})
