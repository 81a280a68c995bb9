import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { inRepository } from '../../../tests/connectors/servers/lib/places.ts'
import { MariaDb, mariaDbPassword, mariaDbUser } from '../../../tests/connectors/servers/mariadb.ts'
import { Postgresql } from '../../../tests/connectors/servers/postgresql.ts'
import { inOrder } from '../lib/closing.ts'
import { countRecords } from '../lib/count-records.ts'
import type { Pipeline } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { judge, type OrderRow } from './judge.ts'
import { OrderService } from './order-service.ts'
import { ReadModel } from './read-model.ts'

const sqlOf = (name: string): string => readFileSync(inRepository(`examples/pipelines/orders-outbox/${name}`), 'utf8')

const topics = ['shop.order.events', 'shop.payment.events']

/** Orders whose events go through an outbox into topics, and from there into a read model. */
export const ordersOutbox: Pipeline = {
  name: 'orders-outbox',
  rows: 20_000,
  topics: Object.fromEntries(topics.map((topic) => [topic, 3])),
  async open({ client, seed }) {
    const mariaDb = await MariaDb.start()
    const postgres = await Postgresql.start()
    await using root = await mariaDb.root()
    await root.run(sqlOf('shop.sql'))
    await postgres.query(sqlOf('read-model.sql'))
    const [toMariaDb, toPostgres] = [await Relay.start(mariaDb.port), await Relay.start(postgres.port)]
    const service = new OrderService(mariaDb, seed)
    await service.open()
    const readModel = new ReadModel(client, postgres)
    const numberOf = async (sql: string): Promise<number> => {
      const [row] = await postgres.query<{ n: number }>(`SELECT (${sql})::int AS n`)
      return row?.n ?? 0
    }
    const arrived = (): Promise<number> => numberOf('SELECT count(*) FROM order_events')
    return {
      plugins: ['@millrace/connector-mysql-source', '@millrace/connector-postgres-sink'],
      connectors: ['outbox.json', 'events.json'],
      variables: {
        MARIADB_PORT: String(toMariaDb.port),
        MARIADB_USER: mariaDbUser,
        MARIADB_PASSWORD: mariaDbPassword,
        POSTGRES_URL: `jdbc:postgresql://127.0.0.1:${toPostgres.port}/shop`,
        POSTGRES_USER: postgres.user,
        POSTGRES_PASSWORD: postgres.password,
      },
      victims: [
        {
          name: 'kill -9 of MariaDB',
          part: 'source',
          harm: () => mariaDb.process.kill(),
          heal: () => mariaDb.process.start(),
        },
        { name: 'kill -9 of PostgreSQL', part: 'target', harm: () => postgres.kill(), heal: () => postgres.start() },
        ...networkBefore('MariaDB', toMariaDb),
        ...networkBefore('PostgreSQL', toPostgres),
      ],
      // What is taken out of the outbox before the connector has begun to follow the binlog is told by nothing.
      async warmUp() {
        while ((await arrived()) === 0) await delay(100)
      },
      load: (load) => service.load(load),
      arrived,
      async lacking() {
        await readModel.check()
        const [stored, seen] = [await arrived(), await numberOf('SELECT coalesce(sum(version), 0) FROM order_view')]
        const payments = await numberOf('SELECT count(*) FROM payments')
        if (stored === service.count && seen === service.count && payments === service.payments) return undefined
        return `of ${service.count} events ${stored} are stored and ${seen} seen, of ${service.payments} payments ${payments}`
      },
      async verify() {
        await using connection = await mariaDb.root()
        const [left] = await connection.rows('SELECT count(*) AS n FROM shop.outbox')
        return judge({
          made: service.events,
          orders: (await connection.rows(
            'SELECT id, customer, status, cents, paid_cents, version FROM shop.orders',
          )) as OrderRow[],
          view: await postgres.query<OrderRow>(
            `SELECT id, customer, status, order_view.cents, coalesce(payments.cents, 0) AS paid_cents, version
             FROM order_view LEFT JOIN payments ON order_id = id`,
          ),
          events: await postgres.query(
            'SELECT order_id, version, type, customer, cents FROM order_events ORDER BY order_id, version',
          ),
          outbox: Number(left?.['n']),
          payments: service.payments,
          records: await countRecords(client, topics),
        })
      },
      [Symbol.asyncDispose]: () => inOrder([readModel, toMariaDb, toPostgres, mariaDb, postgres]),
    }
  },
}
