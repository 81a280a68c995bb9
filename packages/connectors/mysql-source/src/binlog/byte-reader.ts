import { StreamError } from '@millrace/base'

/** Reads the numbers and texts of MySQL's formats from bytes, one after another: little endian, but where it says otherwise. */
export class ByteReader {
  readonly bytes: Buffer
  at: number

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  /** Bytes that are left. */
  get left(): number {
    return this.bytes.length - this.at
  }

  uint8(): number {
    const value = this.bytes.readUInt8(this.at)
    this.at += 1
    return value
  }

  uint16(): number {
    const value = this.bytes.readUInt16LE(this.at)
    this.at += 2
    return value
  }

  uint32(): number {
    const value = this.bytes.readUInt32LE(this.at)
    this.at += 4
    return value
  }

  /** Of 1 to 6 bytes. */
  uint(size: number): number {
    const value = this.bytes.readUIntLE(this.at, size)
    this.at += size
    return value
  }

  /** Of 1 to 6 bytes, with a sign. */
  int(size: number): number {
    const value = this.bytes.readIntLE(this.at, size)
    this.at += size
    return value
  }

  uint64(): bigint {
    const value = this.bytes.readBigUInt64LE(this.at)
    this.at += 8
    return value
  }

  int64(): bigint {
    const value = this.bytes.readBigInt64LE(this.at)
    this.at += 8
    return value
  }

  /** Of 1 to 6 bytes, the highest first. */
  uintBigEndian(size: number): number {
    const value = this.bytes.readUIntBE(this.at, size)
    this.at += size
    return value
  }

  float32(): number {
    const value = this.bytes.readFloatLE(this.at)
    this.at += 4
    return value
  }

  float64(): number {
    const value = this.bytes.readDoubleLE(this.at)
    this.at += 8
    return value
  }

  /** A number with its length: one byte, or a first byte that says how many follow. */
  packedUint(): number {
    const first = this.uint8()
    if (first < 0xfb) return first
    if (first === 0xfc) return this.uint16()
    if (first === 0xfd) return this.uint(3)
    if (first === 0xfe) return Number(this.uint64())
    throw new StreamError('CORRUPT_MESSAGE', 'an event of the binlog has a length that cannot be read')
  }

  /** The next `length` bytes, not copied. Throws CORRUPT_MESSAGE if there are fewer. */
  slice(length: number): Buffer {
    if (length > this.left) {
      throw new StreamError('CORRUPT_MESSAGE', `an event of the binlog ends ${length - this.left} bytes too early`)
    }
    const slice = this.bytes.subarray(this.at, this.at + length)
    this.at += length
    return slice
  }

  skip(length: number): void {
    this.at += length
  }

  /** Text with a length of one byte before it. */
  shortText(): string {
    return this.slice(this.uint8()).toString('utf8')
  }
}
