import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serde, topic } from '@millrace/client'
import { foreignKeyLeftJoin, join, streams, to, toStream } from '@millrace/streams'
import { startTestCluster } from '@millrace/testing'
import { expect, it } from 'vitest'

const orders = topic('orders', { key: serde.string(), value: serde.json<{ customer: string; amount: number }>() })
const customers = topic('customers', { key: serde.string(), value: serde.string() })
const named = topic('named', { key: serde.string(), value: serde.string() })

const orderCount = 30
const customerCount = 5

it(
  'rows meet by foreign key though their topics are partitioned differently, and though the application moves in between',
  { timeout: 120_000 },
  async () => {
    await using cluster = await startTestCluster()
    const client = await cluster.client()
    const folder = mkdtempSync(path.join(tmpdir(), 'millrace-joins-'))
    const admin = client.admin()
    await admin.createTopic(orders, { partitions: 3 })
    await admin.createTopic(customers, { partitions: 2 })
    await admin.createTopic(named, { partitions: 1 })

    const run = (copy: string) => {
      const app = streams({ id: 'joins', brokers: cluster.bootstrap.split(',') })
      const names = app.table(customers, { store: 'customers' })
      app.table(orders, { store: 'orders' }).pipe(
        foreignKeyLeftJoin(
          names,
          (order) => order.customer,
          (order, name) => `${name} ${order.amount}`,
          { store: 'named' },
        ),
        toStream(),
        to(named),
      )
      const stop = new AbortController()
      const done = app.run({ signal: stop.signal, stateDir: path.join(folder, copy), commitInterval: '30ms' })
      return {
        failed: done.then(() => new Promise<never>(() => undefined)),
        stop: () => {
          stop.abort()
          return done
        },
      }
    }
    const nameAll = async (prefix: string) => {
      const producer = client.producer()
      for (let i = 0; i < customerCount; i++) void producer.send(customers, { key: `c${i}`, value: `${prefix}${i}` })
      await producer.close()
    }
    /** Reads until the newest value of each order is the one of `expected`. */
    const newestBecome = async (expected: ReadonlyMap<string, string>, failed: Promise<never>, results = named) => {
      const consumer = client.consumer({ isolation: 'read_committed' })
      const wrong = new Set(expected.keys())
      const reading = (async () => {
        for await (const { key, value } of consumer.records(results, { from: 'earliest' })) {
          if (key === null) continue
          if (expected.get(key) === value) wrong.delete(key)
          else wrong.add(key)
          if (wrong.size === 0) return
        }
      })()
      await Promise.race([reading, failed])
      await consumer.close()
    }
    const expectedWith = (prefix: string) =>
      new Map(Array.from({ length: orderCount }, (_, i) => [`o${i}`, `${prefix}${i % customerCount} ${i}`] as const))

    const first = run('a')
    await nameAll('ann')
    const producer = client.producer()
    for (let i = 0; i < orderCount; i++) {
      void producer.send(orders, { key: `o${i}`, value: { customer: `c${i % customerCount}`, amount: i } })
    }
    await producer.close()
    await newestBecome(expectedWith('ann'), first.failed)
    await first.stop()

    // Another copy, without what the first had on disk.
    const second = run('b')
    await nameAll('bea')
    await newestBecome(expectedWith('bea'), second.failed)
    await second.stop()

    // Rows that lie elsewhere than their keys say are found by the partitioner that put them there.
    const people = topic('people', { key: serde.string(), value: serde.string() })
    const byNumber = topic('named-by-number', { key: serde.string(), value: serde.string() })
    await admin.createTopic(people, { partitions: 2 })
    await admin.createTopic(byNumber, { partitions: 1 })
    const partitionOf = (key: string | null): number => Number(key?.slice(1)) % 2
    await using writer = client.producer()
    for (let i = 0; i < customerCount; i++) {
      const key = `c${i}`
      void writer.send(people, { key, value: `cid${i}`, partition: partitionOf(key) })
    }
    await writer.flush()
    const app = streams({ id: 'by-number', brokers: cluster.bootstrap.split(','), stores: 'memory' })
    app.table(orders).pipe(
      foreignKeyLeftJoin(
        app.table(people),
        (order) => order.customer,
        (order, name) => `${name} ${order.amount}`,
        { otherPartitioner: (_topic, key) => partitionOf(key) },
      ),
      toStream(),
      to(byNumber),
    )
    const running = await app.start({ commitInterval: '30ms' })
    await newestBecome(
      expectedWith('cid'),
      running.done.then(() => new Promise<never>(() => undefined)),
      byNumber,
    )
    await running.stop()
    rmSync(folder, { recursive: true })
  },
)

it('topics to be joined that have different numbers of partitions are refused', { timeout: 60_000 }, async () => {
  await using cluster = await startTestCluster()
  const client = await cluster.client()
  const admin = client.admin()
  await admin.createTopic(orders, { partitions: 3 })
  await admin.createTopic(customers, { partitions: 2 })
  await admin.createTopic(named, { partitions: 1 })
  const folder = mkdtempSync(path.join(tmpdir(), 'millrace-joins-'))
  const app = streams({ id: 'refused', brokers: cluster.bootstrap.split(',') })
  const names = app.stream(customers)
  app.stream(orders).pipe(
    join(names, (order, name) => `${name} ${order.amount}`, { within: '1m' }),
    to(named),
  )
  await expect(app.run({ stateDir: folder })).rejects.toThrow(
    expect.objectContaining({ code: 'INVALID_TOPOLOGY', message: expect.stringContaining('customers') }),
  )
  rmSync(folder, { recursive: true })
})
