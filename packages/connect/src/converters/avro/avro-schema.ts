import type { Json, JsonObject } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { decimalScale } from '../../data/logical.ts'
import type { Schema } from '../../data/schema.ts'
import { avroNames, defaultPrecision } from './names.ts'
import { defaultJson } from './default-json.ts'

const fullName = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/
const fieldName = /^[A-Za-z_][A-Za-z0-9_]*$/

/**
 * The schema of Avro for one of Connect, as JSON. What Avro can't say stands in properties by which Confluent's converters know it, too. Throws INVALID_DATA for what Avro
 * has no name for: structs, fields and defaults that it can't write.
 */
export function avroSchemaOf(schema: Schema): Json {
  return new SchemaWriter().of(schema)
}

class SchemaWriter {
  /** Structs by the names that they were given. */
  readonly #defined = new Map<string, Schema>()
  #unnamedCount = 0
  #entryCount = 0

  of(schema: Schema): Json {
    const type = this.#withProperties(schema, this.#base(schema))
    if (!schema.optional) return type
    // A union of several types has null beside them.
    if (Array.isArray(type)) return ['null', ...(type as readonly Json[])]
    return schema.default === null ? ['null', type] : [type, 'null']
  }

  #base(schema: Schema): Json {
    switch (schema.type) {
      case 'int8':
      case 'int16':
      case 'int32':
        return { type: 'int' }
      case 'int64':
        return { type: 'long' }
      case 'float32':
        return { type: 'float' }
      case 'float64':
        return { type: 'double' }
      case 'bytes':
        return logicalTypeOf(schema) === 'decimal'
          ? { type: 'bytes', scale: decimalScale(schema), precision: precisionOf(schema) }
          : { type: 'bytes' }
      case 'boolean':
      case 'string':
        return { type: schema.type }
      case 'array':
        return { type: 'array', items: this.of(partOf(schema, schema.valueSchema)) }
      case 'map':
        return this.#map(schema)
      case 'struct':
        return this.#struct(schema)
    }
  }

  #map(schema: Schema): Json {
    const key = partOf(schema, schema.keySchema)
    const value = partOf(schema, schema.valueSchema)
    if (key.type === 'string' && !key.optional) return { type: 'map', values: this.of(value) }
    this.#entryCount++
    const name = avroNames.mapEntry + (this.#entryCount === 1 ? '' : String(this.#entryCount))
    const fields = [this.#field('key', key), this.#field('value', value)]
    const { namespace, internalType, mapEntry } = avroNames
    return { type: 'array', items: { type: 'record', name, namespace, fields, [internalType]: mapEntry } }
  }

  #struct(schema: Schema): Json {
    if (schema.name === avroNames.union) return this.#union(schema)
    const name = schema.name ?? this.#unnamed()
    if (!fullName.test(name)) {
      throw dataError(`a struct is called '${name}', which is no name of Avro: letters, digits, _ and dots make one`)
    }
    const plain = schema.with({ optional: false, default: null })
    const known = this.#defined.get(name)
    if (known !== undefined) {
      if (known.equals(plain)) return name
      throw dataError(`two structs are called '${name}', and differ: Avro has one type for a name`)
    }
    this.#defined.set(name, plain)
    const fields = schema.fields.map((field) => this.#field(field.name, field.schema))
    const dot = name.lastIndexOf('.')
    const namespace = dot < 0 ? {} : { namespace: name.slice(0, dot) }
    return { type: 'record', name: name.slice(dot + 1), ...namespace, fields }
  }

  #unnamed(): string {
    this.#unnamedCount++
    const number = this.#unnamedCount === 1 ? '' : String(this.#unnamedCount)
    return `${avroNames.namespace}.${avroNames.unnamed}${number}`
  }

  /** What was read from a union of several types: a struct with a field for each. */
  #union(schema: Schema): Json {
    const branches = schema.fields.map((field) => this.of(field.schema.with({ optional: false })))
    return branches.length === 1 ? (branches[0] ?? null) : branches
  }

  #field(name: string, schema: Schema): JsonObject {
    if (!fieldName.test(name)) {
      throw dataError(`a field is called '${name}', which is no name of Avro: letters, digits and _ make one`)
    }
    const doc = schema.doc === undefined ? {} : { doc: schema.doc }
    const type = this.of(schema)
    if (schema.default !== null) return { name, type, ...doc, default: defaultJson(schema, schema.default) }
    return schema.optional ? { name, type, ...doc, default: null } : { name, type, ...doc }
  }

  #withProperties(schema: Schema, base: Json): Json {
    // What is named only, or a union, has no place for them.
    if (typeof base !== 'object' || base === null || Array.isArray(base)) return base
    const { doc, version, parameters, name, type } = schema
    const properties = {
      ...(doc === undefined ? {} : { [avroNames.doc]: doc }),
      ...(version === undefined ? {} : { [avroNames.version]: version }),
      ...(parameters === undefined ? {} : { [avroNames.parameters]: Object.fromEntries(parameters) }),
      ...(schema.default === null || type === 'struct'
        ? {}
        : { [avroNames.default]: defaultJson(schema, schema.default) }),
      ...(name === undefined ? {} : { [avroNames.name]: name }),
      ...logicalProperty(schema),
      ...(type === 'int8' || type === 'int16' ? { [avroNames.type]: type } : {}),
    }
    const written: JsonObject = { ...(base as JsonObject), ...properties }
    return Object.keys(written).length === 1 ? (written['type'] ?? base) : written
  }
}

function partOf(schema: Schema, part: Schema | null): Schema {
  if (part !== null) return part
  throw dataError(`${schema.describe()} does not say what is in it, and Avro has to know`)
}

function precisionOf({ parameters }: Schema): number {
  const text = parameters?.get(avroNames.decimalPrecision)
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : defaultPrecision
}

function logicalProperty(schema: Schema): JsonObject {
  switch (logicalTypeOf(schema)) {
    case 'decimal':
      return { logicalType: 'decimal' }
    case 'date':
      return { logicalType: 'date' }
    case 'time':
      return { logicalType: 'time-millis' }
    case 'timestamp':
      return { logicalType: 'timestamp-millis' }
    default:
      return {}
  }
}
