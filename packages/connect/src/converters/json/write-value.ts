import { unreachable } from '@millrace/base'
import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import { kindInWords, valueKind } from '../../data/kind.ts'
import { fromLogical } from '../../data/logical.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { float32Text, float64Text } from '../../data/number-text.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import {
  type ConnectMap,
  type ConnectValue,
  isArray,
  isInt64,
  isInteger,
  isMap,
  isPlainInt64,
  isStruct,
  TypedNumber,
} from '../../data/value.ts'
import { nestingDepthMax } from '../../limits.ts'

/** What makes JSON of values. */
export interface WriteOptions {
  /** Decimals as numbers, and not as the bytes of their digits. */
  readonly decimalsAsNumbers: boolean
  /** A null whose schema has a default is written as that default. */
  readonly replaceNullWithDefault: boolean
}

/** Writes values as JSON text, exactly as Kafka Connect does: `1.0` for a float, base64 for bytes. */
export class JsonWriter {
  private readonly options: WriteOptions
  /** Names of fields as they stand in JSON, by their schemas: the same ones are written with each record. */
  private readonly names = new WeakMap<Schema, readonly string[]>()

  constructor(options: WriteOptions) {
    this.options = options
  }

  /** The JSON text of a value. Throws INVALID_DATA if it is not one of its schema, or JSON has nothing for it. */
  value(schema: Schema | null, value: ConnectValue, depth = 0): string {
    if (depth > nestingDepthMax) throw dataError(`a value is nested deeper than ${nestingDepthMax}, or holds itself`)
    if (value === null) return this.null(schema, depth)
    if (schema === null) return this.schemaless(value, depth)
    if (logicalTypeOf(schema) !== undefined) return this.logical(schema, value)
    return this.typed(schema, value, depth)
  }

  private null(schema: Schema | null, depth: number): string {
    if (schema === null) return 'null'
    if (schema.default !== null && this.options.replaceNullWithDefault) return this.value(schema, schema.default, depth)
    if (schema.optional) return 'null'
    throw dataError(`${schema.describe()} is not optional, has no default, and is null`)
  }

  private logical(schema: Schema, value: ConnectValue): string {
    // Digits tell the scale themselves: as a number any will do.
    if (this.options.decimalsAsNumbers && value instanceof Decimal) return value.toString()
    const below = fromLogical(schema, value)
    if (below instanceof Uint8Array) return base64(below)
    if (typeof below === 'number') return String(below)
    throw wrong(schema, value)
  }

  private typed(schema: Schema, value: ConnectValue, depth: number): string {
    const { type } = schema
    switch (type) {
      case 'int8':
      case 'int16':
      case 'int32':
        if (typeof value !== 'number' || !isInteger(type, value)) throw wrong(schema, value)
        return String(value)
      case 'int64':
        if (typeof value === 'bigint' && isInt64(value)) return String(value)
        if (typeof value === 'number' && isPlainInt64(value)) return String(value)
        throw wrong(schema, value)
      case 'float32':
      case 'float64':
        if (typeof value !== 'number') throw wrong(schema, value)
        return float(type, value)
      case 'boolean':
        if (typeof value !== 'boolean') throw wrong(schema, value)
        return String(value)
      case 'string':
        if (typeof value !== 'string') throw wrong(schema, value)
        return JSON.stringify(value)
      case 'bytes':
        if (!(value instanceof Uint8Array)) throw wrong(schema, value)
        return base64(value)
      case 'array':
        if (!isArray(value)) throw wrong(schema, value)
        return this.array(schema.valueSchema, value, depth)
      case 'map':
        if (!isMap(value)) throw wrong(schema, value)
        return this.map(schema, value, depth)
      case 'struct':
        // The same schema, most often: what is compared member by member is the rare case.
        if (!isStruct(value) || !value.fits(schema)) throw wrong(schema, value)
        return this.struct(value, depth)
      default:
        return unreachable(type)
    }
  }

  private schemaless(value: ConnectValue, depth: number): string {
    if (isArray(value)) return this.array(null, value, depth)
    if (isMap(value)) return this.map(null, value, depth)
    if (isStruct(value)) return this.struct(value, depth)
    if (value instanceof TypedNumber) {
      return value.type === 'float32' || value.type === 'float64' ? float(value.type, value.value) : String(value.value)
    }
    if (value instanceof Uint8Array) return base64(value)
    switch (valueKind(value)) {
      case 'int64':
      case 'boolean':
        return String(value)
      case 'float64':
        return float('float64', Number(value))
      case 'string':
        return JSON.stringify(value)
      default:
        throw dataError(`JSON has nothing for ${kindInWords(value)} without a schema`)
    }
  }

  private array(schema: Schema | null, values: readonly ConnectValue[], depth: number): string {
    const parts = values.map((value, at) => {
      try {
        return this.value(schema, value, depth + 1)
      } catch (error) {
        throw inside(`[${at}]`, error)
      }
    })
    return `[${parts.join(',')}]`
  }

  /** An object if the keys are texts, and else an array of pairs. */
  private map(schema: Schema | null, map: ConnectMap, depth: number): string {
    const { keySchema = null, valueSchema = null } = schema ?? {}
    const keys = [...map.keys()]
    const named = keySchema === null ? keys.every((key) => typeof key === 'string') : keySchema.type === 'string'
    const parts: string[] = []
    for (const [key, value] of map) {
      try {
        const text = this.value(valueSchema, value, depth + 1)
        parts.push(
          named ? `${this.name(keySchema, key)}:${text}` : `[${this.value(keySchema, key, depth + 1)},${text}]`,
        )
      } catch (error) {
        throw inside(`[entry ${parts.length}]`, error)
      }
    }
    return named ? `{${parts.join(',')}}` : `[${parts.join(',')}]`
  }

  /** A name can not be null: Kafka Connect writes the text "null", and so it is read again. */
  private name(schema: Schema | null, key: ConnectValue): string {
    const text = this.value(schema, key)
    return text === 'null' ? '"null"' : text
  }

  private struct(struct: Struct, depth: number): string {
    const names = this.namesOf(struct.schema)
    const parts = struct.schema.fields.map(({ name, index, schema }) => {
      try {
        return `${names[index]}:${this.value(schema, struct.valueAt(index), depth + 1)}`
      } catch (error) {
        throw inside(`field '${name}'`, error)
      }
    })
    return `{${parts.join(',')}}`
  }

  private namesOf(schema: Schema): readonly string[] {
    const known = this.names.get(schema)
    if (known !== undefined) return known
    const names = schema.fields.map(({ name }) => JSON.stringify(name))
    this.names.set(schema, names)
    return names
  }
}

const wrong = (schema: Schema, value: ConnectValue): Error =>
  dataError(`${schema.describe()} is wanted, is ${typeof value === 'number' ? 'another number' : kindInWords(value)}`)

/** Errors of what is inside name the way there. */
const inside = (where: string, error: unknown): Error =>
  dataError(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })

const base64 = (bytes: Uint8Array): string =>
  `"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')}"`

/** JSON has no NaN and no infinity: they are texts. */
function float(type: 'float32' | 'float64', value: number): string {
  const text = type === 'float32' ? float32Text(value) : float64Text(value)
  return Number.isFinite(value) ? text : `"${text}"`
}
