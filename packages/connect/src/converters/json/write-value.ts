import { unreachable } from '@millrace/base'
import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import { kindInWords, valueKind } from '../../data/kind.ts'
import { fromLogical } from '../../data/logical.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { float32Text, float64Text } from '../../data/number-text.ts'
import type { Field, Schema } from '../../data/schema.ts'
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

/** Writes a value of one schema. */
type Write = (value: ConnectValue, depth: number) => string

/** How often one after the other a field has to have another value until nobody looks any more whether it has the same. */
const missesMax = 100

/** Up to here looking at each character takes less time than asking for the text that JSON has for it. */
const shortLengthMax = 64

/** Writes one field of structs, its name too. Many have the same value again and again: a table's name, what a row was done by. */
class FieldWriter {
  readonly name: string
  readonly #index: number
  readonly #before: string
  readonly #write: Write
  #last: ConnectValue | undefined
  #lastText = ''
  #misses = 0

  constructor({ name, index }: Field, before: string, write: Write) {
    this.name = name
    this.#index = index
    this.#before = before
    this.#write = write
  }

  text(struct: Struct, depth: number): string {
    const value = struct.valueAt(this.#index)
    // What is no plain value may be changed meanwhile; and how deep one may be is looked at where it is written.
    if (this.#misses >= missesMax || typeof value === 'object' || depth >= nestingDepthMax) {
      return this.#before + this.#write(value, depth + 1)
    }
    if (Object.is(value, this.#last)) {
      this.#misses = 0
      return this.#lastText
    }
    const text = this.#before + this.#write(value, depth + 1)
    this.#misses += 1
    if (typeof value !== 'string') {
      this.#last = value
      this.#lastText = text
    } else if (value.length <= shortLengthMax) {
      this.#last = copyOf(value)
      this.#lastText = copyOf(text)
    }
    return text
  }
}

/** A text of its own: a piece of another would hold on to that. */
const copyOf = (text: string): string => Buffer.from(text).toString()

/**
 * Writes values as JSON text, exactly as Kafka Connect does: `1.0` for a float, base64 for bytes. What a schema says is looked at once, and not with
 * each of its values.
 */
export class JsonWriter {
  readonly #options: WriteOptions
  readonly #writers = new WeakMap<Schema, Write>()
  readonly #structs = new WeakMap<Schema, readonly FieldWriter[]>()

  constructor(options: WriteOptions) {
    this.#options = options
  }

  /** The JSON text of a value. Throws INVALID_DATA if it is not one of its schema, or JSON has nothing for it. */
  value(schema: Schema | null, value: ConnectValue, depth = 0): string {
    if (schema !== null) return this.#of(schema)(value, depth)
    if (depth > nestingDepthMax) throw tooDeep()
    return value === null ? 'null' : this.#schemaless(value, depth)
  }

  #of(schema: Schema): Write {
    const known = this.#writers.get(schema)
    if (known !== undefined) return known
    const made = this.#writer(schema)
    this.#writers.set(schema, made)
    return made
  }

  #writer(schema: Schema): Write {
    const write = logicalTypeOf(schema) === undefined ? this.#typed(schema) : this.#logical(schema)
    const missing = this.#missing(schema, write)
    return (value, depth) => {
      if (depth > nestingDepthMax) throw tooDeep()
      return value === null ? missing(depth) : write(value, depth)
    }
  }

  #missing(schema: Schema, write: Write): (depth: number) => string {
    const { default: instead } = schema
    if (instead !== null && this.#options.replaceNullWithDefault) return (depth) => write(instead, depth)
    if (schema.optional) return () => 'null'
    return () => {
      throw dataError(`${schema.describe()} is not optional, has no default, and is null`)
    }
  }

  #logical(schema: Schema): Write {
    const { decimalsAsNumbers } = this.#options
    return (value) => {
      // Digits tell the scale themselves: as a number any will do.
      if (decimalsAsNumbers && value instanceof Decimal) return value.toString()
      const below = fromLogical(schema, value)
      if (below instanceof Uint8Array) return base64(below)
      if (typeof below === 'number') return String(below)
      throw wrong(schema, value)
    }
  }

  #typed(schema: Schema): Write {
    const { type } = schema
    switch (type) {
      case 'int8':
      case 'int16':
      case 'int32':
        return (value) => {
          if (typeof value !== 'number' || !isInteger(type, value)) throw wrong(schema, value)
          return String(value)
        }
      case 'int64':
        return (value) => {
          if (typeof value === 'number' && isPlainInt64(value)) return String(value)
          if (typeof value === 'bigint' && isInt64(value)) return String(value)
          throw wrong(schema, value)
        }
      case 'float32':
      case 'float64':
        return (value) => {
          if (typeof value !== 'number') throw wrong(schema, value)
          return float(type, value)
        }
      case 'boolean':
        return (value) => {
          if (typeof value !== 'boolean') throw wrong(schema, value)
          return String(value)
        }
      case 'string':
        return (value) => {
          if (typeof value !== 'string') throw wrong(schema, value)
          return quoted(value)
        }
      case 'bytes':
        return (value) => {
          if (!(value instanceof Uint8Array)) throw wrong(schema, value)
          return base64(value)
        }
      case 'array':
        return (value, depth) => {
          if (!isArray(value)) throw wrong(schema, value)
          return this.#array(schema.valueSchema, value, depth)
        }
      case 'map':
        return (value, depth) => {
          if (!isMap(value)) throw wrong(schema, value)
          return this.#map(schema, value, depth)
        }
      case 'struct':
        return (value, depth) => {
          // The same schema, most often: what is compared member by member is the rare case.
          if (!isStruct(value) || !value.fits(schema)) throw wrong(schema, value)
          return this.#struct(value, depth)
        }
      default:
        return unreachable(type)
    }
  }

  #schemaless(value: ConnectValue, depth: number): string {
    if (typeof value === 'string') return quoted(value)
    if (isMap(value)) return this.#map(null, value, depth)
    if (isArray(value)) return this.#array(null, value, depth)
    if (isStruct(value)) return this.#struct(value, depth)
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
      default:
        throw dataError(`JSON has nothing for ${kindInWords(value)} without a schema`)
    }
  }

  #array(schema: Schema | null, values: readonly ConnectValue[], depth: number): string {
    let text = ''
    let at = 0
    try {
      for (const value of values) {
        text += `${at === 0 ? '' : ','}${this.value(schema, value, depth + 1)}`
        at += 1
      }
    } catch (error) {
      throw inside(`[${at}]`, error)
    }
    return `[${text}]`
  }

  /** An object if the keys are texts, and else an array of pairs. */
  #map(schema: Schema | null, map: ConnectMap, depth: number): string {
    const { keySchema = null, valueSchema = null } = schema ?? {}
    const named = keySchema === null ? hasTextKeys(map) : keySchema.type === 'string'
    let text = ''
    let at = 0
    try {
      for (const [key, value] of map) {
        const begin = at === 0 ? '' : ','
        const written = this.value(valueSchema, value, depth + 1)
        text += named
          ? `${begin}${this.#name(keySchema, key)}:${written}`
          : `${begin}[${this.value(keySchema, key, depth + 1)},${written}]`
        at += 1
      }
    } catch (error) {
      throw inside(`[entry ${at}]`, error)
    }
    return named ? `{${text}}` : `[${text}]`
  }

  /** A name can not be null: Kafka Connect writes the text "null", and so it is read again. */
  #name(schema: Schema | null, key: ConnectValue): string {
    const text = this.value(schema, key)
    return text === 'null' ? '"null"' : text
  }

  #struct(struct: Struct, depth: number): string {
    let text = '{'
    let name = ''
    try {
      for (const field of this.#fields(struct.schema)) {
        ;({ name } = field)
        text += field.text(struct, depth)
      }
    } catch (error) {
      throw inside(`field '${name}'`, error)
    }
    return `${text}}`
  }

  #fields(schema: Schema): readonly FieldWriter[] {
    const known = this.#structs.get(schema)
    if (known !== undefined) return known
    const made = schema.fields.map((field, nth) => {
      const before = `${nth === 0 ? '' : ','}${JSON.stringify(field.name)}:`
      return new FieldWriter(field, before, this.#of(field.schema))
    })
    this.#structs.set(schema, made)
    return made
  }
}

function hasTextKeys(map: ConnectMap): boolean {
  for (const key of map.keys()) if (typeof key !== 'string') return false
  return true
}

/** A text as it stands in JSON. */
function quoted(text: string): string {
  if (text.length > shortLengthMax) return JSON.stringify(text)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // A quote, a backslash, or what is not plain.
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return JSON.stringify(text)
  }
  return `"${text}"`
}

const tooDeep = (): Error => dataError(`a value is nested deeper than ${nestingDepthMax}, or holds itself`)

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
