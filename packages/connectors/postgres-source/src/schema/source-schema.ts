import { Schema, Struct } from '@millrace/connect'
import { type SnapshotMark, snapshotSchema } from '@millrace/connect/change-events'
import { version } from '../version.ts'
import { plainInt64 } from '../wal/lsn.ts'

/** Where an event comes from, as Debezium's envelope says it for PostgreSQL. */
export const sourceSchema = Schema.struct(
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
    schema: Schema.string(),
    table: Schema.string(),
    txId: Schema.int64({ optional: true }),
    lsn: Schema.int64({ optional: true }),
    xmin: Schema.int64({ optional: true }),
  },
  { name: 'io.debezium.connector.postgresql.Source', version: 1 },
)

/** Where an event comes from. */
export interface EventSource {
  readonly server: string
  readonly database: string
  /** When it was committed, in microseconds since 1970. */
  readonly micros: bigint
  readonly snapshot: SnapshotMark
  readonly schema: string
  readonly table: string
  readonly transaction: number | null
  readonly lsn: bigint
  /** Where the commit of its transaction stands, so that events can be put in order; null for a snapshot. */
  readonly commit: bigint | null
}

/** When something was, three times over, as envelopes have it. */
const timesOf = (micros: bigint): readonly [ms: number, us: number, ns: bigint] => [
  Number(micros / 1000n),
  Number(micros),
  micros * 1000n,
]

/** The field `source` of an event. */
export function sourceStruct(source: EventSource): Struct {
  const { server, database, micros, snapshot, schema, table, transaction, lsn, commit } = source
  const [ms, us, ns] = timesOf(micros)
  const sequence = `[${commit === null ? 'null' : `"${commit}"`},"${lsn}"]`
  return Struct.ofChecked(sourceSchema, [
    version,
    'postgresql',
    server,
    ms,
    snapshot,
    database,
    sequence,
    us,
    ns,
    schema,
    table,
    transaction,
    plainInt64(lsn),
    null,
  ])
}
