import { dataError } from '../../data/errors.ts'
import { logicalTypeOf } from '../../data/logical-names.ts'
import { decimalScale } from '../../data/logical.ts'
import { Schema } from '../../data/schema.ts'
import { isUnion, nameFor, protobufNames, shortName, symbolsOf } from './names.ts'
import { numbersOf } from './field-numbers.ts'
import { type ProtobufOptions, tellsNull } from './protobuf-options.ts'
import { scalarFor } from './scalars.ts'
import { type LogicalMessage, messageOfLogical, wrapperOf, wrappers, wrappersFile } from './well-known.ts'

/** A file of Protobuf, and the message in it that values are written as. */
export interface ProtobufText {
  readonly text: string
  /** Its full name. */
  readonly record: string
}

const mapKeys = new Set(['int8', 'int16', 'int32', 'int64', 'boolean', 'string'])

/**
 * The file of Protobuf for a schema of Connect: a message for each struct, inside the one that has it. Throws INVALID_DATA for what Protobuf has no place for: lists of lists and of maps, and
 * names that are none of its.
 */
export function protobufTextOf(schema: Schema, options: ProtobufOptions): ProtobufText {
  if (schema.type === 'struct') return new FileWriter(options).file(schema)
  if (!options['wrapper.for.raw.primitives']) {
    throw dataError(
      `${schema.describe()} is no struct, and wrapper.for.raw.primitives is off: Protobuf has messages alone`,
    )
  }
  const logical = logicalTypeOf(schema)
  const wellKnown = logical === undefined ? undefined : messageOfLogical(logical)
  // The scale of a decimal stands in the field that has it.
  if (wellKnown !== undefined && logical !== 'decimal') return wellKnownText(wellKnown)
  const scalar = logical === 'decimal' ? undefined : scalarFor(schema)
  const wrapper = scalar === undefined ? undefined : wrapperOf(scalar)
  if (wrapper !== undefined) return { text: wrappersText, record: wrapper }
  throw dataError(`${schema.describe()} can't be a message of Protobuf by itself: put it in a struct`)
}

function wellKnownText({ fullName, fields }: LogicalMessage): ProtobufText {
  const dot = fullName.lastIndexOf('.')
  const lines = fields.map((field) => `  ${field};\n`).join('')
  const packageName = fullName.slice(0, dot)
  return {
    text: `syntax = "proto3";\npackage ${packageName};\n\nmessage ${fullName.slice(dot + 1)} {\n${lines}}\n`,
    record: fullName,
  }
}

const wrappersText = `syntax = "proto3";\npackage google.protobuf;\n${[...wrappers]
  .map(([fullName, scalar]) => `\nmessage ${shortName(fullName)} {\n  ${scalar} value = 1;\n}\n`)
  .join('')}`

/** A message, and what is defined inside of it. */
class Scope {
  /** Its full name with a dot in front, as it is referred to. */
  readonly path: string
  /** Names of its fields and oneofs: nothing that is defined in it may have them. */
  readonly members: ReadonlySet<string>
  /** What is defined in it, by name. */
  readonly defined = new Map<string, Schema>()
  readonly lines: string[] = []

  constructor(path: string, members: ReadonlySet<string>) {
    this.path = path
    this.members = members
  }
}

class FileWriter {
  readonly #options: ProtobufOptions
  readonly #isScrubbed: boolean
  readonly #imports = new Set<string>()
  /** Structs that are defined, and where. */
  readonly #structs = new Map<string, { readonly schema: Schema; readonly path: string }[]>()
  #unnamedCount = 0

  constructor(options: ProtobufOptions) {
    this.#options = options
    this.#isScrubbed = options['scrub.invalid.names']
  }

  file(schema: Schema): ProtobufText {
    const parts = (schema.name ?? this.#unnamed()).split('.')
    const names = parts.map((part) => nameFor('a struct', part, this.#isScrubbed))
    const name = names.pop() ?? ''
    const packageName = names.join('.')
    const path = packageName === '' ? `.${name}` : `.${packageName}.${name}`
    this.#remember(name, path, schema)
    const body = this.#message(schema, name, path)
    const imports = [...this.#imports].sort().map((file) => `import "${file}";\n`)
    const head = ['syntax = "proto3";\n', packageName === '' ? '' : `package ${packageName};\n`]
    return { text: [...head, ...imports, '\n', ...body.map((line) => `${line}\n`)].join(''), record: path.slice(1) }
  }

  /** Each line of a message. */
  #message(schema: Schema, name: string, path: string): readonly string[] {
    const numbers = numbersOf(schema)
    const members = new Set<string>()
    for (const { name: field, schema: own } of schema.fields) {
      if (!isUnion(own)) members.add(this.#fieldName(field))
      else {
        members.add(this.#unionName(own))
        for (const part of own.fields) members.add(this.#fieldName(part.name))
      }
    }
    const scope = new Scope(path, members)
    const lines = schema.fields.flatMap((field) => {
      const own = field.schema
      if (!isUnion(own)) return [this.#field(scope, field.name, own, numbers.of(field), true)]
      const parts = own.fields.map((part) => `  ${this.#field(scope, part.name, part.schema, numbers.of(part), false)}`)
      return [`oneof ${this.#unionName(own)} {`, ...parts, '}']
    })
    return [`message ${name} {`, ...[...lines, ...scope.lines].map((line) => `  ${line}`), '}']
  }

  #field(scope: Scope, field: string, schema: Schema, number: number, mayBeOptional: boolean): string {
    const name = this.#fieldName(field)
    const meta = new Map<string, string>()
    const type = this.#labelled(scope, name, schema, meta, mayBeOptional)
    return `${type} ${name} = ${number}${this.#metaText(meta)};`
  }

  /** The type of a field, with what stands in front of it. */
  #labelled(scope: Scope, name: string, schema: Schema, meta: Map<string, string>, mayBeOptional: boolean): string {
    if ((schema.type === 'array' || schema.type === 'map') && !mayBeOptional) {
      throw dataError(`${schema.describe()} is a part of a oneof, which Protobuf has no place for`)
    }
    if (schema.type === 'array') {
      const items = partOf(schema, schema.valueSchema)
      if (items.type === 'array' || items.type === 'map') {
        throw dataError(
          `${schema.describe()} has elements of type ${items.type}: Protobuf has no lists of lists or maps`,
        )
      }
      return `repeated ${this.#type(scope, name, items, meta)}`
    }
    if (schema.type === 'map') return this.#map(scope, name, schema, meta)
    if (schema.optional && mayBeOptional && this.#options['wrapper.for.nullables']) {
      const wrapper = this.#wrapper(schema, meta)
      if (wrapper !== undefined) return wrapper
    }
    const type = this.#type(scope, name, schema, meta)
    // Messages tell by themselves that they were not set.
    const isMessage = schema.type === 'struct' || logicalTypeOf(schema) !== undefined
    const isOptional = schema.optional && mayBeOptional && this.#options['optional.for.nullables'] && !isMessage
    return isOptional ? `optional ${type}` : type
  }

  #map(scope: Scope, name: string, schema: Schema, meta: Map<string, string>): string {
    const key = partOf(schema, schema.keySchema)
    const value = partOf(schema, schema.valueSchema)
    const isPlainKey =
      mapKeys.has(key.type) && logicalTypeOf(key) === undefined && symbolsOf(key.parameters) === undefined
    const isPlainValue = value.type !== 'array' && value.type !== 'map' && logicalTypeOf(value) !== 'decimal'
    const mayHoldNull = tellsNull(this.#options) && (key.optional || value.optional)
    // Of what is in a map of Protobuf nothing can be said, neither that it may be null nor that it is an int8.
    if (isPlainKey && isPlainValue && !mayHoldNull && !isSmall(key) && !isSmall(value)) {
      return `map<${this.#type(scope, name, key, meta)}, ${this.#type(scope, name, value, meta)}>`
    }
    const entry = this.#free(scope, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, 'Entry')
    const path = `${scope.path}.${entry}`
    scope.defined.set(entry, schema)
    const fields = { key: untagged(key), value: untagged(value) }
    scope.lines.push(...this.#message(Schema.struct(fields), entry, path))
    return `repeated ${entry}`
  }

  /** The type of what is no list and no map. */
  #type(scope: Scope, name: string, schema: Schema, meta: Map<string, string>): string {
    const logical = logicalTypeOf(schema)
    const message = logical === undefined ? undefined : messageOfLogical(logical)
    if (message !== undefined) {
      this.#imports.add(message.file)
      if (logical === 'decimal') {
        const precision = schema.parameters?.get(protobufNames.decimalPrecision)
        if (precision !== undefined) meta.set(protobufNames.precision, precision)
        meta.set(protobufNames.scale, String(decimalScale(schema)))
      }
      return `.${message.fullName}`
    }
    if (schema.type === 'struct') return this.#struct(scope, schema)
    const symbols = schema.type === 'string' || schema.type === 'int32' ? symbolsOf(schema.parameters) : undefined
    if (symbols !== undefined) return this.#enumeration(scope, schema, symbols)
    if (isSmall(schema)) meta.set(protobufNames.connectType, schema.type)
    const scalar = scalarFor(schema)
    if (scalar === undefined) throw dataError(`${name} is ${schema.describe()}, which Protobuf has no place for there`)
    return scalar
  }

  #wrapper(schema: Schema, meta: Map<string, string>): string | undefined {
    const isOther = logicalTypeOf(schema) !== undefined || symbolsOf(schema.parameters) !== undefined
    const scalar = isOther ? undefined : scalarFor(schema)
    const wrapper = scalar === undefined ? undefined : wrapperOf(scalar)
    if (wrapper === undefined) return undefined
    this.#imports.add(wrappersFile)
    if (isSmall(schema)) meta.set(protobufNames.connectType, schema.type)
    return `.${wrapper}`
  }

  #struct(scope: Scope, schema: Schema): string {
    if (isUnion(schema)) throw dataError(`${schema.describe()} stands for a oneof, and is no field of a struct`)
    const wanted = nameFor('a struct', shortName(schema.name ?? this.#unnamed()), this.#isScrubbed)
    const own = plainStruct(schema)
    const known = this.#structs.get(wanted)?.find((each) => each.schema.equals(own))
    if (known !== undefined) return known.path
    // A message may not be called as a field beside it.
    const name = scope.members.has(wanted) ? `${wanted}Message` : wanted
    if (scope.defined.has(name)) {
      throw dataError(`two structs in one are called '${name}', and differ: Protobuf has one message for a name`)
    }
    const path = `${scope.path}.${name}`
    scope.defined.set(name, own)
    this.#remember(wanted, path, schema)
    scope.lines.push(...this.#message(own, name, path))
    return name
  }

  #enumeration(scope: Scope, schema: Schema, symbols: ReadonlyMap<string, number>): string {
    const given = schema.parameters?.get(protobufNames.enumType) ?? ''
    const wanted = nameFor('an enum', shortName(given === '' ? (schema.name ?? 'Enum') : given), this.#isScrubbed)
    const name = scope.members.has(wanted) ? `${wanted}Enum` : wanted
    const known = scope.defined.get(name)
    if (known !== undefined) {
      if (sameSymbols(symbolsOf(known.parameters), symbols)) return name
      throw dataError(`two enums in one struct are called '${name}', and differ: Protobuf has one for a name`)
    }
    scope.defined.set(name, schema)
    const numbers = [...symbols.values()]
    const lines = [...symbols].map(([symbol, number]) => `  ${nameFor('a symbol', symbol, false)} = ${number};`)
    // The first symbol has the number 0.
    const zeroAt = numbers.indexOf(0)
    const first = zeroAt < 0 ? [`  ${name}_UNSPECIFIED = 0;`] : lines.splice(zeroAt, 1)
    const alias = new Set(numbers).size < numbers.length ? ['  option allow_alias = true;'] : []
    scope.lines.push(`enum ${name} {`, ...alias, ...first, ...lines, '}')
    return name
  }

  #metaText(meta: ReadonlyMap<string, string>): string {
    if (meta.size === 0) return ''
    this.#imports.add('confluent/meta.proto')
    const params = [...meta].map(([key, value]) => `{ value: ${JSON.stringify(value)}, key: ${JSON.stringify(key)} }`)
    return ` [(confluent.field_meta) = { params: [${params.join(', ')}] }]`
  }

  #remember(name: string, path: string, schema: Schema): void {
    const known = this.#structs.get(name) ?? []
    this.#structs.set(name, [...known, { schema: plainStruct(schema), path }])
  }

  /** A name that nothing in a message has. */
  #free(scope: Scope, front: string, back: string): string {
    for (let number = 1; ; number++) {
      const name = `${front}${number === 1 ? '' : number}${back}`
      if (!scope.members.has(name) && !scope.defined.has(name)) return name
    }
  }

  #unnamed(): string {
    this.#unnamedCount++
    return `${protobufNames.unnamed}${this.#unnamedCount}`
  }

  #fieldName(name: string): string {
    return nameFor('a field', name, this.#isScrubbed)
  }

  #unionName({ name = '' }: Schema): string {
    return nameFor('a oneof', name.slice(protobufNames.union.length + 1), this.#isScrubbed)
  }
}

function partOf(schema: Schema, part: Schema | null): Schema {
  if (part !== null) return part
  throw dataError(`${schema.describe()} does not say what is in it, and Protobuf has to know`)
}

/** Whether Protobuf has no type as small. */
function isSmall({ type }: Schema): boolean {
  return type === 'int8' || type === 'int16'
}

/** What a message says of a struct. */
function plainStruct(schema: Schema): Schema {
  return schema.with({ optional: false, default: null, parameters: undefined, doc: undefined, version: undefined })
}

/** In an entry of a map, fields have the numbers 1 and 2. */
function untagged(schema: Schema): Schema {
  const parameters = new Map(schema.parameters)
  return parameters.delete(protobufNames.tag) ? schema.with({ parameters }) : schema
}

function sameSymbols(one: ReadonlyMap<string, number> | undefined, other: ReadonlyMap<string, number>): boolean {
  return one !== undefined && one.size === other.size && [...one].every(([name, number]) => other.get(name) === number)
}
