import type { Incompatibility } from '../compatibility.ts'
import { parseJson, sortedJson } from '../json.ts'
import { type ParseSchemaOptions, type RegisteredSchema, type SchemaKind, typeChange } from '../schema-kind.ts'
import { jsonIncompatibilities } from './compatibility.ts'
import { type JsonSchemaDocument, parseJsonSchema } from './document.ts'

class JsonRegistered implements RegisteredSchema {
  readonly type = 'JSON'
  readonly document: JsonSchemaDocument
  readonly text: string

  constructor(document: JsonSchemaDocument) {
    this.document = document
    this.text = JSON.stringify(document.root.schema)
  }

  get normalizedText(): string {
    return sortedJson(parseJson(this.text))
  }

  cannotRead(writer: RegisteredSchema): readonly Incompatibility[] {
    if (!(writer instanceof JsonRegistered)) return typeChange(this.type, writer.type)
    return jsonIncompatibilities(this.document.root, writer.document.root)
  }
}

/** JSON Schemas. */
export const jsonSchemaKind: SchemaKind = {
  type: 'JSON',
  parse: (text, { references = [] }: ParseSchemaOptions = {}) =>
    new JsonRegistered(parseJsonSchema(text, references).main),
}
