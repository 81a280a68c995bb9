import { serde, topicsMatching } from '@millrace/client'
import { handleEach, observe } from '@millrace/client/rxjs'
import { type OrderEvent, orderPaid, orderPlaced } from '../events.ts'
import { MailGateway } from '../mail-gateway.ts'
import { type Copy, sessionTimeoutMs } from './copy.ts'

const mailsAtOnce = 8

/**
 * Writes a mail to the customer for each event. A mail can't be taken back, and so is no part of a transaction: after a crash some are
 * sent again. Each has a key, and the gateway delivers one of a key. Mailing is slow, so several are on their way, those of a customer in order.
 */
export async function notification({ client, name, state, signal }: Copy): Promise<void> {
  await using consumer = client.consumer({
    group: 'notification',
    sessionTimeoutMs,
    isolation: 'read_committed',
    offsetReset: 'earliest',
    autoCommitIntervalMs: 500,
  })
  const gateway = new MailGateway(state, name)
  const events = topicsMatching(/order-.+/, { key: serde.string(), value: serde.json<OrderEvent>() })
  await observe(consumer, events, { concurrency: mailsAtOnce, orderBy: 'key', signal })
    .pipe(
      handleEach(async ({ topic, value: event }) => {
        if (event === null) return
        const { orderId, customer } = event
        await gateway.send({ key: `${orderId}/${topic}`, to: customer, text: textOf(topic, orderId) })
      }),
    )
    .forEach(() => {})
}

function textOf(topic: string, orderId: string): string {
  if (topic === orderPlaced.name) return `Thank you for order ${orderId}.`
  return topic === orderPaid.name ? `Order ${orderId} is paid.` : `Order ${orderId} is on its way.`
}
