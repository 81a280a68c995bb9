import { type Json, sortedJson } from '../json.ts'
import {
  type AvroField,
  type AvroNamed,
  type AvroProperties,
  type AvroType,
  isNamed,
  namespaceOf,
  simpleName,
} from './model.ts'
import type { ParsedAvro } from './parse.ts'

/**
 * The text of a schema as Avro's own library writes it: without white space, its parts in one order, a type that was defined before by its
 * name. Equal schemas have equal texts, documentation and properties included; registries go by that.
 */
export function avroText(schema: ParsedAvro): string {
  return writer(schema, (value) => JSON.stringify(value), false)
}

/** As {@link avroText}, with properties and what they hold sorted by their keys: two schemas that differ by order alone are equal. */
export function normalizedAvroText(schema: ParsedAvro): string {
  return writer(schema, sortedJson, true)
}

function writer(schema: ParsedAvro, json: (value: Json) => string, isSorted: boolean): string {
  return new AvroWriter(schema.referenced, json, isSorted).type(schema.type, '')
}

class AvroWriter {
  readonly #known: Set<string>
  readonly #json: (value: Json) => string
  readonly #isSorted: boolean

  constructor(known: ReadonlySet<string>, json: (value: Json) => string, isSorted: boolean) {
    this.#known = new Set(known)
    this.#json = json
    this.#isSorted = isSorted
  }

  type(type: AvroType, namespace: string): string {
    if (isNamed(type)) return this.#named(type, namespace)
    if (type.kind === 'union') return `[${type.branches.map((branch) => this.type(branch, namespace)).join(',')}]`
    if (type.kind === 'array') {
      return object([member('type', 'array'), `"items":${this.type(type.items, namespace)}`, ...this.#rest(type)])
    }
    if (type.kind === 'map') {
      return object([member('type', 'map'), `"values":${this.type(type.values, namespace)}`, ...this.#rest(type)])
    }
    if (type.properties.size === 0) return JSON.stringify(type.kind)
    return object([member('type', type.kind), ...this.#rest(type)])
  }

  #named(type: AvroNamed, namespace: string): string {
    const { fullName } = type
    const own = namespaceOf(fullName)
    if (this.#known.has(fullName)) return JSON.stringify(own === namespace ? simpleName(fullName) : fullName)
    this.#known.add(fullName)
    const kind = type.kind === 'record' && type.isError ? 'error' : type.kind
    const members = [member('type', kind), member('name', simpleName(fullName))]
    if (own !== namespace) members.push(member('namespace', own))
    if (type.doc !== undefined) members.push(member('doc', type.doc))
    switch (type.kind) {
      case 'record':
        members.push(`"fields":[${type.fields.map((field) => this.#field(field, own)).join(',')}]`)
        break
      case 'enum':
        members.push(member('symbols', type.symbols))
        if (type.default !== undefined) members.push(member('default', type.default))
        break
      case 'fixed':
        members.push(member('size', type.sizeBytes))
        break
    }
    members.push(...this.#rest(type))
    // An alias in the namespace of its type is written without it.
    const aliases = type.aliases.map((alias) => (namespaceOf(alias) === own ? simpleName(alias) : alias))
    if (aliases.length > 0) members.push(member('aliases', aliases))
    return object(members)
  }

  #field(field: AvroField, namespace: string): string {
    const members = [member('name', field.name), `"type":${this.type(field.type, namespace)}`]
    if (field.doc !== undefined) members.push(member('doc', field.doc))
    if (field.default !== undefined) members.push(`"default":${this.#json(field.default)}`)
    if (field.order !== 'ascending') members.push(member('order', field.order))
    if (field.aliases.length > 0) members.push(member('aliases', field.aliases))
    return object([...members, ...this.#rest(field)])
  }

  #rest({ properties }: { readonly properties: AvroProperties }): string[] {
    const entries = [...properties]
    if (this.#isSorted) entries.sort(([one], [other]) => (one < other ? -1 : 1))
    return entries.map(([key, value]) => `${JSON.stringify(key)}:${this.#json(value)}`)
  }
}

/**
 * The Parsing Canonical Form of the Avro specification: what is left of a schema if only that counts which readers need. Fingerprints are
 * of this text.
 */
export function parsingCanonicalForm(type: AvroType): string {
  return canonical(type, new Set())
}

function canonical(type: AvroType, known: Set<string>): string {
  switch (type.kind) {
    case 'union':
      return `[${type.branches.map((branch) => canonical(branch, known)).join(',')}]`
    case 'array':
      return object([member('type', 'array'), `"items":${canonical(type.items, known)}`])
    case 'map':
      return object([member('type', 'map'), `"values":${canonical(type.values, known)}`])
    case 'record':
    case 'enum':
    case 'fixed': {
      if (known.has(type.fullName)) return JSON.stringify(type.fullName)
      known.add(type.fullName)
      const head = [member('name', type.fullName), member('type', type.kind)]
      if (type.kind === 'enum') return object([...head, member('symbols', type.symbols)])
      if (type.kind === 'fixed') return object([...head, member('size', type.sizeBytes)])
      const fields = type.fields.map((field) =>
        object([member('name', field.name), `"type":${canonical(field.type, known)}`]),
      )
      return object([...head, `"fields":[${fields.join(',')}]`])
    }
    default:
      return JSON.stringify(type.kind)
  }
}

function object(members: readonly string[]): string {
  return `{${members.join(',')}}`
}

function member(key: string, value: Json): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`
}
