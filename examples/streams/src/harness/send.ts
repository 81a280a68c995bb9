import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from '@millrace/client'
import type { InputRecord } from './example.ts'

/** How many records are on their way at most. */
const inFlightMax = 500

export interface SendOptions {
  /** As many as it can unless given. */
  readonly perSecond?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Sends records in their order. Resolves with the partition of each once all are acknowledged. */
export async function sendAll(
  client: Client,
  records: readonly InputRecord[],
  { perSecond = Infinity, signal }: SendOptions = {},
): Promise<number[]> {
  const producer = client.producer()
  const partitions: number[] = []
  const atOnce = Math.max(1, Math.min(inFlightMax, Math.floor(perSecond / 10)))
  try {
    for (let from = 0; from < records.length && signal?.aborted !== true; from += atOnce) {
      const run = records.slice(from, from + atOnce)
      const sent = await Promise.all(run.map(({ topic, ...record }) => producer.send(topic, record)))
      partitions.push(...sent.map(({ partition }) => partition))
      if (perSecond !== Infinity) await delay((run.length / perSecond) * 1000)
    }
  } finally {
    await producer.close()
  }
  return partitions
}
