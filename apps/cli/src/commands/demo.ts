import { setTimeout as delay } from 'node:timers/promises'
import { isStreamError } from '@millrace/base'
import { type Client, connect, serde, topic } from '@millrace/client'
import { closeDeadlineMs } from '../limits.ts'
import type { Output } from '../output/output.ts'
import { recordPrinter } from '../output/record-printer.ts'
import { type DemoOrder, orderGenerator } from './demo-orders.ts'

const orders = topic('demo-orders', { key: serde.string(), value: serde.json<DemoOrder>() })
const pauseMs = 500

/** Writes made-up orders to `demo-orders` until `signal`, and, if there is an `output`, shows them as they arrive. */
export async function demo(address: string, output: Output | undefined, signal: AbortSignal): Promise<void> {
  const client = await connect({ brokers: [address], clientId: 'millrace-demo' })
  try {
    await createOnce(client)
    await Promise.all([generate(client, signal), ...(output === undefined ? [] : [tail(client, output, signal)])])
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await client.close({ deadlineMs: closeDeadlineMs })
  }
}

async function createOnce(client: Client): Promise<void> {
  try {
    await client.admin().createTopic(orders, { partitions: 3 })
  } catch (error) {
    if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
  }
}

async function generate(client: Client, signal: AbortSignal): Promise<void> {
  const producer = client.producer({ lingerMs: 0 })
  for (const order of orderGenerator(1)) {
    await producer.send(orders, { key: order.customer, value: order }, { signal })
    await delay(pauseMs, undefined, { signal })
  }
}

async function tail(client: Client, output: Output, signal: AbortSignal): Promise<void> {
  const print = await recordPrinter(output, 'text', String.raw`  %t[%p]@%o  %k  %v\n`)
  for await (const record of client.consumer().records(orders.name, { from: 'earliest', signal })) {
    print(record)
    await output.flush()
  }
}
