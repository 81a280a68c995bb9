import type { AvroField, AvroProperties, AvroRecord, AvroType, Json } from '@millrace/schemas'
import { emptyItemsMax } from '../../limits.ts'
import { dataError } from '../../data/errors.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { toLogical } from '../../data/logical.ts'
import { Schema, type SchemaOptions } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import type { ConnectValue } from '../../data/value.ts'
import type { AvroReader } from './avro-bytes.ts'
import { branchName } from './branch-name.ts'
import { defaultValue } from './default-json.ts'
import { avroNames, defaultPrecision, isUnnamed } from './names.ts'

type Read = (reader: AvroReader) => ConnectValue

/** What reads values of a type of Avro, and the schema of Connect that they have. */
export interface AvroDecoder {
  readonly schema: Schema
  readonly read: Read
}

/** A type, whatever the place where it stands makes of it. */
interface Base {
  /** Neither optional, nor with a default that a field gives it. */
  readonly schema: Schema
  /** Values have the schema that they are given: of a struct it says itself. */
  readonly reader: (schema: Schema) => Read
}

/** What reads a type of Avro. Throws INVALID_DATA for types that lead to themselves: schemas of Connect can't. */
export function avroDecoder(type: AvroType): AvroDecoder {
  return new DecoderMaker().of(type)
}

class DecoderMaker {
  readonly #bases = new Map<AvroType, Base>()
  readonly #open = new Set<AvroType>()

  of(type: AvroType, field?: AvroField): AvroDecoder {
    if (type.kind !== 'union') return placed(this.#base(type), field, false)
    const others = type.branches.filter((branch) => branch.kind !== 'null')
    const isOptional = others.length < type.branches.length
    const [only] = others
    if (only === undefined) throw dataError('a union of Avro has nothing but null: Connect has no type for that')
    if (others.length > 1) return placed(this.#union(type.branches, isOptional), field, isOptional)
    const base = this.#base(only)
    if (!isOptional) return branched(placed(base, field, false), [only])
    return branched(placed(base, field, true), type.branches)
  }

  #base(type: AvroType): Base {
    const known = this.#bases.get(type)
    if (known !== undefined) return known
    if (this.#open.has(type)) {
      throw dataError(
        `${'fullName' in type ? type.fullName : type.kind} of Avro leads to itself: schemas of Connect can't`,
      )
    }
    this.#open.add(type)
    const base = this.#made(type)
    this.#open.delete(type)
    this.#bases.set(type, base)
    return base
  }

  #made(type: AvroType): Base {
    switch (type.kind) {
      case 'null':
        throw dataError('a type of Avro is null alone: Connect has no type for that')
      case 'union':
        throw dataError('a union of Avro is in another one')
      case 'boolean':
        return scalar(Schema.boolean(optionsOf(type)), type, (reader) => reader.boolean())
      case 'int':
        return scalar(intSchema(type.properties), type, (reader) => reader.int())
      case 'long':
        return scalar(longSchema(type.properties), type, (reader) => reader.long())
      case 'float':
        return scalar(Schema.float32(optionsOf(type)), type, (reader) => reader.float())
      case 'double':
        return scalar(Schema.float64(optionsOf(type)), type, (reader) => reader.double())
      case 'string':
        return scalar(Schema.string(optionsOf(type)), type, (reader) => reader.text())
      case 'bytes':
        return scalar(decimalSchema(type.properties) ?? Schema.bytes(optionsOf(type)), type, (reader) => reader.bytes())
      case 'fixed': {
        const { sizeBytes } = type
        const size = new Map([[avroNames.fixedSize as string, String(sizeBytes)]])
        const schema = decimalSchema(type.properties) ?? Schema.bytes(optionsOf(type, size))
        return scalar(schema, type, (reader) => reader.fixed(sizeBytes))
      }
      case 'enum': {
        const { symbols, fullName } = type
        const parameters = new Map([[avroNames.enumType as string, fullName]])
        for (const symbol of symbols) parameters.set(`${avroNames.enumType}.${symbol}`, symbol)
        return scalar(Schema.string(optionsOf(type, parameters)), type, (reader) => {
          const symbol = symbols[reader.size()]
          if (symbol === undefined) throw dataError(`bytes are no Avro of their schema: ${fullName} has no such symbol`)
          return symbol
        })
      }
      case 'array':
        return this.#array(type.items, type.properties)
      case 'map': {
        const values = this.of(type.values)
        const schema = Schema.map(Schema.string(), values.schema, optionsOf(type))
        return withDefault(schema, type.properties, () => (reader) => {
          const map = new Map<ConnectValue, ConnectValue>()
          for (const each of items(reader)) if (each) map.set(reader.text(), values.read(reader))
          return map
        })
      }
      case 'record':
        return this.#record(type)
    }
  }

  #array(type: AvroType, properties: AvroProperties): Base {
    if (type.kind === 'record' && isMapEntry(type)) return this.#mapOfEntries(type, properties)
    const { schema: itemSchema, read } = this.of(type)
    return withDefault(Schema.array(itemSchema, optionsOf({ properties })), properties, () => (reader) => {
      const list: ConnectValue[] = []
      for (const each of items(reader)) if (each) list.push(read(reader))
      return list
    })
  }

  #mapOfEntries(type: AvroRecord, properties: AvroProperties): Base {
    const [keys, values] = type.fields.map((field) => this.of(field.type, field))
    if (keys === undefined || values === undefined) throw dataError('an entry of a map has a key and a value')
    const schema = Schema.map(keys.schema, values.schema, optionsOf({ properties }))
    return withDefault(schema, properties, () => (reader) => {
      const map = new Map<ConnectValue, ConnectValue>()
      for (const each of items(reader)) if (each) map.set(keys.read(reader), values.read(reader))
      return map
    })
  }

  #record(type: AvroRecord): Base {
    const fields = type.fields.map((field) => ({ name: field.name, ...this.of(field.type, field) }))
    const schema = Schema.struct(
      fields.map((field) => [field.name, field.schema] as const),
      optionsOf(type),
    )
    const readers = fields.map((field) => field.read)
    return {
      schema,
      reader: (own) => (reader) =>
        Struct.ofChecked(
          own,
          readers.map((read) => read(reader)),
        ),
    }
  }

  /** Several types become a struct with a field for each, of which one is set. */
  #union(branches: readonly AvroType[], isOptional: boolean): Base {
    const fields: (readonly [string, Schema])[] = []
    const readers = branches.map((branch) => {
      if (branch.kind === 'null') return undefined
      const base = this.#base(branch)
      const optional = base.schema.with({ optional: true })
      fields.push([branchName(branch), optional])
      return { at: fields.length - 1, read: base.reader(optional) }
    })
    const schema = Schema.struct(fields, { name: avroNames.union, optional: isOptional })
    return {
      schema,
      reader: (own) => (reader) => {
        const branch = readers[branchAt(reader, branches.length)]
        if (branch === undefined) return null
        const values: ConnectValue[] = fields.map(() => null)
        values[branch.at] = branch.read(reader)
        return Struct.ofChecked(own, values)
      },
    }
  }
}

function scalar(schema: Schema, { properties }: Described, read: Read): Base {
  const logical = logicalTypeOf(schema)
  return withDefault(schema, properties, () =>
    logical === undefined ? read : (reader) => toLogical(schema, read(reader)),
  )
}

function withDefault(schema: Schema, properties: AvroProperties, reader: Base['reader']): Base {
  const json = properties.get(avroNames.default)
  return { schema: json === undefined ? schema : schema.with({ default: defaultValue(schema, json) }), reader }
}

/** A type in its place: optional, and with what a field says of it. */
function placed({ schema: base, reader }: Base, field: AvroField | undefined, isOptional: boolean): AvroDecoder {
  const json = field?.default ?? null
  const doc = field?.doc ?? base.doc
  if (!isOptional && doc === base.doc && json === null) return { schema: base, read: reader(base) }
  const plain = base.with({ optional: isOptional, doc })
  const schema = json === null ? plain : plain.with({ default: defaultValue(plain, json) })
  return { schema, read: reader(schema) }
}

/** What stands behind the number of its branch. */
function branched({ schema, read }: AvroDecoder, branches: readonly AvroType[]): AvroDecoder {
  const nullAt = branches.findIndex((branch) => branch.kind === 'null')
  return { schema, read: (reader) => (branchAt(reader, branches.length) === nullAt ? null : read(reader)) }
}

function branchAt(reader: AvroReader, count: number): number {
  const at = reader.size()
  if (at < count) return at
  throw dataError('bytes are no Avro of their schema: a union has no such branch')
}

/** Yields true for each element of an array or a map, in their blocks. */
function* items(reader: AvroReader): Iterable<boolean> {
  let empty = 0
  for (;;) {
    const given = reader.long()
    const count = Number(given)
    if (count === 0) return
    // Below 0, the size of the block stands behind its count.
    if (count < 0) reader.size()
    const blockLength = Math.abs(count)
    for (let each = 0; each < blockLength; each++) {
      const before = reader.left
      yield true
      // Elements without bytes could be as many as a number can say.
      if (reader.left === before && ++empty > emptyItemsMax) {
        throw dataError(`bytes say that there are more than ${emptyItemsMax} elements that take no bytes`)
      }
    }
  }
}

function isMapEntry({ fullName, fields, properties }: AvroRecord): boolean {
  const isMeant =
    properties.get(avroNames.internalType) === avroNames.mapEntry ||
    fullName === `${avroNames.namespace}.${avroNames.mapEntry}`
  return isMeant && fields.length === 2 && fields[0]?.name === 'key' && fields[1]?.name === 'value'
}

interface Described {
  readonly properties: AvroProperties
  readonly fullName?: string
  readonly doc?: string | undefined
}

/** What a type says besides, as Connect has it. */
function optionsOf(type: Described, more?: ReadonlyMap<string, string>): SchemaOptions {
  const { properties } = type
  const name = properties.get(avroNames.name)
  const fullName = type.fullName === undefined || isUnnamed(type.fullName) ? undefined : type.fullName
  const version = properties.get(avroNames.version)
  const doc = type.doc ?? properties.get(avroNames.doc)
  const parameters = parametersIn(properties.get(avroNames.parameters), more)
  return {
    name: typeof name === 'string' ? name : fullName,
    version: typeof version === 'number' ? version : undefined,
    doc: typeof doc === 'string' ? doc : undefined,
    parameters,
  }
}

function parametersIn(
  json: Json | undefined,
  more: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>(more)
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
    for (const [key, value] of Object.entries(json as Readonly<Record<string, Json>>)) {
      if (typeof value === 'string') parameters.set(key, value)
    }
  }
  return parameters.size === 0 ? undefined : parameters
}

function intSchema(properties: AvroProperties): Schema {
  const options = optionsOf({ properties })
  const type = properties.get(avroNames.type)
  const logical = properties.get('logicalType')
  if (type === 'int8' || type === 'int16') return Schema[type](options)
  const { name: _name, version = 1, ...others } = options
  if (logical === 'date') return Schema.date({ ...others, version })
  if (logical === 'time-millis') return Schema.time({ ...others, version })
  return Schema.int32(options)
}

function longSchema(properties: AvroProperties): Schema {
  const options = optionsOf({ properties })
  const { name: _name, version = 1, ...others } = options
  if (properties.get('logicalType') === 'timestamp-millis') {
    return Schema.timestamp({ ...others, version })
  }
  return Schema.int64(options)
}

/** The schema of decimals; undefined for other bytes. */
function decimalSchema(properties: AvroProperties): Schema | undefined {
  if (properties.get('logicalType') !== 'decimal') return undefined
  const scale = properties.get('scale') ?? 0
  if (typeof scale !== 'number' || !Number.isInteger(scale))
    throw dataError('the scale of a decimal of Avro is no integer')
  const { name: _name, version = 1, parameters, ...others } = optionsOf({ properties })
  const precision = properties.get('precision')
  const kept = new Map(parameters as ReadonlyMap<string, string> | undefined)
  if (typeof precision === 'number' && precision !== defaultPrecision) {
    kept.set(avroNames.decimalPrecision, String(precision))
  }
  return Schema.decimal(scale, { ...others, version, parameters: kept })
}
