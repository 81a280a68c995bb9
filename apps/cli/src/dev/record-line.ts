import { printable } from '../output/printable.ts'
import { bytesField, type BytesField } from '../output/show-record.ts'
import type { ShownRecord } from '../output/shown-record.ts'

/** What a line of the tail shows of a key or value at most, in characters. */
const shownMax = 500

/** A record on one line of a terminal, whatever is in it. */
export function recordLine({ topic, partition, offset, key, value }: ShownRecord): string {
  return `  ${topic}[${partition}]@${offset}  ${shown(bytesField(key))}  ${shown(bytesField(value))}\n`
}

function shown(field: BytesField): string {
  if (field === null) return 'null'
  const text = 'base64' in field ? `base64:${field.base64}` : field.text
  const plain = printable(text)
  return plain.length <= shownMax ? plain : `${plain.slice(0, shownMax)}... (${plain.length} characters)`
}
