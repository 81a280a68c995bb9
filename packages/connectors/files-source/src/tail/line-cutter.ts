/** What becomes of lines that are too long. */
export type LongLines = 'split' | 'cut' | 'reject'

/** A line, or a part of one. */
export interface CutLine {
  /** Without the end of the line. */
  readonly bytes: Buffer
  /** Where it begins in the file. */
  readonly begin: number
  /** Where the next one begins. */
  readonly end: number
  /** What ends there, with the end of the line, for fingerprints. */
  readonly last: Buffer
  /** Whether it is longer than lines may be: `bytes` is its beginning then. */
  readonly tooLong: boolean
}

const newline = 0x0a
const carriageReturn = 0x0d

/** Up to `length` bytes of `bytes`, so that no character of UTF-8 is cut in two. */
function wholeCharacters(bytes: Buffer, length: number): number {
  for (let back = 0; back < 4 && back < length; back++) {
    const byte = bytes[length - back] ?? 0
    if ((byte & 0xc0) !== 0x80) return length - back
  }
  return length
}

/**
 * Cuts the bytes of a file into lines, which end in LF or CR LF. What has no end yet is kept, up to the length that a line may have: whoever
 * writes the file may be in the middle of it. Where lines are cut hangs on where the first begins, and not on how bytes come.
 */
export class LineCutter {
  readonly #lineBytesMax: number
  readonly #longLines: LongLines
  /** Parts of a line without its end. */
  #rest: Buffer[] = []
  #restBytes = 0
  /** Where the rest begins. */
  #begin: number
  /** Bytes of the line that are not kept, as it is too long; the last of them are, for fingerprints. */
  #dropped = 0
  #lastDropped: Buffer = Buffer.alloc(0)

  constructor(at: number, options: { readonly lineBytesMax: number; readonly longLines: LongLines }) {
    this.#begin = at
    this.#lineBytesMax = options.lineBytesMax
    this.#longLines = options.longLines
  }

  /** Where the bytes that come next are. */
  get end(): number {
    return this.#begin + this.#restBytes + this.#dropped
  }

  /** Whether some of a line has come, and not its end. */
  get hasRest(): boolean {
    return this.#restBytes + this.#dropped > 0
  }

  /** The lines that `bytes` end; they may be views of it. */
  push(bytes: Buffer): readonly CutLine[] {
    const lines: CutLine[] = []
    let from = 0
    for (;;) {
      const at = bytes.indexOf(newline, from)
      this.#take(bytes.subarray(from, at === -1 ? bytes.length : at + 1), lines)
      if (at === -1) return lines
      from = at + 1
    }
  }

  /** What has come of a line without its end, as a line: nobody will write its end. */
  flush(): CutLine | undefined {
    return this.hasRest ? this.#line(Buffer.concat(this.#rest), 0) : undefined
  }

  #take(part: Buffer, lines: CutLine[]): void {
    if (part.length === 0) return
    const isEnd = part.at(-1) === newline
    if (this.#longLines === 'split') this.#takeToSplit(part, isEnd, lines)
    else this.#takeBounded(part, isEnd, lines)
  }

  #takeToSplit(part: Buffer, isEnd: boolean, lines: CutLine[]): void {
    let all = this.#restBytes === 0 ? part : Buffer.concat([...this.#rest, part])
    // There is one byte more than a piece has: whether a character ends there shows in it.
    while (all.length - endLength(all, isEnd) > this.#lineBytesMax) {
      const length = wholeCharacters(all, this.#lineBytesMax)
      const piece = all.subarray(0, length)
      lines.push({ bytes: piece, begin: this.#begin, end: this.#begin + length, last: piece, tooLong: true })
      this.#begin += length
      all = all.subarray(length)
    }
    this.#rest = []
    this.#restBytes = 0
    if (isEnd) lines.push(this.#line(all, endLength(all, true)))
    else this.#keep(all)
  }

  #takeBounded(part: Buffer, isEnd: boolean, lines: CutLine[]): void {
    // With its CR LF.
    const room = Math.max(0, this.#lineBytesMax + 2 - this.#restBytes)
    const kept = this.#dropped > 0 ? part.subarray(0, 0) : part.subarray(0, room)
    const dropped = part.subarray(kept.length)
    if (dropped.length > 0) {
      this.#dropped += dropped.length
      this.#lastDropped = Buffer.from(dropped.subarray(-64))
    }
    if (!isEnd) {
      this.#keep(kept)
      return
    }
    const all = this.#restBytes === 0 ? kept : Buffer.concat([...this.#rest, kept])
    lines.push(this.#line(all, this.#dropped > 0 ? 0 : endLength(all, true)))
  }

  /** Keeps a copy: a view would keep all that was read. */
  #keep(part: Buffer): void {
    if (part.length === 0) return
    this.#rest.push(Buffer.from(part))
    this.#restBytes += part.length
  }

  /** The line that `all` is, whose last `ending` bytes are its end; what comes next is another. */
  #line(all: Buffer, ending: number): CutLine {
    const begin = this.#begin
    const end = begin + all.length + this.#dropped
    const length = all.length - ending
    const tooLong = this.#dropped > 0 || length > this.#lineBytesMax
    const shown = tooLong ? wholeCharacters(all, Math.min(this.#lineBytesMax, length)) : length
    const last = this.#dropped > 0 ? this.#lastDropped : all
    this.#begin = end
    this.#rest = []
    this.#restBytes = 0
    this.#dropped = 0
    return { bytes: all.subarray(0, shown), begin, end, last, tooLong }
  }
}

/** The bytes of `line` that are its end: LF, or CR LF. A CR without what follows may be half of one. */
function endLength(line: Buffer, isEnd: boolean): number {
  if (!isEnd) return line.at(-1) === carriageReturn ? 1 : 0
  return line.at(-2) === carriageReturn ? 2 : 1
}
