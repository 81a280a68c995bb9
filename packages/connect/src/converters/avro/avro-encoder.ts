import { isStreamError } from '@millrace/base'
import type { AvroRecord, AvroType, AvroUnion } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { decimalScale, fromLogical } from '../../data/logical.ts'
import { kindInWords, numberOf } from '../../data/kind.ts'
import type { Schema } from '../../data/schema.ts'
import { type ConnectValue, isArray, isMap, isStruct } from '../../data/value.ts'
import type { AvroWriter } from './avro-bytes.ts'
import { branchName } from './branch-name.ts'
import { avroNames } from './names.ts'

/** Writes a value of one schema as one type. */
export type WriteAvro = (writer: AvroWriter, value: ConnectValue) => void

/** How encoders take what is not there. */
export interface EncoderOptions {
  /** Whether null stays null, though its schema has a default. */
  readonly keepsNull: boolean
}

/** What writes values of a schema of Connect as a type of Avro. Throws INVALID_DATA if that type can't hold them. */
export function avroEncoder(schema: Schema, type: AvroType, options: EncoderOptions): WriteAvro {
  const write =
    schema.name === avroNames.union ? unionStruct(schema, type, options) : presentOrNull(schema, type, options)
  const { default: missing, optional } = schema
  if (missing === null || (optional && options.keepsNull)) return write
  return (writer, value) => write(writer, value ?? missing)
}

function presentOrNull(schema: Schema, type: AvroType, options: EncoderOptions): WriteAvro {
  if (type.kind !== 'union') {
    const write = encoder(schema, type, options)
    return (writer, value) => {
      if (value === null) throw dataError(`${schema.describe()} is null, which its type in Avro can't be`)
      write(writer, value)
    }
  }
  const { branches } = type
  const nullAt = branches.findIndex((branch) => branch.kind === 'null')
  const { at, write } = branchFor(schema, type, options)
  return (writer, value) => {
    if (value !== null) {
      writer.long(at)
      write(writer, value)
    } else if (nullAt >= 0) writer.long(nullAt)
    else throw dataError(`${schema.describe()} is null, which its type in Avro can't be`)
  }
}

/** The first branch that holds what the schema says. */
function branchFor(
  schema: Schema,
  { branches }: AvroUnion,
  options: EncoderOptions,
): { readonly at: number; readonly write: WriteAvro } {
  let problem: Error | undefined
  for (const [at, branch] of branches.entries()) {
    if (branch.kind === 'null') continue
    try {
      return { at, write: encoder(schema, branch, options) }
    } catch (error) {
      if (!isStreamError(error)) throw error
      problem ??= error
    }
  }
  throw problem ?? dataError(`${schema.describe()} has no place in a union of Avro`)
}

/** A struct of which one field is set: the branch of a union that has its name. */
function unionStruct(schema: Schema, type: AvroType, options: EncoderOptions): WriteAvro {
  const branches = type.kind === 'union' ? type.branches : [type]
  const nullAt = branches.findIndex((branch) => branch.kind === 'null')
  const writers = schema.fields.map((field) => {
    const at = branches.findIndex((branch) => branchName(branch) === field.name)
    const branch = branches[at]
    if (branch === undefined) throw dataError(`a union has ${field.name}, and its type in Avro has not`)
    const write = encoder(field.schema.with({ optional: false }), branch, options)
    return { index: field.index, at, write }
  })
  return (writer, value) => {
    if (value === null && nullAt >= 0) {
      writer.long(nullAt)
      return
    }
    if (!isStruct(value) || !value.fits(schema)) throw misfit(schema, value)
    const set = writers.filter(({ index }) => value.valueAt(index) !== null)
    const [only] = set
    if (only === undefined || set.length > 1) throw dataError(`a union has ${set.length} values, and not one`)
    if (type.kind === 'union') writer.long(only.at)
    only.write(writer, value.valueAt(only.index))
  }
}

function encoder(schema: Schema, type: AvroType, options: EncoderOptions): WriteAvro {
  checkLogical(schema, type)
  const write = typeEncoder(schema, type, options)
  if (logicalTypeOf(schema) === undefined) return write
  return (writer, value) => write(writer, fromLogical(schema, value))
}

const integers = new Set(['int8', 'int16', 'int32'])

function typeEncoder(schema: Schema, type: AvroType, options: EncoderOptions): WriteAvro {
  const is = schema.type
  switch (type.kind) {
    case 'boolean':
      if (is !== 'boolean') break
      return (writer, value) => writer.boolean(value === true)
    case 'int':
      if (!integers.has(is)) break
      return (writer, value) => writer.long(numberIn(schema, value))
    case 'long':
      if (!integers.has(is) && is !== 'int64') break
      return (writer, value) => writer.long(integerIn(schema, value))
    case 'float':
      if (is !== 'float32') break
      return (writer, value) => writer.float(numberIn(schema, value))
    case 'double':
      if (is !== 'float32' && is !== 'float64') break
      return (writer, value) => writer.double(numberIn(schema, value))
    case 'string':
      if (is !== 'string') break
      return (writer, value) => writer.text(textIn(schema, value))
    case 'enum': {
      if (is !== 'string') break
      const { symbols, fullName } = type
      return (writer, value) => {
        const at = symbols.indexOf(textIn(schema, value))
        if (at < 0) throw dataError(`a text is none of the symbols of ${fullName}`)
        writer.long(at)
      }
    }
    case 'bytes':
      if (is !== 'bytes') break
      return (writer, value) => writer.bytes(bytesIn(schema, value))
    case 'fixed': {
      if (is !== 'bytes') break
      const { sizeBytes } = type
      const isDecimal = logicalTypeOf(schema) === 'decimal'
      return (writer, value) => {
        const bytes = bytesIn(schema, value)
        writer.fixed(isDecimal ? widened(bytes, sizeBytes) : bytes)
        if (!isDecimal && bytes.length !== sizeBytes)
          throw dataError(`${bytes.length} bytes are none of ${type.fullName}`)
      }
    }
    case 'array':
      return arrayEncoder(schema, type.items, options)
    case 'map': {
      const { keySchema, valueSchema } = schema
      if (is !== 'map' || keySchema?.type !== 'string' || valueSchema === null) break
      const write = avroEncoder(valueSchema, type.values, options)
      return (writer, value) => {
        if (!isMap(value)) throw misfit(schema, value)
        blockOf(writer, value.size)
        for (const [key, item] of value) {
          writer.text(textIn(keySchema, key))
          write(writer, item)
        }
        if (value.size > 0) writer.long(0)
      }
    }
    case 'record':
      if (is !== 'struct') break
      return recordEncoder(schema, type, options)
    default:
  }
  throw dataError(
    `${schema.describe()} can't be written as ${'fullName' in type ? type.fullName : `a ${type.kind}`} of Avro`,
  )
}

function arrayEncoder(schema: Schema, items: AvroType, options: EncoderOptions): WriteAvro {
  const { keySchema, valueSchema } = schema
  if (schema.type === 'array' && valueSchema !== null) {
    const write = avroEncoder(valueSchema, items, options)
    return (writer, value) => {
      if (!isArray(value)) throw misfit(schema, value)
      blockOf(writer, value.length)
      for (const item of value) write(writer, item)
      if (value.length > 0) writer.long(0)
    }
  }
  if (schema.type === 'map' && items.kind === 'record' && keySchema !== null && valueSchema !== null) {
    const [key, value, ...others] = items.fields
    if (key?.name === 'key' && value?.name === 'value' && others.length === 0) {
      const writeKey = avroEncoder(keySchema, key.type, options)
      const writeValue = avroEncoder(valueSchema, value.type, options)
      return (writer, map) => {
        if (!isMap(map)) throw misfit(schema, map)
        blockOf(writer, map.size)
        for (const [each, item] of map) {
          writeKey(writer, each)
          writeValue(writer, item)
        }
        if (map.size > 0) writer.long(0)
      }
    }
  }
  throw dataError(`${schema.describe()} can't be written as an array of Avro`)
}

function recordEncoder(schema: Schema, type: AvroRecord, options: EncoderOptions): WriteAvro {
  const names = new Set(type.fields.map((field) => field.name))
  const lost = schema.fields.find((field) => !names.has(field.name))
  if (lost !== undefined)
    throw dataError(`field '${lost.name}' of ${schema.describe()} is not in ${type.fullName} of Avro`)
  const writers = type.fields.map((field): { readonly index: number; readonly write: WriteAvro } => {
    const own = schema.field(field.name)
    if (own !== undefined) return { index: own.index, write: avroEncoder(own.schema, field.type, options) }
    // A field that the registry's schema has besides can only be left out if that is null.
    const branches = field.type.kind === 'union' ? field.type.branches : []
    const nullAt = branches.findIndex((branch) => branch.kind === 'null')
    if (field.default === null && nullAt >= 0) return { index: -1, write: (writer) => writer.long(nullAt) }
    throw dataError(`${schema.describe()} has no field '${field.name}', which ${type.fullName} of Avro has`)
  })
  return (writer, value) => {
    // Of another schema its fields stand in other places.
    if (!isStruct(value) || !value.fits(schema)) throw misfit(schema, value)
    for (const { index, write } of writers) write(writer, index < 0 ? null : value.valueAt(index))
  }
}

/** The count in front of elements; where there are none, it is the end at once. */
function blockOf(writer: AvroWriter, count: number): void {
  writer.long(count)
}

/** A logical type is written as one, or as what is below it; but not as another one. */
function checkLogical(schema: Schema, type: AvroType): void {
  if (logicalTypeOf(schema) !== 'decimal' || !('properties' in type)) return
  const scale = type.properties.get('scale') ?? 0
  if (type.properties.get('logicalType') === 'decimal' && scale !== decimalScale(schema)) {
    throw dataError(`decimals have scale ${decimalScale(schema)}, and their type in Avro has another`)
  }
}

function widened(bytes: Uint8Array, size: number): Buffer {
  if (bytes.length > size) throw dataError(`a decimal has ${bytes.length} bytes, and its type in Avro ${size}`)
  const sign = ((bytes[0] ?? 0) & 128) === 0 ? 0 : 255
  return Buffer.concat([Buffer.alloc(size - bytes.length, sign), bytes])
}

function numberIn(schema: Schema, value: ConnectValue): number {
  const number = numberOf(value)
  if (typeof number !== 'number') throw misfit(schema, value)
  return number
}

function integerIn(schema: Schema, value: ConnectValue): number | bigint {
  const integer = numberOf(value)
  if (integer === undefined) throw misfit(schema, value)
  return integer
}

function textIn(schema: Schema, value: ConnectValue): string {
  if (typeof value !== 'string') throw misfit(schema, value)
  return value
}

function bytesIn(schema: Schema, value: ConnectValue): Uint8Array {
  if (!(value instanceof Uint8Array)) throw misfit(schema, value)
  return value
}

function misfit(schema: Schema, value: ConnectValue): Error {
  return dataError(`${schema.describe()} is wanted, is ${kindInWords(value)}`)
}
