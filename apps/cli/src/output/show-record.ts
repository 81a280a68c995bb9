import { isUtf8 } from 'node:buffer'
import type { ShownRecord } from './shown-record.ts'

type Text = { readonly [name: string]: unknown }

/** Bytes as `name: text`, or, where they are not UTF-8, as `nameBase64`: nothing is lost. */
function field(name: string, bytes: Uint8Array | null): Text {
  if (bytes === null) return { [name]: null }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return isUtf8(buffer) ? { [name]: buffer.toString('utf8') } : { [`${name}Base64`]: buffer.toString('base64') }
}

/** A record for `--format json` and `yaml`. */
export function recordData(record: ShownRecord): Text {
  const { topic, partition, offset, timestamp } = record
  return {
    topic,
    partition,
    offset,
    timestamp,
    ...field('key', record.key),
    ...field('value', record.value),
    headers: [...record.headers].map(([key, value]) => ({ key, ...field('value', value) })),
  }
}
