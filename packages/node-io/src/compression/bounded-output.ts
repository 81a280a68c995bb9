import { StreamError } from '@millrace/base'

/** What a stream unpacked to would pass the bound. */
export function tooLarge(codec: string, sizeBytesMax: number): StreamError {
  return new StreamError(
    'RECORD_LIST_TOO_LARGE',
    `${codec}: the records unpack to more than the ${sizeBytesMax} bytes that are allowed`,
    { context: { limit: sizeBytesMax } },
  )
}

/** The bytes are not what their codec says. */
export function corruptStream(codec: string, what: string, cause?: unknown): StreamError {
  return new StreamError('CORRUPT_MESSAGE', `${codec}: ${what}`, cause === undefined ? {} : { cause })
}

/** Output that grows as blocks come, never past its bound: nothing is allocated because a header claims it. */
export class BoundedOutput {
  readonly #codec: string
  readonly #sizeBytesMax: number
  #bytes: Buffer
  #length = 0

  /** `sizeBytesGuess` is allocated at once, within the bound. */
  constructor(codec: string, sizeBytesMax: number, sizeBytesGuess: number) {
    this.#codec = codec
    this.#sizeBytesMax = sizeBytesMax
    this.#bytes = Buffer.allocUnsafeSlow(Math.min(sizeBytesGuess, sizeBytesMax))
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  get length(): number {
    return this.#length
  }

  get remaining(): number {
    return this.#sizeBytesMax - this.#length
  }

  /** Makes room for `sizeBytes` more, or for as much of them as the bound leaves. */
  reserve(sizeBytes: number): void {
    const needed = this.#length + Math.min(sizeBytes, this.remaining)
    if (needed <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.min(Math.max(this.#bytes.length * 2, needed), this.#sizeBytesMax))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }

  /** Takes note that bytes were written up to `end`. */
  advanceTo(end: number): void {
    this.#length = end
  }

  append(bytes: Uint8Array): void {
    if (bytes.length > this.remaining) throw this.tooLarge()
    this.reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  tooLarge(): StreamError {
    return tooLarge(this.#codec, this.#sizeBytesMax)
  }

  result(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
