import { isUtf8 } from 'node:buffer'
import type { ShownRecord } from './shown-record.ts'

type Text = { readonly [name: string]: unknown }

/** Bytes as text, or, where they are not UTF-8, as base64: nothing is lost. */
export type BytesField = { readonly text: string } | { readonly base64: string } | null

export function bytesField(bytes: Uint8Array | null): BytesField {
  if (bytes === null) return null
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return isUtf8(buffer) ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') }
}

/** A field as `name: text` or `nameBase64: base64`. */
export function namedField(name: string, field: BytesField): Text {
  if (field === null) return { [name]: null }
  return 'text' in field ? { [name]: field.text } : { [`${name}Base64`]: field.base64 }
}

/** A record for `--format json` and `yaml`. */
export function recordData(record: ShownRecord): Text {
  const { topic, partition, offset, timestamp } = record
  return {
    topic,
    partition,
    offset,
    timestamp,
    ...namedField('key', bytesField(record.key)),
    ...namedField('value', bytesField(record.value)),
    headers: [...record.headers].map(([key, value]) => ({ key, ...namedField('value', bytesField(value)) })),
  }
}
