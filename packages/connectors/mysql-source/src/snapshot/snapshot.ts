import { type Logger, StreamError } from '@millrace/base'
import { type OffsetMap, type SourceBatch, sourceRecord, type SourceRecord } from '@millrace/connect'
import { SchemaHistory } from '../history/schema-history.ts'
import { schemaChangeRecord, type ToldChange } from '../schema/schema-change.ts'
import type { SnapshotMark } from '@millrace/connect/change-events'
import type { EventSource } from '../schema/source-schema.ts'
import { TableSchema } from '../schema/table-schema.ts'
import { type TableId, tableIdText } from '../schema/table.ts'
import { checkServer } from '../server-check.ts'
import { Session } from '../session.ts'
import type { Settings } from '../settings.ts'
import { type BinlogPosition, offsetOf, serverPartition } from '../stream/position.ts'
import {
  databasesOf,
  type DefinedDatabase,
  type DefinedTable,
  definitionOf,
  quotedName,
  tableIdsOf,
} from './definitions.ts'
import { mariaDbPosition, mySqlPosition } from './server-position.ts'
import { rowsOfTable } from './table-rows.ts'

/** What a snapshot is made by. */
export interface SnapshotParts {
  readonly settings: Settings
  readonly logger: Logger
  readonly signal: AbortSignal
  readonly nowMs: () => number
  /** Whether the tables' rows are wanted, and not only their definitions. */
  readonly withRows: boolean
  /** Told as soon as there is one: what is committed while the snapshot goes on is about it. */
  readonly onHistory: (history: SchemaHistory) => void
}

/** A table to read. */
interface SnapshotTable extends DefinedTable {
  readonly schema: TableSchema
}

/**
 * The tables as they are at one place of the binlog: their definitions, then their rows, those of a table by its key. Returns that place. A
 * snapshot that is broken off has to be made anew: offsets say so until its last record.
 */
export class Snapshot {
  readonly #parts: SnapshotParts
  readonly #partition: OffsetMap
  readonly #history: SchemaHistory

  constructor(parts: SnapshotParts) {
    this.#parts = parts
    this.#partition = serverPartition(parts.settings.prefix)
    this.#history = SchemaHistory.empty(parts.settings.prefix)
    parts.onHistory(this.#history)
  }

  /** Reads it all. Throws what the server says; a table that is altered meanwhile ends it too. */
  async *read(): AsyncGenerator<SourceBatch, BinlogPosition> {
    const { settings, logger } = this.#parts
    const session = await Session.open(settings)
    const close = (): void => session.close()
    this.#parts.signal.addEventListener('abort', close)
    try {
      await checkServer(session, settings.flavor)
      const { at, databases, tables, serverCharset } = await this.#begin(session)
      logger.info(
        { tables: tables.length, file: at.file, position: at.position, gtids: at.known.gtids },
        'a snapshot begins',
      )
      yield {
        records: this.#definitions(at, databases, tables, serverCharset),
        positions: this.#history.takePositions(),
      }
      if (this.#parts.withRows) yield* this.#rows(session, at, tables)
      if (this.#history.isHeavy) await this.#history.settled(this.#parts.signal)
      yield { records: [], positions: [{ partition: this.#partition, offset: this.#offset(at, false) }] }
      logger.info({ tables: tables.length }, 'the snapshot is made')
      return at
    } finally {
      this.#parts.signal.removeEventListener('abort', close)
      session.close()
    }
  }

  async #begin(session: Session) {
    const { settings } = this.#parts
    await session.run("SET SESSION sql_mode = ''")
    await session.run('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    if (settings.snapshotLock) await session.run('FLUSH TABLES WITH READ LOCK')
    try {
      const at = await this.#transaction(session)
      const [row] = await session.rows('SELECT @@character_set_server, @@collation_server')
      const serverCharset = [row?.[0] ?? '', row?.[1] ?? ''] as const
      const databases = await databasesOf(session, settings)
      const tables: SnapshotTable[] = []
      for (const id of await tableIdsOf(session, settings)) {
        const defined = await definitionOf(session, id)
        if (defined !== undefined) tables.push({ ...defined, schema: this.#schemaOf(defined) })
      }
      return { at, databases, tables, serverCharset }
    } finally {
      if (settings.snapshotLock) await session.run('UNLOCK TABLES')
    }
  }

  /** Begins the transaction that sees all tables at one place of the binlog, and says which. */
  async #transaction(session: Session): Promise<BinlogPosition> {
    const { settings, nowMs } = this.#parts
    const begin = 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY'
    if (settings.flavor === 'mariadb') {
      await session.run(begin)
      return mariaDbPosition(session, nowMs())
    }
    // MySQL does not say what place of the binlog a transaction sees. Nothing changes under the lock; without it, what comes meanwhile is told twice.
    const at = await mySqlPosition(session, nowMs())
    if (!settings.snapshotLock && at.known.gtids === undefined) {
      const message =
        'without global ids (gtid_mode=ON) nothing but a lock finds the place of the binlog that belongs to the tables: set snapshot.locking.mode=minimal'
      throw new StreamError('INVALID_CONFIG', message, { context: { key: 'snapshot.locking.mode' } })
    }
    await session.run(begin)
    return at
  }

  #schemaOf({ table }: DefinedTable): TableSchema {
    const schema = new TableSchema(table, this.#parts.settings)
    if (schema.unknown.length > 0) {
      const columns = schema.unknown.map(({ name, type }) => `${name} ${type.name}`).join(', ')
      this.#parts.logger.warn(
        { table: tableIdText(table), columns },
        'columns of types that are not known are left out',
      )
    }
    return schema
  }

  /** Keeps the definitions, and tells of them as if the tables were made now. */
  #definitions(
    at: BinlogPosition,
    databases: readonly DefinedDatabase[],
    tables: readonly SnapshotTable[],
    [charset, collation]: readonly [string, string],
  ): readonly SourceRecord[] {
    const { catalog } = this.#history
    for (const { name, charset: ofDatabase } of databases) catalog.setDatabase(name, ofDatabase)
    for (const { table } of tables) this.#history.change(table, table, '')
    this.#history.keepList()
    if (!this.#parts.settings.schemaChanges) return []
    const nowhere = { database: '', name: '' }
    const statements: [TableId, string, readonly ToldChange[]][] = [
      [nowhere, `SET character_set_server=${charset}, collation_server=${collation}`, []],
      ...tables.map(({ table }): [TableId, string, readonly ToldChange[]] => [
        table,
        `DROP TABLE IF EXISTS ${quotedName(table.database)}.${quotedName(table.name)}`,
        [{ type: 'DROP', id: table, table: null }],
      ]),
    ]
    for (const { name, charset: own, collation: ownCollation } of databases) {
      const database = { database: name, name: '' }
      statements.push(
        [database, `DROP DATABASE IF EXISTS ${quotedName(name)}`, []],
        [database, `CREATE DATABASE ${quotedName(name)} CHARSET ${own} COLLATE ${ownCollation}`, []],
        [database, `USE ${quotedName(name)}`, []],
      )
      for (const { table, ddl } of tables) {
        if (table.database === name) statements.push([table, ddl, [{ type: 'CREATE', id: table, table }]])
      }
    }
    return statements.map(([id, ddl, changes]) => this.#definition(at, id, ddl, changes))
  }

  #definition(at: BinlogPosition, id: TableId, ddl: string, changes: readonly ToldChange[]): SourceRecord {
    const { settings, nowMs } = this.#parts
    const source = this.#source(at, id, 'true')
    const record = schemaChangeRecord({ source, nowMs: nowMs(), ddl, changes })
    return this.#record(settings.schemaChangeTopic, record, this.#offset(at, true))
  }

  async *#rows(
    session: Session,
    at: BinlogPosition,
    tables: readonly SnapshotTable[],
  ): AsyncGenerator<SourceBatch, void> {
    const { settings, nowMs } = this.#parts
    // One record is held back: what it is marked as hangs on whether another one comes.
    let held:
      | { readonly make: (mark: SnapshotMark, last: boolean) => SourceRecord; readonly mark: SnapshotMark }
      | undefined
    let batch: SourceRecord[] = []
    for (const { table, schema } of tables) {
      let isFirst = true
      for await (const image of rowsOfTable(session, table, settings.flavor)) {
        if (held !== undefined) batch.push(held.make(isFirst ? 'last_in_data_collection' : held.mark, false))
        if (batch.length >= settings.batchSizeMax) {
          yield { records: batch }
          batch = []
        }
        const row = schema.row(image)
        const ms = nowMs()
        const make = (mark: SnapshotMark, last: boolean): SourceRecord => {
          const source = this.#source(at, table, mark)
          const value = schema.envelope({
            before: null,
            after: row,
            source,
            transaction: null,
            operation: 'r',
            nowMs: ms,
          })
          return this.#record(schema.topic, { key: schema.key(row), value }, this.#offset(at, !last))
        }
        held = { make, mark: held === undefined ? 'first' : isFirst ? 'first_in_data_collection' : 'true' }
        isFirst = false
      }
    }
    if (this.#history.isHeavy) {
      yield { records: batch }
      batch = []
      await this.#history.settled(this.#parts.signal)
    }
    if (held !== undefined) batch.push(held.make('last', true))
    yield { records: batch }
  }

  #source(at: BinlogPosition, { database, name }: TableId, mark: SnapshotMark): EventSource {
    const { settings, nowMs } = this.#parts
    return {
      flavor: settings.flavor,
      server: settings.prefix,
      ms: nowMs(),
      snapshot: mark,
      database,
      table: name === '' ? null : name,
      serverId: 0,
      gtid: null,
      file: at.file,
      position: at.position,
      row: 0,
      thread: null,
      query: null,
    }
  }

  #offset(at: BinlogPosition, snapshot: boolean): OffsetMap {
    return offsetOf(at, { snapshot, carried: this.#history.carried })
  }

  #record(topic: string, parts: Pick<SourceRecord, 'key' | 'value'>, sourceOffset: OffsetMap): SourceRecord {
    return sourceRecord({ topic, ...parts, sourcePartition: this.#partition, sourceOffset })
  }
}
