import {
  atLeast,
  type ConfigOf,
  configError,
  configSchema,
  noDuplicates,
  nonEmptyEntries,
  nonEmptyString,
  option,
} from '@millrace/connect'
import { parseConnectionUrl, type ServerAddress } from './connection-url.ts'
import { nameParts, type TableName, tableNamer, topicPlace, wrongName } from './names.ts'

/** The options of the sink: those of Confluent's JDBC sink, where it has them. */
export const config = configSchema({
  'connection.url': option.string({
    importance: 'HIGH',
    doc: 'Where the database is: jdbc:postgresql://HOST:PORT/DATABASE, with or without jdbc:. It may have the parameters sslmode (disable, prefer, require, verify-ca, verify-full), sslrootcert, sslcert and sslkey (files in PEM) and ApplicationName.',
  }),
  'connection.user': option.string({ importance: 'HIGH', doc: 'Who writes.', validate: nonEmptyString }),
  'connection.password': option.password({ default: null, importance: 'HIGH', doc: 'The password of that user.' }),
  'table.name.format': option.string({
    default: topicPlace,
    importance: 'MEDIUM',
    doc: `The table of a record, where ${topicPlace} stands for its topic. A dot parts the schema from the table; those of the topic belong to the name.`,
  }),
  'insert.mode': option.oneOf(['insert', 'upsert'], {
    default: 'insert',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'Whether a record whose key is there already is refused (insert), or takes its place (upsert).',
  }),
  'pk.mode': option.oneOf(['none', 'kafka', 'record_key', 'record_value'], {
    default: 'none',
    ignoreCase: true,
    importance: 'HIGH',
    doc: "What the primary key is made of: nothing, the record's topic, partition and offset, its key, or fields of its value.",
  }),
  'pk.fields': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'The columns of the primary key. For kafka the names of three, by default __connect_topic, __connect_partition and __connect_offset; for record_key the name of a key that is one value, or fields of a struct, by default all; for record_value fields, by default all.',
    validate: [noDuplicates, nonEmptyEntries],
  }),
  'fields.whitelist': option.list({
    default: [],
    importance: 'MEDIUM',
    doc: 'The fields of values that are written, besides those of the primary key. By default all.',
    validate: nonEmptyEntries,
  }),
  'delete.enabled': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether a record without a value deletes the row of its key. For pk.mode=record_key alone.',
  }),
  'auto.create': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether a table that is missing is created, by the schema of the first record.',
  }),
  'auto.evolve': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether columns that are missing are added, by the schemas of records.',
  }),
  'batch.size': option.int({
    default: 3000,
    importance: 'MEDIUM',
    doc: 'How many rows are written by one statement, at most.',
    validate: atLeast(1),
  }),
  'offsets.table.name': option.string({
    default: 'millrace_sink_offsets',
    importance: 'LOW',
    doc: 'The table in which it is kept how far each partition is written. It is created if it is missing.',
  }),
})

/** The options, as texts were parsed to them. */
export type SinkConfig = ConfigOf<typeof config.shape>

/** Where the columns of the primary key come from. */
export type KeyMode = SinkConfig['pk.mode']

/** What a config says, as the sink wants it. */
export interface SinkSettings {
  readonly address: ServerAddress
  readonly user: string
  /** Gives the password; undefined if there is none. */
  readonly password: (() => string) | undefined
  readonly tableOf: (topic: string) => TableName
  readonly upsert: boolean
  readonly keyMode: KeyMode
  readonly keyFields: readonly string[]
  /** Undefined: all. */
  readonly fields: ReadonlySet<string> | undefined
  readonly deletes: boolean
  readonly creates: boolean
  readonly evolves: boolean
  readonly rowsMax: number
  readonly offsetsTable: TableName
}

const kafkaColumns = ['__connect_topic', '__connect_partition', '__connect_offset']

/** What `given` says; throws INVALID_CONFIG if its options don't fit together. */
export function settingsOf(given: SinkConfig): SinkSettings {
  const { 'pk.mode': keyMode, 'pk.fields': fields, 'connection.password': password, 'fields.whitelist': list } = given
  const upsert = given['insert.mode'] === 'upsert'
  if (upsert && keyMode === 'none') {
    throw configError(
      'pk.mode',
      'insert.mode=upsert needs a primary key: set pk.mode to record_key, record_value or kafka',
    )
  }
  if (given['delete.enabled'] && keyMode !== 'record_key') {
    throw configError(
      'delete.enabled',
      'delete.enabled needs pk.mode=record_key: rows are deleted by the keys of records',
    )
  }
  if (keyMode === 'kafka' && fields.length !== 0 && fields.length !== 3) {
    throw configError(
      'pk.fields',
      'pk.fields is to name three columns for pk.mode=kafka: of topic, partition and offset',
    )
  }
  if (keyMode === 'none' && fields.length > 0) {
    throw configError('pk.fields', 'pk.fields has no effect without a pk.mode: set that, or leave pk.fields out')
  }
  for (const name of fields) {
    const wrong = wrongName(name)
    if (wrong !== undefined) throw configError('pk.fields', `pk.fields holds what can't be a column's name: ${wrong}`)
  }
  const offsets = 'offsets.table.name'
  const parts = nameParts(offsets, given[offsets])
  return {
    address: parseConnectionUrl(given['connection.url']),
    user: given['connection.user'],
    password: password === null ? undefined : () => password.reveal(),
    tableOf: tableNamer('table.name.format', given['table.name.format']),
    upsert,
    keyMode,
    keyFields: keyMode === 'kafka' && fields.length === 0 ? kafkaColumns : fields,
    fields: list.length === 0 ? undefined : new Set(list),
    deletes: given['delete.enabled'],
    creates: given['auto.create'],
    evolves: given['auto.evolve'],
    rowsMax: given['batch.size'],
    offsetsTable: parts.length === 2 ? { schema: parts[0], name: parts[1] } : { schema: undefined, name: parts[0] },
  }
}
