import type { Json, JsonObject } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import type { Schema } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import { jsonSchemaNames } from './names.ts'

/** How values are written that the schema describes. */
export interface JsonSchemaOptions {
  readonly decimalsAsNumbers: boolean
  /** The JSON of a default. */
  readonly defaultJson: (schema: Schema, value: ConnectValue) => Json
}

/**
 * The JSON Schema for a schema of Connect. What it has no words for stands in keywords by which Confluent's converter knows it, too. Throws INVALID_DATA for what has no
 * place in it: elements without a schema, and maps whose keys are no texts.
 */
export function jsonSchemaOf(schema: Schema, options: JsonSchemaOptions): Json {
  const json = { ...base(schema, options), ...remarks(schema, options) }
  return schema.optional ? { oneOf: [{ type: 'null' }, json] } : json
}

function base(schema: Schema, options: JsonSchemaOptions): JsonObject {
  const connectType = { [jsonSchemaNames.type]: schema.type }
  switch (schema.type) {
    case 'int8':
    case 'int16':
    case 'int32':
    case 'int64':
      return { type: 'integer', ...connectType }
    case 'float32':
    case 'float64':
      return { type: 'number', ...connectType }
    case 'bytes': {
      const isNumber = options.decimalsAsNumbers && logicalTypeOf(schema) === 'decimal'
      return { type: isNumber ? 'number' : 'string', ...connectType }
    }
    case 'boolean':
    case 'string':
      return { type: schema.type }
    case 'array':
      return { type: 'array', items: jsonSchemaOf(partOf(schema, schema.valueSchema), options) }
    case 'map': {
      const key = partOf(schema, schema.keySchema)
      if (key.type !== 'string' || key.optional) {
        throw dataError(`${schema.describe()} has keys that are no texts: JSON Schema has no words for them`)
      }
      const values = jsonSchemaOf(partOf(schema, schema.valueSchema), options)
      return { type: 'object', ...connectType, additionalProperties: values }
    }
    case 'struct':
      return { type: 'object', properties: properties(schema, options) }
  }
}

function properties(schema: Schema, options: JsonSchemaOptions): JsonObject {
  const pairs = schema.fields.map(({ name, index, schema: field }): readonly [string, Json] => {
    const json = jsonSchemaOf(field, options)
    return [name, typeof json === 'object' ? { ...(json as JsonObject), [jsonSchemaNames.index]: index } : json]
  })
  return Object.fromEntries(pairs)
}

function remarks(schema: Schema, { defaultJson }: JsonSchemaOptions): JsonObject {
  const { name, version, doc, parameters, default: missing } = schema
  return {
    ...(name === undefined ? {} : { title: name }),
    ...(doc === undefined ? {} : { description: doc }),
    ...(version === undefined ? {} : { [jsonSchemaNames.version]: version }),
    ...(parameters === undefined ? {} : { [jsonSchemaNames.parameters]: Object.fromEntries(parameters) }),
    ...(missing === null ? {} : { default: defaultJson(schema, missing) }),
  }
}

function partOf(schema: Schema, part: Schema | null): Schema {
  if (part !== null) return part
  throw dataError(`${schema.describe()} does not say what is in it, and JSON Schema has to know`)
}
