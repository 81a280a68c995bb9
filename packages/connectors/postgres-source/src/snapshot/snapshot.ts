import { randomUUID } from 'node:crypto'
import type { Logger } from '@millrace/base'
import { type OffsetMap, type SourceBatch, sourceRecord, type SourceRecord } from '@millrace/connect'
import { type PublishedTable, publishedTables } from '../catalog/publication.ts'
import { createSlot, type NewSlot } from '../catalog/slot.ts'
import { relationOf, tableOfRelation } from '../catalog/tables.ts'
import { TypeCatalog } from '../catalog/types.ts'
import type { SnapshotMark } from '@millrace/connect/change-events'
import type { EventSource } from '../schema/source-schema.ts'
import { TableSchema } from '../schema/table-schema.ts'
import { type TableId, tableIdText } from '../schema/table.ts'
import { literal, Session } from '../session.ts'
import type { Settings } from '../settings.ts'
import { offsetOf, serverPartition, type WalPosition } from '../stream/position.ts'
import { lsnText } from '../wal/lsn.ts'
import { rowsOfTable } from './table-rows.ts'

/** What a snapshot is made by. */
export interface SnapshotParts {
  readonly settings: Settings
  readonly logger: Logger
  readonly signal: AbortSignal
  readonly nowMs: () => number
  /** Whether the slot is there already. */
  readonly hasSlot: boolean
}

/** A table to read. */
interface SnapshotTable {
  readonly published: PublishedTable
  readonly schema: TableSchema
}

/** A record that is held back: what it is marked as hangs on whether another one comes. */
interface Held {
  readonly make: (mark: SnapshotMark, isLast: boolean) => SourceRecord
  readonly mark: SnapshotMark
}

/**
 * The tables as they are at one place of the log: what was committed before is in it, and nothing else, since the server exports such a snapshot with
 * a slot that begins there. If the connector's own slot is there already, that is a temporary one. Returns the place. A snapshot that is broken off
 * has to be made anew: offsets say so until its last record.
 */
export class Snapshot {
  readonly #parts: SnapshotParts
  readonly #partition: OffsetMap
  #transaction = 0

  constructor(parts: SnapshotParts) {
    this.#parts = parts
    this.#partition = serverPartition(parts.settings.prefix)
  }

  /** Reads it all. Throws what the server says. */
  async *read(): AsyncGenerator<SourceBatch, WalPosition> {
    const { settings, logger, signal } = this.#parts
    const sessions: Session[] = []
    const close = (): void => {
      for (const session of sessions) session.close()
    }
    signal.addEventListener('abort', close)
    try {
      const replication = await Session.open(settings.login, true)
      sessions.push(replication)
      const session = await Session.open(settings.login)
      sessions.push(session)
      const { begin, snapshot } = await this.#slot(replication)
      await session.rows('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      await session.rows(`SET TRANSACTION SNAPSHOT ${literal(snapshot)}`)
      // Who has the snapshot now needs nobody to hold it. A temporary slot goes with its connection.
      replication.close()
      const at = await this.#place(session, begin)
      const tables = await this.#tables(session)
      logger.info({ tables: tables.length, lsn: lsnText(begin) }, 'a snapshot begins')
      // That there is one, before its first record: what is left of it is not taken for all.
      yield { records: [], positions: [{ partition: this.#partition, offset: offsetOf(at, true) }] }
      yield* this.#rows(session, at, tables)
      yield { records: [], positions: [{ partition: this.#partition, offset: offsetOf(at) }] }
      logger.info({ tables: tables.length }, 'the snapshot is made')
      return at
    } finally {
      signal.removeEventListener('abort', close)
      close()
    }
  }

  #slot(replication: Session): Promise<NewSlot> {
    const { settings, hasSlot, logger } = this.#parts
    const isTemporary = hasSlot || settings.snapshotMode === 'initial_only'
    const name = isTemporary ? `millrace_${randomUUID().replaceAll('-', '')}` : settings.slot
    logger.info({ slot: name }, 'a slot is made: the server waits for transactions to end that are under way')
    return createSlot(replication, name, isTemporary)
  }

  async #place(session: Session, begin: bigint): Promise<WalPosition> {
    const [row] = await session.rows(
      'SELECT txid_snapshot_xmax(txid_current_snapshot()), (extract(epoch FROM now()) * 1000000)::bigint',
    )
    this.#transaction = Number(row?.[0] ?? 0) % 2 ** 32
    return { commitLsn: begin, progress: undefined, micros: BigInt(row?.[1] ?? 0), transaction: this.#transaction }
  }

  async #tables(session: Session): Promise<readonly SnapshotTable[]> {
    const { settings, logger } = this.#parts
    const types = new TypeCatalog()
    const tables: SnapshotTable[] = []
    for (const published of await publishedTables(session, settings)) {
      const table = await tableOfRelation(session, types, await relationOf(session, published))
      const schema = new TableSchema(table, settings)
      if (schema.unknown.length > 0) {
        const columns = schema.unknown.map(({ name, type }) => `${name} ${type.name}`).join(', ')
        logger.warn(
          { table: tableIdText(table), columns },
          'columns of types that are not known are left out: include.unknown.datatypes tells them as bytes',
        )
      }
      if (table.key.length === 0 && published.identity !== 'f') {
        logger.warn(
          { table: tableIdText(table) },
          'a published table has no key: the server refuses to update and delete its rows until it is given one, or REPLICA IDENTITY FULL',
        )
      }
      tables.push({ published, schema })
    }
    if (tables.length === 0) logger.warn({ publication: settings.publication }, 'no published table is wanted')
    return tables
  }

  async *#rows(session: Session, at: WalPosition, tables: readonly SnapshotTable[]): AsyncGenerator<SourceBatch, void> {
    const { settings, nowMs } = this.#parts
    let held: Held | undefined
    let batch: SourceRecord[] = []
    for (const { published, schema } of tables) {
      let isFirst = true
      for await (const row of rowsOfTable(session, schema.table, published.filter, settings.fetchRowsMax)) {
        if (held !== undefined) batch.push(held.make(isFirst ? 'last_in_data_collection' : held.mark, false))
        if (batch.length >= settings.batchSizeMax) {
          yield { records: batch }
          batch = []
        }
        const after = schema.row(row)
        const ms = nowMs()
        const make = (mark: SnapshotMark, isLast: boolean): SourceRecord => {
          const source = this.#source(at, schema.table, mark)
          const value = schema.envelope({ before: null, after, source, transaction: null, operation: 'r', nowMs: ms })
          return sourceRecord({
            topic: schema.topic,
            key: schema.key(after),
            value,
            sourcePartition: this.#partition,
            sourceOffset: offsetOf(at, !isLast),
          })
        }
        held = { make, mark: held === undefined ? 'first' : isFirst ? 'first_in_data_collection' : 'true' }
        isFirst = false
      }
    }
    if (held !== undefined) batch.push(held.make('last', true))
    yield { records: batch }
  }

  #source({ micros, commitLsn }: WalPosition, { schema, name }: TableId, mark: SnapshotMark): EventSource {
    const { prefix, login } = this.#parts.settings
    return {
      server: prefix,
      database: login.database,
      micros,
      snapshot: mark,
      schema,
      table: name,
      transaction: this.#transaction,
      lsn: commitLsn,
      commit: null,
    }
  }
}
