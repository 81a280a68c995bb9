import { isUtf8 } from 'node:buffer'
import { createConverter, Schema } from '@millrace/connect'
import { readAt } from '../files/fingerprint.ts'
import { type CutLine, LineCutter } from '../tail/line-cutter.ts'
import { behindMark, type Row, type RowFormat, type RowReader } from './row-format.ts'

/** What values of lines become. */
export interface NdjsonOptions {
  /** What they say, or their texts. */
  readonly values: 'parsed' | 'text'
  readonly rowBytesMax: number
}

const text = Schema.string()

class JsonLines implements RowReader {
  readonly #options: NdjsonOptions
  readonly #cutter: LineCutter
  readonly #json = createConverter('JsonConverter', { 'schemas.enable': 'false' }, 'value')
  #line: number

  constructor(options: NdjsonOptions, position: number, line: number) {
    this.#options = options
    this.#cutter = new LineCutter(position, { lineBytesMax: options.rowBytesMax, longLines: 'reject' })
    this.#line = line
  }

  get end(): number {
    return this.#cutter.end
  }

  push(bytes: Buffer): readonly Row[] {
    return this.#cutter.push(bytes).map((line) => this.#row(line))
  }

  flush(): readonly Row[] {
    const line = this.#cutter.flush()
    return line === undefined ? [] : [this.#row(line)]
  }

  #row({ bytes, end, last, tooLong }: CutLine): Row {
    const made = { raw: bytes, line: this.#line, nextLine: this.#line + 1, end, last }
    this.#line += 1
    if (tooLong) return { ...made, value: undefined, problem: `has more than ${this.#options.rowBytesMax} bytes` }
    if (!isUtf8(bytes)) return { ...made, value: undefined, problem: 'is no UTF-8' }
    if (bytes.toString('utf8').trim() === '') return { ...made, value: undefined }
    try {
      const parsed = this.#json.toConnect('', bytes)
      if (parsed.value === null) return { ...made, value: undefined, problem: 'is null, which is no record' }
      if (this.#options.values === 'parsed') return { ...made, value: parsed }
      return { ...made, value: { schema: text, value: bytes.toString('utf8') } }
    } catch {
      // What the parser says may hold what stands there.
      return { ...made, value: undefined, problem: 'is no JSON' }
    }
  }
}

/** Files of JSON, one value a line. */
export function ndjsonFormat(options: NdjsonOptions): RowFormat {
  return {
    async begin(handle) {
      const position = behindMark(await readAt(handle, 0, 3))
      return { position, line: 1, rows: (at, line) => new JsonLines(options, at, line) }
    },
  }
}
