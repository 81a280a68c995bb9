import { uuidToText } from '@millrace/base'
import { messageElementsMax, stringSizeBytesMax } from './limits.ts'
import { MalformedError } from './malformed-error.ts'

/**
 * Reads Kafka's primitive types from a part of a buffer. Every read first proves that its bytes are there; nothing is allocated for a
 * length that is not. Strings are copied out, bytes are views.
 */
export class ByteReader {
  readonly bytes: Buffer
  // Most messages are read before their code was compiled, and Buffer's methods are JavaScript where DataView's are not.
  readonly #view: DataView
  readonly #elementsMax: number
  #position: number
  #end: number
  #elements = 0

  constructor(bytes: Buffer, start = 0, end = bytes.length, elementsMax = messageElementsMax) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#position = start
    this.#end = end
    this.#elementsMax = elementsMax
  }

  get position(): number {
    return this.#position
  }

  get remaining(): number {
    return this.#end - this.#position
  }

  /** Proves that `sizeBytes` are left and steps over them; their position. */
  #take(sizeBytes: number, what: string): number {
    const position = this.#position
    if (sizeBytes > this.#end - position) {
      throw new MalformedError(`${what} needs ${sizeBytes} bytes, ${this.#end - position} are left`)
    }
    this.#position = position + sizeBytes
    return position
  }

  bool(): boolean {
    return this.bytes[this.#take(1, 'a bool')] !== 0
  }

  int8(): number {
    return this.#view.getInt8(this.#take(1, 'an int8'))
  }

  int16(): number {
    return this.#view.getInt16(this.#take(2, 'an int16'))
  }

  uint16(): number {
    return this.#view.getUint16(this.#take(2, 'a uint16'))
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4, 'an int32'))
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4, 'a uint32'))
  }

  /** Refuses what a number cannot hold exactly. */
  int64(): number {
    const position = this.#take(8, 'an int64')
    const value = this.#view.getInt32(position) * 0x1_0000_0000 + this.#view.getUint32(position + 4)
    if (!Number.isSafeInteger(value)) {
      throw new MalformedError(`int64 ${this.#view.getBigInt64(position)} is outside the safe integers of +-(2^53 - 1)`)
    }
    return value
  }

  bigint64(): bigint {
    return this.#view.getBigInt64(this.#take(8, 'an int64'))
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8, 'a float64'))
  }

  /** An unsigned varint of at most five bytes and 32 bits. */
  unsignedVarint(): number {
    const first = this.bytes[this.#position] ?? 0x80
    if (first < 0x80 && this.#position < this.#end) {
      this.#position += 1
      return first
    }
    let value = 0
    let scale = 1
    for (let size = 1; size <= 5; size++) {
      const byte = this.bytes[this.#take(1, 'a varint')] ?? 0
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (value > 0xffff_ffff) throw new MalformedError(`varint ${value} has more than 32 bits`)
        return value
      }
      scale *= 128
    }
    throw new MalformedError('a varint has more than 5 bytes')
  }

  /** A signed (zigzag) varint of at most 32 bits. */
  varint(): number {
    const raw = this.unsignedVarint()
    return raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2
  }

  uuid(): string {
    const position = this.#take(16, 'a uuid')
    return uuidToText(this.bytes.subarray(position, position + 16))
  }

  /** A string of a length that was read before. */
  string(sizeBytes: number): string {
    if (sizeBytes > stringSizeBytesMax) {
      throw new MalformedError(`a string of ${sizeBytes} bytes is over the limit of ${stringSizeBytesMax}`)
    }
    const position = this.#take(sizeBytes, 'a string')
    return this.bytes.toString('utf8', position, position + sizeBytes)
  }

  /** A view of the next `sizeBytes`. */
  view(sizeBytes: number): Buffer {
    const position = this.#take(sizeBytes, 'a bytes field')
    return this.bytes.subarray(position, position + sizeBytes)
  }

  /** Proves that `count` elements of at least `sizeBytesMin` can still come, before a caller makes room for them. */
  expectElements(count: number, sizeBytesMin: number): void {
    if (count * sizeBytesMin > this.remaining) {
      throw new MalformedError(
        `${count} elements need ${count * sizeBytesMin} bytes or more, ${this.remaining} are left`,
      )
    }
    this.#elements += count
    if (this.#elements > this.#elementsMax) {
      throw new MalformedError(`the message has more than ${this.#elementsMax} elements`)
    }
  }

  /** Runs `read` on the next `sizeBytes` alone; it must use up all of them. */
  within<T>(sizeBytes: number, read: (reader: ByteReader) => T): T {
    const end = this.#end
    const partEnd = this.#take(sizeBytes, 'a tagged field') + sizeBytes
    this.#position = partEnd - sizeBytes
    this.#end = partEnd
    const value = read(this)
    this.expectEnd()
    this.#end = end
    return value
  }

  /** Refuses bytes that are left over. */
  expectEnd(): void {
    if (this.remaining !== 0) throw new MalformedError(`${this.remaining} bytes are left over`)
  }
}
