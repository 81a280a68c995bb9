/*
 * Varints as Kafka's ByteUtils writes them: zigzag, seven bits a byte, the lowest first. The writers take a position and
 * return the one behind what they wrote; room must be there.
 */

/** Bytes of a zigzag varint of an int32. */
export function varintSizeBytes(value: number): number {
  const bits = 32 - Math.clz32((value << 1) ^ (value >> 31))
  return bits <= 7 ? 1 : Math.trunc((bits + 6) / 7)
}

/** Writes an int32 as zigzag varint. */
export function writeVarint(target: Uint8Array, position: number, value: number): number {
  let rest = ((value << 1) ^ (value >> 31)) >>> 0
  while (rest > 127) {
    target[position++] = (rest & 0x7f) | 0x80
    rest >>>= 7
  }
  target[position++] = rest
  return position
}

const smallest32 = -0x80000000
const largest32 = 0x7fffffff

/** Zigzag of an int64, as an unsigned bigint. */
function zigzag64(value: number | bigint): bigint {
  const wide = BigInt(value)
  return BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
}

/** Bytes of a zigzag varint of an int64. */
export function varlongSizeBytes(value: number | bigint): number {
  if (typeof value === 'number' && value >= smallest32 && value <= largest32) return varintSizeBytes(value)
  let size = 1
  for (let rest = zigzag64(value) >> 7n; rest > 0n; rest >>= 7n) size++
  return size
}

/** Writes an int64 as zigzag varint. */
export function writeVarlong(target: Uint8Array, position: number, value: number | bigint): number {
  if (typeof value === 'number' && value >= smallest32 && value <= largest32)
    return writeVarint(target, position, value)
  let rest = zigzag64(value)
  while (rest > 127n) {
    target[position++] = Number(rest & 0x7fn) | 0x80
    rest >>= 7n
  }
  target[position++] = Number(rest)
  return position
}

/** What a varint read came to. */
export interface VarintRead<Value> {
  readonly value: Value
  readonly bytesRead: number
}

/** Why a varint cannot be read: the bytes end inside it, or it has more bytes than its type allows. */
export type VarintFault = 'unfinished' | 'too long'

/** Reads an unsigned varint of at most 5 bytes; bits beyond 32 in the fifth are dropped, as Kafka does. */
export function readUnsignedVarint(bytes: Uint8Array, position: number): VarintRead<number> | VarintFault {
  let value = 0
  for (let index = 0; index < 5; index++) {
    const byte = bytes[position + index]
    if (byte === undefined) return 'unfinished'
    value |= (byte & 0x7f) << (index * 7)
    if (byte < 0x80) return { value: value >>> 0, bytesRead: index + 1 }
  }
  return 'too long'
}

/** Reads a zigzag varint of an int32. */
export function readVarint(bytes: Uint8Array, position: number): VarintRead<number> | VarintFault {
  const read = readUnsignedVarint(bytes, position)
  if (typeof read === 'string') return read
  return { value: (read.value >>> 1) ^ -(read.value & 1), bytesRead: read.bytesRead }
}

/** Reads an unsigned varint of at most 10 bytes, exactly; bits beyond 64 in the tenth are dropped. */
export function readUnsignedVarlong(bytes: Uint8Array, position: number): VarintRead<bigint> | VarintFault {
  let value = 0n
  for (let index = 0; index < 10; index++) {
    const byte = bytes[position + index]
    if (byte === undefined) return 'unfinished'
    value |= BigInt(byte & 0x7f) << BigInt(index * 7)
    if (byte < 0x80) return { value: BigInt.asUintN(64, value), bytesRead: index + 1 }
  }
  return 'too long'
}

/** Reads a zigzag varint of an int64, exactly. */
export function readVarlong(bytes: Uint8Array, position: number): VarintRead<bigint> | VarintFault {
  const read = readUnsignedVarlong(bytes, position)
  if (typeof read === 'string') return read
  return { value: BigInt.asIntN(64, (read.value >> 1n) ^ -(read.value & 1n)), bytesRead: read.bytesRead }
}
