import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  configSchema,
  DateFormat,
  eachEntry,
  nonEmptyList,
  nonEmptyString,
  option,
  understoodBy,
} from '@millrace/connect'

function wrongUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return `'${text}' is no URL`
  const { protocol, username, password } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') return 'it is no http or https URL'
  return username === '' && password === ''
    ? undefined
    : 'it holds a user: use connection.username and connection.password'
}

const slot = /\$\{([^{}]*)\}/g

/** The options of the sink, named as Confluent's where they are the same. */
export const sinkConfig = configSchema({
  'connection.url': option.list({
    importance: 'HIGH',
    doc: 'The servers, as URLs: one is used until it does not answer.',
    validate: [nonEmptyList, eachEntry('http or https URLs', wrongUrl)],
  }),
  'connection.username': option.string({ default: null, importance: 'MEDIUM', doc: 'The user.' }),
  'connection.password': option.password({ default: null, importance: 'MEDIUM', doc: 'The password.' }),
  'connection.timeout.ms': option.int({
    default: 10_000,
    importance: 'LOW',
    doc: 'How long a connection may take to be made, in milliseconds.',
    validate: atLeast(1),
  }),
  'read.timeout.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long a request may take to be answered, in milliseconds.',
    validate: atLeast(1),
  }),
  'batch.size': option.int({
    default: 2_000,
    importance: 'MEDIUM',
    doc: 'How many records one request has at most.',
    validate: between(1, 100_000),
  }),
  'bulk.size.bytes': option.int({
    default: 5 * 1024 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes of one request. A document that is larger has a request of its own.',
    validate: between(1, 100 * 1024 * 1024),
  }),
  'index.name': option.string({
    default: `\${topic}`,
    importance: 'HIGH',
    doc: `The index. \`\${topic}\` in it is the topic, in lower case, \`\${timestamp}\` the time of the record.`,
    validate: [nonEmptyString, understoodBy('a name', checkIndexName)],
  }),
  'index.timestamp.format': option.string({
    default: 'yyyy.MM.dd',
    importance: 'LOW',
    doc: 'How that time is written, as SimpleDateFormat of Java says it, in UTC.',
    validate: understoodBy('a date pattern', (text) => new DateFormat(text, 0)),
  }),
  'key.ignore': option.boolean({
    default: false,
    importance: 'HIGH',
    doc: 'Whether ids are made of topic, partition and offset, so that each record is a document. Otherwise the id is the key.',
  }),
  'schema.ignore': option.boolean({
    default: true,
    importance: 'LOW',
    doc: 'Has to be true: mappings are made by the server, or by templates of its own, and not from schemas.',
    validate: (value) =>
      value === false ? 'mappings are not made from schemas: say true, and have a template for the index' : undefined,
  }),
  'behavior.on.null.values': option.oneOf(['ignore', 'delete', 'fail'], {
    default: 'fail',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'What becomes of records without a value: nothing, a deletion of the document of their key, or a failure.',
  }),
  'write.method': option.oneOf(['insert', 'upsert'], {
    default: 'insert',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'Whether a document is replaced, or the fields of the record are put into it.',
  }),
})

/** What they are parsed to. */
export type ElasticsearchSinkConfig = ConfigOf<(typeof sinkConfig)['shape']>

function checkIndexName(text: string): void {
  const unknown = [...text.matchAll(slot)]
    .map(([, name]) => name)
    .find((name) => name !== 'topic' && name !== 'timestamp')
  if (unknown !== undefined)
    throw new Error(`there is no '${unknown}' for the name of an index: there are topic and timestamp`)
}

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkSink(config: ElasticsearchSinkConfig): void {
  if (config['key.ignore'] && config['behavior.on.null.values'] === 'delete') {
    const message = 'behavior.on.null.values=delete deletes by keys, and key.ignore is true: have one of them otherwise'
    throw configError('behavior.on.null.values', message)
  }
  if (config['key.ignore'] && config['write.method'] === 'upsert') {
    throw configError(
      'write.method',
      'write.method=upsert writes by keys, and key.ignore is true: have one of them otherwise',
    )
  }
  if (config['connection.username'] === null && config['connection.password'] !== null) {
    throw configError('connection.username', 'there is a connection.password, and no connection.username')
  }
}
