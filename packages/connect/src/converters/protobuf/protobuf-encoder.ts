import type { ParsedProtobuf, ProtobufField, ProtobufMessage, ProtobufValueType } from '@millrace/schemas'
import { dataError } from '../../data/errors.ts'
import { kindInWords } from '../../data/kind.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { fromLogical } from '../../data/logical.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { type ConnectValue, isArray, isMap, isStruct } from '../../data/value.ts'
import { type ProtobufWriter, wireTypes } from './protobuf-bytes.ts'
import { isUnion, nameFor } from './names.ts'
import { type ProtobufOptions, tellsNull } from './protobuf-options.ts'
import { isZero, scalar } from './scalars.ts'
import { logicalMessage, wrappers } from './well-known.ts'

/** Writes a value as the fields of a message. */
export type WriteMessage = (writer: ProtobufWriter, value: ConnectValue) => void

/** Writes a value that is not null. */
interface Element {
  readonly wireType: number
  readonly write: (writer: ProtobufWriter, value: ConnectValue) => void
  /** Whether a value is what stands there where nothing was set; never so of messages. */
  readonly isZero: (value: ConnectValue) => boolean
}

/** Writes a field, or nothing. */
type WriteField = (writer: ProtobufWriter, value: ConnectValue) => void

/** What writes values of a schema of Connect as a message of Protobuf. Throws INVALID_DATA if that message can't hold them. */
export function protobufEncoder(
  schema: Schema,
  message: ProtobufMessage,
  parsed: ParsedProtobuf,
  options: ProtobufOptions,
): WriteMessage {
  return new EncoderMaker(parsed, options).root(schema, message)
}

class EncoderMaker {
  readonly #parsed: ParsedProtobuf
  readonly #options: ProtobufOptions

  constructor(parsed: ParsedProtobuf, options: ProtobufOptions) {
    this.#parsed = parsed
    this.#options = options
  }

  root(schema: Schema, message: ProtobufMessage): WriteMessage {
    return this.#content(schema, message.fullName)
  }

  /** What stands in a message. */
  #content(schema: Schema, fullName: string): WriteMessage {
    const logical = logicalMessage(fullName)
    if (logical !== undefined) {
      if (logicalTypeOf(schema) !== logical.logical) throw unfit(schema, fullName)
      return (writer, value) => logical.write(writer, schema, value)
    }
    const wrapped = wrappers.get(fullName)
    if (wrapped !== undefined && schema.type !== 'struct') return wrapper(this.#scalar(schema, wrapped))
    if (schema.type !== 'struct') throw unfit(schema, fullName)
    return this.#struct(schema, this.#parsed.message(fullName))
  }

  #struct(schema: Schema, { fullName, fields }: ProtobufMessage): WriteMessage {
    const byName = new Map(fields.map((field) => [field.name, field]))
    const fieldOf = (name: string): ProtobufField => {
      const found = byName.get(nameFor('a field', name, this.#options['scrub.invalid.names']))
      if (found !== undefined) return found
      throw dataError(`field '${name}' of ${schema.describe()} is not in ${fullName} of Protobuf`)
    }
    const writers = schema.fields.map(({ name, index, schema: own }) => {
      const write = isUnion(own) ? this.#union(own, fieldOf) : this.#field(own, fieldOf(name))
      return { index, write }
    })
    const written = new Set(schema.fields.map(({ name }) => name))
    const missing = fields.find((field) => field.label === 'required' && !written.has(field.name))
    if (missing !== undefined) {
      throw dataError(`${schema.describe()} has no field '${missing.name}', which ${fullName} of Protobuf requires`)
    }
    return (writer, value) => {
      // Of another schema its fields stand in other places.
      if (!isStruct(value) || !value.fits(schema)) throw misfit(schema, value)
      for (const { index, write } of writers) write(writer, value.valueAt(index))
    }
  }

  /** A struct of which one field is set, at most. */
  #union(schema: Schema, fieldOf: (name: string) => ProtobufField): WriteField {
    const writers = schema.fields.map(({ name, index, schema: own }) => ({
      index,
      write: this.#field(own.with({ default: null }), fieldOf(name)),
    }))
    const setIn = (struct: Struct) => writers.filter(({ index }) => struct.valueAt(index) !== null)
    return (writer, value) => {
      if (value === null) return
      if (!isStruct(value) || !value.fits(schema)) throw misfit(schema, value)
      const [only, ...others] = setIn(value)
      if (others.length > 0)
        throw dataError(`${schema.describe()} has ${others.length + 1} values, and a oneof has one`)
      only?.write(writer, value.valueAt(only.index))
    }
  }

  #field(schema: Schema, field: ProtobufField): WriteField {
    const write = this.#presentOrNot(schema, field)
    const { default: missing, optional } = schema
    if (missing === null || (optional && this.#options['ignore.default.for.nullables'])) return write
    return (writer, value) => write(writer, value ?? missing)
  }

  #presentOrNot(schema: Schema, field: ProtobufField): WriteField {
    if (field.label === 'map') return this.#map(schema, field)
    if (field.label === 'repeated') return this.#repeated(schema, field)
    const { number, name, hasPresence, label } = field
    const element = this.#element(schema, field.type)
    const isLost = label === 'required' || (!hasPresence && tellsNull(this.#options))
    return (writer, value) => {
      if (value === null) {
        if (!isLost) return
        const hint = label === 'required' ? '' : ', unless optional.for.nullables is off'
        throw dataError(`field '${name}' is ${schema.describe()} and null, which its type in Protobuf can't be${hint}`)
      }
      if (!hasPresence && element.isZero(value)) return
      writer.tag(number, element.wireType)
      element.write(writer, value)
    }
  }

  #repeated(schema: Schema, field: ProtobufField): WriteField {
    if (schema.type === 'map') return this.#entries(schema, field)
    const items = schema.valueSchema
    if (schema.type !== 'array' || items === null) throw unfit(schema, `a list, as field '${field.name}' is`)
    const { number } = field
    const { wireType, write } = this.#element(items, field.type)
    const present = this.#present(items, `an element of field '${field.name}'`)
    const isPacked = wireType !== wireTypes.bytes
    return (writer, value) => {
      if (value === null) return
      if (!isArray(value)) throw misfit(schema, value)
      if (value.length === 0) return
      if (isPacked) {
        writer.tag(number, wireTypes.bytes)
        writer.nested(() => {
          for (const item of value) write(writer, present(item))
        })
        return
      }
      for (const item of value) {
        writer.tag(number, wireType)
        write(writer, present(item))
      }
    }
  }

  #map(schema: Schema, field: ProtobufField): WriteField {
    const { keySchema, valueSchema } = schema
    if (schema.type !== 'map' || keySchema === null || valueSchema === null) {
      throw unfit(schema, `a map, as field '${field.name}' is`)
    }
    const key = this.#element(keySchema, { kind: 'scalar', name: field.keyType ?? '' })
    const item = this.#element(valueSchema, field.type)
    const keyIn = this.#present(keySchema, `a key of field '${field.name}'`)
    const itemIn = this.#present(valueSchema, `a value of field '${field.name}'`)
    return pairs(schema, field, (writer, each, value) => {
      writer.tag(1, key.wireType)
      key.write(writer, keyIn(each))
      writer.tag(2, item.wireType)
      item.write(writer, itemIn(value))
    })
  }

  /** A map as a list of messages that have a key and a value, which is what a map is in bytes. */
  #entries(schema: Schema, field: ProtobufField): WriteField {
    const { keySchema, valueSchema } = schema
    const fields = field.type.kind === 'message' ? this.#parsed.message(field.type.name).fields : []
    const [key, value] = [fields.find(({ name }) => name === 'key'), fields.find(({ name }) => name === 'value')]
    if (keySchema === null || valueSchema === null || key === undefined || value === undefined) {
      throw unfit(schema, `a list, as field '${field.name}' is`)
    }
    const writeKey = this.#field(keySchema, key)
    const writeValue = this.#field(valueSchema, value)
    return pairs(schema, field, (writer, each, item) => {
      writeKey(writer, each)
      writeValue(writer, item)
    })
  }

  #element(schema: Schema, type: ProtobufValueType): Element {
    if (type.kind === 'scalar') return this.#scalar(schema, type.name)
    if (type.kind === 'enum') return this.#enumeration(schema, type.name)
    const write = this.#content(schema, type.name)
    return {
      wireType: wireTypes.bytes,
      write: (writer, value) => writer.nested(() => write(writer, value)),
      isZero: () => false,
    }
  }

  #scalar(schema: Schema, name: string): Element {
    const own = scalar(name)
    const { wireType, takes, write } = own
    if (!takes.has(schema.type)) throw unfit(schema, name)
    if (logicalTypeOf(schema) === undefined) return { wireType, write, isZero: (value) => isZero(own, value) }
    return {
      wireType,
      write: (writer, value) => write(writer, fromLogical(schema, value)),
      isZero: (value) => isZero(own, fromLogical(schema, value)),
    }
  }

  #enumeration(schema: Schema, fullName: string): Element {
    const { symbols } = this.#parsed.enumeration(fullName)
    const isNumber = ['int8', 'int16', 'int32'].includes(schema.type)
    if (schema.type !== 'string' && !isNumber) throw unfit(schema, fullName)
    const numberOf = (value: ConnectValue): number => {
      const number = typeof value === 'string' ? symbols.get(value) : value
      if (typeof number === 'number') return number
      throw dataError(`a text is none of the symbols of ${fullName}`)
    }
    return {
      wireType: wireTypes.varint,
      write: (writer, value) => writer.varint(numberOf(value)),
      isZero: (value) => numberOf(value) === 0,
    }
  }

  /** What a value is that may not be null: in lists and maps there is no null. */
  #present(schema: Schema, what: string): (value: ConnectValue) => ConnectValue {
    const { default: missing } = schema
    return (value) => {
      const present = value ?? missing
      if (present === null) throw dataError(`${what} is null, which is nothing that Protobuf has there`)
      return present
    }
  }
}

function wrapper(element: Element): WriteMessage {
  return (writer, value) => {
    if (element.isZero(value)) return
    writer.tag(1, element.wireType)
    element.write(writer, value)
  }
}

function pairs(
  schema: Schema,
  { number }: ProtobufField,
  write: (writer: ProtobufWriter, key: ConnectValue, value: ConnectValue) => void,
): WriteField {
  return (writer, map) => {
    if (map === null) return
    if (!isMap(map)) throw misfit(schema, map)
    for (const [key, value] of map) {
      writer.tag(number, wireTypes.bytes)
      writer.nested(() => write(writer, key, value))
    }
  }
}

function unfit(schema: Schema, type: string): Error {
  return dataError(`${schema.describe()} can't be written as ${type} of Protobuf`)
}

function misfit(schema: Schema, value: ConnectValue): Error {
  return dataError(`${schema.describe()} is wanted, is ${kindInWords(value)}`)
}
