import { dataError } from '../../data/errors.ts'
import { int64 } from '../../data/value.ts'

const chunkSizeBytes = 1024

/** Writes values of Avro one after the other. */
export class AvroWriter {
  #bytes = Buffer.allocUnsafe(chunkSizeBytes)
  #end: number

  /** Leaves room in front for `header`. */
  constructor(header: Uint8Array) {
    this.#bytes.set(header)
    this.#end = header.length
  }

  /** What was written; it is not to be written to again. */
  finish(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  boolean(value: boolean): void {
    this.#room(1)
    this.#bytes[this.#end++] = value ? 1 : 0
  }

  /** An int or a long, in zigzag. */
  long(value: number | bigint): void {
    this.#room(10)
    if (typeof value === 'number' && value >= -0x4000_0000 && value < 0x4000_0000) {
      let left = (value << 1) ^ (value >> 31)
      for (; left > 127; left >>>= 7) this.#bytes[this.#end++] = (left & 127) | 128
      this.#bytes[this.#end++] = left
      return
    }
    const integer = BigInt(value)
    let left = BigInt.asUintN(64, (integer << 1n) ^ (integer >> 63n))
    for (; left > 127n; left >>= 7n) this.#bytes[this.#end++] = Number(left & 127n) | 128
    this.#bytes[this.#end++] = Number(left)
  }

  float(value: number): void {
    this.#room(4)
    this.#end = this.#bytes.writeFloatLE(value, this.#end)
  }

  double(value: number): void {
    this.#room(8)
    this.#end = this.#bytes.writeDoubleLE(value, this.#end)
  }

  bytes(value: Uint8Array): void {
    this.long(value.length)
    this.fixed(value)
  }

  fixed(value: Uint8Array): void {
    this.#room(value.length)
    this.#bytes.set(value, this.#end)
    this.#end += value.length
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.long(length)
    this.#room(length)
    this.#end += this.#bytes.write(value, this.#end)
  }

  #room(length: number): void {
    const wanted = this.#end + length
    if (wanted <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.#bytes.length * 2))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

/** Reads values of Avro one after the other. Everything throws INVALID_DATA where the bytes end too soon or say nothing. */
export class AvroReader {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Bytes that were not read. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  boolean(): boolean {
    const byte = this.#take(1)[0]
    if (byte === 0 || byte === 1) return byte === 1
    throw dataError('bytes are no Avro of their schema: a boolean is neither 0 nor 1')
  }

  int(): number {
    const value = this.long()
    if (typeof value === 'number' && (value | 0) === value) return value
    throw dataError('bytes are no Avro of their schema: an int is beyond 32 bits')
  }

  long(): number | bigint {
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte()
      low |= (byte & 127) << shift
      if (byte < 128) return (low >>> 1) ^ -(low & 1)
    }
    let zigzag = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      zigzag |= BigInt(byte & 127) << shift
      if (byte >= 128) continue
      if (zigzag >= 2n ** 64n) break
      return int64((zigzag >> 1n) ^ -(zigzag & 1n))
    }
    throw dataError('bytes are no Avro of their schema: an integer is beyond 64 bits')
  }

  /** A length or a count. */
  size(): number {
    const value = this.long()
    if (typeof value === 'number' && value >= 0) return value
    throw dataError('bytes are no Avro of their schema: a length is none')
  }

  float(): number {
    return this.#take(4).readFloatLE()
  }

  double(): number {
    return this.#take(8).readDoubleLE()
  }

  bytes(): Buffer {
    return this.#take(this.size())
  }

  fixed(length: number): Buffer {
    return this.#take(length)
  }

  text(): string {
    return this.bytes().toString()
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

function ended(): Error {
  return dataError('bytes are no Avro of their schema: they end too soon')
}
