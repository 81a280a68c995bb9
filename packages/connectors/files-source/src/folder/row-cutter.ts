/** A row, as its bytes stand in the file. */
export interface CutRow {
  /** Without the end of its last line; the beginning of it if it is too long. */
  readonly bytes: Buffer
  readonly begin: number
  /** Where the next one begins. */
  readonly end: number
  /** The number of its first line, from 1 on. */
  readonly line: number
  /** The number of the line behind it. */
  readonly nextLine: number
  /** Whether a field of it is in quotes. */
  readonly isQuoted: boolean
  /** What is wrong with it. */
  readonly problem?: string
  /** What ends there, for fingerprints. */
  readonly last: Buffer
}

/** How rows are written. */
export interface RowCutterOptions {
  readonly separator: number
  readonly quote: number
  readonly rowBytesMax: number
}

const newline = 0x0a
const carriageReturn = 0x0d

function linesOf(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1
  return lines
}

/** Goes through the bytes of one row. */
class RowScan {
  readonly #options: RowCutterOptions
  #state: 'begin' | 'plain' | 'quoted' | 'behind' = 'begin'
  /** How much was looked at. */
  #scanned = 0
  isQuoted = false
  problem: string | undefined

  constructor(options: RowCutterOptions) {
    this.#options = options
  }

  /** Whether a quote is not closed. */
  get isOpen(): boolean {
    return this.#state === 'quoted'
  }

  /** Behind the end of the row that `all` begins with; -1 if it is not there yet. What is given the next time begins with the same bytes. */
  endIn(all: Buffer): number {
    if (this.#scanned === 0) {
      const end = all.indexOf(newline)
      if (end !== -1 && !all.subarray(0, end).includes(this.#options.quote)) return end + 1
    }
    for (let at = this.#scanned; at < all.length; at++) {
      if (this.#isEnd(all[at] ?? 0)) return at + 1
    }
    this.#scanned = all.length
    return -1
  }

  /** Goes on with one byte; whether the row ends with it. */
  #isEnd(byte: number): boolean {
    const { quote, separator } = this.#options
    if (this.#state === 'quoted') {
      if (byte === quote) this.#state = 'behind'
      return false
    }
    if (byte === newline) return true
    if (byte === separator) this.#state = 'begin'
    else if (byte === quote && this.#state !== 'plain') {
      this.#state = 'quoted'
      this.isQuoted = true
    } else if (this.#state !== 'behind' || byte !== carriageReturn) {
      if (this.#state === 'behind') this.problem ??= 'has a character behind a quote that closes a field'
      else if (byte === quote) this.problem ??= 'has a quote in a field that does not begin with one'
      this.#state = 'plain'
    }
    return false
  }
}

/** A row that is too long, while the end of its line is looked for. */
interface Skipped {
  readonly shown: Buffer
  readonly bytes: number
  readonly problem: string
}

/**
 * Cuts the bytes of a CSV file (RFC 4180) into rows, which go on behind ends of lines that are in quotes. What has no end yet is kept, up to the length
 * that a row may have. A quote that is never closed costs its line, and not the rest of the file.
 */
export class RowCutter {
  readonly #options: RowCutterOptions
  #rest: Buffer = Buffer.alloc(0)
  #begin: number
  #line: number
  #scan: RowScan
  #skipped: Skipped | undefined

  constructor(options: RowCutterOptions, at: number, line: number) {
    this.#options = options
    this.#begin = at
    this.#line = line
    this.#scan = new RowScan(options)
  }

  /** Where the bytes that come next are. */
  get end(): number {
    return this.#begin + (this.#skipped?.bytes ?? 0) + this.#rest.length
  }

  /** The rows that `bytes` end. */
  push(bytes: Buffer): readonly CutRow[] {
    return this.#rows(this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]), false)
  }

  /** The rows that are left: nothing more will come. */
  flush(): readonly CutRow[] {
    return this.#rows(this.#rest, true)
  }

  #rows(given: Buffer, isLast: boolean): readonly CutRow[] {
    const rows: CutRow[] = []
    let all = given
    while (all.length > 0 || (isLast && this.#skipped !== undefined)) {
      const before = this.#begin + (this.#skipped?.bytes ?? 0)
      const row = this.#skipped === undefined ? this.#next(all, isLast) : this.#skip(all, isLast, this.#skipped)
      if (row !== undefined) rows.push(row)
      const after = this.#begin + (this.#skipped?.bytes ?? 0)
      if (after === before) break
      all = all.subarray(after - before)
    }
    // A copy: a view would keep all that was read.
    this.#rest = Buffer.from(all)
    return rows
  }

  /** The row that `all` begins with; undefined if its end is not there. */
  #next(all: Buffer, isLast: boolean): CutRow | undefined {
    const { rowBytesMax } = this.#options
    const tooLong = `has more than ${rowBytesMax} bytes`
    const end = this.#scan.endIn(all)
    if (end !== -1 || (isLast && !this.#scan.isOpen)) {
      const bytes = end === -1 ? all : all.subarray(0, end)
      const ending = bytes.at(-1) !== newline ? 0 : bytes.at(-2) === carriageReturn ? 2 : 1
      const shown = bytes.subarray(0, bytes.length - ending)
      if (shown.length <= rowBytesMax) return this.#give(shown, bytes.length, bytes, this.#scan.problem)
      return this.#give(shown.subarray(0, rowBytesMax), bytes.length, bytes, tooLong)
    }
    if (!isLast && all.length <= rowBytesMax) return undefined
    const problem = this.#scan.isOpen ? 'has a quote that is not closed' : tooLong
    const firstLine = all.indexOf(newline)
    if (firstLine !== -1) {
      const bytes = all.subarray(0, firstLine + 1)
      return this.#give(all.subarray(0, Math.min(firstLine, rowBytesMax)), bytes.length, bytes, problem)
    }
    this.#skipped = { shown: Buffer.from(all.subarray(0, rowBytesMax)), bytes: all.length, problem }
    return undefined
  }

  /** Goes on to the end of the line of a row that is too long. */
  #skip(all: Buffer, isLast: boolean, { shown, bytes, problem }: Skipped): CutRow | undefined {
    const end = all.indexOf(newline)
    const part = end === -1 ? all : all.subarray(0, end + 1)
    if (end !== -1 || isLast) return this.#give(shown, bytes + part.length, part, problem)
    this.#skipped = { shown, bytes: bytes + part.length, problem }
    return undefined
  }

  #give(shown: Buffer, length: number, last: Buffer, problem: string | undefined): CutRow {
    const { isQuoted } = this.#scan
    const lines = last.at(-1) === newline && !isQuoted ? 1 : linesOf(last)
    const row: CutRow = {
      bytes: shown,
      begin: this.#begin,
      end: this.#begin + length,
      line: this.#line,
      nextLine: this.#line + lines,
      isQuoted,
      ...(problem === undefined ? {} : { problem }),
      last,
    }
    this.#begin = row.end
    this.#line = row.nextLine
    this.#scan = new RowScan(this.#options)
    this.#skipped = undefined
    return row
  }
}
