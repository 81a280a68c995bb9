import type { RecordHeaders } from '@millrace/client'

/** What a record may take in a batch of its own: what producers send unless they are told otherwise (`maxRecordBytes`). */
export const recordBytesMax = 1_048_576

/** What every record takes beside its parts, on the safe side. */
const overheadBytes = 128
const headerOverheadBytes = 10

type Content = Uint8Array | string | null

/** Parts of a record, as they are written. */
export interface RecordContent {
  readonly key: Content
  readonly value: Content
  readonly headers: RecordHeaders
}

/** What a record takes in a batch of its own, about. */
export function recordSizeBytes({ key, value, headers }: RecordContent): number {
  let size = overheadBytes + bytesOf(key) + bytesOf(value)
  for (const [name, content] of headers) size += headerOverheadBytes + bytesOf(name) + bytesOf(content)
  return size
}

/** What key and value may take together if a record may take so much. */
export function contentBytesMax(limitBytes: number): number {
  return Math.max(0, limitBytes - overheadBytes)
}

/** Whether it is more than `limitBytes`; most records need no exact look. */
export function isTooLarge(content: RecordContent, limitBytes: number): boolean {
  const { key, value, headers } = content
  // At most three bytes of UTF-8 a UTF-16 unit.
  const most = overheadBytes + 3 * ((key?.length ?? 0) + (value?.length ?? 0))
  return (headers.size > 0 || most > limitBytes) && recordSizeBytes(content) > limitBytes
}

function bytesOf(content: Content): number {
  if (content === null) return 0
  return typeof content === 'string' ? Buffer.byteLength(content) : content.length
}

const keyLengthShownMax = 80

/** A key for people: as text if it is some, else its bytes in hexadecimal. */
export function shownKey(key: Uint8Array | string | null): string {
  if (key === null) return 'null'
  const bytes = typeof key === 'string' ? Buffer.from(key) : key
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, keyLengthShownMax))
  const text = part.toString('utf8')
  const end = bytes.length > keyLengthShownMax ? '...' : ''
  return /^[\x20-\x7e]*$/.test(text) ? `'${text}${end}'` : `0x${part.toString('hex')}${end}`
}
