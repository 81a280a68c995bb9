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
import { parsePointer } from './json-pointer.ts'

const pointer = understoodBy('a JSON pointer', parsePointer)

/** How requests move on: see the README. */
export const offsetModes = ['SNAPSHOT', 'SIMPLE_INCREMENTING', 'CHAINING', 'CURSOR_PAGINATION', 'LINK_HEADER'] as const

/** One of {@link offsetModes}. */
export type OffsetMode = (typeof offsetModes)[number]

/** The options of the HTTP source, named as Confluent's where they are the same. */
export const pollConfig = configSchema({
  url: option.string({
    importance: 'HIGH',
    doc: `What to GET. The offset stands where \`\${offset}\` does.`,
    validate: understoodBy('an http or https URL', checkUrl),
  }),
  'topic.name.pattern': option.string({
    importance: 'HIGH',
    doc: `The topic. \`\${entityName}\` in it is the last part of the path of \`url\`.`,
    validate: nonEmptyString,
  }),
  'request.interval.ms': option.int({
    default: 15_000,
    importance: 'HIGH',
    doc: 'How long to wait once there is nothing more, in milliseconds.',
    validate: atLeast(1),
  }),
  'http.request.headers': option.string({
    default: '',
    importance: 'MEDIUM',
    doc: 'Headers of each request: `NAME:VALUE|NAME:VALUE`. Secrets belong in `auth.type`.',
  }),
  'http.request.headers.separator': option.string({
    default: '|',
    importance: 'LOW',
    doc: 'What stands between these headers.',
    validate: nonEmptyString,
  }),
  'http.request.parameters': option.string({
    default: '',
    importance: 'MEDIUM',
    doc: `What is added to the query of \`url\`: \`limit=100&after=\${offset}\`.`,
  }),
  'http.offset.mode': option.oneOf(offsetModes, {
    default: 'SNAPSHOT',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'How requests move on: `SNAPSHOT` takes everything each time it has changed; `SIMPLE_INCREMENTING` counts items; `CHAINING` goes on behind the last item; `CURSOR_PAGINATION` and `LINK_HEADER` go where the answer says.',
  }),
  'http.initial.offset': option.string({
    default: '',
    importance: 'MEDIUM',
    doc: 'The offset of the first request. For `SIMPLE_INCREMENTING` a number; empty is 0.',
  }),
  'http.response.data.json.pointer': option.string({
    default: '',
    importance: 'HIGH',
    doc: 'Where in an answer the items are: an array, or one item. Default: the whole answer.',
    validate: pointer,
  }),
  'http.offset.json.pointer': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'Where in an item its offset is, for `CHAINING`.',
    validate: pointer,
  }),
  'http.next.page.json.pointer': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'Where in an answer the cursor of the next page is, for `CURSOR_PAGINATION`.',
    validate: pointer,
  }),
  'http.key.json.pointer': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'Where in an item the key of its record is. Without it keys are null.',
    validate: pointer,
  }),
  'http.timestamp.json.pointer': option.string({
    default: null,
    importance: 'LOW',
    doc: 'Where in an item the time of its record is: milliseconds since 1970, or a date as ISO 8601 writes it.',
    validate: pointer,
  }),
  'http.response.bytes.max': option.int({
    default: 16 * 1024 * 1024,
    importance: 'LOW',
    doc: 'Bytes of an answer. A larger one fails the task.',
    validate: between(1, 256 * 1024 * 1024),
  }),
  'max.retries': option.int({
    default: 5,
    importance: 'MEDIUM',
    doc: 'How often a request is made again that got no answer, or 408, 425, 429 or 5xx; then the task fails.',
    validate: atLeast(0),
  }),
  'retry.backoff.ms': option.int({
    default: 3_000,
    importance: 'MEDIUM',
    doc: 'The pause before the first of these, in milliseconds; it doubles, up to a minute. Retry-After goes over it.',
    validate: atLeast(1),
  }),
  ...clientOptions,
})

/** What they are parsed to. */
export type PollConfig = ConfigOf<(typeof pollConfig)['shape']>

/** Where the offset stands in `url` and in parameters. */
export const offsetSlot = /\$\{offset\}/g

function checkUrl(text: string): void {
  const { protocol, username, password, host } = new URL(text.replaceAll(offsetSlot, '0'))
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('it is no http or https URL')
  if (username !== '' || password !== '') throw new Error('it holds a user: use auth.type=BASIC')
  if (host !== new URL(text.replaceAll(offsetSlot, '1')).host) throw new Error('the offset stands in the host')
}

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkPoll(config: PollConfig): void {
  const {
    'http.offset.mode': mode,
    url,
    'http.request.parameters': parameters,
    'http.initial.offset': initial,
  } = config
  const needs = { CHAINING: 'http.offset.json.pointer', CURSOR_PAGINATION: 'http.next.page.json.pointer' } as const
  const needed = mode === 'CHAINING' || mode === 'CURSOR_PAGINATION' ? needs[mode] : undefined
  if (needed !== undefined && config[needed] === null)
    throw configError(needed, `http.offset.mode=${mode} takes ${needed}`)
  const hasSlot = `${url}${parameters}`.search(offsetSlot) >= 0
  const takesSlot = mode !== 'SNAPSHOT' && mode !== 'LINK_HEADER'
  if (hasSlot !== takesSlot) {
    const wrong = hasSlot ? 'does nothing with the offset that is in' : 'has to have the offset in'
    throw configError('url', `http.offset.mode=${mode} ${wrong} url or http.request.parameters`)
  }
  if (mode === 'SIMPLE_INCREMENTING' && !/^\d{0,15}$/.test(initial)) {
    throw configError('http.initial.offset', `http.initial.offset is a number with http.offset.mode=${mode}`)
  }
  try {
    parseHeaders(config['http.request.headers'], config['http.request.headers.separator'])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw configError('http.request.headers', `http.request.headers: ${why}`)
  }
}

/** The topic that records go to. */
export function topicOf({ 'topic.name.pattern': pattern, url }: PollConfig): string {
  const entity = new URL(url.replaceAll(offsetSlot, '')).pathname.split('/').findLast((part) => part !== '') ?? ''
  return pattern.replaceAll(/\$\{entityName\}/g, () => entity)
}
