import type { Incompatibility } from '../compatibility.ts'
import { type ParseSchemaOptions, type RegisteredSchema, type SchemaKind, typeChange } from '../schema-kind.ts'
import { avroIncompatibilities } from './compatibility.ts'
import { parseAvro, type ParsedAvro } from './parse.ts'
import { avroText, normalizedAvroText } from './write.ts'

class AvroRegistered implements RegisteredSchema {
  readonly type = 'AVRO'
  readonly parsed: ParsedAvro
  readonly text: string

  constructor(parsed: ParsedAvro) {
    this.parsed = parsed
    this.text = avroText(parsed)
  }

  get normalizedText(): string {
    return normalizedAvroText(this.parsed)
  }

  cannotRead(writer: RegisteredSchema): readonly Incompatibility[] {
    if (!(writer instanceof AvroRegistered)) return typeChange(this.type, writer.type)
    return avroIncompatibilities(this.parsed.type, writer.parsed.type)
  }
}

/** Schemas of Avro. */
export const avroKind: SchemaKind = {
  type: 'AVRO',
  parse(text, { references = [], isNew = true }: ParseSchemaOptions = {}) {
    const parsed = parseAvro(text, { references: references.map((each) => each.text), checkDefaults: isNew })
    return new AvroRegistered(parsed)
  },
}
