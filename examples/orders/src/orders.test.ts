import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startTestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { Auditor } from './auditor.ts'
import { createTopics } from './events.ts'
import { Fleet } from './fleet.ts'
import { orderOf, parseOrderId } from './outbox.ts'
import { runShop, smallCluster } from './in-process/shop.ts'
import { services } from './services/index.ts'

const copies = 3
/** A dozen processes beside three brokers: on a machine that has other things to do, that takes a while. */
const timeoutMs = 300_000

test(
  'no order is lost or doubled while copies leave and come back and a broker dies',
  async () => {
    const { wrong, events, mails } = await runShop(copies, 40)
    expect(wrong).toEqual([])
    expect(events).toEqual([120, 120, 120])
    expect(mails).toBe(360)
  },
  timeoutMs,
)

test(
  'no order is lost or doubled while copies and brokers are killed',
  async () => {
    const example = fileURLToPath(new URL('..', import.meta.url))
    // The copies are processes of their own, and run what is built.
    const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url))
    await promisify(execFile)(process.execPath, [tsc, '-p', example])
    const state = await mkdtemp(path.join(tmpdir(), 'millrace-orders-'))
    await using cluster = await startTestCluster({ brokers: 3, configs: smallCluster })
    const client = await cluster.client()
    await createTopics(client)
    const ordersPerShop = 40
    const fleet = new Fleet({
      brokers: cluster.brokers.map(({ address }) => address),
      state,
      ordersPerShop,
      perSecond: 0,
    })
    try {
      for (const name of Object.keys(services))
        for (let number = 1; number <= copies; number++) fleet.start(name, number)
      const auditor = new Auditor({ client, state, shops: copies, ordersPerShop })
      const kills = [
        () => fleet.kill('order-service-1'),
        () => fleet.kill('billing-1'),
        () => cluster.broker(1).kill(),
        () => fleet.kill('notification-2'),
        () => fleet.kill('billing-2'),
        () => cluster.broker(1).restart(),
        () => fleet.kill('analytics-3'),
        () => fleet.kill('order-service-2'),
        () => cluster.broker(2).kill(),
        () => fleet.kill('billing-3'),
        () => cluster.broker(2).restart(),
      ]
      const left = [...kills]
      let killing = Promise.resolve()
      // Spread over the way of all orders through all services.
      await auditor.watch(new AbortController().signal, (events) => {
        const done = events.reduce((sum, count) => sum + count, 0)
        while (kills.length - left.length < (done / (3 * auditor.orderCount)) * kills.length) {
          const kill = left.shift()
          if (kill === undefined) return
          killing = killing.then(kill)
        }
      })
      await killing
      expect(left).toEqual([])
      expect(fleet.restarts).toBeGreaterThanOrEqual(7)
      await fleet.stop()
      const { wrong, events } = await auditor.judge()
      expect(wrong).toEqual([])
      expect(events).toEqual([120, 120, 120])
    } finally {
      await fleet.stop()
      await rm(state, { recursive: true, force: true })
    }
  },
  timeoutMs,
)

test('the outbox says of each number which order it is', () => {
  const orders = Array.from({ length: 100 }, (_, number) => orderOf({ shop: 2, number }))
  expect(new Set(orders.map(({ orderId }) => orderId)).size).toBe(100)
  expect(orders.every(({ lines }) => lines.length > 0)).toBe(true)
  expect(orders.map(({ orderId }) => parseOrderId(orderId)?.number)).toEqual(orders.map((_, number) => number))
  expect(orderOf({ shop: 2, number: 7 })).toEqual(orderOf({ shop: 2, number: 7 }))
  expect(parseOrderId('something else')).toBeUndefined()
})
