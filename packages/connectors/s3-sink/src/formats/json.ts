import { createConverter, dataError } from '@millrace/connect'
import { ByteLineEncoder } from './byte-lines.ts'
import type { Format } from './format.ts'

/** Values as JSON, one a line. Decimals are numbers, bytes are in base64, dates and times what Connect has below them. */
export function jsonFormat(): Format<Uint8Array> {
  const options = { 'schemas.enable': 'false', 'decimal.format': 'NUMERIC' }
  const converter = createConverter('JsonConverter', options, 'value')
  return {
    extension: '.json',
    contentType: 'application/json',
    bySchema: false,
    row({ topic, value }) {
      const bytes = converter.fromConnect(topic, value)
      if (bytes === null) throw dataError('the record has no value')
      return bytes
    },
    open: () => new ByteLineEncoder(),
  }
}
