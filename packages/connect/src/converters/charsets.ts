import { dataError } from '../data/errors.ts'

/** Texts to bytes and back. */
export interface Charset {
  encode(text: string): Buffer
  decode(bytes: Uint8Array): string
}

const buffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

const utf8: Charset = {
  encode: (text) => Buffer.from(text),
  decode: (bytes) => buffer(bytes).toString(),
}

const upTo = (name: string, last: number): Charset => ({
  encode(text) {
    for (let at = 0; at < text.length; at++) {
      if (text.charCodeAt(at) > last) throw dataError(`a text has a character that ${name} has not`)
    }
    return Buffer.from(text, 'latin1')
  },
  decode: (bytes) => buffer(bytes).toString(last > 0x7f ? 'latin1' : 'ascii'),
})

const utf16le: Charset = {
  encode: (text) => Buffer.from(text, 'utf16le'),
  decode: (bytes) => buffer(bytes).toString('utf16le'),
}

/** The last byte of an odd number of them is half a character: it is left out, as by utf16le. */
const swapped = (bytes: Uint8Array): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()

const utf16be: Charset = {
  encode: (text) => utf16le.encode(text).swap16(),
  decode: (bytes) => utf16le.decode(swapped(bytes)),
}

/** The order of bytes is said by the first two; written with the high byte first, as Java does. */
const utf16: Charset = {
  encode: (text) => utf16be.encode(`\uFEFF${text}`),
  decode(bytes) {
    const [first, second] = bytes
    if (first === 0xff && second === 0xfe) return utf16le.decode(bytes.subarray(2))
    return utf16be.decode(first === 0xfe && second === 0xff ? bytes.subarray(2) : bytes)
  },
}

const ascii = upTo('US-ASCII', 0x7f)
const latin1 = upTo('ISO-8859-1', 0xff)

/** By the names and other names that Java has for them. */
const charsets: ReadonlyMap<string, Charset> = new Map([
  ['UTF-8', utf8],
  ['UTF8', utf8],
  ['US-ASCII', ascii],
  ['ASCII', ascii],
  ['ISO-8859-1', latin1],
  ['ISO8859_1', latin1],
  ['LATIN1', latin1],
  ['UTF-16', utf16],
  ['UTF16', utf16],
  ['UTF-16BE', utf16be],
  ['UTF-16LE', utf16le],
])

/** The charset of a name. Throws INVALID_DATA if there is none. */
export function charsetNamed(name: string): Charset {
  const charset = charsets.get(name.toUpperCase())
  if (charset !== undefined) return charset
  throw dataError(`there is no encoding of that name: there are ${[...charsets.keys()].join(', ')}`)
}
