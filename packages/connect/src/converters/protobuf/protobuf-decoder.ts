import type { ParsedProtobuf, ProtobufField, ProtobufMessage, ProtobufValueType } from '@millrace/schemas'
import { nestingDepthMax } from '../../limits.ts'
import { dataError } from '../../data/errors.ts'
import { Schema, type SchemaOptions } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import { type ConnectValue, integerRanges } from '../../data/value.ts'
import { isUnnamed, protobufNames, shortName } from './names.ts'
import { ProtobufReader, wireTypes, wrong } from './protobuf-bytes.ts'
import { type ProtobufOptions, tellsNull, unwraps } from './protobuf-options.ts'
import { scalar } from './scalars.ts'
import { logicalMessage, wrappers } from './well-known.ts'

/** What reads a message of Protobuf, and the schema of Connect that its values have. */
export interface ProtobufDecoder {
  readonly schema: Schema
  readonly read: (bytes: Buffer) => ConnectValue
}

/** What reads a message of Protobuf. Throws INVALID_DATA for messages that lead to themselves: schemas of Connect can't. */
export function protobufDecoder(
  message: ProtobufMessage,
  parsed: ParsedProtobuf,
  options: ProtobufOptions,
): ProtobufDecoder {
  return new DecoderMaker(parsed, options).root(message)
}

/**
 * A value as it stands in bytes, until the message has ended: bytes of messages, as those of a field that comes again belong to what came before; else the value itself, or the list or map of
 * what came so far.
 */
type Raw = ConnectValue | ConnectValue[] | Map<ConnectValue, ConnectValue>

/** A type, in the place where it stands. */
interface Element {
  readonly schema: Schema
  readonly wireType: number
  readonly take: (reader: ProtobufReader, before: Raw | undefined) => Raw
  readonly finish: (raw: Raw) => ConnectValue
  /** What it is where it was not set, and does not tell. */
  readonly zero: () => ConnectValue
}

/** A field of a message. */
interface FieldDecoder {
  readonly name: string
  readonly number: number
  readonly schema: Schema
  readonly take: (reader: ProtobufReader, wireType: number, before: Raw | undefined) => Raw
  readonly finish: (raw: Raw) => ConnectValue
  readonly absent: () => ConnectValue
  /** Those of which only the last one counts: the other fields of its oneof. */
  others: readonly number[]
}

/** What a message is made of. */
interface Parts {
  readonly byNumber: ReadonlyMap<number, { readonly at: number; readonly field: FieldDecoder }>
  readonly count: number
}

class DecoderMaker {
  readonly #parsed: ParsedProtobuf
  readonly #options: ProtobufOptions
  readonly #structs = new Map<string, { readonly schema: Schema; readonly reader: (own: Schema) => Read }>()
  readonly #open = new Set<string>()

  constructor(parsed: ParsedProtobuf, options: ProtobufOptions) {
    this.#parsed = parsed
    this.#options = options
  }

  root({ fullName }: ProtobufMessage): ProtobufDecoder {
    const { schema, finish } = this.#message(fullName, {}, new Map())
    return { schema, read: (bytes) => finish(bytes) }
  }

  #field(field: ProtobufField, isTagged = true): FieldDecoder {
    const { name, number, label, type } = field
    const tag = new Map(isTagged ? [[protobufNames.tag, String(number)]] : [])
    if (label === 'map') return this.#map(field, tag)
    if (label === 'repeated') {
      return this.#entries(field, tag) ?? this.#list(field, tag)
    }
    const isRequired = label === 'required'
    const optional = tellsNull(this.#options) ? field.hasPresence && !isRequired : true
    return { ...this.#single(field, type, { optional, parameters: tag }), name, number, others: [] }
  }

  #single(field: ProtobufField, type: ProtobufValueType, options: SchemaOptions) {
    const { name, hasPresence, label } = field
    const element = this.#element(type, options, field.meta)
    const missing = field.default === undefined ? null : defaultOf(element.schema, field.default)
    const schema = missing === null ? element.schema : element.schema.with({ default: missing })
    const absent = (): ConnectValue => {
      if (label === 'required') throw wrong(`field '${name}' is required, and is not there`)
      return hasPresence ? null : element.zero()
    }
    return {
      schema,
      finish: element.finish,
      absent,
      take(reader: ProtobufReader, wireType: number, before: Raw | undefined): Raw {
        if (wireType !== element.wireType) throw anotherType(name)
        return element.take(reader, before)
      },
    }
  }

  #list(field: ProtobufField, parameters: ReadonlyMap<string, string>): FieldDecoder {
    const { name, number } = field
    const optional = !tellsNull(this.#options)
    const element = this.#element(field.type, { optional }, field.meta)
    const isPackable = element.wireType !== wireTypes.bytes
    return {
      ...{ name, number, others: [] },
      schema: Schema.array(element.schema, { optional, parameters }),
      finish: (raw) => raw,
      absent: () => [],
      take(reader, wireType, before) {
        const list = (before ?? []) as ConnectValue[]
        if (isPackable && wireType === wireTypes.bytes) {
          const packed = new ProtobufReader(reader.bytes())
          while (packed.left > 0) list.push(element.finish(element.take(packed, undefined)))
          return list
        }
        if (wireType !== element.wireType) throw anotherType(name)
        list.push(element.finish(element.take(reader, undefined)))
        return list
      },
    }
  }

  #map(field: ProtobufField, parameters: ReadonlyMap<string, string>): FieldDecoder {
    const key: ProtobufField = {
      name: 'key',
      number: 1,
      type: { kind: 'scalar', name: field.keyType ?? '' },
      label: 'single',
      keyType: undefined,
      oneof: undefined,
      hasPresence: false,
      meta: new Map(),
      default: undefined,
    }
    const value: ProtobufField = { ...key, name: 'value', number: 2, type: field.type }
    const optional = !tellsNull(this.#options)
    const parts = [key, value].map((each) => {
      const one = this.#single(each, each.type, { optional: each === value && optional })
      return { ...one, name: each.name, number: each.number, others: [] }
    })
    return this.#mapOf(field, parts, parameters)
  }

  /** A list of entries, which is a map in bytes. */
  #entries(field: ProtobufField, parameters: ReadonlyMap<string, string>): FieldDecoder | undefined {
    if (field.type.kind !== 'message' || !field.type.name.endsWith('Entry')) return undefined
    const { fields, fullName } = this.#parsed.message(field.type.name)
    const [key, value, ...others] = fields
    if (key?.name !== 'key' || value?.name !== 'value' || others.length > 0) return undefined
    // What is in a map says nothing of the numbers of its fields.
    const parts = this.#inside(fullName, () => [key, value].map((each) => this.#field(each, false)))
    return this.#mapOf(field, parts, parameters)
  }

  #mapOf({ name, number }: ProtobufField, parts: readonly FieldDecoder[], parameters: ReadonlyMap<string, string>) {
    const [key, value] = parts
    if (key === undefined || value === undefined) throw dataError('an entry of a map has a key and a value')
    const entry = partsOf(parts)
    return {
      ...{ name, number, others: [] },
      schema: Schema.map(key.schema, value.schema, { optional: !tellsNull(this.#options), parameters }),
      finish: (raw: Raw): ConnectValue => raw,
      absent: (): ConnectValue => new Map(),
      take(reader: ProtobufReader, wireType: number, before: Raw | undefined): Raw {
        if (wireType !== wireTypes.bytes) throw anotherType(name)
        const map = (before ?? new Map()) as Map<ConnectValue, ConnectValue>
        const [each, item] = valuesIn(reader.bytes(), entry, parts)
        map.set(each ?? null, item ?? null)
        return map
      },
    }
  }

  #element(type: ProtobufValueType, options: SchemaOptions, meta: ReadonlyMap<string, string>): Element {
    if (type.kind === 'message') return this.#message(type.name, options, meta)
    if (type.kind === 'enum') return this.#enumeration(type.name, options)
    const { wireType, type: connectType, read, zero } = scalar(type.name)
    const said = meta.get(protobufNames.connectType)
    const small = connectType === 'int32' && (said === 'int8' || said === 'int16') ? said : undefined
    return {
      schema: new Schema(small ?? connectType, options),
      wireType,
      take: small === undefined ? read : (reader) => within(small, read(reader)),
      finish: (raw) => raw,
      zero: () => zero,
    }
  }

  #enumeration(fullName: string, options: SchemaOptions): Element {
    const { symbols } = this.#parsed.enumeration(fullName)
    const name = this.#named(fullName)
    const parameters = new Map([[protobufNames.enumType as string, name]])
    for (const [symbol, number] of symbols) parameters.set(`${protobufNames.enumType}.${symbol}`, String(number))
    for (const [key, value] of (options.parameters as ReadonlyMap<string, string> | undefined) ?? []) {
      parameters.set(key, value)
    }
    const own = { ...options, name, parameters }
    const symbolAt = new Map([...symbols].reverse().map(([symbol, number]) => [number, symbol]))
    const symbolOf = (number: number): string => {
      const symbol = symbolAt.get(number)
      if (symbol !== undefined) return symbol
      throw wrong(`enum ${fullName} has no symbol for a number, which int.for.enums=true reads as it is`)
    }
    const valueOf = this.#options['int.for.enums'] ? (number: number): ConnectValue => number : symbolOf
    return {
      schema: this.#options['int.for.enums'] ? Schema.int32(own) : Schema.string(own),
      wireType: wireTypes.varint,
      take: (reader) => valueOf(reader.int32()),
      finish: (raw) => raw,
      // That of proto2 and closed enums is the first one, which need not have the number 0.
      zero: () => valueOf(symbolAt.has(0) ? 0 : ([...symbols.values()][0] ?? 0)),
    }
  }

  #message(fullName: string, options: SchemaOptions, meta: ReadonlyMap<string, string>): Element {
    const { schema, read } =
      this.#logical(fullName, options, meta) ??
      this.#wrapped(fullName, options, meta) ??
      this.#struct(fullName, options)
    return {
      schema,
      wireType: wireTypes.bytes,
      // A message that comes again is merged with what came before, as their bytes one behind the other say.
      take: (reader, before) =>
        before instanceof Uint8Array ? Buffer.concat([before, reader.bytes()]) : reader.bytes(),
      finish: (raw) => read(raw as Buffer),
      zero: () => read(Buffer.alloc(0)),
    }
  }

  #logical(fullName: string, options: SchemaOptions, meta: ReadonlyMap<string, string>) {
    const logical = logicalMessage(fullName)
    if (logical === undefined) return undefined
    const schema = logical.logical === 'decimal' ? decimalSchema(options, meta) : Schema[logical.logical](options)
    return { schema, read: (bytes: Buffer) => logical.read(bytes, schema) }
  }

  #wrapped(fullName: string, options: SchemaOptions, meta: ReadonlyMap<string, string>) {
    const name = wrappers.get(fullName)
    if (name === undefined || !unwraps(this.#options)) return undefined
    const element = this.#element({ kind: 'scalar', name }, options, meta)
    const read = (bytes: Buffer): ConnectValue => {
      const reader = new ProtobufReader(bytes)
      let value = element.zero()
      while (reader.left > 0) {
        const { number, wireType } = reader.tag()
        if (number !== 1) reader.skip(wireType)
        else if (wireType === element.wireType) value = element.finish(element.take(reader, undefined))
        else throw anotherType('value')
      }
      return value
    }
    return { schema: element.schema, read }
  }

  #struct(fullName: string, options: SchemaOptions): { readonly schema: Schema; readonly read: Read } {
    let base = this.#structs.get(fullName)
    if (base === undefined) {
      base = this.#inside(fullName, () => this.#made(this.#parsed.message(fullName)))
      this.#structs.set(fullName, base)
    }
    const schema = base.schema.with(options)
    return { schema, read: base.reader(schema) }
  }

  #inside<Result>(fullName: string, make: () => Result): Result {
    if (this.#open.has(fullName)) {
      throw dataError(`${fullName} of Protobuf leads to itself: schemas of Connect can't`)
    }
    if (this.#open.size > nestingDepthMax) throw dataError('a message of Protobuf is nested too deep')
    this.#open.add(fullName)
    const made = make()
    this.#open.delete(fullName)
    return made
  }

  #made({ fullName, fields, oneofs }: ProtobufMessage) {
    const decoders = fields.map((field) => this.#field(field))
    const numberOfOthers = (field: ProtobufField): readonly number[] =>
      field.oneof === undefined
        ? []
        : fields
            .filter(({ oneof, number }) => oneof === field.oneof && number !== field.number)
            .map(({ number }) => number)
    for (const [at, field] of fields.entries()) {
      const decoder = decoders[at]
      if (decoder !== undefined) decoder.others = numberOfOthers(field)
    }
    const isFlat = this.#options['flatten.unions']
    const unions = isFlat ? [] : oneofs.map((name, index) => this.#union(name, index, fields, decoders))
    const plain = [...decoders.keys()].filter((at) => isFlat || fields[at]?.oneof === undefined)
    const name = this.#named(fullName)
    const schema = Schema.struct(
      [
        ...unions.map((union) => [union.name, union.schema] as const),
        ...plain.flatMap((at) => decoders.slice(at, at + 1).map((each) => [each.name, each.schema] as const)),
      ],
      isUnnamed(shortName(fullName)) ? {} : { name },
    )
    const parts = partsOf(decoders)
    const reader =
      (own: Schema): Read =>
      (bytes) => {
        const values = valuesIn(bytes, parts, decoders)
        return Struct.ofChecked(own, [
          ...unions.map((union) => union.of(values)),
          ...plain.map((at) => values[at] ?? null),
        ])
      }
    return { schema, reader }
  }

  /** A oneof as a struct, of which one field is set. */
  #union(name: string, index: number, fields: readonly ProtobufField[], decoders: readonly FieldDecoder[]) {
    const places = [...fields.keys()].filter((at) => fields[at]?.oneof === name)
    const own = places.flatMap((at) => decoders.slice(at, at + 1))
    const schema = Schema.struct(
      own.map((each) => [each.name, each.schema.with({ optional: true })] as const),
      { name: `${protobufNames.union}.${name}`, optional: true },
    )
    return {
      name: this.#options['generate.index.for.unions'] ? `${name}_${index}` : name,
      schema,
      of(values: readonly ConnectValue[]): ConnectValue {
        const parts = places.map((at) => values[at] ?? null)
        return parts.every((part) => part === null) ? null : Struct.ofChecked(schema, parts)
      },
    }
  }

  #named(fullName: string): string {
    return this.#options['enhanced.protobuf.schema.support'] ? fullName : shortName(fullName)
  }
}

type Read = (bytes: Buffer) => ConnectValue

function partsOf(fields: readonly FieldDecoder[]): Parts {
  return { byNumber: new Map(fields.map((field, at) => [field.number, { at, field }])), count: fields.length }
}

/** The values of a message's fields. */
function valuesIn(bytes: Buffer, { byNumber, count }: Parts, fields: readonly FieldDecoder[]): readonly ConnectValue[] {
  const raw = Array<Raw | undefined>(count).fill(undefined)
  const reader = new ProtobufReader(bytes)
  while (reader.left > 0) {
    const { number, wireType } = reader.tag()
    const found = byNumber.get(number)
    if (found === undefined) {
      reader.skip(wireType)
      continue
    }
    const { at, field } = found
    for (const other of field.others) {
      const place = byNumber.get(other)?.at
      if (place !== undefined) raw[place] = undefined
    }
    raw[at] = field.take(reader, wireType, raw[at])
  }
  return fields.map((field, at) => {
    const given = raw[at]
    return given === undefined ? field.absent() : field.finish(given)
  })
}

function decimalSchema(options: SchemaOptions, meta: ReadonlyMap<string, string>): Schema {
  const scale = meta.get(protobufNames.scale) ?? '0'
  if (!/^-?\d{1,10}$/.test(scale)) throw dataError('the scale of a decimal of Protobuf is no integer')
  const parameters = new Map(options.parameters as ReadonlyMap<string, string> | undefined)
  const precision = meta.get(protobufNames.precision)
  if (precision !== undefined) parameters.set(protobufNames.decimalPrecision, precision)
  return Schema.decimal(Number(scale), { ...options, parameters })
}

function within(type: 'int8' | 'int16', value: ConnectValue): ConnectValue {
  const { least, most } = integerRanges[type]
  if (typeof value === 'number' && value >= least && value <= most) return value
  throw wrong(`an integer is beyond ${type}, which its schema says it is`)
}

/** What a file says that stands for what is missing; null if Connect can't say it. */
function defaultOf(schema: Schema, said: string | number | boolean): ConnectValue {
  const { type } = schema
  if (type === 'string' || type === 'boolean') return typeof said === type ? said : null
  const number = Number(said)
  if (type === 'float32' || type === 'float64') return typeof said === 'boolean' ? null : number
  return typeof said === 'number' && Number.isSafeInteger(number) && type.startsWith('int') ? number : null
}

function anotherType(name: string): Error {
  return wrong(`field '${name}' is written as another type`)
}
