import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serde, topic } from '@millrace/client'
import { merge, streams, to } from '@millrace/streams'
import { startTestCluster } from '@millrace/testing'
import { expect, it } from 'vitest'

const text = { key: serde.string(), value: serde.string() }
const left = topic('left', text)
const right = topic('right', text)
const both = topic('both', text)
const partitions = 3
/** More than may wait for a task, in each partition. */
const records = 3_000

it('a task whose records lie behind those of others, that wait for it by another topic, gets them', async () => {
  const cluster = await startTestCluster()
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-streams-'))
  try {
    const client = await cluster.client()
    for (const each of [left, right, both]) await client.admin().createTopic(each, { partitions })
    await using producer = client.producer({ batchBytes: 4_096 })
    // One partition after the other; and those of the other topic the other way round.
    for (const [target, order] of [
      [left, [0, 1, 2]],
      [right, [2, 1, 0]],
    ] as const) {
      for (const partition of order) {
        const rows = Array.from({ length: records }, (_, at) => ({
          key: `${at}`,
          value: 'v',
          partition,
          timestamp: 1_000 + at,
        }))
        await producer.sendBatch(target, rows)
      }
    }
    const app = streams({ id: 'crowded', brokers: cluster.bootstrap.split(',') })
    app.stream(left).pipe(merge(app.stream(right)), to(both))
    const stop = new AbortController()
    const running = app.run({ signal: stop.signal, stateDir: folder })
    const consumer = client.consumer({ isolation: 'read_committed' })
    const seen = new Map<string | null, number>()
    let count = 0
    for await (const { key } of consumer.records(both, { from: 'earliest' })) {
      seen.set(key, (seen.get(key) ?? 0) + 1)
      count += 1
      if (count === 2 * partitions * records) break
    }
    stop.abort()
    await running
    expect(seen.size).toBe(records)
    expect(new Set(seen.values())).toEqual(new Set([2 * partitions]))
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
