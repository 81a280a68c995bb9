import { assert, isStreamError, OneAtATime } from '@millrace/base'
import {
  type RecordResult,
  recordResult,
  type SinkPartition,
  type SinkPosition,
  type SinkRecord,
} from '@millrace/connect'
import type { SinkSettings } from './config.ts'
import { Layouts } from './layout.ts'
import { statementRowsMax } from './limits.ts'
import { type Advance, Offsets } from './offsets.ts'
import { type Row, type Statement, statementsOf } from './plan.ts'
import { failureOf, passingReason } from './server-errors.ts'
import type { Queries, Session } from './session.ts'
import { Tables } from './tables.ts'

/** A row, and the place of its record among those of the write. */
interface Placed {
  readonly at: number
  readonly row: Row
}

/** A server that was told something by a statement that it refused. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string

  constructor(reason: string, code: string) {
    super(reason)
    this.code = code
  }
}

/** A table was changed by someone else while we wrote to it: what is known of it now is so. */
class Changed extends Error {
  override readonly name = 'Changed'
}

// Times and texts are read the same way whatever the server's settings say; what a constraint refuses is found at once, and not at the end.
const begin = `BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET CONSTRAINTS ALL IMMEDIATE`

/** No such column, no such table, another type: what was known of a table is not so any more. */
const outdated = ['42703', '42P01', '42804', '42846', '42883']

/** Writes records and offsets, in one transaction a time. */
export class Writer {
  readonly #session: Session
  readonly #settings: SinkSettings
  readonly #layouts: Layouts
  readonly #tables: Tables
  readonly #offsets: Offsets
  /** There is one connection: partitions come while others are written. */
  readonly #turns = new OneAtATime()
  /** What the last write answers, or would have if its connection had not been lost. */
  #last: readonly RecordResult[] | undefined

  constructor(session: Session, settings: SinkSettings, connector: string) {
    this.#session = session
    this.#settings = settings
    this.#layouts = new Layouts(settings)
    this.#tables = new Tables(settings)
    this.#offsets = new Offsets(connector, settings.offsetsTable)
  }

  /** Takes partitions, and answers where they are. Rejects with what the server says, see `failureOf`. */
  claim(partitions: readonly SinkPartition[]): Promise<readonly SinkPosition[]> {
    return this.#turns.run(async () => {
      try {
        return await this.#offsets.claim(await this.#session.queries(), partitions)
      } catch (error) {
        this.#session.drop()
        throw error
      }
    })
  }

  release(partitions: readonly SinkPartition[]): void {
    this.#offsets.release(partitions)
  }

  /** Writes records; all of them are to be tried again if the server is away, or what it does now stands in the way. */
  write(records: readonly SinkRecord[]): Promise<readonly RecordResult[]> {
    return this.#turns.run(async () => {
      for (;;) {
        try {
          return await this.#transaction(records)
        } catch (error) {
          this.#session.drop()
          this.#tables.undo()
          // Not for ever: the tables are looked at anew.
          if (error instanceof Changed) continue
          const reason = passingReason(error)
          return records.map(() => recordResult.retry(reason))
        }
      }
    })
  }

  async #transaction(records: readonly SinkRecord[]): Promise<readonly RecordResult[]> {
    const queries = await this.#session.queries()
    const advances = advancesOf(records)
    const unknown = advances.filter((advance) => !this.#offsets.has(advance))
    if (unknown.length > 0) await this.#offsets.claim(queries, unknown)
    this.#tables.begin()
    await queries.run(begin)
    if (!(await this.#offsets.begin(queries, advances))) {
      await queries.run('ROLLBACK')
      this.#offsets.committed()
      // The database has them: only its answer was never heard.
      assert(this.#last?.length === records.length, 'the same records come again')
      return this.#last
    }
    const results: RecordResult[] = records.map(() => recordResult.ok)
    await this.#settle(queries, await this.#rows(queries, records, results), results)
    const refused = records.map(({ original }) => original).filter((_, at) => results[at]?.kind === 'reject')
    await this.#offsets.advance(queries, advances, refused)
    this.#last = results
    await queries.run('COMMIT')
    this.#offsets.committed()
    return results
  }

  /** The rows of those records that can have one. */
  async #rows(queries: Queries, records: readonly SinkRecord[], results: RecordResult[]): Promise<readonly Placed[]> {
    const rows: Placed[] = []
    for (const [at, record] of records.entries()) {
      if (this.#offsets.isWritten(record.original, record.original.offset)) continue
      try {
        const layout = this.#layouts.of(record)
        const name = this.#settings.tableOf(record.topic)
        const shape = this.#tables.known(name, layout) ?? (await this.#tables.shape(queries, name, layout))
        rows.push({ at, row: { shape, texts: shape.texts(record) } })
      } catch (error) {
        if (!isStreamError(error, 'INVALID_DATA')) throw error
        results[at] = recordResult.reject(error.message)
      }
    }
    return rows
  }

  /** Writes rows, and finds out which of them the database refuses: by halves, each in the order of the records. */
  async #settle(queries: Queries, rows: readonly Placed[], results: RecordResult[]): Promise<void> {
    if (rows.length === 0) return
    await queries.run('SAVEPOINT rows')
    try {
      await this.#run(queries, rows)
      await queries.run('RELEASE SAVEPOINT rows')
      return
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (outdated.includes(error.code) && this.#tables.forget()) throw new Changed(error.message)
      await queries.run('ROLLBACK TO SAVEPOINT rows; RELEASE SAVEPOINT rows')
      const [only] = rows
      if (rows.length === 1 && only !== undefined) {
        results[only.at] = recordResult.reject(error.message)
        return
      }
    }
    const half = Math.ceil(rows.length / 2)
    await this.#settle(queries, rows.slice(0, half), results)
    await this.#settle(queries, rows.slice(half), results)
  }

  async #run(queries: Queries, rows: readonly Placed[]): Promise<void> {
    const { upsert, rowsMax } = this.#settings
    const plan = { upsert, rowsMax: Math.min(rowsMax, statementRowsMax) }
    let before: Promise<void> = Promise.resolve()
    // Each is made while the server does the one before.
    for (const statement of statementsOf(
      rows.map(({ row }) => row),
      plan,
    )) {
      await before
      before = this.#runOne(queries, statement)
    }
    await before
  }

  async #runOne(queries: Queries, { sql, values, columns }: Statement): Promise<void> {
    try {
      await queries.rows(sql, values)
    } catch (error) {
      const failure = failureOf(error, columns)
      if (failure.kind === 'data') throw new Refused(failure.reason, failure.code)
      throw error
    }
  }
}

/** How far the write of these records takes each partition. */
function advancesOf(records: readonly SinkRecord[]): readonly Advance[] {
  const found = new Map<string, { topic: string; partition: number; first: number; next: number }>()
  for (const { original } of records) {
    const { topic, partition, offset } = original
    const key = `${partition} ${topic}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { topic, partition, first: offset, next: offset + 1 })
    else {
      known.first = Math.min(known.first, offset)
      known.next = Math.max(known.next, offset + 1)
    }
  }
  return [...found.values()]
}
