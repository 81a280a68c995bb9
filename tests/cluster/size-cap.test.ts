import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'

// What `millrace dev` relies on in memory, with smaller figures.
test('past the cap of the data folder the oldest records go, of whichever topic, and the newest stay', async () => {
  const mebibyte = 1024 * 1024
  const capBytes = 4 * mebibyte
  await using cluster = await startTestCluster({
    configs: {
      'log.dir.size.bytes.max': capBytes,
      'log.segment.bytes': mebibyte,
      'log.segment.delete.delay.ms': 0,
    },
  })
  await using client = await cluster.client()
  const producer = client.producer({ compression: 'none', batchBytes: 128 * 1024 })
  const value = Buffer.alloc(100 * 1024, 1)
  for (const topic of ['older', 'newer']) {
    await client.admin().createTopic(topic)
    for (let count = 0; count < 60; count += 1) await producer.send(topic, { value })
  }
  const offsets = async (topic: string): Promise<{ start: number; end: number }> => {
    const [[first], [next]] = await Promise.all([
      client.admin().listOffsets(topic, 'earliest'),
      client.admin().listOffsets(topic, 'latest'),
    ])
    return { start: first?.offset ?? -1, end: next?.offset ?? -1 }
  }
  // Twelve mebibytes were written; the broker looks at its size in its own time.
  const keptBytes = async (): Promise<number> => {
    const [older, newer] = await Promise.all([offsets('older'), offsets('newer')])
    return (older.end - older.start + newer.end - newer.start) * value.length
  }
  while ((await keptBytes()) > capBytes);
  const newer = await offsets('newer')
  expect(await offsets('older')).toEqual({ start: 60, end: 60 })
  expect(newer.end).toBe(60)
  expect(newer.start).toBeLessThan(60)

  const read: number[] = []
  for await (const { offset } of client.consumer().records('newer', { from: 'earliest', until: 'end' }))
    read.push(offset)
  expect(read.at(-1)).toBe(59)
  expect(read).toEqual(Array.from({ length: read.length }, (_, index) => 60 - read.length + index))
})
