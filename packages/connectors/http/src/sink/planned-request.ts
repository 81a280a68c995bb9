import { dataError, type SinkRecord } from '@millrace/connect'
import { type AllowedHosts, isAllowed } from '../client/allowed-hosts.ts'
import type { Framing } from './request-body.ts'
import { contentOf } from './request-body.ts'
import type { HttpSinkConfig } from './sink-config.ts'
import type { UrlTemplate } from './url-template.ts'

/** What one record asks for; undefined content is a deletion. */
export interface Sending {
  /** The place of the record in what was to be written. */
  readonly index: number
  readonly record: SinkRecord
  readonly url: URL
  readonly content: Uint8Array | undefined
}

/** What records are sent by. */
export interface SendingOptions {
  readonly config: HttpSinkConfig
  readonly template: UrlTemplate
  readonly hosts: AllowedHosts
}

/** What a record asks for; undefined if nothing. Throws INVALID_DATA if it can't be sent. */
export function sendingOf(record: SinkRecord, index: number, options: SendingOptions): Sending | undefined {
  const { config, template, hosts } = options
  const isNull = record.value.value === null
  const onNull = config['behavior.on.null.values']
  if (isNull && onNull === 'ignore') return undefined
  if (isNull && onNull === 'fail') throw dataError('it has no value: see behavior.on.null.values')
  const url = template.of(record)
  if (!isAllowed(url, hosts)) throw dataError('its URL is on none of http.allowed.hosts')
  return { index, record, url, content: isNull ? undefined : contentOf(record, config['request.body.format']) }
}

/** Puts what stands in order into requests: as much as one may have, to one URL. A deletion has one of its own. */
export function* requestsOf(
  sendings: readonly Sending[],
  config: HttpSinkConfig,
  framing: Framing,
): Generator<readonly Sending[]> {
  let current: Sending[] = []
  let bytes = 0
  for (const sending of sendings) {
    const [first] = current
    const size = sending.content?.length ?? 0
    const fits =
      first?.content !== undefined &&
      sending.content !== undefined &&
      first.url.href === sending.url.href &&
      current.length < config['batch.max.size'] &&
      framing.bytesOf(bytes + size, current.length + 1) <= config['batch.max.bytes']
    if (first !== undefined && !fits) {
      yield current
      current = []
      bytes = 0
    }
    current.push(sending)
    bytes += size
  }
  if (current.length > 0) yield current
}

/** What names a request by its records, the same each time they are sent together. */
export function idempotencyKey(sendings: readonly Sending[]): string {
  const first = sendings[0]?.record.original
  const last = sendings.at(-1)?.record.original
  if (first === undefined || last === undefined) return ''
  const name = `${first.topic}-${first.partition}-${first.offset}`
  return sendings.length === 1 ? name : `${name}-${last.offset}`
}
