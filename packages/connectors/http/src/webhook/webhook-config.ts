import { isLoopback } from '@millrace/base'
import {
  atLeast,
  between,
  type ConfigOf,
  configError,
  configSchema,
  eachEntry,
  nonEmptyList,
  option,
} from '@millrace/connect'

const pathForm = /^(\/[^\s?#=]*)=([a-zA-Z0-9._-]{1,249})$/
const headerName = eachEntry('names of headers', (entry) =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(entry) ? undefined : `'${entry}' is no name of a header`,
)

/** The options of the webhook source. */
export const webhookConfig = configSchema({
  'webhook.port': option.int({ importance: 'HIGH', doc: 'The port to listen on.', validate: between(1, 65_535) }),
  'webhook.host': option.string({
    default: '127.0.0.1',
    importance: 'HIGH',
    doc: 'The address to listen on. One that other machines can reach takes a secret: see `webhook.auth.type`.',
  }),
  'webhook.paths': option.list({
    importance: 'HIGH',
    doc: 'Which path goes to which topic: `/orders=orders,/users=users`. There are no other paths.',
    validate: [
      nonEmptyList,
      eachEntry('PATH=TOPIC', (entry) =>
        pathForm.test(entry) ? undefined : `'${entry}' is not of the form /path=topic`,
      ),
    ],
  }),
  'webhook.json.values': option.oneOf(['parsed', 'text'], {
    default: 'parsed',
    importance: 'MEDIUM',
    doc: 'What a value of JSON becomes: what it says, for a JsonConverter and transforms, or its text as it came, for a StringConverter.',
  }),
  'webhook.json.split.arrays': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether a JSON array becomes a record for each of its elements. Takes `webhook.json.values=parsed`.',
  }),
  'webhook.key.header': option.string({
    default: null,
    importance: 'MEDIUM',
    doc: 'The header whose text becomes the key of records, such as `Idempotency-Key`. Without it keys are null.',
  }),
  'webhook.headers.include': option.list({
    default: [],
    importance: 'LOW',
    doc: 'The headers of a request that become headers of its records.',
    validate: headerName,
  }),
  'webhook.auth.type': option.oneOf(['NONE', 'BEARER', 'HMAC'], {
    default: 'NONE',
    ignoreCase: true,
    importance: 'HIGH',
    doc: 'What a request has to have: `BEARER`, the secret in its Authorization header; `HMAC`, a signature of its body.',
  }),
  'webhook.auth.secret': option.password({ default: null, importance: 'HIGH', doc: 'The secret for that.' }),
  'webhook.hmac.header': option.string({
    default: 'X-Hub-Signature-256',
    importance: 'LOW',
    doc: 'The header with the signature.',
  }),
  'webhook.hmac.algorithm': option.oneOf(['sha256', 'sha512', 'sha1'], {
    default: 'sha256',
    importance: 'LOW',
    doc: 'The hash of the signature.',
  }),
  'webhook.hmac.encoding': option.oneOf(['hex', 'base64'], {
    default: 'hex',
    importance: 'LOW',
    doc: 'How the signature is written.',
  }),
  'webhook.hmac.prefix': option.string({
    default: 'sha256=',
    importance: 'LOW',
    doc: 'What stands before the signature in its header.',
  }),
  'webhook.request.bytes.max': option.int({
    default: 1024 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes of a request. Larger ones are answered with 413.',
    validate: between(1, 64 * 1024 * 1024),
  }),
  'webhook.in.flight.requests.max': option.int({
    default: 10_000,
    importance: 'MEDIUM',
    doc: 'Requests that are not answered yet. More are answered with 503 and Retry-After.',
    validate: atLeast(1),
  }),
  'webhook.in.flight.bytes.max': option.int({
    default: 64 * 1024 * 1024,
    importance: 'MEDIUM',
    doc: 'Bytes of these requests, likewise.',
    validate: atLeast(1),
  }),
  'webhook.answer.timeout.ms': option.int({
    default: 30_000,
    importance: 'LOW',
    doc: 'How long a request waits for its records to be stored, in milliseconds; then it is answered with 503, and may be stored all the same.',
    validate: atLeast(1),
  }),
})

/** What they are parsed to. */
export type WebhookConfig = ConfigOf<(typeof webhookConfig)['shape']>

/** The topics by path. Throws INVALID_CONFIG for a path that is there twice. */
export function topicsByPath(entries: readonly string[]): ReadonlyMap<string, string> {
  const topics = new Map<string, string>()
  for (const entry of entries) {
    const [, path = '', topic = ''] = pathForm.exec(entry) ?? []
    if (topics.has(path)) throw configError('webhook.paths', `webhook.paths has ${path} twice: a path has one topic`)
    topics.set(path, topic)
  }
  return topics
}

/** Throws INVALID_CONFIG where options don't fit together. */
export function checkWebhook(config: WebhookConfig): void {
  const { 'webhook.host': host, 'webhook.auth.type': auth } = config
  if (!isLoopback(host) && auth === 'NONE') {
    const message = `other machines can reach ${host}, and webhook.auth.type is NONE: say BEARER or HMAC with a webhook.auth.secret, or listen on 127.0.0.1`
    throw configError('webhook.host', message)
  }
  if (config['webhook.json.split.arrays'] && config['webhook.json.values'] === 'text') {
    const message = 'webhook.json.split.arrays takes webhook.json.values=parsed: texts are not taken apart'
    throw configError('webhook.json.split.arrays', message)
  }
}
