import { setTimeout as delay } from 'node:timers/promises'
import { type Client, connect } from '@millrace/client'
import { closeDeadlineMs } from '../limits.ts'
import type { Output } from '../output/output.ts'
import { recordPrinter } from '../output/record-printer.ts'
import { lineGenerator } from './demo-lines.ts'
import { createDemoTopics, demoLines, demoWordCount, demoWordCounts } from './demo-word-count.ts'

const pauseMs = 500

/**
 * Writes made-up lines to `demo-lines` until `signal`, and runs an application on streams that counts their words. If there is an `output`, both
 * are shown as they come.
 */
export async function demo(brokers: readonly string[], output: Output | undefined, signal: AbortSignal): Promise<void> {
  const client = await connect({ brokers, clientId: 'millrace-demo' })
  try {
    await createDemoTopics(client)
    const shown =
      output === undefined ? [] : [showLines, showCounts].map((show) => show.bind(undefined, client, output))
    await together(signal, [
      (ended) => generate(client, ended),
      (ended) => demoWordCount().run({ client, signal: ended }),
      ...shown,
    ])
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await client.close({ deadlineMs: closeDeadlineMs })
  }
}

/** When one part has failed the others are told to end, and all are waited for: the application leaves its group in peace. */
async function together(signal: AbortSignal, parts: readonly ((ended: AbortSignal) => Promise<void>)[]): Promise<void> {
  const failed = new AbortController()
  const ended = AbortSignal.any([signal, failed.signal])
  const running = parts.map((part) => part(ended))
  try {
    await Promise.all(running)
  } finally {
    failed.abort()
    await Promise.allSettled(running)
  }
}

async function generate(client: Client, signal: AbortSignal): Promise<void> {
  const producer = client.producer({ lingerMs: 0 })
  for (const line of lineGenerator(1)) {
    await producer.send(demoLines, { value: line }, { signal })
    await delay(pauseMs, undefined, { signal })
  }
}

async function showLines(client: Client, output: Output, signal: AbortSignal): Promise<void> {
  const print = await recordPrinter(output, 'text', String.raw`  %t[%p]@%o  %v\n`)
  for await (const record of client.consumer().records(demoLines.name, { from: 'earliest', signal })) {
    print(record)
    await output.flush()
  }
}

/** A line for what is committed together, which mostly is what a line changed. */
async function showCounts(client: Client, output: Output, signal: AbortSignal): Promise<void> {
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { records } of consumer.batches(demoWordCounts, { from: 'earliest', signal })) {
    const counts = [...records].map(({ key, value }) => `${key} ${value}`)
    await output.write(`  ${demoWordCounts.name}  ${counts.join(', ')}\n`)
  }
}
