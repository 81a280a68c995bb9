import { describe } from './bytes.ts'
import type { Serde } from './serde.ts'

function fixedWidth(
  name: string,
  widthBytes: number,
  accepts: (value: number) => boolean,
  write: (target: Buffer, value: number) => void,
  read: (bytes: Buffer) => number,
): Serde<number> {
  return {
    name,
    serialize(value) {
      if (typeof value !== 'number') throw new TypeError(`expected a number, got ${describe(value)}`)
      if (!accepts(value)) throw new RangeError(`${value} is not a ${name}`)
      const target = Buffer.allocUnsafe(widthBytes)
      write(target, value)
      return target
    },
    deserialize(bytes) {
      if (bytes.length !== widthBytes) {
        throw new RangeError(`a ${name} has ${widthBytes} bytes, these are ${bytes.length}`)
      }
      return read(bytes)
    },
  }
}

/** 32 bits, big endian, as Kafka's IntegerSerializer writes them. */
export const integerSerde = fixedWidth(
  '32-bit integer',
  4,
  (value) => Number.isInteger(value) && value >= -0x8000_0000 && value <= 0x7fff_ffff,
  (target, value) => target.writeInt32BE(value),
  (bytes) => bytes.readInt32BE(),
)

/** 64 bits, big endian, as Kafka's LongSerializer writes them; numbers past 2^53 - 1 are refused either way. */
export const longSerde = fixedWidth(
  'safe 64-bit integer',
  8,
  (value) => Number.isSafeInteger(value),
  (target, value) => target.writeBigInt64BE(BigInt(value)),
  (bytes) => {
    const value = Number(bytes.readBigInt64BE())
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
  (bytes) => bytes.readDoubleBE(),
)
