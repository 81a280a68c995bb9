import { isUtf8 } from 'node:buffer'
import { dataError } from '../../data/errors.ts'
import { nestingDepthMax } from '../../limits.ts'

/** How a value is written, as the low bits of what stands in front of it say. */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, group: 3, groupEnd: 4, fixed32: 5 } as const

const chunkSizeBytes = 1024

/** Writes fields of Protobuf one after the other. */
export class ProtobufWriter {
  #bytes: Buffer
  #end: number

  /** Leaves room in front for `header`. */
  constructor(header: Uint8Array) {
    this.#bytes = Buffer.allocUnsafe(Math.max(chunkSizeBytes, header.length))
    this.#bytes.set(header)
    this.#end = header.length
  }

  /** What was written; it is not to be written to again. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  /** The number of a field, and how it is written. */
  tag(number: number, wireType: number): void {
    this.varint(number * 8 + wireType)
  }

  /** An integer; one below 0 as the ten bytes of its 64 bits. */
  varint(value: number | bigint): void {
    this.#room(10)
    if (typeof value === 'number' && value >= 0) {
      let left = value
      for (; left > 127; left = Math.floor(left / 128)) this.#bytes[this.#end++] = (left % 128) | 128
      this.#bytes[this.#end++] = left
      return
    }
    let left = BigInt.asUintN(64, BigInt(value))
    for (; left > 127n; left >>= 7n) this.#bytes[this.#end++] = Number(left & 127n) | 128
    this.#bytes[this.#end++] = Number(left)
  }

  /** An integer by its distance from 0, so that small ones below it are short. */
  zigzag(value: number | bigint): void {
    const integer = BigInt(value)
    this.varint(BigInt.asUintN(64, (integer << 1n) ^ (integer >> 63n)))
  }

  fixed32(value: number): void {
    this.#room(4)
    this.#end = this.#bytes.writeInt32LE(value | 0, this.#end)
  }

  fixed64(value: number | bigint): void {
    this.#room(8)
    this.#end = this.#bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)), this.#end)
  }

  float(value: number): void {
    this.#room(4)
    this.#end = this.#bytes.writeFloatLE(value, this.#end)
  }

  double(value: number): void {
    this.#room(8)
    this.#end = this.#bytes.writeDoubleLE(value, this.#end)
  }

  /** Bytes behind their length. */
  bytes(value: Uint8Array): void {
    this.varint(value.length)
    this.#room(value.length)
    this.#bytes.set(value, this.#end)
    this.#end += value.length
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.varint(length)
    this.#room(length)
    this.#end += this.#bytes.write(value, this.#end)
  }

  /** What `write` writes, behind its length. */
  nested(write: () => void): void {
    // Most lengths have one byte: what is longer is moved.
    this.#room(1)
    const lengthAt = this.#end
    this.#end += 1
    write()
    const length = this.#end - lengthAt - 1
    let sizeBytes = 1
    for (let left = length; left > 127; left = Math.floor(left / 128)) sizeBytes += 1
    if (sizeBytes > 1) {
      this.#room(sizeBytes - 1)
      this.#bytes.copyWithin(lengthAt + sizeBytes, lengthAt + 1, this.#end)
    }
    let left = length
    for (let each = 0; each < sizeBytes; each++) {
      this.#bytes[lengthAt + each] = (left % 128) | (each < sizeBytes - 1 ? 128 : 0)
      left = Math.floor(left / 128)
    }
    this.#end = lengthAt + sizeBytes + length
  }

  #room(length: number): void {
    const wanted = this.#end + length
    if (wanted <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

/** Reads fields of Protobuf one after the other. Everything throws INVALID_DATA where the bytes end too soon or say nothing. */
export class ProtobufReader {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Bytes that were not read. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  /** The next field's number, and how it is written. */
  tag(): { readonly number: number; readonly wireType: number } {
    const tag = this.varint()
    if (typeof tag !== 'number' || tag < 8 || tag > 0xffff_ffff) throw wrong('a field has no number')
    return { number: Math.floor(tag / 8), wireType: tag % 8 }
  }

  /** An integer of 64 bits without a sign. */
  varint(): number | bigint {
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte()
      low |= (byte & 127) << shift
      if (byte < 128) return low
    }
    let value = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return exact(BigInt.asUintN(64, value))
    }
    throw wrong('an integer is beyond 64 bits')
  }

  /** The low 32 bits of an integer, as one with a sign. */
  int32(): number {
    const value = this.varint()
    return typeof value === 'number' ? value | 0 : Number(BigInt.asIntN(32, value))
  }

  int64(): number | bigint {
    const value = this.varint()
    return typeof value === 'number' ? value : exact(BigInt.asIntN(64, value))
  }

  zigzag32(): number {
    const value = this.int32()
    return (value >>> 1) ^ -(value & 1)
  }

  zigzag64(): number | bigint {
    const value = BigInt(this.varint())
    return exact((value >> 1n) ^ -(value & 1n))
  }

  /** Four bytes, as an integer with a sign. */
  fixed32(): number {
    return this.#take(4).readInt32LE()
  }

  /** Eight bytes, as an integer without a sign. */
  fixed64(): number | bigint {
    return exact(this.#take(8).readBigUInt64LE())
  }

  float(): number {
    return this.#take(4).readFloatLE()
  }

  double(): number {
    return this.#take(8).readDoubleLE()
  }

  bytes(): Buffer {
    const length = this.varint()
    if (typeof length !== 'number') throw ended()
    return this.#take(length)
  }

  text(): string {
    const bytes = this.bytes()
    if (!isUtf8(bytes)) throw wrong('a text is no UTF-8')
    return bytes.toString()
  }

  /** Passes over a field that nobody asked for. */
  skip(wireType: number, depth = 0): void {
    if (depth > nestingDepthMax) throw wrong('groups are nested too deep')
    switch (wireType) {
      case wireTypes.varint:
        this.varint()
        return
      case wireTypes.fixed64:
        this.#take(8)
        return
      case wireTypes.bytes:
        this.bytes()
        return
      case wireTypes.fixed32:
        this.#take(4)
        return
      case wireTypes.group:
        for (let inner = this.tag(); inner.wireType !== wireTypes.groupEnd; inner = this.tag()) {
          this.skip(inner.wireType, depth + 1)
        }
        return
      default:
        throw wrong('a field is written in no way that there is')
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw ended()
    return byte
  }

  #take(length: number): Buffer {
    if (length > this.left) throw ended()
    const from = this.#at
    this.#at += length
    return this.#bytes.subarray(from, this.#at)
  }
}

/** A number where it is exact. */
function exact(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** What bytes say that can't be. */
export function wrong(problem: string): Error {
  return dataError(`bytes are no Protobuf of their schema: ${problem}`)
}

function ended(): Error {
  return wrong('they end too soon')
}
