import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What analytics knows of one partition. */
export interface Totals {
  /** Of the next record to count: the totals are of all records before it. */
  offset: number
  orders: number
  cents: number
  /** Pieces sold, by article. */
  readonly pieces: Record<string, number>
}

/**
 * Stands for the database of analytics: a row for each partition. A row is replaced as a whole, so the totals and the offset that they reach
 * to are never apart; that is all that counting each record once takes, whatever dies when.
 */
export class TotalsTable {
  readonly #folder: string
  readonly #writer: string

  /** `writer` is who writes, if somebody does. */
  constructor(state: string, writer: string) {
    this.#folder = path.join(state, 'analytics')
    this.#writer = writer
  }

  /** The row of a partition; an empty one if there is none yet. */
  async load(topic: string, partition: number): Promise<Totals> {
    const row = `${topic}-${partition}.json`
    const names = await this.#names()
    return names.includes(row) ? this.#read(row) : emptyTotals()
  }

  async save(topic: string, partition: number, totals: Totals): Promise<void> {
    const row = path.join(this.#folder, `${topic}-${partition}.json`)
    const draft = `${row}.${this.#writer}`
    await mkdir(this.#folder, { recursive: true })
    await writeFile(draft, JSON.stringify(totals))
    await rename(draft, row)
  }

  /** All rows of a topic as one. */
  async sum(topic: string): Promise<Totals> {
    const sum = emptyTotals()
    for (const name of await this.#names()) {
      if (!name.startsWith(`${topic}-`) || !name.endsWith('.json')) continue
      const { orders, cents, pieces } = await this.#read(name)
      sum.orders += orders
      sum.cents += cents
      for (const [article, count] of Object.entries(pieces)) add(sum.pieces, article, count)
    }
    return sum
  }

  async #read(name: string): Promise<Totals> {
    return JSON.parse(await readFile(path.join(this.#folder, name), 'utf8')) as Totals
  }

  async #names(): Promise<string[]> {
    await mkdir(this.#folder, { recursive: true })
    return readdir(this.#folder)
  }
}

export function emptyTotals(): Totals {
  return { offset: 0, orders: 0, cents: 0, pieces: {} }
}

/** Adds to a count by name. */
export function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count
}
