import { parseText } from '../data/parse-text.ts'
import { connectVersion } from '../version.ts'
import { nothing } from '../data/record.ts'
import { literalText } from '../data/text.ts'
import { type ConverterDefinition, plainConverterConfig } from './converter.ts'

/**
 * Headers as texts that say their type by how they look: `5` is read as an int8, `[1,"a"]` as an array. Connect's own choice where no
 * converter of headers is configured.
 */
export const simpleHeaderConverter: ConverterDefinition = {
  className: 'org.apache.kafka.connect.storage.SimpleHeaderConverter',
  version: connectVersion,
  uses: ['header'],
  config: plainConverterConfig,
  create: () => ({
    fromConnect: (_topic, { schema, value }) => (value === null ? null : Buffer.from(literalText(schema, value))),
    toConnect(_topic, bytes) {
      if (bytes === null) return nothing
      return parseText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())
    },
  }),
}
