import { atLeast, between, type ConfigOf, configSchema, nonEmptyString, option } from '@millrace/connect'
import { eventOptions, nameFilter, regularExpressions, topicName } from '@millrace/connect/change-events'
import type { Flavor, Settings } from './settings.ts'

const connection = {
  'database.hostname': option.string({
    importance: 'HIGH',
    doc: 'The name or address of the server.',
    validate: nonEmptyString,
  }),
  'database.port': option.int({ default: 3306, importance: 'HIGH', doc: 'Its port.', validate: between(1, 65_535) }),
  'database.user': option.string({
    importance: 'HIGH',
    doc: 'Whom to be there: with REPLICATION SLAVE, REPLICATION CLIENT (and BINLOG MONITOR of MariaDB), SELECT, and RELOAD unless `snapshot.locking.mode` is `none`.',
    validate: nonEmptyString,
  }),
  'database.password': option.password({ default: null, importance: 'HIGH', doc: 'The password of that user.' }),
  'database.server.id': option.long({
    importance: 'HIGH',
    doc: 'A number that nothing else has that reads the binlog of that server, be it a replica or a connector.',
    validate: between(1, 4_294_967_295),
  }),
  'database.ssl.mode': option.oneOf(['disabled', 'required', 'verify_ca', 'verify_identity'], {
    default: 'disabled',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'Whether the connection is encrypted, and whether the certificate has to be one of an authority that Node.js trusts, and the host its.',
  }),
  'connect.timeout.ms': option.int({
    default: 30_000,
    importance: 'MEDIUM',
    doc: 'How long connecting may take, in milliseconds.',
    validate: atLeast(1),
  }),
}

const tables = {
  'topic.prefix': option.string({
    importance: 'HIGH',
    doc: 'What names of topics begin with, and the name of the server in events and offsets: another one begins anew.',
    validate: nonEmptyString,
  }),
  'database.include.list': option.list({
    default: null,
    importance: 'HIGH',
    doc: 'The databases whose tables are wanted, as regular expressions. Default: all but those of the server itself.',
    validate: regularExpressions,
  }),
  'database.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The databases whose tables are not wanted, as regular expressions.',
    validate: regularExpressions,
  }),
  'table.include.list': option.list({
    default: null,
    importance: 'HIGH',
    doc: 'The tables that are wanted, `database.table`, as regular expressions. Default: all.',
    validate: regularExpressions,
  }),
  'table.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The tables that are not wanted, `database.table`, as regular expressions.',
    validate: regularExpressions,
  }),
  'column.include.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The columns that records have, `database.table.column`, as regular expressions; those of the key are always there. Default: all.',
    validate: regularExpressions,
  }),
  'column.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The columns that records do not have, `database.table.column`, as regular expressions.',
    validate: regularExpressions,
  }),
}

const snapshots = {
  'snapshot.mode': option.oneOf(
    ['always', 'initial', 'initial_only', 'no_data', 'schema_only', 'never', 'when_needed'],
    {
      default: 'initial',
      ignoreCase: true,
      importance: 'HIGH',
      doc: 'When the tables are read as they are: `initial` at the first start, `when_needed` also if the server has thrown away what comes next, `always` at every start, `initial_only` and then ends; `no_data` (`schema_only`) reads only how they are defined, `never` nothing: it begins where the binlog does.',
    },
  ),
  'snapshot.locking.mode': option.oneOf(['minimal', 'none'], {
    default: 'minimal',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'Whether nobody can write while the definitions of tables are read. With `none` nobody may alter a table meanwhile.',
  }),
}

const values = {
  'decimal.handling.mode': option.oneOf(['precise', 'string', 'double'], {
    default: 'precise',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "How DECIMAL is told: as Connect's Decimal, as text, or as a double, which may lose digits.",
  }),
  'time.precision.mode': option.oneOf(['adaptive_time_microseconds', 'connect'], {
    default: 'adaptive_time_microseconds',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "How DATE, TIME and DATETIME are told: as exactly as the column has them, or as Connect's types, in milliseconds. TIME beyond a day is null with `connect`.",
  }),
  'binary.handling.mode': option.oneOf(['bytes', 'base64', 'base64-url-safe', 'hex'], {
    default: 'bytes',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How BINARY, VARBINARY and BLOB are told.',
  }),
  'bigint.unsigned.handling.mode': option.oneOf(['long', 'precise'], {
    default: 'long',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "How BIGINT UNSIGNED is told: as an int64, in which 2^63 and above are negative, or as Connect's Decimal.",
  }),
}

const events = {
  ...eventOptions,
  'include.schema.changes': option.boolean({
    default: true,
    importance: 'MEDIUM',
    doc: 'Whether statements that define tables are told, in a topic of the name of `topic.prefix`.',
  }),
  'include.query': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether events have the statement that they come from, if the server has binlog_annotate_row_events (MariaDB) or binlog_rows_query_log_events (MySQL).',
  }),
}

/** The options of the connector, with Debezium's names. */
export const config = configSchema({ ...connection, ...tables, ...snapshots, ...values, ...events })

/** The server's own. */
const ownDatabases: ReadonlySet<string> = new Set(['mysql', 'information_schema', 'performance_schema', 'sys'])

/** What a config says. Throws INVALID_CONFIG if lists contradict each other. */
export function settingsOf(given: ConfigOf<typeof config.shape>, flavor: Flavor): Settings {
  const prefix = given['topic.prefix']
  const database = nameFilter('database', given['database.include.list'], given['database.exclude.list'])
  const table = nameFilter('table', given['table.include.list'], given['table.exclude.list'])
  const column = nameFilter('column', given['column.include.list'], given['column.exclude.list'])
  const wantsDatabase = (name: string): boolean => !ownDatabases.has(name) && database(name)
  return {
    flavor,
    hostname: given['database.hostname'],
    port: given['database.port'],
    user: given['database.user'],
    password: given['database.password'],
    sslMode: given['database.ssl.mode'],
    connectTimeoutMs: given['connect.timeout.ms'],
    serverId: given['database.server.id'],
    prefix,
    snapshotMode: given['snapshot.mode'],
    snapshotLock: given['snapshot.locking.mode'] === 'minimal',
    values: {
      decimal: given['decimal.handling.mode'],
      binary: given['binary.handling.mode'],
      timePrecision: given['time.precision.mode'],
      unsignedBigint: given['bigint.unsigned.handling.mode'],
    },
    tombstones: given['tombstones.on.delete'],
    schemaChanges: given['include.schema.changes'],
    schemaChangeTopic: topicName(prefix),
    transactionMetadata: given['provide.transaction.metadata'],
    transactionTopic: topicName(prefix, given['topic.transaction']),
    includeQuery: given['include.query'],
    skipped: new Set(given['skipped.operations']),
    heartbeatMs: given['heartbeat.interval.ms'],
    heartbeatTopic: topicName(given['topic.heartbeat.prefix'], prefix),
    batchSizeMax: given['max.batch.size'],
    wantsDatabase,
    wantsTable: (name, of) => wantsDatabase(name) && table(`${name}.${of}`),
    wantsColumn: (name, of, field) => column(`${name}.${of}.${field}`),
  }
}
