import { parseAvro } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { connectVersion } from '../../version.ts'
import type { ConverterDefinition } from '../converter.ts'
import { RegistryConverter, type RegistryFormat } from '../registry/registry-converter.ts'
import { plainRegistryConfig } from '../registry/registry-options.ts'
import { AvroReader, AvroWriter } from './avro-bytes.ts'
import { avroDecoder } from './avro-decoder.ts'
import { avroEncoder, type EncoderOptions } from './avro-encoder.ts'
import { avroSchemaOf } from './avro-schema.ts'

/** Avro, as `RegistryConverter` needs it. */
export function avroFormat(options: EncoderOptions): RegistryFormat {
  return {
    type: 'AVRO',
    schemaOf(schema) {
      const text = JSON.stringify(avroSchemaOf(schema))
      const record = schema.type === 'struct' ? schema.name : undefined
      return { text, record }
    },
    writer(schema, { text, references }) {
      const { type } = parseAvro(text, { references: references.map((each) => each.text), checkDefaults: false })
      const write = avroEncoder(schema, type, options)
      return (value, header) => {
        const writer = new AvroWriter(header)
        write(writer, value)
        return writer.finish()
      }
    },
    reader({ text, references }) {
      const { type } = parseAvro(text, { references: references.map((each) => each.text), checkDefaults: false })
      const { schema, read } = avroDecoder(type)
      return (bytes, at) => {
        const reader = new AvroReader(bytes, at)
        const value = read(reader)
        if (reader.left > 0) throw dataError(`bytes are no Avro of their schema: ${reader.left} are left`)
        return { schema, value }
      }
    },
  }
}

/**
 * Avro whose schemas are in a registry, in the wire format of Confluent's. What Connect says and Avro can't stands in properties of the schema (`connect.name`,
 * `connect.parameters` and their like), by which Confluent's converter knows it too; and the other way round.
 */
export const avroConverter: ConverterDefinition = {
  className: 'io.confluent.connect.avro.AvroConverter',
  version: connectVersion,
  uses: ['key', 'value'],
  config: plainRegistryConfig,
  create(raw, use) {
    const config = plainRegistryConfig.parse({ ...raw, 'converter.type': use })
    const format = avroFormat({ keepsNull: config['ignore.default.for.nullables'] })
    return new RegistryConverter('AvroConverter', format, config, use)
  },
}
