import { dataError } from '../data/errors.ts'
import { connectVersion } from '../version.ts'
import { kindInWords } from '../data/kind.ts'
import { Schema } from '../data/schema.ts'
import { type ConverterDefinition, plainConverterConfig } from './converter.ts'

/** Bytes as they are. Throws INVALID_DATA for values that are none. */
export const byteArrayConverter: ConverterDefinition = {
  className: 'org.apache.kafka.connect.converters.ByteArrayConverter',
  version: connectVersion,
  uses: ['key', 'value', 'header'],
  config: plainConverterConfig,
  create() {
    const schema = Schema.bytes({ optional: true })
    return {
      fromConnect(_topic, { schema: given, value }) {
        if (given !== null && given.type !== 'bytes') {
          throw dataError(`ByteArrayConverter takes values of bytes, and not of ${given.describe()}`)
        }
        if (value === null || value instanceof Uint8Array) return value
        throw dataError(`ByteArrayConverter takes bytes, and not ${kindInWords(value)}`)
      },
      toConnect: (_topic, bytes) => ({ schema, value: bytes }),
    }
  },
}
