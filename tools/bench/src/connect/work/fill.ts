import { type Client, serde, topic } from '@millrace/client'

const batchRecords = 1_000
const batchesInFlight = 16

/** Writes texts into a topic of one partition, each with its number as the key. Answers their bytes. */
export async function fillTopic(
  client: Client,
  name: string,
  count: number,
  textOf: (id: number) => string,
): Promise<number> {
  await using producer = client.producer({ lingerMs: 5, compression: 'none', batchBytes: 256 * 1024 })
  const target = topic(name, { key: serde.string(), value: serde.string() })
  const waiting: Promise<unknown>[] = []
  let bytes = 0
  for (let from = 0; from < count; from += batchRecords) {
    const records = Array.from({ length: Math.min(batchRecords, count - from) }, (_, at) => {
      const value = textOf(from + at)
      bytes += value.length
      return { key: String(from + at), value }
    })
    waiting.push(producer.sendBatch(target, records))
    if (waiting.length >= batchesInFlight) await waiting.shift()
  }
  await Promise.all(waiting)
  return bytes
}
