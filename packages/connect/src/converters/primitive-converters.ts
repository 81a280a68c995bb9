import { dataError } from '../data/errors.ts'
import { connectVersion } from '../version.ts'
import { kindInWords, numberOf } from '../data/kind.ts'
import { Schema } from '../data/schema.ts'
import { type ConnectValue, int64, integerRanges } from '../data/value.ts'
import { type ConverterDefinition, plainConverterConfig } from './converter.ts'

interface Primitive {
  readonly name: string
  readonly schema: Schema
  readonly size: number
  /** Undefined for what does not fit. */
  readonly write: (value: ConnectValue) => Buffer | undefined
  /** Undefined for what says nothing. */
  readonly read: (bytes: Buffer) => ConnectValue | undefined
}

/** A converter of values of one size. What does not fit is refused, where Kafka Connect cuts it off. */
function primitiveConverter({ name, schema, size, write, read }: Primitive): ConverterDefinition {
  return {
    className: `org.apache.kafka.connect.converters.${name}`,
    version: connectVersion,
    uses: ['key', 'value', 'header'],
    config: plainConverterConfig,
    create: () => ({
      fromConnect(_topic, { value }) {
        if (value === null) return null
        const bytes = write(value)
        if (bytes !== undefined) return bytes
        throw dataError(`${name} takes a value of ${schema.type}, and this is ${kindInWords(value)} that is none`)
      },
      toConnect(_topic, bytes) {
        if (bytes === null) return { schema, value: null }
        const sized = bytes.length === size ? Buffer.from(bytes.buffer, bytes.byteOffset, size) : undefined
        const value = sized === undefined ? undefined : read(sized)
        if (value !== undefined) return { schema, value }
        throw dataError(`${name} takes ${size} bytes that say a value of ${schema.type}, and not these ${bytes.length}`)
      },
    }),
  }
}

/** The integer that a value is exactly, whatever its type. */
function integerOf(value: ConnectValue): bigint | undefined {
  const number = numberOf(value)
  if (typeof number !== 'number') return number
  return Number.isSafeInteger(number) ? BigInt(number) : undefined
}

function within(type: keyof typeof integerRanges, value: ConnectValue): number | undefined {
  const { least, most } = integerRanges[type]
  const integer = integerOf(value)
  return integer !== undefined && integer >= least && integer <= most ? Number(integer) : undefined
}

function allocated(size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  write(bytes)
  return bytes
}

const booleanConverter = primitiveConverter({
  name: 'BooleanConverter',
  schema: Schema.boolean({ optional: true }),
  size: 1,
  write: (value) => (typeof value === 'boolean' ? Buffer.from([value ? 1 : 0]) : undefined),
  read: ([byte]) => (byte === 0 || byte === 1 ? byte === 1 : undefined),
})

const shortConverter = primitiveConverter({
  name: 'ShortConverter',
  schema: Schema.int16({ optional: true }),
  size: 2,
  write(value) {
    const number = within('int16', value)
    return number === undefined ? undefined : allocated(2, (bytes) => bytes.writeInt16BE(number))
  },
  read: (bytes) => bytes.readInt16BE(),
})

const integerConverter = primitiveConverter({
  name: 'IntegerConverter',
  schema: Schema.int32({ optional: true }),
  size: 4,
  write(value) {
    const number = within('int32', value)
    return number === undefined ? undefined : allocated(4, (bytes) => bytes.writeInt32BE(number))
  },
  read: (bytes) => bytes.readInt32BE(),
})

const longConverter = primitiveConverter({
  name: 'LongConverter',
  schema: Schema.int64({ optional: true }),
  size: 8,
  write(value) {
    const integer = integerOf(value)
    if (integer === undefined || BigInt.asIntN(64, integer) !== integer) return undefined
    return allocated(8, (bytes) => bytes.writeBigInt64BE(integer))
  },
  read: (bytes) => int64(bytes.readBigInt64BE()),
})

const floatConverter = primitiveConverter({
  name: 'FloatConverter',
  schema: Schema.float32({ optional: true }),
  size: 4,
  write(value) {
    const number = numberOf(value)
    // What is only rounded is taken, what would become infinite is not.
    if (number === undefined || Number.isFinite(Number(number)) !== Number.isFinite(Math.fround(Number(number)))) {
      return undefined
    }
    return allocated(4, (bytes) => bytes.writeFloatBE(Number(number)))
  },
  read: (bytes) => bytes.readFloatBE(),
})

const doubleConverter = primitiveConverter({
  name: 'DoubleConverter',
  schema: Schema.float64({ optional: true }),
  size: 8,
  write(value) {
    const number = numberOf(value)
    return number === undefined ? undefined : allocated(8, (bytes) => bytes.writeDoubleBE(Number(number)))
  },
  read: (bytes) => bytes.readDoubleBE(),
})

/** A boolean or a number each, in as many bytes as its type has, the first the highest. */
export const primitiveConverters: readonly ConverterDefinition[] = [
  booleanConverter,
  shortConverter,
  integerConverter,
  longConverter,
  floatConverter,
  doubleConverter,
]
