import {
  decodeMessageIndex,
  encodeMessageIndex,
  messageAt,
  type MessageIndex,
  messageIndex,
  parseProtobuf,
  type ParsedProtobuf,
} from '@millrace/schemas'
import { connectVersion } from '../../version.ts'
import type { ConverterDefinition } from '../converter.ts'
import { RegistryConverter, type RegistryFormat } from '../registry/registry-converter.ts'
import { ProtobufWriter, wrong } from './protobuf-bytes.ts'
import { type ProtobufDecoder, protobufDecoder } from './protobuf-decoder.ts'
import { protobufEncoder } from './protobuf-encoder.ts'
import { protobufConfig, type ProtobufOptions } from './protobuf-options.ts'
import { protobufTextOf } from './protobuf-text.ts'

/** Protobuf, as `RegistryConverter` needs it: behind the id of the schema stands which of its messages it is. */
function protobufFormat(options: ProtobufOptions): RegistryFormat {
  return {
    type: 'PROTOBUF',
    schemaOf: (schema) => protobufTextOf(schema, options),
    writer(schema, { text, references }) {
      const parsed = parseProtobuf(text, references)
      const { index, fullName } = messageFor(parsed, protobufTextOf(schema, options).record)
      const write = protobufEncoder(schema, parsed.message(fullName), parsed, options)
      const place = encodeMessageIndex(index)
      return (value, header) => {
        const writer = new ProtobufWriter(Buffer.concat([header, place]))
        write(writer, value)
        return writer.finish()
      }
    },
    reader({ text, references }) {
      const parsed = parseProtobuf(text, references)
      // As many as the file has messages.
      const decoders = new Map<string, ProtobufDecoder>()
      return (bytes, at) => {
        const place = decodeMessageIndex(bytes, at)
        const message = place === undefined ? undefined : messageAt(parsed.file, place.index)
        if (place === undefined || message === undefined) throw wrong('they do not say which message they are')
        let decoder = decoders.get(message.fullName)
        if (decoder === undefined) {
          decoder = protobufDecoder(message, parsed, options)
          decoders.set(message.fullName, decoder)
        }
        return { schema: decoder.schema, value: decoder.read(bytes.subarray(place.end)) }
      }
    },
  }
}

/** The message of a file that a struct is written as: the one of its name or, as the registry may have another file, the first. */
function messageFor(
  parsed: ParsedProtobuf,
  record: string,
): { readonly index: MessageIndex; readonly fullName: string } {
  const { messages } = parsed.file
  const fullName = messages.find((each) => each.fullName === record)?.fullName ?? messages[0]?.fullName ?? record
  return { index: messageIndex(parsed.file, fullName), fullName }
}

/**
 * Protobuf whose schemas are in a registry, in the wire format of Confluent's. What Connect says and Protobuf can't, such as the scale of decimals, stands in options of fields
 * (`confluent.field_meta`), and what Protobuf says and Connect can't in parameters of schemas, by which Confluent's converter knows it too; and the other way round.
 */
export const protobufConverter: ConverterDefinition = {
  className: 'io.confluent.connect.protobuf.ProtobufConverter',
  version: connectVersion,
  uses: ['key', 'value'],
  config: protobufConfig,
  create(raw, use) {
    const options = protobufConfig.parse({ ...raw, 'converter.type': use })
    return new RegistryConverter('ProtobufConverter', protobufFormat(options), options, use)
  },
}
