import type { InputFormat } from './formats.ts'
import { JsonArraySplitter } from './json-array-splitter.ts'
import { InputBroken, type InputItem, type InputProblem, type ItemSplitter } from './item.ts'
import { type InputRecord, type ItemReader, isProblem, jsonReader, readPlain } from './json-item.ts'
import { LineSplitter } from './line-splitter.ts'

export interface InputOptions {
  readonly format: InputFormat
  /** The path of the field that is the key; only for JSON. */
  readonly keyField?: string | undefined
}

/** What one chunk of input gave, in its order: the problems' lines say where they belong. */
export interface InputPart {
  readonly entries: readonly (InputRecord | InputProblem)[]
  /** Set where nothing can be read after `entries`. */
  readonly broken: boolean
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const openBracket = 0x5b
const openBrace = 0x7b

/**
 * Reads records from a stream of bytes, chunk by chunk: what is held at a time is a chunk and the item that it ends in.
 * With `auto`, an input that begins with `[` is one JSON array, one that begins with `{` (or any, if there is a key field) is NDJSON,
 * any other is lines.
 */
export async function* readInput(source: AsyncIterable<Uint8Array>, options: InputOptions): AsyncGenerator<InputPart> {
  let cutter: { splitter: ItemSplitter; read: ItemReader } | undefined
  // Bytes that came before the format was known: white space, or part of a byte order mark.
  let held: Buffer = Buffer.alloc(0)
  for await (const bytes of source) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (cutter === undefined) {
      held = Buffer.concat([held, chunk])
      const format = formatOf(held, options)
      if (format === undefined && held.length < 64 * 1024) continue
      cutter = cutterFor(format ?? 'lines', options)
      chunk = withoutMark(held)
      held = Buffer.alloc(0)
    }
    const part = cut(() => cutter?.splitter.push(chunk) ?? [], cutter.read)
    if (part.entries.length > 0 || part.broken) yield part
    if (part.broken) return
  }
  cutter ??= cutterFor(formatOf(held, options) ?? 'lines', options)
  const { splitter, read } = cutter
  const last = cut(() => [...splitter.push(withoutMark(held)), ...splitter.end()], read)
  if (last.entries.length > 0 || last.broken) yield last
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes
}

/** The format to read `start` of the input in; undefined while too little of it is there to say. */
function formatOf(start: Buffer, { format, keyField }: InputOptions): Exclude<InputFormat, 'auto'> | undefined {
  if (start.length < 3 && byteOrderMark.subarray(0, start.length).equals(start)) return undefined
  if (format !== 'auto') return format
  const first = withoutMark(start).find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  if (first === undefined) return undefined
  if (first === openBracket) return 'json'
  return first === openBrace || keyField !== undefined ? 'ndjson' : 'lines'
}

function cutterFor(
  format: Exclude<InputFormat, 'auto'>,
  { keyField }: InputOptions,
): { splitter: ItemSplitter; read: ItemReader } {
  switch (format) {
    case 'lines':
      return { splitter: new LineSplitter(), read: readPlain }
    case 'ndjson':
      return { splitter: new LineSplitter(), read: jsonReader(keyField) }
    case 'json':
      return { splitter: new JsonArraySplitter(), read: jsonReader(keyField) }
  }
}

function cut(items: () => InputItem[], read: ItemReader): InputPart {
  try {
    return { entries: entriesOf(items(), read), broken: false }
  } catch (error) {
    if (!(error instanceof InputBroken)) throw error
    return { entries: [...entriesOf(error.before, read), { line: error.line, message: error.message }], broken: true }
  }
}

function entriesOf(items: readonly InputItem[], read: ItemReader): (InputRecord | InputProblem)[] {
  return items.map(read).filter((entry) => entry !== undefined)
}

export { isProblem }
export type { InputProblem, InputRecord }
