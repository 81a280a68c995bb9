import { setTimeout as delay } from 'node:timers/promises'
import { type Client, isStreamError } from '@millrace/client'
import { orderPaid, orderPlaced, orderShipped, outboxPositions } from '../events.ts'
import { orderOf } from '../outbox.ts'
import { together } from '../together.ts'
import { attempt, type Copy, sessionTimeoutMs, transactionTimeoutMs } from './copy.ts'

const ordersPerTransactionMax = 50

/** Places the orders of its outbox, and ships those of all copies that are paid. */
export async function orderService(copy: Copy): Promise<void> {
  await together(copy.signal, [(signal) => place({ ...copy, signal }), (signal) => ship({ ...copy, signal })])
}

/**
 * The outbox pattern: orders go from the outbox to the topic in transactions, and with each goes the position in the outbox. So a copy that
 * is started again knows from the topic which order is the next, even if it died while a commit was under way.
 */
async function place(copy: Copy): Promise<void> {
  const { client, name, number: shop, ordersPerShop, perSecond, signal } = copy
  await using transactions = client.transactional(`${name}-outbox`, { timeoutMs: transactionTimeoutMs })
  const count = perSecond === 0 ? ordersPerTransactionMax : Math.min(ordersPerTransactionMax, Math.ceil(perSecond / 10))
  let position: number | undefined
  while (!signal.aborted && (position ?? 0) < ordersPerShop) {
    try {
      position = await transactions.transaction(async (tx) => {
        // A transaction that has begun has fenced the copy of before and ended what it left open: what is committed now is final.
        const first = position ?? (await positionOf(client, shop))
        const next = Math.min(first + count, ordersPerShop)
        for (let at = first; at < next; at++) {
          const order = orderOf({ shop, number: at })
          void tx.send(orderPlaced, { key: order.customer, value: order })
        }
        if (next > first) void tx.send(outboxPositions, { key: name, value: next, partition: shop - 1 })
        return next
      })
    } catch (error) {
      if (!isStreamError(error) || error.fatal) throw error
      copy.log(`a transaction was aborted, its orders are placed again: ${error.message}`)
      position = undefined
    }
    if (perSecond > 0) await pause((1000 * count) / perSecond, signal)
  }
}

/**
 * How many orders of its outbox a copy has placed. Each copy has a partition of its own for that: in one of all copies, a transaction that
 * another one has open would hide what comes behind it from readers of what is committed.
 */
async function positionOf(client: Client, shop: number): Promise<number> {
  let position = 0
  await using consumer = client.consumer({ isolation: 'read_committed' })
  const options = { partitions: [shop - 1], from: 'earliest', until: 'end' } as const
  for await (const { value } of consumer.records(outboxPositions, options)) position = value ?? position
  return position
}

/** Ships each order that is paid once. Read, write and commit go together, as in billing. */
async function ship(copy: Copy): Promise<void> {
  const { client, name, signal } = copy
  await using consumer = client.consumer({
    group: 'shipping',
    sessionTimeoutMs,
    isolation: 'read_committed',
    offsetReset: 'earliest',
  })
  await using transactions = client.transactional(`${name}-shipping`, { timeoutMs: transactionTimeoutMs })
  for await (const batch of consumer.batches(orderPaid, { signal })) {
    await attempt(copy, () =>
      transactions.transaction(
        (tx) => {
          for (const { value: paid } of batch.records) {
            if (paid === null) continue
            const { orderId, customer } = paid
            void tx.send(orderShipped, { key: customer, value: { orderId, customer, parcel: `p-${orderId}` } })
          }
        },
        { offsets: batch },
      ),
    )
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
