import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { type ConnectValue, float64, Schema, type SchemaAndValue, Struct } from '@millrace/connect'
import { readAt } from '../files/fingerprint.ts'
import { headerReadBytes } from '../limits.ts'
import { type CsvField, csvFields } from './csv-fields.ts'
import { type CutRow, RowCutter } from './row-cutter.ts'
import { type Beginning, behindMark, type Row, type RowFormat, type RowReader } from './row-format.ts'

/** Which empty fields are null. */
export type NullFields = 'NEITHER' | 'EMPTY_SEPARATORS' | 'EMPTY_QUOTES' | 'BOTH'

/** How CSV files are written, and what their fields become. */
export interface CsvOptions {
  readonly separator: string
  readonly quote: string
  readonly hasHeader: boolean
  readonly nullFields: NullFields
  /** Whether fields that look like numbers or booleans become such. */
  readonly infersTypes: boolean
  readonly rowBytesMax: number
}

const optionalText = Schema.string({ optional: true })
const integer = /^-?(?:0|[1-9]\d{0,15})$/
const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/
/** Digits that a float64 keeps, whatever they are. */
const exactDigitsMax = 15

/** A field without quotes as what it looks like, if nothing of it is lost. */
function inferred(text: string): ConnectValue {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = Number(text)
  if (integer.test(text)) return Number.isSafeInteger(number) && !Object.is(number, -0) ? number : text
  const digits = text.replace(/[eE].*$/, '').replaceAll(/\D/g, '')
  return decimal.test(text) && digits.length <= exactDigitsMax && Number.isFinite(number) ? float64(number) : text
}

/** Makes values of rows, whose fields have names. */
class Columns {
  readonly #names: readonly string[]
  readonly #options: CsvOptions
  readonly #schema: Schema

  constructor(names: readonly string[], options: CsvOptions) {
    this.#names = names
    this.#options = options
    this.#schema = Schema.struct(names.map((name) => [name, optionalText] as const))
  }

  valueOf(fields: readonly CsvField[]): SchemaAndValue {
    const texts = fields.map((field) => (this.#isNull(field) ? null : field.text))
    if (!this.#options.infersTypes) {
      const struct = new Struct(this.#schema)
      for (const [at, name] of this.#names.entries()) struct.set(name, texts[at] ?? null)
      return { schema: this.#schema, value: struct }
    }
    const entries = this.#names.map((name, at): [string, ConnectValue] => {
      const text = texts[at] ?? null
      return [name, text === null || fields[at]?.isQuoted === true ? text : inferred(text)]
    })
    return { schema: null, value: new Map(entries) }
  }

  get count(): number {
    return this.#names.length
  }

  #isNull({ text, isQuoted }: CsvField): boolean {
    if (text !== '') return false
    const { nullFields } = this.#options
    return nullFields === 'BOTH' || nullFields === (isQuoted ? 'EMPTY_QUOTES' : 'EMPTY_SEPARATORS')
  }
}

class CsvRows implements RowReader {
  readonly #options: CsvOptions
  readonly #cutter: RowCutter
  #columns: Columns | undefined

  constructor(options: CsvOptions, columns: Columns | undefined, cutter: RowCutter) {
    this.#options = options
    this.#columns = columns
    this.#cutter = cutter
  }

  get end(): number {
    return this.#cutter.end
  }

  push(bytes: Buffer): readonly Row[] {
    return this.#cutter.push(bytes).map((row) => this.#row(row))
  }

  flush(): readonly Row[] {
    return this.#cutter.flush().map((row) => this.#row(row))
  }

  #row(cut: CutRow): Row {
    const { bytes, line, nextLine, end, last } = cut
    const made = { raw: bytes, line, nextLine, end, last }
    // An empty line is no row, but for a file of one column.
    if (bytes.length === 0 && this.#columns?.count !== 1) return { ...made, value: undefined }
    const problem = cut.problem ?? (isUtf8(bytes) ? undefined : 'is no UTF-8')
    if (problem !== undefined) return { ...made, value: undefined, problem }
    const { separator, quote } = this.#options
    const fields = csvFields(bytes.toString('utf8'), separator, quote, cut.isQuoted)
    this.#columns ??= new Columns(
      fields.map((_, at) => `column${String(at + 1).padStart(2, '0')}`),
      this.#options,
    )
    if (fields.length === this.#columns.count) return { ...made, value: this.#columns.valueOf(fields) }
    const wrong = `has ${fields.length} fields where there are ${this.#columns.count} columns`
    return { ...made, value: undefined, problem: wrong }
  }
}

function headerProblem(header: CutRow, names: readonly string[]): string | undefined {
  if (header.problem !== undefined) return `has a header that can't be read: it ${header.problem}`
  if (!isUtf8(header.bytes)) return 'has a header that is no UTF-8'
  if (names.includes('')) return 'has a header with a name that is empty'
  if (new Set(names).size < names.length) return 'has a header with a name that stands there twice'
  return undefined
}

/** Files of CSV (RFC 4180). */
export function csvFormat(options: CsvOptions): RowFormat {
  const cutterOptions = {
    separator: options.separator.charCodeAt(0),
    quote: options.quote.charCodeAt(0),
    rowBytesMax: options.rowBytesMax,
  }
  const cutterAt = (position: number, line: number) => new RowCutter(cutterOptions, position, line)
  const rowsOf = (columns: Columns | undefined) => (position: number, line: number) =>
    new CsvRows(options, columns, cutterAt(position, line))
  return {
    async begin(handle: FileHandle): Promise<Beginning> {
      const mark = behindMark(await readAt(handle, 0, 3))
      const first = await firstRow(handle, cutterAt(mark, 1))
      if (first === undefined) return { position: mark, line: 1, rows: rowsOf(undefined) }
      const fields = csvFields(first.bytes.toString('utf8'), options.separator, options.quote, first.isQuoted)
      if (options.hasHeader) {
        const names = fields.map(({ text }) => text)
        const problem = headerProblem(first, names)
        if (problem !== undefined)
          return { position: first.end, line: first.nextLine, problem, rows: rowsOf(undefined) }
        return { position: first.end, line: first.nextLine, rows: rowsOf(new Columns(names, options)) }
      }
      // Names that go by the first row, wherever reading begins.
      const names = fields.map((_, at) => `column${String(at + 1).padStart(2, '0')}`)
      const columns = first.problem === undefined ? new Columns(names, options) : undefined
      return { position: mark, line: 1, rows: rowsOf(columns) }
    },
  }
}

/** The first row of a file; undefined if it has none. */
async function firstRow(handle: FileHandle, cutter: RowCutter): Promise<CutRow | undefined> {
  for (;;) {
    const bytes = await readAt(handle, cutter.end, headerReadBytes)
    const [row] = bytes.length === 0 ? cutter.flush() : cutter.push(bytes)
    if (row !== undefined || bytes.length === 0) return row
  }
}
