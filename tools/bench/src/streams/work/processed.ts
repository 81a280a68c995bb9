import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from '@millrace/client'
import type { Running } from './application.ts'

const pollMs = 5

/** Until the offsets behind so many records of these topics together are committed. */
export async function committedUntil(
  client: Client,
  applicationId: string,
  topics: readonly string[],
  records: number,
  { failed }: Running,
): Promise<void> {
  for (;;) {
    const offsets = await client.admin().listGroupOffsets(applicationId)
    const done = offsets.filter(({ topic }) => topics.includes(topic)).reduce((sum, { offset }) => sum + offset, 0)
    if (done >= records) return
    await Promise.race([delay(pollMs), failed])
  }
}

/** Until what came of that is processed too: all that lies in the application's repartition topics, of one partition each. */
export async function repartitionedUntil(client: Client, applicationId: string, running: Running): Promise<void> {
  const topics = (await client.admin().describeTopics())
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${applicationId}-`) && !name.endsWith('-changelog'))
  // What a step has committed, it has also written for the next: after as many passes as there are steps nothing is left.
  for (let pass = 0; pass < topics.length; pass += 1) {
    for (const topic of topics) {
      const end = await endOfRecords(client, topic)
      if (end > 0) await committedUntil(client, applicationId, [topic], end, running)
    }
  }
}

/** Behind a topic's last record: what ends transactions lies behind it. */
async function endOfRecords(client: Client, topic: string): Promise<number> {
  const [found] = await client.admin().listOffsets(topic, 'latest', { partitions: [0] })
  const end = found?.offset ?? 0
  await using consumer = client.consumer({ isolation: 'read_committed' })
  const from = new Map([[0, { offset: Math.max(0, end - endMarkersMax) }]])
  let behind = 0
  for await (const { lastOffset } of consumer.batches(topic, { partitions: [0], from, until: 'end' })) {
    behind = lastOffset + 1
  }
  return behind
}

/** Of which at least one is a record's: each transaction has one that writes to the topic. */
const endMarkersMax = 2
