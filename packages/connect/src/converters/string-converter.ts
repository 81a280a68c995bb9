import { Schema } from '../data/schema.ts'
import { connectVersion } from '../version.ts'
import { toText } from '../data/text.ts'
import { configSchema } from '../config/config-schema.ts'
import { option } from '../config/option.ts'
import { understoodBy } from '../config/validators.ts'
import { charsetNamed } from './charsets.ts'
import { type ConverterDefinition, converterOptions } from './converter.ts'

const config = configSchema({
  ...converterOptions,
  'converter.encoding': option.string({
    default: 'UTF-8',
    importance: 'HIGH',
    doc: 'The encoding of texts as bytes.',
    validate: understoodBy('UTF-8, US-ASCII, ISO-8859-1, UTF-16, UTF-16BE, UTF-16LE', charsetNamed),
    displayName: 'Encoding',
  }),
})

/**
 * Texts. Values that are none become one: see {@link toText}. Bytes that are no text in the encoding (`converter.encoding`, UTF-8) become
 * texts with U+FFFD in their places, as with Kafka Connect: for bytes that may be anything there is the ByteArrayConverter.
 */
export const stringConverter: ConverterDefinition = {
  className: 'org.apache.kafka.connect.storage.StringConverter',
  version: connectVersion,
  uses: ['key', 'value', 'header'],
  config,
  create(raw, use) {
    const charset = charsetNamed(config.parse({ ...raw, 'converter.type': use })['converter.encoding'])
    const schema = Schema.string({ optional: true })
    return {
      fromConnect: (_topic, data) => (data.value === null ? null : charset.encode(toText(data.schema, data.value))),
      toConnect: (_topic, bytes) => ({ schema, value: bytes === null ? null : charset.decode(bytes) }),
    }
  },
}
