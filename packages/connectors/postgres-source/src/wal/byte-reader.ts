import { StreamError } from '@millrace/base'

/** Reads a message's bytes from front to back. Throws CORRUPT_MESSAGE where they end too soon. */
export class ByteReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  uint8(): number {
    return this.#bytes.readUInt8(this.#take(1))
  }

  /** A byte as the letter that it is. */
  letter(): string {
    return String.fromCharCode(this.uint8())
  }

  int16(): number {
    return this.#bytes.readInt16BE(this.#take(2))
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#take(4))
  }

  uint32(): number {
    return this.#bytes.readUInt32BE(this.#take(4))
  }

  int64(): bigint {
    return this.#bytes.readBigInt64BE(this.#take(8))
  }

  uint64(): bigint {
    return this.#bytes.readBigUInt64BE(this.#take(8))
  }

  /** A text of so many bytes. */
  text(length: number): string {
    const at = this.#take(length)
    return this.#bytes.toString('utf8', at, at + length)
  }

  /** A text that ends in a zero. */
  cstring(): string {
    const end = this.#bytes.indexOf(0, this.#at)
    if (end === -1) throw tooShort()
    const text = this.#bytes.toString('utf8', this.#at, end)
    this.#at = end + 1
    return text
  }

  bytes(length: number): Buffer {
    const at = this.#take(length)
    return this.#bytes.subarray(at, at + length)
  }

  #take(length: number): number {
    const at = this.#at
    if (length < 0 || at + length > this.#bytes.length) throw tooShort()
    this.#at = at + length
    return at
  }
}

const tooShort = (): StreamError =>
  new StreamError(
    'CORRUPT_MESSAGE',
    'a message of the replication stream ends too soon: the connection is not to be trusted',
  )
