import { type Logger, StreamError } from '@millrace/base'
import { nothing } from '@millrace/connect'
import type { KnownTables } from '../ddl/create-table.ts'
import { readStatement, type Statement, type TableChange } from '../ddl/statement.ts'
import { DdlError } from '../ddl/tokens.ts'
import type { SchemaHistory } from '../history/schema-history.ts'
import { shownStatementLength } from '../limits.ts'
import { schemaChangeRecord } from '../schema/schema-change.ts'
import type { EventSource } from '../schema/source-schema.ts'
import type { TableSchema } from '../schema/table-schema.ts'
import { type Table, type TableId, tableIdText } from '../schema/table.ts'
import type { TransactionCounts } from '@millrace/connect/change-events'
import type { Settings } from '../settings.ts'
import type { ChangeRecord } from './row-records.ts'

/**
 * What a statement does. One that can't be understood does nothing: it is logged, and when rows come of its tables that lie otherwise, the
 * server is asked how they are defined.
 */
export function understood(
  sql: string,
  database: string,
  known: KnownTables,
  logger: Logger,
  where: string,
): Statement {
  try {
    return readStatement(sql, database, known)
  } catch (error) {
    if (!(error instanceof DdlError)) throw error
    const statement = sql.slice(0, shownStatementLength)
    logger.warn(
      { statement, database, where, why: error.message },
      'a statement that may define tables was not understood',
    )
    return { kind: 'none' }
  }
}

/** What a statement's effects are made by. */
export interface EffectParts {
  readonly sql: string
  readonly gtid: string
  /** Of the database that was used; its table is not known yet. */
  readonly source: EventSource
  readonly settings: Settings
  readonly history: SchemaHistory
  readonly counts: TransactionCounts | undefined
  readonly nowMs: number
  readonly schemaOf: (table: Table) => TableSchema
}

/** Does to the history what a statement does, and makes the records that tell of it. Throws INVALID_DATA for rows that were changed unseen. */
export function applyStatement(statement: Statement, parts: EffectParts): readonly ChangeRecord[] {
  const { settings, history } = parts
  switch (statement.kind) {
    case 'tables':
      return statement.changes.flatMap((change) => applyChange(change, parts))
    case 'database': {
      const { database, charset, dropped } = statement
      if (!settings.wantsDatabase(database)) return []
      for (const id of dropped ?? []) history.change(id, null, parts.gtid)
      if (dropped === undefined) history.catalog.setDatabase(database, charset)
      else history.catalog.dropDatabase(database)
      history.keepList()
      const changes = (dropped ?? []).map((id) => ({ type: 'DROP' as const, id, table: null }))
      return told(parts, { database, name: '' }, parts.sql, changes)
    }
    case 'truncate':
      return truncated(statement.id, parts)
    case 'rows': {
      const { database, name } = statement.id
      if (!settings.wantsTable(database, name)) return []
      const message = `rows of ${tableIdText(statement.id)} were changed by a statement that is in the binlog itself, at ${parts.source.file}:${parts.source.position}, so nobody can tell which: set binlog_format=ROW for every session, and reset the connector's offsets for another snapshot`
      throw new StreamError('INVALID_DATA', message, {
        context: { table: tableIdText(statement.id), file: parts.source.file },
      })
    }
    default:
      return []
  }
}

function applyChange(change: TableChange & { readonly ddl: string }, parts: EffectParts): readonly ChangeRecord[] {
  const { settings, history, gtid } = parts
  const { id, table, previous, ddl, type } = change
  const wants = ({ database, name }: TableId): boolean => settings.wantsTable(database, name)
  const wasWanted = previous !== undefined && wants(previous)
  if (wasWanted) history.change(previous, null, gtid)
  if (!wants(id)) return wasWanted ? told(parts, previous, ddl, [{ type: 'DROP', id: previous, table: null }]) : []
  if (table !== null || history.catalog.table(id) !== undefined) history.change(id, table, gtid)
  return told(parts, id, ddl, [{ type, id, table }])
}

/** The record of a statement, if there are such. */
function told(
  { settings, source, nowMs }: EffectParts,
  { database, name }: TableId,
  ddl: string,
  changes: readonly TableChange[],
): readonly ChangeRecord[] {
  if (!settings.schemaChanges) return []
  const at = { ...source, database, table: name === '' ? null : name, query: null }
  return [
    { topic: settings.schemaChangeTopic, headers: [], ...schemaChangeRecord({ source: at, nowMs, ddl, changes }) },
  ]
}

function truncated(
  id: TableId,
  { settings, history, counts, source, nowMs, schemaOf }: EffectParts,
): readonly ChangeRecord[] {
  const table = history.catalog.table(id)
  if (table === undefined || settings.skipped.has('t') || !settings.wantsTable(id.database, id.name)) return []
  const schema = schemaOf(table)
  const name = `${id.database}.${id.name}`
  counts?.count(name)
  const transaction = counts?.block(name) ?? null
  const at = { ...source, database: id.database, table: id.name }
  const value = schema.envelope({ before: null, after: null, source: at, transaction, operation: 't', nowMs })
  return [{ topic: schema.topic, key: nothing, value, headers: [] }]
}
