import { setTimeout as delay } from 'node:timers/promises'
import { seededRandom } from '../../../tests/faults/src/seeded-random.ts'
import { isLost, type SqlClient } from '../../../tests/connectors/servers/lib/sql-client.ts'
import type { MariaDb } from '../../../tests/connectors/servers/mariadb.ts'
import type { Load } from '../lib/pipeline.ts'

/** A row of `shop.orders`, as it is in JSON. */
export interface Order {
  readonly id: number
  readonly customer: string
  readonly item: string
  readonly quantity: number
  /** A decimal: no float. */
  readonly price: string
  /** How often it was changed. */
  readonly version: number
}

/** What happened to a row: `c` is an insert, `u` an update, `d` a delete, of the row as it was. */
export interface Change {
  readonly op: 'c' | 'u' | 'd'
  readonly order: Order
}

const items = ['rye', 'Grünkern', 'oats, "rolled"', "miller's bran", 'two\nlines', '燕麦']

const create = `
  CREATE DATABASE shop CHARACTER SET utf8mb4;
  CREATE TABLE shop.orders (
    id INT PRIMARY KEY,
    customer VARCHAR(20) NOT NULL,
    item VARCHAR(40) NOT NULL,
    quantity INT NOT NULL,
    price DECIMAL(10, 2) NOT NULL,
    version INT NOT NULL
  );
  CREATE TABLE shop.done (number INT NOT NULL);
  INSERT INTO shop.done VALUES (0);`

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

function statementOf({ op, order: { id, customer, item, quantity, price, version } }: Change): string {
  if (op === 'd') return `DELETE FROM shop.orders WHERE id = ${id};`
  if (op === 'u') {
    return `UPDATE shop.orders SET item = ${text(item)}, quantity = ${quantity}, price = ${price}, version = ${version} WHERE id = ${id};`
  }
  return `INSERT INTO shop.orders VALUES (${id}, ${text(customer)}, ${text(item)}, ${quantity}, ${price}, ${version});`
}

/** A shop that takes orders, changes and deletes them, and remembers all that it did. */
export class Shop {
  /** What happened to each row, in order. */
  readonly changes = new Map<number, Change[]>()
  readonly #server: MariaDb
  readonly #random: () => number
  /** Orders that are there. */
  readonly #live: Order[] = []
  /** Where each stands there. */
  readonly #places = new Map<number, number>()
  #connection: SqlClient | undefined
  #transactions = 0
  #lastId = 0

  constructor(server: MariaDb, seed: number) {
    this.#server = server
    this.#random = seededRandom(seed)
  }

  /** Makes its tables, with rows that are there before anybody looks. */
  async open(rows: number): Promise<void> {
    await using connection = await this.#server.root()
    await connection.run(create)
    const changes = Array.from({ length: rows }, (): Change => ({ op: 'c', order: this.#newOrder() }))
    for (let at = 0; at < rows; at += 500) {
      await connection.run(
        `BEGIN;${changes
          .slice(at, at + 500)
          .map(statementOf)
          .join('')}COMMIT`,
      )
    }
    for (const change of changes) this.#remember(change)
  }

  /** Transactions of one to twenty changes, one after the other. */
  async load({ goesOn, signal }: Load): Promise<void> {
    let changed = 0
    while (await goesOn(changed)) {
      const count = 1 + Math.floor(this.#random() * 20)
      const changes = this.#plan(count)
      await this.#commit(changes, signal)
      for (const change of changes) this.#remember(change)
      changed += changes.length
    }
    await this.#connection?.[Symbol.asyncDispose]()
  }

  /** The rows that the server has. */
  async orders(): Promise<ReadonlyMap<number, Order>> {
    await using connection = await this.#server.root()
    const rows = await connection.rows('SELECT id, customer, item, quantity, price, version FROM shop.orders')
    return new Map(rows.map((row) => [Number(row['id']), row as unknown as Order]))
  }

  #plan(count: number): readonly Change[] {
    const changes: Change[] = []
    const touched = new Set<number>()
    while (changes.length < count) {
      const dice = this.#random()
      const order = this.#live[Math.floor(this.#random() * this.#live.length)]
      if (dice < 0.4 || order === undefined || touched.has(order.id)) {
        const fresh = this.#newOrder()
        touched.add(fresh.id)
        changes.push({ op: 'c', order: fresh })
        continue
      }
      touched.add(order.id)
      changes.push(
        dice < 0.9
          ? { op: 'u', order: { ...order, ...this.#goods(), version: order.version + 1 } }
          : { op: 'd', order },
      )
    }
    return changes
  }

  /** Has the server do it once. Whether a transaction was committed when a connection broke, the server tells when it is back. */
  async #commit(changes: readonly Change[], signal: AbortSignal): Promise<void> {
    const number = (this.#transactions += 1)
    const statements = `BEGIN;${changes.map(statementOf).join('')}UPDATE shop.done SET number = ${number};COMMIT`
    let isSure = true
    for (;;) {
      try {
        this.#connection ??= await this.#server.root()
        if (!isSure) {
          const [done] = await this.#connection.rows('SELECT number FROM shop.done')
          if (Number(done?.['number']) === number) return
        }
        isSure = false
        await this.#connection.run(statements)
        return
      } catch (error) {
        if (!isLost(error)) throw error
        await this.#connection?.[Symbol.asyncDispose]()
        this.#connection = undefined
        await delay(50, undefined, { signal })
      }
    }
  }

  #newOrder(): Order {
    const id = (this.#lastId += 1)
    return { id, customer: `c-${Math.floor(this.#random() * 500)}`, ...this.#goods(), version: 1 }
  }

  #goods(): Pick<Order, 'item' | 'quantity' | 'price'> {
    const quantity = 1 + Math.floor(this.#random() * 9)
    const item = items[Math.floor(this.#random() * items.length)] ?? 'rye'
    return { item, quantity, price: (quantity * 3.9 + this.#random()).toFixed(2) }
  }

  #remember(change: Change): void {
    const { id } = change.order
    if (change.op === 'd') this.#forget(id)
    else {
      const at = this.#places.get(id) ?? this.#live.length
      this.#live[at] = change.order
      this.#places.set(id, at)
    }
    const changes = this.changes.get(id)
    if (changes === undefined) this.changes.set(id, [change])
    else changes.push(change)
  }

  /** The last one takes the place of the one that is gone. */
  #forget(id: number): void {
    const at = this.#places.get(id)
    const last = this.#live.pop()
    this.#places.delete(id)
    if (at === undefined || last === undefined || last.id === id) return
    this.#live[at] = last
    this.#places.set(last.id, at)
  }
}
