import { type Logger, StreamError } from '@millrace/base'
import {
  type OffsetMap,
  type SchemaAndValue,
  type SourceBatch,
  sourceRecord,
  type SourceRecord,
} from '@millrace/connect'
import {
  type BinlogEvent,
  type EventBody,
  type EventHeader,
  parseEvent,
  type QueryEvent,
  type RowsEvent,
} from '../binlog/event.ts'
import { placeId, PlacesBefore } from '../binlog/file-place.ts'
import type { TableMap } from '../binlog/table-map.ts'
import type { SchemaHistory } from '../history/schema-history.ts'
import type { EventSource } from '../schema/source-schema.ts'
import { misfit } from '../schema/table-fit.ts'
import { TableSchema } from '../schema/table-schema.ts'
import { type Table, type TableId, tableIdText } from '../schema/table.ts'
import { TransactionCounts } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'
import { applyStatement, understood } from './ddl-effects.ts'
import { type BinlogPosition, offsetOf, type Progress, serverPartition } from './position.ts'
import { type ChangeRecord, changeRecords } from './row-records.ts'

/** What a reader needs besides the events. */
export interface ReaderParts {
  readonly settings: Settings
  readonly history: SchemaHistory
  readonly logger: Logger
  /** The time, in milliseconds since 1970. */
  readonly nowMs: () => number
  /** Asks the server how a table is defined now; undefined if there is none. */
  readonly currentTable: (id: TableId) => Promise<Table | undefined>
}

/** A transaction that is being read. */
interface Transaction {
  readonly id: string
  /** Its global id, if the server gives it one. */
  readonly gtid: string | null
  readonly file: string
  readonly position: number
  /** One statement, without an end of its own; undefined until that is known. */
  standalone: boolean | undefined
  /** What was done of it before; only of the first that is read. */
  readonly done: Progress | undefined
  counts: TransactionCounts | undefined
  /** The number of the event that comes, among those that count. */
  event: number
  query: string | null
  thread: number | null
}

/** A table that rows come of, as its map says; without a schema its rows are not wanted. */
interface MappedTable {
  readonly map: TableMap
  readonly schema: TableSchema | undefined
}

/**
 * Makes records of the events of a binlog, one event after another. Knows where it is: in which transaction, and how much of it is done; and
 * leaves out what was done before of the transaction that it begins in.
 */
export class BinlogReader {
  readonly #parts: ReaderParts
  readonly #partition: OffsetMap
  readonly #tables = new Map<number, MappedTable>()
  readonly #schemas = new Map<Table, TableSchema>()
  #at: BinlogPosition
  #file: string
  #transaction: Transaction | undefined
  #records: SourceRecord[] = []
  #moved = false

  constructor(at: BinlogPosition, parts: ReaderParts) {
    this.#parts = parts
    this.#at = at
    this.#file = at.file
    this.#partition = serverPartition(parts.settings.prefix)
  }

  /** Behind everything that was taken. */
  get position(): BinlogPosition {
    return this.#at
  }

  /** How many records there are to take. */
  get waiting(): number {
    return this.#records.length
  }

  /** The connection is another one: it begins with the transaction that was not finished. */
  reconnected(): void {
    this.#tables.clear()
    this.#transaction = undefined
  }

  /** The records since this was asked last, and where that is; undefined if there is nothing to say. */
  take(): SourceBatch | undefined {
    const { history } = this.#parts
    const positions = [...history.takePositions()]
    if (this.#moved) positions.push({ partition: this.#partition, offset: this.#offset(this.#at) })
    const records = this.#records
    this.#records = []
    this.#moved = false
    return records.length === 0 && positions.length === 0 ? undefined : { records, positions }
  }

  /** Adds a record that is about no event, at the place that was come to. */
  add(topic: string, parts: { readonly key: SchemaAndValue; readonly value: SchemaAndValue }): void {
    this.#emit({ topic, headers: [], ...parts }, this.#at)
  }

  /** Goes on by one event. Throws what makes going on impossible. */
  async read(bytes: Buffer): Promise<void> {
    await this.#read(parseEvent(bytes))
  }

  async #read(event: BinlogEvent): Promise<void> {
    const { header, body } = event
    if (body.kind === 'rotate') this.#file = body.file
    else if (body.kind === 'gtid') this.#begin(body, header)
    else if (body.kind === 'incident') throw incident(this.#file, header)
    else if (body.kind === 'payload') {
      // Events in another one stand where that does.
      const { nextPosition, sizeBytes } = header
      for (const inner of body.events) {
        const { header: own, body: of } = parseEvent(inner)
        await this.#read({ header: { ...own, nextPosition, sizeBytes }, body: of })
      }
    } else if (this.#transaction !== undefined) {
      if (body.kind === 'annotate') this.#transaction.query = body.sql
      else if (body.kind !== 'heartbeat' && body.kind !== 'other') await this.#inTransaction(event, this.#transaction)
    }
  }

  #begin({ gtid, standalone }: Extract<EventBody, { kind: 'gtid' }>, header: EventHeader): void {
    const { progress, known } = this.#at
    const file = this.#file
    const position = header.nextPosition - header.sizeBytes
    // Where it is known how far the binlog was read by its place alone, ids that there are besides tell nothing.
    const id = known instanceof PlacesBefore ? placeId({ file, position }) : gtid
    if (id === undefined) throw withoutId(file, position)
    const transaction: Transaction = {
      id,
      gtid: gtid ?? null,
      file,
      position,
      standalone,
      done: progress?.id === id ? progress : undefined,
      counts: this.#parts.settings.transactionMetadata ? new TransactionCounts(id) : undefined,
      event: 1,
      query: null,
      thread: null,
    }
    this.#transaction = transaction
    if (standalone !== undefined) this.#tellBegin(transaction, header)
  }

  #tellBegin(transaction: Transaction, header: EventHeader): void {
    const { counts, done } = transaction
    if (counts === undefined || done !== undefined) return
    const { transactionTopic } = this.#parts.settings
    const record = counts.begin(header.seconds * 1000)
    this.#emit({ topic: transactionTopic, headers: [], ...record }, this.#within(transaction, header, 0))
  }

  async #inTransaction({ header, body }: BinlogEvent, transaction: Transaction): Promise<void> {
    if (body.kind === 'tableMap') await this.#map(body.map)
    else if (body.kind === 'rows') this.#rows(body, header, transaction)
    else if (body.kind === 'query') this.#query(body, header, transaction)
    else if (body.kind === 'xid') this.#end(transaction, header)
    else if (body.kind === 'xaPrepare' && this.#parts.settings.flavor === 'mysql') this.#end(transaction, header)
    else if (body.kind === 'partialRows' && this.#tables.get(body.tableId)?.schema !== undefined) {
      throw partialRows(this.#file, header)
    }
    transaction.event += 1
  }

  /** A place within a transaction: `row` rows of the event that comes are done. */
  #within({ id, file, position, event }: Transaction, { seconds }: EventHeader, row: number): BinlogPosition {
    return { seconds, file, position, known: this.#at.known, progress: { id, event, row } }
  }

  #end(transaction: Transaction, header: EventHeader): void {
    const { settings } = this.#parts
    this.#transaction = undefined
    this.#at = this.#behind(transaction, header)
    this.#moved = true
    const { counts } = transaction
    if (counts === undefined || transaction.standalone === true) return
    this.#emit({ topic: settings.transactionTopic, headers: [], ...counts.end(header.seconds * 1000) }, this.#at)
  }

  #behind({ id }: Transaction, { seconds, nextPosition }: EventHeader): BinlogPosition {
    return { seconds, file: this.#file, position: nextPosition, known: this.#at.known.with(id), progress: undefined }
  }

  #offset(at: BinlogPosition): OffsetMap {
    return offsetOf(at, { carried: this.#parts.history.carried })
  }

  /** Where the reader is after the record, which is its offset. */
  #emit({ topic, key, value, headers }: ChangeRecord, at: BinlogPosition): void {
    this.#at = at
    const sourceOffset = this.#offset(at)
    this.#records.push(sourceRecord({ topic, key, value, headers, sourcePartition: this.#partition, sourceOffset }))
    this.#moved = false
  }

  async #map(map: TableMap): Promise<void> {
    const { settings, history } = this.#parts
    const id = { database: map.database, name: map.table }
    if (!settings.wantsTable(id.database, id.name)) {
      this.#tables.set(map.tableId, { map, schema: undefined })
      return
    }
    const known = history.catalog.table(id)
    const mapped = this.#tables.get(map.tableId)
    // The same table again, in another transaction.
    if (mapped !== undefined && known !== undefined && mapped.schema?.table === known) {
      this.#tables.set(map.tableId, { map, schema: mapped.schema })
      return
    }
    const table = known !== undefined && misfit(known, map) === undefined ? known : await this.#defined(id, known, map)
    this.#tables.set(map.tableId, { map, schema: this.#schemaOf(table) })
  }

  /** Asks the server where the history does not tell how rows lie: a statement was not understood, or another server was written to. */
  async #defined(id: TableId, known: Table | undefined, map: TableMap): Promise<Table> {
    const { history, logger, currentTable } = this.#parts
    const name = tableIdText(id)
    const why = known === undefined ? 'is not known' : misfit(known, map)
    logger.warn(
      { table: name, why },
      'rows come of a table whose definition is not known for then: the server is asked',
    )
    const current = await currentTable(id)
    const wrong = current === undefined ? 'is gone' : misfit(current, map)
    if (current === undefined || wrong !== undefined) {
      const message = `rows of ${name} at ${this.#file} can't be read: the table ${why ?? ''} in the history of definitions, and on the server it ${wrong ?? ''}. Leave it out with table.exclude.list, or reset the connector's offsets for another snapshot`
      throw new StreamError('INVALID_DATA', message, { context: { table: name, file: this.#file } })
    }
    history.change(id, current, this.#transaction?.id ?? '')
    return current
  }

  #schemaOf(table: Table): TableSchema {
    const made = this.#schemas.get(table)
    if (made !== undefined) return made
    const schema = new TableSchema(table, this.#parts.settings)
    if (schema.unknown.length > 0) {
      const columns = schema.unknown.map(({ name, type }) => `${name} ${type.name}`).join(', ')
      this.#parts.logger.warn(
        { table: tableIdText(table), columns },
        'columns of types that are not known are left out',
      )
    }
    for (const old of this.#schemas.keys()) {
      if (old.database === table.database && old.name === table.name) this.#schemas.delete(old)
    }
    this.#schemas.set(table, schema)
    return schema
  }

  #rows(event: RowsEvent, header: EventHeader, transaction: Transaction): void {
    const mapped = this.#tables.get(event.tableId)
    if (mapped === undefined) {
      throw new StreamError(
        'CORRUPT_MESSAGE',
        `rows of ${this.#file}:${header.nextPosition} are of a table that no map names`,
      )
    }
    const { schema, map } = mapped
    if (schema === undefined) return
    const { settings, nowMs } = this.#parts
    const { done, counts } = transaction
    const isDone = done !== undefined && transaction.event < done.event
    const rowsDone = done !== undefined && transaction.event === done.event ? done.row : 0
    const source = this.#source(header, transaction, schema.table)
    let before = this.#at
    let row = 0
    for (const records of changeRecords({ event, map, schema, source, settings, counts, nowMs: nowMs() })) {
      row += 1
      if (isDone || row <= rowsDone) continue
      const after = this.#within(transaction, header, row)
      if (row === rowsDone + 1) before = this.#within(transaction, header, row - 1)
      // A row counts as done with the last of its records.
      for (const [at, record] of records.entries()) this.#emit(record, at === records.length - 1 ? after : before)
      before = after
    }
  }

  #source(
    { seconds, serverId, nextPosition, sizeBytes }: EventHeader,
    transaction: Transaction,
    table: TableId,
  ): EventSource {
    return {
      flavor: this.#parts.settings.flavor,
      server: this.#parts.settings.prefix,
      ms: seconds * 1000,
      snapshot: 'false',
      database: table.database,
      table: table.name,
      serverId,
      gtid: transaction.gtid,
      file: this.#file,
      position: nextPosition - sizeBytes,
      row: 0,
      thread: transaction.thread,
      query: this.#parts.settings.includeQuery ? transaction.query : null,
    }
  }

  #query({ sql, database, thread }: QueryEvent, header: EventHeader, transaction: Transaction): void {
    const { settings, history, logger, nowMs } = this.#parts
    const statement = understood(sql, database, history.catalog, logger, `${this.#file}:${header.nextPosition}`)
    if (transaction.standalone === undefined) {
      transaction.standalone = statement.kind !== 'begin' && !xaStart.test(sql)
      // What is alone is no transaction that anything is told of.
      if (transaction.standalone) transaction.counts = undefined
      else {
        transaction.thread = thread
        this.#tellBegin(transaction, header)
        return
      }
    }
    if (statement.kind === 'begin') return
    if (statement.kind === 'commit' || statement.kind === 'rollback') {
      this.#end(transaction, header)
      return
    }
    const source = this.#source(header, transaction, { database, name: '' })
    const schemaOf = (table: Table) => this.#schemaOf(table)
    const { counts } = transaction
    const records = applyStatement(statement, {
      sql,
      gtid: transaction.id,
      source,
      settings,
      history,
      counts,
      nowMs: nowMs(),
      schemaOf,
    })
    const before = this.#at
    const after = transaction.standalone ? this.#behind(transaction, header) : this.#within(transaction, header, 0)
    const isDone = transaction.done !== undefined && transaction.event < transaction.done.event
    if (!isDone)
      for (const [at, record] of records.entries()) this.#emit(record, at === records.length - 1 ? after : before)
    if (transaction.standalone) this.#end(transaction, header)
  }
}

/** How a transaction that spans several servers begins. */
const xaStart = /^XA (?:START|BEGIN)\b/i

function withoutId(file: string, position: number): StreamError {
  const message = `the transaction at ${file}:${position} has no global id, and all are wanted to have one: keep gtid_mode=ON, or reset the connector's offsets for another snapshot`
  return new StreamError('INVALID_DATA', message, { context: { file } })
}

function partialRows(file: string, { nextPosition }: EventHeader): StreamError {
  const message = `rows before ${file}:${nextPosition} have only what changed of their documents: set binlog_row_value_options='' for every session, and reset the connector's offsets for another snapshot`
  return new StreamError('INVALID_DATA', message, { context: { file } })
}

function incident(file: string, { nextPosition }: EventHeader): StreamError {
  const message = `the server says that its binlog lacks something before ${file}:${nextPosition}: reset the connector's offsets, and the tables are read again as they are`
  return new StreamError('INVALID_DATA', message, { context: { file } })
}
