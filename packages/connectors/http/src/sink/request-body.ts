import { createConverter, type SinkRecord, toText } from '@millrace/connect'
import type { HttpSinkConfig } from './sink-config.ts'

const json = createConverter('Json', { 'schemas.enable': 'false', 'decimal.format': 'NUMERIC' }, 'value')

/** What of a record's value is sent. Throws INVALID_DATA. */
export function contentOf(record: SinkRecord, format: HttpSinkConfig['request.body.format']): Uint8Array {
  const { topic, value } = record
  if (format === 'json') return json.fromConnect(topic, value) ?? Buffer.from('null')
  return value.value instanceof Uint8Array ? value.value : Buffer.from(toText(value.schema, value.value))
}

/** How the contents of one request are put together. */
export class Framing {
  readonly #prefix: Buffer
  readonly #suffix: Buffer
  readonly #separator: Buffer
  readonly contentType: string

  constructor(config: HttpSinkConfig) {
    const format = config['request.body.format']
    const isArray = format === 'json' && config['batch.max.size'] > 1
    const bytes = (text: string | null, otherwise: string): Buffer =>
      Buffer.from((text ?? otherwise).replaceAll(String.raw`\n`, '\n'))
    this.#prefix = bytes(config['batch.prefix'], isArray ? '[' : '')
    this.#suffix = bytes(config['batch.suffix'], isArray ? ']' : '')
    this.#separator = bytes(config['batch.separator'], ',')
    this.contentType = format === 'json' ? 'application/json' : 'text/plain; charset=utf-8'
  }

  /** Bytes of a request whose contents have so many, in so many records. */
  bytesOf(contentBytes: number, records: number): number {
    return this.#prefix.length + contentBytes + this.#separator.length * (records - 1) + this.#suffix.length
  }

  /** The body of a request. */
  body(contents: readonly Uint8Array[]): Uint8Array {
    const between = contents.flatMap((content, index) => (index === 0 ? [content] : [this.#separator, content]))
    return Buffer.concat([this.#prefix, ...between, this.#suffix])
  }
}
