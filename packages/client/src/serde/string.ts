import { describe } from './bytes.ts'
import { readingRanges } from './range-reader.ts'
import type { Serde } from './serde.ts'

export const stringSerde: Serde<string> = readingRanges(
  {
    name: 'string',
    serialize(value) {
      if (typeof value === 'string') return value
      throw new TypeError(`expected a string, got ${describe(value)}`)
    },
    deserialize: (bytes) => bytes.toString('utf8'),
  },
  (bytes, start, end) => shortAscii(bytes, start, end) ?? utf8Slice.call(bytes, start, end),
)

/** Texts up to this length are read here if they are ASCII, as keys mostly are: the way to native code and back takes four times as long. */
const shortLengthMax = 12

function shortAscii(bytes: Buffer, start: number, end: number): string | undefined {
  if (end - start > shortLengthMax) return undefined
  let text = ''
  let at = start
  for (; at + 4 <= end; at += 4) {
    const first = byteAt(bytes, at)
    const second = byteAt(bytes, at + 1)
    const third = byteAt(bytes, at + 2)
    const fourth = byteAt(bytes, at + 3)
    if ((first | second | third | fourth) > 0x7f) return undefined
    text += String.fromCharCode(first, second, third, fourth)
  }
  for (; at < end; at += 1) {
    const code = byteAt(bytes, at)
    if (code > 0x7f) return undefined
    text += String.fromCharCode(code)
  }
  return text
}

function byteAt(bytes: Buffer, at: number): number {
  return bytes[at] as number
}

/** What `toString` comes to in the end. */
const utf8Slice = Reflect.get(Buffer.prototype, 'utf8Slice') as (this: Uint8Array, start: number, end: number) => string
