import { assert, type Logger, StreamError } from '@millrace/base'
import {
  type OffsetMap,
  type SchemaAndValue,
  type SourceBatch,
  sourceRecord,
  type SourceRecord,
} from '@millrace/connect'
import { tablesMax } from '../limits.ts'
import { MessageSchema } from '../schema/message-schema.ts'
import type { EventSource } from '../schema/source-schema.ts'
import { TableSchema } from '../schema/table-schema.ts'
import { type Table, tableIdText } from '../schema/table.ts'
import { TransactionCounts } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'
import type { Frame } from '../wal/frame.ts'
import { parseMessage, type Relation, type WalMessage } from '../wal/message.ts'
import { offsetOf, type Progress, serverPartition, type WalPosition } from './position.ts'
import { type ChangeParts, type ChangeRecord, type RowChange, rowRecords, truncateRecords } from './row-records.ts'

/** What a reader needs besides the frames. */
export interface ReaderParts {
  readonly settings: Settings
  readonly logger: Logger
  /** The time, in milliseconds since 1970. */
  readonly nowMs: () => number
  /** Asks the server's catalog what the log does not say of a table. */
  readonly tableOf: (relation: Relation) => Promise<Table>
}

/** A transaction that is being read. */
interface Transaction {
  readonly xid: number
  readonly finalLsn: bigint
  readonly micros: bigint
  /** It was done before, all of it. */
  readonly isDone: boolean
  /** What was done of it before; only of the first that is read. */
  readonly done: Progress | undefined
  readonly counts: TransactionCounts | undefined
  hasBegun: boolean
  /** The place of the change that was read last, and how many stood there. */
  lsn: bigint
  row: number
}

/** A frame that a change came in. */
type DataFrame = Extract<Frame, { kind: 'data' }>
type LogicalMessage = Extract<WalMessage, { kind: 'message' }>

/**
 * Makes records of the frames of a slot, one after another. Knows where it is: behind which transaction, and how much of the next one is done; and
 * leaves out what was done before when the server sends it again.
 */
export class WalReader {
  readonly #parts: ReaderParts
  readonly #partition: OffsetMap
  readonly #messages: MessageSchema
  /** By the relation's id; null for those that are not wanted. */
  readonly #tables = new Map<number, TableSchema | null>()
  #at: WalPosition
  #transaction: Transaction | undefined
  #records: SourceRecord[] = []
  #moved = false

  constructor(at: WalPosition, parts: ReaderParts) {
    this.#parts = parts
    this.#at = at
    this.#partition = serverPartition(parts.settings.prefix)
    this.#messages = new MessageSchema(parts.settings.values.binary)
  }

  /** Behind everything that was taken. */
  get position(): WalPosition {
    return this.#at
  }

  /** How many records there are to take. */
  get waiting(): number {
    return this.#records.length
  }

  /** The connection is another one: it begins with the transaction that was not finished, and says anew what relations are. */
  reconnected(): void {
    this.#tables.clear()
    this.#transaction = undefined
  }

  /** The records since this was asked last, and where that is; undefined if there is nothing to say. */
  take(): SourceBatch | undefined {
    const records = this.#records
    const positions = this.#moved ? [{ partition: this.#partition, offset: offsetOf(this.#at) }] : []
    this.#records = []
    this.#moved = false
    return records.length === 0 && positions.length === 0 ? undefined : { records, positions }
  }

  /** Adds a record that is about no change, at the place that was come to. */
  add(topic: string, parts: { readonly key: SchemaAndValue; readonly value: SchemaAndValue }): void {
    this.#emit({ topic, headers: [], ...parts }, this.#at)
  }

  /** Goes on by one frame. Throws what makes going on impossible. */
  async read(frame: Frame): Promise<void> {
    if (frame.kind === 'keepalive') {
      // All that was committed before is sent, unless a transaction is on its way.
      if (this.#transaction === undefined) this.#behind(frame.walEnd, undefined)
      return
    }
    const message = parseMessage(frame.body)
    if (message.kind === 'relation') await this.#relation(message.relation)
    else if (message.kind === 'begin') this.#begin(message)
    else if (message.kind === 'commit') this.#commit(message)
    else if (message.kind === 'message') this.#message(message, frame)
    else if (message.kind !== 'other') this.#change(message, frame)
  }

  #begin({ finalLsn, micros, xid }: Extract<WalMessage, { kind: 'begin' }>): void {
    const { settings } = this.#parts
    const { commitLsn, progress } = this.#at
    const done = progress?.finalLsn === finalLsn ? progress : undefined
    this.#transaction = {
      xid,
      finalLsn,
      micros,
      isDone: finalLsn < commitLsn,
      done,
      counts: settings.transactionMetadata ? new TransactionCounts(`${xid}:${finalLsn}`) : undefined,
      hasBegun: done !== undefined,
      lsn: -1n,
      row: 0,
    }
  }

  #commit({ endLsn, micros }: Extract<WalMessage, { kind: 'commit' }>): void {
    const transaction = this.#inTransaction()
    this.#transaction = undefined
    if (transaction.isDone) return
    const { counts, hasBegun } = transaction
    this.#behind(endLsn, transaction)
    if (counts === undefined || !hasBegun) return
    const { transactionTopic } = this.#parts.settings
    this.#emit({ topic: transactionTopic, headers: [], ...counts.end(Number(micros / 1000n)) }, this.#at)
  }

  /** Everything before a place is done. */
  #behind(lsn: bigint, transaction: Transaction | undefined): void {
    const { commitLsn, micros, transaction: last, progress } = this.#at
    if (lsn <= commitLsn) return
    this.#at = {
      commitLsn: lsn,
      // The server reads from further back: a transaction that is half done may be still to come.
      progress: progress !== undefined && progress.finalLsn >= lsn ? progress : undefined,
      micros: transaction?.micros ?? micros,
      transaction: transaction?.xid ?? last,
    }
    this.#moved = true
  }

  /** Where the reader is after the record, which is its offset. */
  #emit({ topic, key, value, headers }: ChangeRecord, at: WalPosition): void {
    this.#at = at
    this.#records.push(
      sourceRecord({ topic, key, value, headers, sourcePartition: this.#partition, sourceOffset: offsetOf(at) }),
    )
    this.#moved = false
  }

  async #relation(relation: Relation): Promise<void> {
    const { settings, tableOf } = this.#parts
    const { id, schema, name } = relation
    if (this.#tables.size >= tablesMax && !this.#tables.has(id)) {
      const message = `more than ${tablesMax} tables are published: name those that are wanted in a publication of their own (publication.autocreate.mode=filtered)`
      throw new StreamError('INVALID_CONFIG', message, { context: { key: 'publication.name' } })
    }
    if (!settings.wantsTable(schema, name)) {
      this.#tables.set(id, null)
      return
    }
    const made = new TableSchema(await tableOf(relation), settings)
    if (made.unknown.length > 0) {
      const columns = made.unknown.map((column) => `${column.name} ${column.type.name}`).join(', ')
      this.#parts.logger.warn(
        { table: tableIdText({ schema, name }), columns },
        'columns of types that are not known are left out: include.unknown.datatypes tells them as bytes',
      )
    }
    this.#tables.set(id, made)
  }

  #change(
    message: Extract<WalMessage, { kind: 'insert' | 'update' | 'delete' | 'truncate' }>,
    { lsn }: DataFrame,
  ): void {
    const transaction = this.#inTransaction()
    if (message.kind === 'truncate') {
      for (const id of message.relations) this.#step(transaction, lsn, id, (parts) => truncateRecords(parts))
      return
    }
    const change: RowChange = {
      before: message.kind === 'insert' ? undefined : message.before,
      after: message.kind === 'delete' ? undefined : message.after,
    }
    const isInsert = message.kind === 'insert'
    const isWhole = message.kind === 'insert' || !message.isKey
    this.#fit(message.relation, change, isWhole)
    this.#step(transaction, lsn, message.relation, (parts) => rowRecords(change, isInsert, parts))
  }

  /** A row that has null where the table, as the catalog says it now, has none is one of before: null was allowed. */
  #fit(id: number, { before, after }: RowChange, isWhole: boolean): void {
    const schema = this.#tables.get(id)
    if (schema === undefined || schema === null) return
    const rows = [after, isWhole ? before : undefined].flatMap((row) => (row === undefined ? [] : [row]))
    const names = new Set(rows.flatMap((row) => schema.misfits(row)))
    if (names.size === 0) return
    const { table } = schema
    const columns = table.columns.map((column) => (names.has(column.name) ? { ...column, optional: true } : column))
    this.#tables.set(id, new TableSchema({ ...table, columns }, this.#parts.settings))
  }

  /** One change of a transaction: counts it, and adds its records unless it was done before. */
  #step(
    transaction: Transaction,
    lsn: bigint,
    relation: number,
    make: (parts: ChangeParts) => readonly ChangeRecord[],
  ): void {
    const isDone = this.#count(transaction, lsn)
    const schema = this.#tables.get(relation)
    if (schema === undefined) {
      throw new StreamError('CORRUPT_MESSAGE', `a change is of relation ${relation}, of which nothing was said before`)
    }
    if (schema === null || transaction.isDone) return
    const { settings, nowMs } = this.#parts
    const { counts } = transaction
    const source = this.#source(transaction, lsn, schema.table)
    // What is done is made too where it counts.
    if (isDone && counts === undefined) return
    const records = make({ schema, source, settings, counts, nowMs: nowMs() })
    if (!isDone) this.#emitAll(transaction, records)
  }

  /** Whether the change was done before. */
  #count(transaction: Transaction, lsn: bigint): boolean {
    transaction.row = lsn === transaction.lsn ? transaction.row + 1 : 1
    transaction.lsn = lsn
    const { done, isDone, row } = transaction
    if (isDone) return true
    return done !== undefined && (lsn < done.lsn || (lsn === done.lsn && row <= done.row))
  }

  #emitAll(transaction: Transaction, records: readonly ChangeRecord[]): void {
    if (records.length === 0) return
    this.#beginEvents(transaction)
    const before = this.#at
    const { finalLsn, lsn, row, micros, xid } = transaction
    const after = { commitLsn: before.commitLsn, progress: { finalLsn, lsn, row }, micros, transaction: xid }
    // A change counts as done with the last of its records.
    for (const [at, record] of records.entries()) this.#emit(record, at === records.length - 1 ? after : before)
  }

  /** Tells that a transaction begins, once something of it is told. */
  #beginEvents(transaction: Transaction): void {
    if (transaction.hasBegun) return
    transaction.hasBegun = true
    const { counts, finalLsn, micros, xid } = transaction
    if (counts === undefined) return
    const { transactionTopic } = this.#parts.settings
    const progress = { finalLsn, lsn: 0n, row: 0 }
    const at = { commitLsn: this.#at.commitLsn, progress, micros, transaction: xid }
    this.#emit({ topic: transactionTopic, headers: [], ...counts.begin(Number(micros / 1000n)) }, at)
  }

  #message({ isTransactional, prefix, content }: LogicalMessage, { lsn, sentMicros }: DataFrame): void {
    const { settings, nowMs } = this.#parts
    const transaction = isTransactional ? this.#inTransaction() : undefined
    const isDone = transaction === undefined ? lsn < this.#at.commitLsn : this.#count(transaction, lsn)
    const isWanted = settings.wantsMessage(prefix)
    if (isWanted && transaction !== undefined) transaction.counts?.count('message')
    if (isDone) return
    // It stands alone, and what is behind its first byte is behind it.
    if (!isWanted) {
      if (transaction === undefined) this.#behind(lsn + 1n, undefined)
      return
    }
    const source = this.#source(transaction ?? { xid: null, micros: sentMicros, finalLsn: lsn }, lsn, {
      schema: '',
      name: '',
    })
    const block = transaction?.counts?.block('message') ?? null
    const record = this.#messages.record({ prefix, content, source, transaction: block, nowMs: nowMs() })
    const all = [{ topic: settings.messageTopic, headers: [], ...record }]
    if (transaction !== undefined) this.#emitAll(transaction, all)
    else this.#alone(all, lsn + 1n)
  }

  #alone(records: readonly ChangeRecord[], lsn: bigint): void {
    this.#behind(lsn, undefined)
    for (const record of records) this.#emit(record, this.#at)
  }

  #source(
    { xid, micros, finalLsn }: Pick<Transaction, 'micros' | 'finalLsn'> & { readonly xid: number | null },
    lsn: bigint,
    { schema, name }: Pick<Table, 'schema' | 'name'>,
  ): EventSource {
    const { prefix, login } = this.#parts.settings
    return {
      server: prefix,
      database: login.database,
      micros,
      snapshot: 'false',
      schema,
      table: name,
      transaction: xid,
      lsn,
      commit: finalLsn,
    }
  }

  #inTransaction(): Transaction {
    const transaction = this.#transaction
    assert(transaction !== undefined, 'changes come within a transaction')
    return transaction
  }
}
