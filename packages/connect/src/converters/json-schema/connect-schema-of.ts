import type { Json, JsonObject } from '@millrace/schemas'
import { nestingDepthMax } from '../../limits.ts'
import { dataError } from '../../data/errors.ts'
import { Schema, type SchemaOptions, type SchemaType } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import { jsonSchemaNames } from './names.ts'

/** The value that the JSON of a default says. */
export type DefaultValue = (schema: Schema, json: Json) => ConnectValue

/**
 * The schema of Connect for a JSON Schema. Throws INVALID_DATA for what Connect has no type for: a schema that allows anything, one of several that is not null, and
 * references.
 */
export function connectSchemaOf(json: Json, defaultValue: DefaultValue): Schema {
  return new SchemaReader(defaultValue).of(json, false, 0)
}

const integers: readonly SchemaType[] = ['int8', 'int16', 'int32', 'int64']

class SchemaReader {
  readonly #defaultValue: DefaultValue

  constructor(defaultValue: DefaultValue) {
    this.#defaultValue = defaultValue
  }

  of(json: Json, optional: boolean, depth: number): Schema {
    if (depth > nestingDepthMax) throw dataError('a JSON Schema is nested too deep')
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw unknown('one that is no object')
    const object = json as JsonObject
    const choices = own(object, 'oneOf') ?? own(object, 'anyOf')
    if (Array.isArray(choices)) return this.#nullable(choices as readonly Json[], optional, depth)
    const type = own(object, 'type')
    if (Array.isArray(type)) {
      const others = (type as readonly Json[]).filter((each) => each !== 'null')
      if (others.length !== 1) throw unknown('one of several types')
      const isNullable = others.length < (type as readonly Json[]).length
      return this.of({ ...object, type: others[0] ?? null }, optional || isNullable, depth)
    }
    const schema = this.#plain(object, type, optional, depth)
    const missing = own(object, 'default')
    if (missing === undefined || missing === null) return schema
    return schema.with({ default: this.#defaultValue(schema, missing) })
  }

  /** One of two, of which the other is null. */
  #nullable(choices: readonly Json[], optional: boolean, depth: number): Schema {
    const others = choices.filter((each) => !isNull(each))
    const [only] = others
    if (only === undefined || others.length > 1) throw unknown('one of several schemas')
    return this.of(only, optional || others.length < choices.length, depth + 1)
  }

  #plain(json: JsonObject, type: Json | undefined, optional: boolean, depth: number): Schema {
    const connectType = own(json, jsonSchemaNames.type)
    const options = { optional, ...optionsOf(json) }
    switch (type) {
      case 'boolean':
        return Schema.boolean(options)
      case 'integer':
        return new Schema(integers.find((each) => each === connectType) ?? 'int64', options)
      case 'number':
        if (connectType === 'bytes') return Schema.bytes(options)
        return new Schema(connectType === 'float32' ? 'float32' : 'float64', options)
      case 'string':
        return connectType === 'bytes'
          ? Schema.bytes(options)
          : Schema.string({ ...options, ...symbolsOf(json, options) })
      case 'array': {
        const items = own(json, 'items')
        if (items === undefined) throw unknown('an array that does not say what is in it')
        return Schema.array(this.of(items, false, depth + 1), options)
      }
      case 'object':
        return this.#object(json, connectType, options, depth)
      default:
        throw unknown(own(json, '$ref') === undefined ? 'one without a type' : 'a reference')
    }
  }

  #object(json: JsonObject, connectType: Json | undefined, options: SchemaOptions, depth: number): Schema {
    const properties = own(json, 'properties')
    const additional = own(json, 'additionalProperties')
    const isMap = connectType === 'map' || (properties === undefined && typeof additional === 'object')
    if (isMap) {
      if (additional === undefined) throw unknown('a map that does not say what is in it')
      return Schema.map(Schema.string(), this.of(additional, false, depth + 1), options)
    }
    const members =
      typeof properties === 'object' && properties !== null ? Object.entries(properties as JsonObject) : []
    const required = own(json, 'required')
    const names = new Set(Array.isArray(required) ? (required as readonly Json[]) : [])
    // Where nobody says which have to be there, those that Connect wrote are as it says.
    const isConnects = members.every(([, member]) => indexOf(member) !== undefined)
    const fields = members
      .map(([name, member], at) => ({ name, member, at: indexOf(member) ?? at }))
      .sort((one, other) => one.at - other.at)
      .map(({ name, member }) => [name, this.of(member, !isConnects && !names.has(name), depth + 1)] as const)
    return Schema.struct(fields, options)
  }
}

function indexOf(member: Json): number | undefined {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return undefined
  const index = own(member as JsonObject, jsonSchemaNames.index)
  return typeof index === 'number' ? index : undefined
}

function isNull(json: Json): boolean {
  return typeof json === 'object' && json !== null && !Array.isArray(json) && own(json as JsonObject, 'type') === 'null'
}

function optionsOf(json: JsonObject): SchemaOptions {
  const [name, doc, version] = [own(json, 'title'), own(json, 'description'), own(json, jsonSchemaNames.version)]
  const parameters = own(json, jsonSchemaNames.parameters)
  const pairs = typeof parameters === 'object' && parameters !== null ? Object.entries(parameters as JsonObject) : []
  return {
    name: typeof name === 'string' ? name : undefined,
    doc: typeof doc === 'string' ? doc : undefined,
    version: typeof version === 'number' ? version : undefined,
    parameters: new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  }
}

/** The texts of an enumeration, as parameters, as Confluent's converter has them. */
function symbolsOf(json: JsonObject, { parameters }: SchemaOptions): SchemaOptions {
  const symbols = own(json, 'enum')
  if (!Array.isArray(symbols)) return {}
  const all = new Map<string, string>([[jsonSchemaNames.enumType, '']])
  for (const symbol of symbols as readonly Json[]) {
    if (typeof symbol === 'string') all.set(`${jsonSchemaNames.enumType}.${symbol}`, symbol)
  }
  for (const [key, value] of parameters instanceof Map ? (parameters as ReadonlyMap<string, string>) : [])
    all.set(key, value)
  return { parameters: all }
}

function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function unknown(what: string): Error {
  return dataError(`Connect has no type for a JSON Schema that is ${what}`)
}
