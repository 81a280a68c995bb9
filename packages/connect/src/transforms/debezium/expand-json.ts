import { dataError } from '../../data/errors.ts'
import { Schema } from '../../data/schema.ts'
import { type ConnectValue, int64, isInt64 } from '../../data/value.ts'
import type { SchemaAndValue } from '../../data/record.ts'
import { isJsonArray, isJsonObject, JsonNumber, type JsonValue, parseJsonExactly } from '../../json/parse-json.ts'
import { structOf } from '../shared/structs.ts'

/** What becomes of members that are null: they are left out, or are bytes that are null. */
export type NullBehavior = 'ignore' | 'optional_bytes'

const optional = { optional: true } as const
const nullSchema = Schema.bytes(optional)

function numberSchema({ text }: JsonNumber): Schema {
  if (!/^-?\d+$/.test(text)) return Schema.float64(optional)
  const value = BigInt(text)
  if (BigInt.asIntN(32, value) === value) return Schema.int32(optional)
  return isInt64(value) ? Schema.int64(optional) : Schema.float64(optional)
}

/** The members of both, in order; of two schemas for the same one, that which is not only of null. */
function merged(one: Schema, other: Schema): Schema {
  const fields = new Map(one.fields.map(({ name, schema }) => [name, schema]))
  for (const { name, schema } of other.fields) {
    const known = fields.get(name)
    if (known === undefined || (known.equals(nullSchema) && schema.type !== 'bytes')) fields.set(name, schema)
  }
  return one.with({ fields: [...fields] })
}

/** Infers schemas from JSON. */
class SchemaOfJson {
  readonly #nulls: NullBehavior

  constructor(nulls: NullBehavior) {
    this.#nulls = nulls
  }

  /** The schema of `json`, whose structs are named after `name`; undefined if nothing can be said of it. */
  of(json: JsonValue, name: string): Schema | undefined {
    if (typeof json === 'string') return Schema.string(optional)
    if (typeof json === 'boolean') return Schema.boolean(optional)
    if (json === null) return this.#nulls === 'optional_bytes' ? nullSchema : undefined
    if (json instanceof JsonNumber) return numberSchema(json)
    if (isJsonArray(json)) {
      const elements = this.#ofElements(json, name)
      return elements === undefined ? undefined : Schema.array(elements, optional)
    }
    const fields = [...json].flatMap(([member, value]): [string, Schema][] => {
      const schema = this.of(value, `${name}.${member}`)
      return schema === undefined ? [] : [[member, schema]]
    })
    return Schema.struct(fields, { optional: true, name })
  }

  #ofElements(elements: readonly JsonValue[], name: string): Schema | undefined {
    let schema: Schema | undefined
    for (const element of elements) {
      if (element === null) continue
      const found = this.of(element, name)
      if (schema === undefined || found === undefined) schema ??= found
      else if (schema.type === 'struct' && found.type === 'struct') schema = merged(schema, found)
      else if (!schema.equals(found)) throw dataError('the elements of an array have no type in common')
    }
    return schema
  }
}

function valueOf(json: JsonValue, schema: Schema): ConnectValue {
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json
  if (json instanceof JsonNumber) return schema.type === 'int64' ? int64(BigInt(json.text)) : Number(json.text)
  if (isJsonArray(json)) {
    const { valueSchema } = schema
    return valueSchema === null ? [] : json.map((element) => valueOf(element, valueSchema))
  }
  return structOf(schema, ({ name, schema: field }) => valueOf(json.get(name) ?? null, field))
}

/**
 * The struct or list that a text of JSON says, with a schema that is inferred from it: integers are int32 or int64, other numbers float64,
 * everything is optional, structs are named after `name` and their place. Throws if it is no JSON, no object and no array, or has arrays
 * whose elements have no type in common.
 */
export function expandJson(text: string, name: string, nulls: NullBehavior): SchemaAndValue {
  const json = parseJsonExactly(text)
  if (!isJsonObject(json) && !isJsonArray(json)) throw dataError('the text is neither an object nor an array of JSON')
  const schema = new SchemaOfJson(nulls).of(json, name)
  if (schema === undefined) throw dataError('the text is an array of JSON with nothing in it')
  return { schema, value: valueOf(json, schema) }
}
