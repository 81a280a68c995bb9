import { isList, isObject, type Json, type JsonObject, kindOf, own, parseJson } from '../json.ts'
import { schemaError } from '../schema-error.ts'
import { defaultProblem } from './defaults.ts'
import {
  type AvroEnum,
  type AvroField,
  type AvroFixed,
  type AvroNamed,
  type AvroProperties,
  type AvroRecord,
  type AvroType,
  isPrimitiveKind,
  namespaceOf,
  typeTitle,
} from './model.ts'
import { AvroNames, checkName, fullNameOf } from './names.ts'

/** How the text of a schema is read. */
export interface AvroParseOptions {
  /** Texts of schemas whose types this one may name; each may name those of the ones before it. Default: none. */
  readonly references?: readonly string[]
  /** Whether defaults have to fit their fields. Default true. */
  readonly checkDefaults?: boolean
}

/** A schema of Avro with what it refers to. */
export interface ParsedAvro {
  readonly type: AvroType
  /** Full names of the types that were defined by references. */
  readonly referenced: ReadonlySet<string>
}

/** Reads the JSON text of a schema (Avro 1.12). Throws INVALID_DATA, which says where in the text, if it makes no sense. */
export function parseAvro(text: string, options: AvroParseOptions = {}): ParsedAvro {
  const parser = new AvroParser(options.checkDefaults ?? true)
  for (const reference of options.references ?? []) parser.parse(reference)
  const referenced = new Set(parser.names.fullNames())
  return { type: parser.parse(text), referenced }
}

// What has a meaning of its own in each place; all else is kept as a property.
const typeKeys = new Set([
  'type',
  'name',
  'namespace',
  'doc',
  'aliases',
  'fields',
  'items',
  'values',
  'symbols',
  'size',
])
const enumKeys = new Set([...typeKeys, 'default'])
const fieldKeys = new Set(['name', 'type', 'doc', 'default', 'order', 'aliases'])

class AvroParser {
  readonly names = new AvroNames()
  readonly #checkDefaults: boolean
  /** Defaults are judged when all types are whole: that of a record may lead to the record itself. */
  #fieldsWithDefaults: { readonly field: AvroField; readonly path: string }[] = []

  constructor(checkDefaults: boolean) {
    this.#checkDefaults = checkDefaults
  }

  parse(text: string): AvroType {
    // A bare name of a type, without the quotes that would make it JSON, is often sent, and can't be anything else.
    const bare = text.trim()
    const type = this.#type(isPrimitiveKind(bare) ? bare : parseJson(text), '', '')
    for (const { field, path } of this.#fieldsWithDefaults) {
      const problem = defaultProblem(field.type, field.default ?? null)
      if (problem !== undefined) throw schemaError(`the default of field ${field.name} does not fit: ${problem}`, path)
    }
    this.#fieldsWithDefaults = []
    return type
  }

  #type(json: Json, namespace: string, path: string): AvroType {
    if (typeof json === 'string') return this.#byName(json, namespace, path)
    if (isList(json)) return this.#union(json, namespace, path)
    if (!isObject(json)) throw schemaError(`expected a schema, got ${kindOf(json)}`, path)
    const kind = own(json, 'type')
    if (typeof kind !== 'string') throw schemaError(`expected the name of a type, got ${kindOf(kind)}`, `${path}/type`)
    switch (kind) {
      case 'record':
      case 'error':
        return this.#record(json, kind === 'error', namespace, path)
      case 'enum':
        return this.#enum(json, namespace, path)
      case 'fixed':
        return this.#fixed(json, namespace, path)
      case 'array': {
        const items = this.#type(required(json, 'items', path), namespace, `${path}/items`)
        return { kind, items, properties: properties(json, typeKeys) }
      }
      case 'map': {
        const values = this.#type(required(json, 'values', path), namespace, `${path}/values`)
        return { kind, values, properties: properties(json, typeKeys) }
      }
      default:
        if (isPrimitiveKind(kind)) return { kind, properties: properties(json, typeKeys) }
        return this.#byName(kind, namespace, `${path}/type`)
    }
  }

  #byName(name: string, namespace: string, path: string): AvroType {
    if (isPrimitiveKind(name)) return { kind: name, properties: new Map() }
    const type = this.names.find(name, namespace)
    if (type !== undefined) return type
    throw schemaError(`there is no type '${name.slice(0, 200)}': it is none of Avro's, and not defined before`, path)
  }

  #union(json: readonly Json[], namespace: string, path: string): AvroType {
    const titles = new Set<string>()
    const branches = json.map((branchJson, index) => {
      const branchPath = `${path}/${index}`
      const branch = this.#type(branchJson, namespace, branchPath)
      if (branch.kind === 'union') throw schemaError('a union can not be a branch of another', branchPath)
      const title = typeTitle(branch)
      if (titles.has(title)) throw schemaError(`the union has ${title} more than once`, branchPath)
      titles.add(title)
      return branch
    })
    return { kind: 'union', branches }
  }

  #record(json: JsonObject, isError: boolean, namespace: string, path: string): AvroRecord {
    const fields: AvroField[] = []
    const record: AvroRecord = { kind: 'record', isError, ...named(json, namespace, path, typeKeys), fields }
    // Its fields may be of its own type.
    this.names.add(record, path)
    const list = required(json, 'fields', path)
    if (!isList(list)) throw schemaError(`fields are a list, not ${kindOf(list)}`, `${path}/fields`)
    const seen = new Set<string>()
    for (const [index, fieldJson] of list.entries()) {
      const fieldPath = `${path}/fields/${index}`
      const field = this.#field(fieldJson, namespaceOf(record.fullName), fieldPath)
      if (seen.has(field.name)) throw schemaError(`${record.fullName} has a field ${field.name} already`, fieldPath)
      seen.add(field.name)
      fields.push(field)
    }
    return record
  }

  #field(json: Json, namespace: string, path: string): AvroField {
    if (!isObject(json)) throw schemaError(`expected a field, got ${kindOf(json)}`, path)
    const name = text(json, 'name', path)
    checkName(name, `${path}/name`)
    const type = this.#type(required(json, 'type', path), namespace, `${path}/type`)
    const order = own(json, 'order') ?? 'ascending'
    if (order !== 'ascending' && order !== 'descending' && order !== 'ignore') {
      throw schemaError('the order of a field is ascending, descending or ignore', `${path}/order`)
    }
    const field: AvroField = {
      name,
      type,
      doc: optionalText(json, 'doc', path),
      default: own(json, 'default'),
      order,
      aliases: texts(json, 'aliases', path),
      properties: properties(json, fieldKeys),
    }
    if (this.#checkDefaults && field.default !== undefined) this.#fieldsWithDefaults.push({ field, path })
    return field
  }

  #enum(json: JsonObject, namespace: string, path: string): AvroEnum {
    const symbols = texts(json, 'symbols', path, true)
    for (const [index, symbol] of symbols.entries()) checkName(symbol, `${path}/symbols/${index}`)
    if (new Set(symbols).size < symbols.length) throw schemaError('a symbol is there twice', `${path}/symbols`)
    const symbol = optionalText(json, 'default', path)
    if (symbol !== undefined && !symbols.includes(symbol)) {
      throw schemaError('the default of the enum is none of its symbols', `${path}/default`)
    }
    const type: AvroEnum = { kind: 'enum', ...named(json, namespace, path, enumKeys), symbols, default: symbol }
    this.names.add(type, path)
    return type
  }

  #fixed(json: JsonObject, namespace: string, path: string): AvroFixed {
    const sizeBytes = required(json, 'size', path)
    if (typeof sizeBytes !== 'number' || !Number.isInteger(sizeBytes) || sizeBytes < 0 || sizeBytes >= 2 ** 31) {
      throw schemaError('the size of a fixed is a number of bytes below 2^31', `${path}/size`)
    }
    const type: AvroFixed = { kind: 'fixed', ...named(json, namespace, path, typeKeys), sizeBytes }
    this.names.add(type, path)
    return type
  }
}

type NamedParts = Pick<AvroNamed, 'fullName' | 'aliases' | 'doc' | 'properties'>

function named(json: JsonObject, namespace: string, path: string, keys: ReadonlySet<string>): NamedParts {
  const own = optionalText(json, 'namespace', path) ?? namespace
  const fullName = fullNameOf(text(json, 'name', path), own, `${path}/name`)
  const aliases = texts(json, 'aliases', path).map((alias, index) =>
    fullNameOf(alias, namespaceOf(fullName), `${path}/aliases/${index}`),
  )
  return { fullName, aliases, doc: optionalText(json, 'doc', path), properties: properties(json, keys) }
}

function required(json: JsonObject, key: string, path: string): Json {
  const value = own(json, key)
  if (value === undefined) throw schemaError(`'${key}' is missing`, path)
  return value
}

function text(json: JsonObject, key: string, path: string): string {
  const value = required(json, key, path)
  if (typeof value !== 'string') throw schemaError(`'${key}' is a text, not ${kindOf(value)}`, path)
  return value
}

function optionalText(json: JsonObject, key: string, path: string): string | undefined {
  return own(json, key) === undefined ? undefined : text(json, key, path)
}

function texts(json: JsonObject, key: string, path: string, isRequired = false): readonly string[] {
  const value = isRequired ? required(json, key, path) : (own(json, key) ?? [])
  if (!isList(value) || !value.every((item) => typeof item === 'string')) {
    throw schemaError(`'${key}' is a list of texts`, path)
  }
  return value
}

function properties(json: JsonObject, meant: ReadonlySet<string>): AvroProperties {
  return new Map(Object.entries(json).filter(([key]) => !meant.has(key)))
}
