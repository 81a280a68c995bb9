/** How messages stand in a stream: by their lengths, by the ends of lines, or either, as each begins (RFC 6587). */
export type Framing = 'octet-counting' | 'newline' | 'auto'

/** A frame that can't be read: what comes after it in its stream can't be either. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame'
}

const newline = 0x0a
const space = 0x20
const digitsMax = 10

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

/** Cuts the bytes of a stream into messages, and keeps what has no end yet: no more than a message may have. */
export class FrameCutter {
  readonly #framing: Framing
  readonly #frameBytesMax: number
  #rest: Buffer = Buffer.alloc(0)

  constructor(framing: Framing, frameBytesMax: number) {
    this.#framing = framing
    this.#frameBytesMax = frameBytesMax
  }

  /** The messages that `bytes` end. Throws BadFrame for what is none, or is too long. */
  push(bytes: Buffer): readonly Buffer[] {
    let all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    const frames: Buffer[] = []
    for (;;) {
      const isCounted = this.#framing !== 'newline' && (this.#framing === 'octet-counting' || isDigit(all[0]))
      const cut = all.length === 0 ? undefined : isCounted ? this.#counted(all) : this.#line(all)
      if (cut === undefined) break
      if (cut.frame.length > 0) frames.push(cut.frame)
      all = all.subarray(cut.end)
    }
    this.#rest = Buffer.from(all)
    return frames
  }

  /** What is left when the stream is over: the last message needs no end of a line. Throws BadFrame if it is part of one. */
  flush(): readonly Buffer[] {
    const rest = this.#rest
    this.#rest = Buffer.alloc(0)
    if (rest.length === 0) return []
    const isLine = this.#framing === 'newline' || (this.#framing === 'auto' && !isDigit(rest[0]))
    if (!isLine) throw new BadFrame('the connection ended in the middle of a message')
    return [rest]
  }

  #counted(all: Buffer): { readonly frame: Buffer; readonly end: number } | undefined {
    const at = all.indexOf(space)
    const digits = all.toString('latin1', 0, Math.min(at === -1 ? all.length : at, digitsMax + 1))
    if (!/^[1-9]\d*$/.test(digits) || digits.length > digitsMax) throw new BadFrame('a message begins with no length')
    const length = Number(digits)
    if (length > this.#frameBytesMax)
      throw new BadFrame(`a message has ${length} bytes, and may have ${this.#frameBytesMax}`)
    if (at === -1 || all.length < at + 1 + length) return undefined
    return { frame: all.subarray(at + 1, at + 1 + length), end: at + 1 + length }
  }

  #line(all: Buffer): { readonly frame: Buffer; readonly end: number } | undefined {
    const at = all.indexOf(newline)
    const length = at === -1 ? all.length : at
    if (length > this.#frameBytesMax) throw new BadFrame(`a message has more than ${this.#frameBytesMax} bytes`)
    return at === -1 ? undefined : { frame: all.subarray(0, at), end: at + 1 }
  }
}
