import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  configSchema,
  nonEmptyString,
  option,
  understoodBy,
} from '@millrace/connect'
import { clientOptions, parseHeaders } from '../client/client-options.ts'
import { concurrencyMax } from '../limits.ts'
import { UrlTemplate } from './url-template.ts'

/** The options of the HTTP sink, named as Confluent's where they are the same. */
export const sinkConfig = configSchema({
  'http.api.url': option.string({
    importance: 'HIGH',
    doc: `Where to send records. \`\${topic}\`, \`\${partition}\`, \`\${offset}\` and \`\${key}\` in it are those of a record, percent-encoded.`,
    validate: understoodBy('an http or https URL', (text) => new UrlTemplate(text)),
  }),
  'request.method': option.oneOf(['POST', 'PUT', 'PATCH'], {
    default: 'POST',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'The method of requests.',
  }),
  'request.body.format': option.oneOf(['json', 'string'], {
    default: 'json',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What of a value is sent: JSON, or its text (bytes as they are).',
  }),
  headers: option.string({
    default: '',
    importance: 'MEDIUM',
    doc: 'Headers of each request: `NAME:VALUE|NAME:VALUE`. Secrets belong in `auth.type`.',
  }),
  'header.separator': option.string({
    default: '|',
    importance: 'LOW',
    doc: 'What stands between these headers.',
    validate: nonEmptyString,
  }),
  'batch.max.size': option.int({
    default: 1,
    importance: 'HIGH',
    doc: 'How many records one request may have. Those of one request go to one URL.',
    validate: between(1, 10_000),
  }),
  'batch.max.bytes': option.int({
    default: 1024 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes of one request with several records. A record that is larger has a request of its own.',
    validate: atLeast(1),
  }),
  'batch.prefix': option.string({
    default: null,
    importance: 'LOW',
    doc: 'What stands before the records of a request. Default: `[` for JSON with a `batch.max.size` above 1, else nothing.',
  }),
  'batch.suffix': option.string({
    default: null,
    importance: 'LOW',
    doc: 'What stands behind them. Default: `]`, likewise.',
  }),
  'batch.separator': option.string({
    default: null,
    importance: 'LOW',
    doc: 'What stands between them; `\\n` is a line break. Default: a comma.',
  }),
  'order.by': option.oneOf(['partition', 'key'], {
    default: 'partition',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What is sent one after the other: all records of a partition, or those of a key (those without a key in any order).',
  }),
  'max.in.flight.requests': option.int({
    default: 5,
    importance: 'MEDIUM',
    doc: 'Requests under way at once of a task, with `order.by=key`.',
    validate: between(1, concurrencyMax),
  }),
  'behavior.on.null.values': option.oneOf(['ignore', 'delete', 'fail'], {
    default: 'ignore',
    ignoreCase: true,
    importance: 'MEDIUM',
    doc: 'What becomes of records without a value: nothing, a DELETE of their URL, or a failure.',
  }),
  'idempotency.key.header': option.string({
    default: 'Idempotency-Key',
    importance: 'MEDIUM',
    doc: 'The header that names a request by its records, `topic-partition-offset`, the same each time it is sent. Empty for none.',
    validate: understoodBy('the name of a header', (text) => {
      if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]*$/.test(text)) throw new Error('it is no name of a header')
    }),
  }),
  ...clientOptions,
})

/** What they are parsed to. */
export type HttpSinkConfig = ConfigOf<(typeof sinkConfig)['shape']>

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkSink(config: HttpSinkConfig): void {
  const template = new UrlTemplate(config['http.api.url'])
  if (template.fixedHost === undefined && config['http.allowed.hosts'].length === 0) {
    const message =
      'the host of http.api.url is made from records: http.allowed.hosts has to say which hosts there may be'
    throw configError('http.allowed.hosts', message)
  }
  if (config['behavior.on.null.values'] === 'delete' && !template.hasKey) {
    const message =
      'behavior.on.null.values=delete would delete one URL for all records: http.api.url has to have the key in it'
    throw configError('behavior.on.null.values', message)
  }
  try {
    parseHeaders(config.headers, config['header.separator'])
  } catch (error) {
    throw configError('headers', `headers: ${error instanceof Error ? error.message : String(error)}`)
  }
}
