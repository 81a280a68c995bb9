import { atLeast, between, type ConfigOf, configError, configSchema, nonEmptyString, option } from '@millrace/connect'
import { eventOptions, nameFilter, regularExpressions, topicName } from '@millrace/connect/change-events'
import type { Settings } from './settings.ts'

const connection = {
  'database.hostname': option.string({
    importance: 'HIGH',
    doc: 'The name or address of the server.',
    validate: nonEmptyString,
  }),
  'database.port': option.int({ default: 5432, importance: 'HIGH', doc: 'Its port.', validate: between(1, 65_535) }),
  'database.user': option.string({
    importance: 'HIGH',
    doc: 'Whom to be there: with REPLICATION, and SELECT on the tables for a snapshot.',
    validate: nonEmptyString,
  }),
  'database.password': option.password({ default: null, importance: 'HIGH', doc: 'The password of that user.' }),
  'database.dbname': option.string({
    importance: 'HIGH',
    doc: 'The database whose tables are read.',
    validate: nonEmptyString,
  }),
  'database.sslmode': option.oneOf(['disable', 'prefer', 'require', 'verify-ca', 'verify-full'], {
    default: 'prefer',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'Whether the connection is encrypted, and whether the certificate has to be one of an authority that is trusted, and the host its.',
  }),
  'database.sslrootcert': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A file in PEM: the authorities that are trusted. Default: those of Node.js.',
  }),
  'database.sslcert': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'A file in PEM: the certificate of the user.',
  }),
  'database.sslkey': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: "A file in PEM: that certificate's key.",
  }),
  'connect.timeout.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long connecting may take, in milliseconds.',
    validate: atLeast(1),
  }),
  'errors.max.retries': option.int({
    default: -1,
    importance: 'LOW',
    doc: 'How often in a row a server that is not there is tried again before the task fails; -1: without end.',
    validate: atLeast(-1),
  }),
}

const replication = {
  'plugin.name': option.oneOf(['pgoutput'], {
    default: 'pgoutput',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'The plugin of the server that writes what is read: the one that all releases have.',
  }),
  'slot.name': option.string({
    default: 'debezium',
    importance: 'HIGH',
    doc: 'The replication slot, which is made if it is missing; each connector needs one of its own. The server keeps its log for it, also while the connector is stopped.',
    validate: (value) =>
      typeof value === 'string' && /^[a-z0-9_]{1,63}$/.test(value)
        ? undefined
        : 'A slot is named by up to 63 small letters, digits and _',
  }),
  'slot.drop.on.stop': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether the slot is dropped when the task is stopped: what is changed until it starts again can be told by nothing then. For tests.',
  }),
  'slot.max.retries': option.int({
    default: 6,
    importance: 'LOW',
    doc: 'For how many times `slot.retry.delay.ms` a slot is waited for that someone else reads.',
    validate: atLeast(0),
  }),
  'slot.retry.delay.ms': option.int({
    default: 10_000,
    importance: 'LOW',
    doc: 'How long to wait at most before such a slot is tried again, in milliseconds.',
    validate: atLeast(1),
  }),
  'publication.name': option.string({
    default: 'dbz_publication',
    importance: 'HIGH',
    doc: 'The publication, which says what tables are told.',
    validate: nonEmptyString,
  }),
  'publication.autocreate.mode': option.oneOf(['all_tables', 'filtered', 'no_tables', 'disabled'], {
    default: 'all_tables',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What publication is made if there is none: of all tables (for which one has to be SUPERUSER), of those that the lists let through (whose owner one has to be, and one that is there is given them too), of none, or none is made.',
  }),
  'publish.via.partition.root': option.boolean({
    default: false,
    importance: 'LOW',
    doc: 'Whether a publication that is made tells the rows of partitions as those of their table.',
  }),
  'status.update.interval.ms': option.int({
    default: 10_000,
    importance: 'MEDIUM',
    doc: 'How often the server is told how far all is kept, in milliseconds, besides each time that it is.',
    validate: atLeast(1),
  }),
}

const tables = {
  'topic.prefix': option.string({
    importance: 'HIGH',
    doc: 'What names of topics begin with, and the name of the server in events and offsets: another one begins anew.',
    validate: nonEmptyString,
  }),
  'schema.include.list': option.list({
    default: null,
    importance: 'HIGH',
    doc: 'The schemas whose tables are wanted, as regular expressions. Default: all but those of the server itself.',
    validate: regularExpressions,
  }),
  'schema.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The schemas whose tables are not wanted, as regular expressions.',
    validate: regularExpressions,
  }),
  'table.include.list': option.list({
    default: null,
    importance: 'HIGH',
    doc: 'The tables that are wanted, `schema.table`, as regular expressions. Default: all that are published.',
    validate: regularExpressions,
  }),
  'table.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The tables that are not wanted, `schema.table`, as regular expressions.',
    validate: regularExpressions,
  }),
  'column.include.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The columns that records have, `schema.table.column`, as regular expressions; those of the key are always there. Default: all.',
    validate: regularExpressions,
  }),
  'column.exclude.list': option.list({
    default: null,
    importance: 'MEDIUM',
    doc: 'The columns that records do not have, `schema.table.column`, as regular expressions.',
    validate: regularExpressions,
  }),
  'message.prefix.include.list': option.list({
    default: null,
    importance: 'LOW',
    doc: 'The prefixes of messages of pg_logical_emit_message() that are told, as regular expressions. Default: all.',
    validate: regularExpressions,
  }),
  'message.prefix.exclude.list': option.list({
    default: null,
    importance: 'LOW',
    doc: 'The prefixes of such messages that are not told, as regular expressions.',
    validate: regularExpressions,
  }),
}

const snapshots = {
  'snapshot.mode': option.oneOf(['always', 'initial', 'initial_only', 'no_data', 'never', 'when_needed'], {
    default: 'initial',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'When the tables are read as they are: `initial` at the first start, `when_needed` also if the server has thrown away what comes next, `always` at every start, `initial_only` and then ends; `no_data` (`never`) not at all: it begins where the slot does.',
  }),
  'snapshot.fetch.size': option.int({
    default: 10_240,
    importance: 'LOW',
    doc: 'How many rows a snapshot reads at once, at most; fewer where they are large.',
    validate: atLeast(1),
  }),
}

const values = {
  'decimal.handling.mode': option.oneOf(['precise', 'string', 'double'], {
    default: 'precise',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "How NUMERIC and MONEY are told: as Connect's Decimal, where NaN is null, as text, or as a double, which may lose digits.",
  }),
  'money.fraction.digits': option.int({
    default: 2,
    importance: 'LOW',
    doc: 'How many digits MONEY has behind the point, which its currency (lc_monetary) says.',
    validate: between(0, 18),
  }),
  'time.precision.mode': option.oneOf(['adaptive', 'adaptive_time_microseconds', 'connect'], {
    default: 'adaptive',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: "How DATE, TIME and TIMESTAMP are told: as exactly as the column has them, the same with TIME always in microseconds, or as Connect's types, in milliseconds.",
  }),
  'interval.handling.mode': option.oneOf(['numeric', 'string'], {
    default: 'numeric',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How INTERVAL is told: in microseconds, where a month is 30.4375 days, or as text of ISO 8601.',
  }),
  'hstore.handling.mode': option.oneOf(['json', 'map'], {
    default: 'json',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How HSTORE is told.',
  }),
  'binary.handling.mode': option.oneOf(['bytes', 'base64', 'base64-url-safe', 'hex'], {
    default: 'bytes',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How BYTEA is told.',
  }),
  'include.unknown.datatypes': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether columns of types that are not known are told, as the bytes of their text; they are left out otherwise.',
  }),
  'unavailable.value.placeholder': option.string({
    default: '__debezium_unavailable_value',
    importance: 'MEDIUM',
    doc: 'What stands for a large value that the server did not log, because it did not change.',
    validate: nonEmptyString,
  }),
}

/** The options of the connector, with Debezium's names. */
export const config = configSchema({
  ...connection,
  ...replication,
  ...tables,
  ...snapshots,
  ...values,
  ...eventOptions,
})

/** The options, as texts were parsed to them. */
export type SourceConfig = ConfigOf<typeof config.shape>

/** The server's own. */
const isOwnSchema = (name: string): boolean => name === 'information_schema' || name.startsWith('pg_')

/** What a config says. Throws INVALID_CONFIG if options contradict each other. */
export function settingsOf(given: SourceConfig): Settings {
  const prefix = given['topic.prefix']
  const schema = nameFilter('schema', given['schema.include.list'], given['schema.exclude.list'])
  const table = nameFilter('table', given['table.include.list'], given['table.exclude.list'])
  const column = nameFilter('column', given['column.include.list'], given['column.exclude.list'])
  const [included, excluded] = [given['message.prefix.include.list'], given['message.prefix.exclude.list']]
  const retries = given['errors.max.retries']
  const [sslCert, sslKey] = [given['database.sslcert'], given['database.sslkey']]
  if ((sslCert === null) !== (sslKey === null)) {
    const missing = sslCert === null ? 'database.sslcert' : 'database.sslkey'
    throw configError(missing, `${missing} is wanted: a certificate and its key are given together`)
  }
  return {
    login: {
      hostname: given['database.hostname'],
      port: given['database.port'],
      user: given['database.user'],
      password: given['database.password'],
      database: given['database.dbname'],
      sslMode: given['database.sslmode'],
      sslRootCert: given['database.sslrootcert'],
      sslCert,
      sslKey,
      connectTimeoutMs: given['connect.timeout.ms'],
    },
    prefix,
    slot: given['slot.name'],
    dropSlot: given['slot.drop.on.stop'],
    slotRetries: given['slot.max.retries'],
    slotRetryMs: given['slot.retry.delay.ms'],
    publication: given['publication.name'],
    publicationMode: given['publication.autocreate.mode'],
    viaRoot: given['publish.via.partition.root'],
    snapshotMode: given['snapshot.mode'],
    fetchRowsMax: given['snapshot.fetch.size'],
    statusMs: given['status.update.interval.ms'],
    values: {
      decimal: given['decimal.handling.mode'],
      binary: given['binary.handling.mode'],
      timePrecision: given['time.precision.mode'],
      interval: given['interval.handling.mode'],
      hstore: given['hstore.handling.mode'],
      moneyDigits: given['money.fraction.digits'],
      unknownTypes: given['include.unknown.datatypes'],
      unavailable: given['unavailable.value.placeholder'],
    },
    tombstones: given['tombstones.on.delete'],
    transactionMetadata: given['provide.transaction.metadata'],
    transactionTopic: topicName(prefix, given['topic.transaction']),
    messageTopic: topicName(prefix, 'message'),
    skipped: new Set(given['skipped.operations']),
    heartbeatMs: given['heartbeat.interval.ms'],
    heartbeatTopic: topicName(given['topic.heartbeat.prefix'], prefix),
    batchSizeMax: given['max.batch.size'],
    retriesMax: retries < 0 ? undefined : retries,
    wantsTable: (of, name) => !isOwnSchema(of) && schema(of) && table(`${of}.${name}`),
    wantsColumn: (of, name, field) => column(`${of}.${name}.${field}`),
    wantsMessage: nameFilter('message.prefix', included, excluded),
  }
}
