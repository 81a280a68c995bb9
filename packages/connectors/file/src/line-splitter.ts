import { StreamError } from '@millrace/base'
import { lineBytesMax } from './limits.ts'

/** A line, and where the next one begins, in bytes. */
export interface Line {
  readonly text: string
  readonly end: number
}

const newline = 0x0a
const carriageReturn = 0x0d

/**
 * Cuts bytes into lines, which end in LF, CR LF or CR. What has no end yet is kept until it has one: whoever writes the file may be in the
 * middle of it. A CR that is the last byte may be half of a CR LF, and is kept too.
 */
export class LineSplitter {
  #rest: Buffer = Buffer.alloc(0)
  /** Where the rest begins. */
  #at: number

  constructor(at: number) {
    this.#at = at
  }

  /** Where the bytes that come next are. */
  get end(): number {
    return this.#at + this.#rest.length
  }

  /** The lines that `bytes` end. Throws INVALID_DATA for one that is too long. */
  push(bytes: Uint8Array): readonly Line[] {
    // What was looked at before holds no end, but for a CR in its last place.
    let from = Math.max(0, this.#rest.length - 1)
    const all = Buffer.concat([this.#rest, bytes])
    const lines: Line[] = []
    let begin = 0
    for (; from < all.length; from++) {
      const byte = all[from]
      if (byte !== newline && byte !== carriageReturn) continue
      if (byte === carriageReturn && from + 1 === all.length) break
      const next = byte === carriageReturn && all[from + 1] === newline ? from + 2 : from + 1
      lines.push({ text: all.toString('utf8', begin, from), end: this.#at + next })
      begin = next
      from = next - 1
    }
    this.#at += begin
    // A copy: a view would keep all that was read.
    this.#rest = Buffer.from(all.subarray(begin))
    if (this.#rest.length > lineBytesMax) {
      throw new StreamError(
        'INVALID_DATA',
        `the line at byte ${this.#at} has more than ${lineBytesMax} bytes: is the file one of texts?`,
        { context: { offset: this.#at, limit: lineBytesMax } },
      )
    }
    return lines
  }
}
