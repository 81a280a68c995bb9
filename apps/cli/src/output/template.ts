import { usageError } from '../failure.ts'
import type { ShownRecord } from './shown-record.ts'

type Part = string | Uint8Array
type Piece = (record: ShownRecord) => Part

const empty = new Uint8Array(0)

const placeholders: Readonly<Record<string, Piece>> = {
  t: (record) => record.topic,
  p: (record) => String(record.partition),
  o: (record) => String(record.offset),
  T: (record) => String(record.timestamp),
  k: (record) => record.key ?? empty,
  v: (record) => record.value ?? empty,
  K: (record) => String(record.key?.length ?? -1),
  V: (record) => String(record.value?.length ?? -1),
  h: (record) => [...record.headers].map(([name, value]) => `${name}=${textOf(value)}`).join(','),
  '%': () => '%',
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\\': '\\' }

/** What `-f` understands, for the help. */
export const templateGrammar =
  '%t topic, %p partition, %o offset, %T timestamp in ms, %k key, %v value, %K and %V their sizes in bytes (-1 for none), ' +
  '%h headers, %% a percent sign; \\n \\t \\r \\0 \\xHH \\\\'

function textOf(bytes: Uint8Array | null): string {
  return bytes === null ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}

/** Compiles an output grammar such as `%t[%p]@%o %k %v\n`. The result gives the parts to write, one after the other; keys and values as they are. */
export function compileTemplate(template: string): (record: ShownRecord) => Part[] {
  const pieces = parse(template)
  return (record) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece(record)))
}

function parse(template: string): (string | Piece)[] {
  const pieces: (string | Piece)[] = []
  let text = ''
  for (let at = 0; at < template.length; at += 1) {
    const character = template.charAt(at)
    if (character === '\\') {
      const { literal, length } = escapeAt(template, at)
      text += literal
      at += length - 1
    } else if (character === '%') {
      at += 1
      const piece = Object.hasOwn(placeholders, template.charAt(at)) ? placeholders[template.charAt(at)] : undefined
      if (piece === undefined) throw unknown(template, at - 1)
      if (text !== '') pieces.push(text)
      text = ''
      pieces.push(piece)
    } else text += character
  }
  if (text !== '') pieces.push(text)
  return pieces
}

function escapeAt(template: string, at: number): { literal: string; length: number } {
  const hex = /^\\x([0-9a-fA-F]{2})/.exec(template.slice(at))
  if (hex !== null) return { literal: String.fromCodePoint(Number.parseInt(hex[1] ?? '', 16)), length: 4 }
  const name = template.charAt(at + 1)
  const literal = Object.hasOwn(escapes, name) ? escapes[name] : undefined
  if (literal === undefined) throw unknown(template, at)
  return { literal, length: 2 }
}

function unknown(template: string, at: number): Error {
  const what = template.slice(at, at + 2)
  return usageError(
    `'${what}' at character ${at + 1} of the format '${template}' means nothing. There are: ${templateGrammar}`,
  )
}
