import { describe } from './bytes.ts'
import { readingRanges } from './range-reader.ts'
import type { Serde } from './serde.ts'

function fixedWidth(
  name: string,
  widthBytes: number,
  accepts: (value: number) => boolean,
  write: (target: Buffer, value: number) => void,
  read: (bytes: Buffer, at: number) => number,
): Serde<number> {
  const readRange = (bytes: Buffer, start: number, end: number): number => {
    if (end - start !== widthBytes) throw new RangeError(`a ${name} has ${widthBytes} bytes, these are ${end - start}`)
    return read(bytes, start)
  }
  const made: Serde<number> = {
    name,
    serialize(value) {
      if (typeof value !== 'number') throw new TypeError(`expected a number, got ${describe(value)}`)
      if (!accepts(value)) throw new RangeError(`${value} is not a ${name}`)
      const target = Buffer.allocUnsafe(widthBytes)
      write(target, value)
      return target
    },
    deserialize: (bytes) => readRange(bytes, 0, bytes.length),
  }
  return readingRanges(made, readRange)
}

/** 32 bits, big endian, as Kafka's IntegerSerializer writes them. */
export const integerSerde = fixedWidth(
  '32-bit integer',
  4,
  (value) => Number.isInteger(value) && value >= -0x8000_0000 && value <= 0x7fff_ffff,
  (target, value) => target.writeInt32BE(value),
  (bytes, at) => bytes.readInt32BE(at),
)

const twoTo32 = 0x1_0000_0000

/** 64 bits, big endian, as Kafka's LongSerializer writes them; numbers past 2^53 - 1 are refused either way. */
export const longSerde = fixedWidth(
  'safe 64-bit integer',
  8,
  (value) => Number.isSafeInteger(value),
  // In two halves: a bigint for each would cost more than all the rest.
  (target, value) => {
    target.writeInt32BE(Math.floor(value / twoTo32), 0)
    target.writeUInt32BE(value >>> 0, 4)
  },
  (bytes, at) => {
    // What is not exact is not safe either.
    const value = bytes.readInt32BE(at) * twoTo32 + bytes.readUInt32BE(at + 4)
    if (!Number.isSafeInteger(value)) throw new RangeError('the integer is beyond 2^53 - 1')
    return value
  },
)

/** IEEE 754 double, big endian, as Kafka's DoubleSerializer writes them. */
export const doubleSerde = fixedWidth(
  'number',
  8,
  () => true,
  (target, value) => target.writeDoubleBE(value),
  (bytes, at) => bytes.readDoubleBE(at),
)
