import { keyText } from '../bytes/key-text.ts'
import { readInt, writeInt } from '../codec.ts'

/** A row as its key's text and its value. */
export type TextRow = readonly [text: string, value: Uint8Array]

/**
 * LMDB's keys have at most 1,978 bytes. Keys that are longer than this share a row with all that begin with the same bytes: the row holds
 * the rest of each key and its value, in order. So order and any length of keys stay, and only such keys pay for it.
 */
export const plainKeySizeBytesMax = 1900

/** What a row of long keys holds: for each the length of the rest of its key, that rest, the length of the value, the value. */
export function encodeLongRows(rows: readonly TextRow[]): Buffer {
  let size = 0
  for (const [rest, value] of rows) size += 8 + rest.length + value.length
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  for (const [rest, value] of rows) {
    writeInt(bytes, rest.length, at)
    bytes.write(rest, at + 4, 'latin1')
    at += 4 + rest.length
    writeInt(bytes, value.length, at)
    bytes.set(value, at + 4)
    at += 4 + value.length
  }
  return bytes
}

/** {@link encodeLongRows} backwards. */
export function decodeLongRows(bytes: Uint8Array): TextRow[] {
  const rows: TextRow[] = []
  for (let at = 0; at < bytes.length;) {
    const restSize = readInt(bytes, at)
    const rest = keyText(bytes.subarray(at + 4, at + 4 + restSize))
    at += 4 + restSize
    const valueSize = readInt(bytes, at)
    rows.push([rest, bytes.subarray(at + 4, at + 4 + valueSize)])
    at += 4 + valueSize
  }
  return rows
}

/** The rows with that one put in its place, or taken out if the value is null. */
export function withLongRow(rows: readonly TextRow[], rest: string, value: Uint8Array | null): TextRow[] {
  const others = rows.filter(([other]) => other !== rest)
  if (value === null) return others
  const at = others.findIndex(([other]) => other > rest)
  others.splice(at < 0 ? others.length : at, 0, [rest, value])
  return others
}
