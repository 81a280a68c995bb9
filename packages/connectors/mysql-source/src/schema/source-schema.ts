import { type ConnectValue, Schema, Struct } from '@millrace/connect'
import { nanos, type SnapshotMark, snapshotSchema } from '@millrace/connect/change-events'
import type { Flavor } from '../settings.ts'
import { version } from '../version.ts'

const sourceSchemaOf = (flavor: Flavor): Schema =>
  Schema.struct(
    {
      version: Schema.string(),
      connector: Schema.string(),
      name: Schema.string(),
      ts_ms: Schema.int64(),
      snapshot: snapshotSchema,
      db: Schema.string(),
      sequence: Schema.string({ optional: true }),
      ts_us: Schema.int64({ optional: true }),
      ts_ns: Schema.int64({ optional: true }),
      table: Schema.string({ optional: true }),
      server_id: Schema.int64(),
      gtid: Schema.string({ optional: true }),
      file: Schema.string(),
      pos: Schema.int64(),
      row: Schema.int32(),
      thread: Schema.int64({ optional: true }),
      query: Schema.string({ optional: true }),
    },
    { name: `io.debezium.connector.${flavor}.Source`, version: 1 },
  )

/** Where an event comes from, as Debezium's envelope says it. */
export const sourceSchemas: Readonly<Record<Flavor, Schema>> = {
  mariadb: sourceSchemaOf('mariadb'),
  mysql: sourceSchemaOf('mysql'),
}

/** Where an event comes from. */
export interface EventSource {
  readonly flavor: Flavor
  readonly server: string
  /** When it happened, in milliseconds since 1970. */
  readonly ms: number
  readonly snapshot: SnapshotMark
  readonly database: string
  readonly table: string | null
  readonly serverId: number
  readonly gtid: string | null
  readonly file: string
  readonly position: number
  /** Which row of its event it was, from 0 on. */
  readonly row: number
  /** The thread of the server that it was, where the binlog says. */
  readonly thread: number | null
  /** The statement that it came from, if that is wanted and known. */
  readonly query: string | null
}

const rowPlace = sourceSchemas.mariadb.field('row')?.index ?? -1
let last: { readonly source: EventSource; readonly values: readonly ConnectValue[] } | undefined

/** The field `source` of an event; `row` is which of its rows it is of. */
export function sourceStruct(source: EventSource, row = source.row): Struct {
  // The rows of an event differ in nothing else.
  if (last?.source !== source) last = { source, values: valuesOf(source) }
  return Struct.ofChecked(sourceSchemas[source.flavor], last.values.with(rowPlace, row))
}

function valuesOf(source: EventSource): readonly ConnectValue[] {
  const { flavor, server, ms, snapshot, database, table, serverId, gtid, file, position, row, thread, query } = source
  return [
    version,
    flavor,
    server,
    ms,
    snapshot,
    database,
    null,
    ms * 1000,
    nanos(ms),
    table,
    serverId,
    gtid,
    file,
    position,
    row,
    thread,
    query,
  ]
}
