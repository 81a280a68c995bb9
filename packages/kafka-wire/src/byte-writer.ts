import { assert, StreamError, uuidFromText } from '@millrace/base'
import { messageSizeBytesMax, partSizeBytesMin, writerSizeBytesInitial } from './limits.ts'

// What an assert says is made only where it fails: it would cost more than writing the number.
function assertInteger(value: number, least: number, greatest: number, what: string): void {
  if (!(Number.isInteger(value) && value >= least && value <= greatest)) assert(false, `${value} is not ${what}`)
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length)
}

/**
 * Writes Kafka's primitive types into one buffer that grows; one that writes parts keeps large bytes as they are, between buffers of
 * its own. A value of the wrong range is a programmer's error.
 */
export class ByteWriter {
  #bytes: Buffer
  // As in ByteReader: faster than Buffer's methods where the code was not compiled yet.
  #view: DataView
  /** Where in `#bytes` the next part begins. */
  #start = 0
  #position = 0
  readonly #parts: Uint8Array[] = []
  #sizeBytesOfParts = 0
  readonly #keepsFrom: number

  constructor(initialSizeBytes = writerSizeBytesInitial, form: 'whole' | 'in parts' = 'whole') {
    this.#bytes = Buffer.allocUnsafe(initialSizeBytes)
    this.#view = viewOf(this.#bytes)
    this.#keepsFrom = form === 'whole' ? Number.POSITIVE_INFINITY : partSizeBytesMin
  }

  /** Bytes written so far. */
  get position(): number {
    return this.#sizeBytesOfParts + this.#position - this.#start
  }

  /** What was written, as a view: the writer must not be used on. */
  finish(): Buffer {
    assert(this.#parts.length === 0, 'what is written in parts is finished in parts')
    return this.#bytes.subarray(0, this.#position)
  }

  /** What was written, in order: views of buffers of its own, and large bytes as they were given. It must not be used on. */
  finishParts(): readonly Uint8Array[] {
    this.#endPart()
    return this.#parts
  }

  #endPart(): void {
    if (this.#position === this.#start) return
    this.#addPart(this.#bytes.subarray(this.#start, this.#position))
    this.#start = this.#position
  }

  #addPart(bytes: Uint8Array): void {
    this.#parts.push(bytes)
    this.#sizeBytesOfParts += bytes.length
  }

  /** Makes room for `sizeBytes` and steps over them; their position. */
  #room(sizeBytes: number): number {
    const position = this.#position
    const needed = position + sizeBytes
    if (needed > this.#bytes.length) this.#grow(needed)
    this.#position = needed
    return position
  }

  #grow(needed: number): void {
    if (needed > messageSizeBytesMax) {
      throw new StreamError(
        'MESSAGE_TOO_LARGE',
        `a message of ${needed} bytes is over the limit of ${messageSizeBytesMax}`,
        {
          context: { limit: messageSizeBytesMax },
        },
      )
    }
    const larger = Buffer.allocUnsafe(Math.min(Math.max(needed, this.#bytes.length * 2), messageSizeBytesMax))
    this.#bytes.copy(larger, 0, 0, this.#position)
    this.#bytes = larger
    this.#view = viewOf(larger)
  }

  bool(value: boolean): void {
    const position = this.#room(1)
    this.#bytes[position] = value ? 1 : 0
  }

  int8(value: number): void {
    assertInteger(value, -0x80, 0x7f, 'an int8')
    const position = this.#room(1)
    this.#view.setInt8(position, value)
  }

  int16(value: number): void {
    assertInteger(value, -0x8000, 0x7fff, 'an int16')
    const position = this.#room(2)
    this.#view.setInt16(position, value)
  }

  uint16(value: number): void {
    assertInteger(value, 0, 0xffff, 'a uint16')
    const position = this.#room(2)
    this.#view.setUint16(position, value)
  }

  int32(value: number): void {
    assertInteger(value, -0x8000_0000, 0x7fff_ffff, 'an int32')
    const position = this.#room(4)
    this.#view.setInt32(position, value)
  }

  uint32(value: number): void {
    assertInteger(value, 0, 0xffff_ffff, 'a uint32')
    const position = this.#room(4)
    this.#view.setUint32(position, value)
  }

  int64(value: number): void {
    if (!Number.isSafeInteger(value)) assert(false, `${value} is not a safe integer for an int64`)
    const position = this.#room(8)
    const high = Math.floor(value / 0x1_0000_0000)
    this.#view.setInt32(position, high)
    this.#view.setUint32(position + 4, value - high * 0x1_0000_0000)
  }

  bigint64(value: bigint): void {
    assert(BigInt.asIntN(64, value) === value, `${value} is not an int64`)
    const position = this.#room(8)
    this.#view.setBigInt64(position, value)
  }

  float64(value: number): void {
    const position = this.#room(8)
    this.#view.setFloat64(position, value)
  }

  unsignedVarint(value: number): void {
    assertInteger(value, 0, 0xffff_ffff, 'a varint of 32 bits')
    let rest = value
    while (rest > 0x7f) {
      const position = this.#room(1)
      this.#bytes[position] = (rest & 0x7f) | 0x80
      rest = Math.floor(rest / 128)
    }
    const position = this.#room(1)
    this.#bytes[position] = rest
  }

  /** A signed (zigzag) varint of at most 32 bits. */
  varint(value: number): void {
    assertInteger(value, -0x8000_0000, 0x7fff_ffff, 'a varint of 32 bits')
    this.unsignedVarint(value >= 0 ? value * 2 : -value * 2 - 1)
  }

  uuid(text: string): void {
    const bytes = uuidFromText(text)
    if (bytes === undefined) assert(false, `'${text}' is not a UUID in URL-safe base64`)
    this.raw(bytes)
  }

  /** The bytes of a string whose length was written before. */
  utf8(text: string, sizeBytes: number): void {
    const position = this.#room(sizeBytes)
    this.#bytes.write(text, position, sizeBytes, 'utf8')
  }

  raw(bytes: Uint8Array): void {
    if (bytes.length >= this.#keepsFrom) {
      this.#endPart()
      return this.#addPart(bytes)
    }
    const position = this.#room(bytes.length)
    this.#bytes.set(bytes, position)
  }
}
