import { setTimeout as delay } from 'node:timers/promises'
import { type Client, connect } from '@millrace/client'
import { closeDeadlineMs } from '../limits.ts'
import type { Output } from '../output/output.ts'
import { recordPrinter } from '../output/record-printer.ts'
import { orderGenerator } from './demo-orders.ts'
import { createDemoTopic, demoOrders } from './demo-topic.ts'

const pauseMs = 500

/** Writes made-up orders to `demo-orders` until `signal`, and, if there is an `output`, shows them as they arrive. */
export async function demo(brokers: readonly string[], output: Output | undefined, signal: AbortSignal): Promise<void> {
  const client = await connect({ brokers, clientId: 'millrace-demo' })
  try {
    await createDemoTopic(client)
    await Promise.all([generate(client, signal), ...(output === undefined ? [] : [tail(client, output, signal)])])
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    await client.close({ deadlineMs: closeDeadlineMs })
  }
}

async function generate(client: Client, signal: AbortSignal): Promise<void> {
  const producer = client.producer({ lingerMs: 0 })
  for (const order of orderGenerator(1)) {
    await producer.send(demoOrders, { key: order.customer, value: order }, { signal })
    await delay(pauseMs, undefined, { signal })
  }
}

async function tail(client: Client, output: Output, signal: AbortSignal): Promise<void> {
  const print = await recordPrinter(output, 'text', String.raw`  %t[%p]@%o  %k  %v\n`)
  for await (const record of client.consumer().records(demoOrders.name, { from: 'earliest', signal })) {
    print(record)
    await output.flush()
  }
}
