import type { Incompatibility } from '../compatibility.ts'
import { type ParseSchemaOptions, type RegisteredSchema, type SchemaKind, typeChange } from '../schema-kind.ts'
import { protobufIncompatibilities } from './compatibility.ts'
import { type ParsedProtobuf, parseProtobuf } from './parse.ts'
import { formattedProtobuf } from './tokens.ts'

class ProtobufRegistered implements RegisteredSchema {
  readonly type = 'PROTOBUF'
  readonly parsed: ParsedProtobuf

  constructor(parsed: ParsedProtobuf) {
    this.parsed = parsed
  }

  get text(): string {
    return this.parsed.text
  }

  get normalizedText(): string {
    return formattedProtobuf(this.text, { comments: false })
  }

  cannotRead(writer: RegisteredSchema): readonly Incompatibility[] {
    if (!(writer instanceof ProtobufRegistered)) return typeChange(this.type, writer.type)
    return protobufIncompatibilities(this.parsed.file, writer.parsed.file)
  }
}

/** Schemas of Protobuf. */
export const protobufKind: SchemaKind = {
  type: 'PROTOBUF',
  parse: (text, { references = [] }: ParseSchemaOptions = {}) =>
    new ProtobufRegistered(parseProtobuf(text, references)),
}
