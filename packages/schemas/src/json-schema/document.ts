import { isList, isObject, type Json, type JsonObject, kindOf, own, parseJson } from '../json.ts'
import { schemaError } from '../schema-error.ts'
import type { ReferencedSchema } from '../schema-kind.ts'

/** A schema, or a part of one, with the document that it stands in. */
export interface JsonSchemaNode {
  readonly schema: boolean | JsonObject
  readonly document: JsonSchemaDocument
}

/** The drafts of JSON Schema that differ in what they say of values: 6 is read as 7. */
export type JsonSchemaDraft = '4' | '7' | '2019-09' | '2020-12'

const drafts = /^https?:\/\/json-schema\.org\/(?:draft-0[467]|draft\/20(?:19-09|20-12))\/schema#?$/
const kinds = new Set(['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'])
const single = ['additionalProperties', 'additionalItems', 'not', 'if', 'then', 'else', 'contains', 'propertyNames']
const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
/** The keywords with schemas by names. */
export const schemaMaps = ['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas']
const counts = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']
const numbers = ['minimum', 'maximum', 'multipleOf']

/** A JSON Schema (drafts 4 to 2020-12), with those that it refers to by their names. */
export class JsonSchemaDocument {
  readonly root: JsonSchemaNode
  readonly #others: ReadonlyMap<string, JsonSchemaDocument>

  /** Throws INVALID_DATA, which says where, if the text is no JSON Schema, or refers to what is not there. */
  constructor(text: string, others: ReadonlyMap<string, JsonSchemaDocument>) {
    this.#others = others
    const json = parseJson(text)
    this.root = { schema: asSchema(json, ''), document: this }
    const draft = isObject(json) ? own(json, '$schema') : undefined
    if (draft !== undefined && (typeof draft !== 'string' || !drafts.test(draft))) {
      throw schemaError('$schema is a draft of JSON Schema that is not understood: 4, 6, 7, 2019-09 and 2020-12 are')
    }
    this.#check(json, '')
  }

  /** What the document calls itself. */
  get id(): string | undefined {
    const { schema } = this.root
    const id = isObject(schema) ? (own(schema, '$id') ?? own(schema, 'id')) : undefined
    return typeof id === 'string' ? id.replace(/#$/, '') : undefined
  }

  /** The draft that the document says it is of. */
  get draft(): JsonSchemaDraft | undefined {
    const { schema } = this.root
    const draft = isObject(schema) ? own(schema, '$schema') : undefined
    if (typeof draft !== 'string') return undefined
    if (draft.includes('2020-12')) return '2020-12'
    if (draft.includes('2019-09')) return '2019-09'
    return draft.includes('draft-04') ? '4' : '7'
  }

  /** What a reference stands for; undefined if that is not there. */
  target(reference: string): JsonSchemaNode | undefined {
    const [name = '', pointer = ''] = reference.split('#')
    const document = name === '' || name === this.id ? this : this.#others.get(name)
    if (document === undefined) return undefined
    let found: Json | undefined = document.root.schema
    if (pointer !== '' && !pointer.startsWith('/')) return undefined
    for (const part of pointer.split('/').slice(1)) {
      const key = unescaped(part)
      if (isList(found)) found = found[Number(key)]
      else found = isObject(found) ? own(found, key) : undefined
    }
    return isObject(found) || typeof found === 'boolean' ? { schema: found, document } : undefined
  }

  #check(json: Json, path: string): void {
    const schema = asSchema(json, path)
    if (typeof schema === 'boolean') return
    this.#checkReference(schema, path)
    const type = own(schema, 'type')
    const types = isList(type) ? type : type === undefined ? [] : [type]
    if (!types.every((each) => typeof each === 'string' && kinds.has(each))) {
      throw schemaError(
        'type is null, boolean, object, array, number, integer or string, or a list of these',
        `${path}/type`,
      )
    }
    for (const key of single) this.#checkPart(schema, key, path)
    for (const key of lists) {
      const list = own(schema, key)
      if (list === undefined) continue
      if (!isList(list) || list.length === 0) throw schemaError(`${key} is a list of schemas`, `${path}/${key}`)
      for (const [index, each] of list.entries()) this.#check(each, `${path}/${key}/${index}`)
    }
    for (const key of schemaMaps) {
      const map = own(schema, key)
      if (map === undefined) continue
      if (!isObject(map)) throw schemaError(`${key} are schemas by names, not ${kindOf(map)}`, `${path}/${key}`)
      for (const [name, each] of Object.entries(map)) this.#check(each, `${path}/${key}/${name}`)
    }
    const items = own(schema, 'items')
    if (isList(items)) for (const [index, each] of items.entries()) this.#check(each, `${path}/items/${index}`)
    else this.#checkPart(schema, 'items', path)
    checkValues(schema, path)
  }

  #checkPart(schema: JsonObject, key: string, path: string): void {
    const part = own(schema, key)
    if (part !== undefined) this.#check(part, `${path}/${key}`)
  }

  #checkReference(schema: JsonObject, path: string): void {
    const reference = own(schema, '$ref')
    if (reference === undefined) return
    if (typeof reference !== 'string') throw schemaError(`$ref is a text, not ${kindOf(reference)}`, `${path}/$ref`)
    if (this.target(reference) !== undefined) return
    throw schemaError(
      `there is no '${reference.slice(0, 200)}': it is neither in the schema nor a reference`,
      `${path}/$ref`,
    )
  }
}

/** A JSON Schema, and what it refers to by the names of references. */
export interface JsonSchemaDocuments {
  readonly main: JsonSchemaDocument
  readonly others: ReadonlyMap<string, JsonSchemaDocument>
}

/** Reads a JSON Schema and what it refers to, which stands in an order in which each needs only those before it. */
export function parseJsonSchema(text: string, references: readonly ReferencedSchema[] = []): JsonSchemaDocuments {
  const others = new Map<string, JsonSchemaDocument>()
  for (const { name, text: other } of references) others.set(name, new JsonSchemaDocument(other, others))
  return { main: new JsonSchemaDocument(text, others), others }
}

function asSchema(json: Json, path: string): boolean | JsonObject {
  if (typeof json === 'boolean' || isObject(json)) return json
  throw schemaError(`a JSON Schema is an object, true or false, not ${kindOf(json)}`, path)
}

function checkValues(schema: JsonObject, path: string): void {
  for (const key of [...counts, ...numbers]) {
    const value = own(schema, key)
    if (value === undefined) continue
    const isCount = counts.includes(key)
    if (typeof value === 'number' && (!isCount || (Number.isInteger(value) && value >= 0))) continue
    throw schemaError(`${key} is a ${isCount ? 'count' : 'number'}`, `${path}/${key}`)
  }
  const required = own(schema, 'required')
  // Draft 3 had it as true or false, within the property.
  if (required !== undefined && !(isList(required) && required.every((each) => typeof each === 'string'))) {
    throw schemaError('required is a list of names', `${path}/required`)
  }
  const values = own(schema, 'enum')
  if (values !== undefined && !isList(values)) throw schemaError('enum is a list of values', `${path}/enum`)
  const pattern = own(schema, 'pattern')
  if (pattern !== undefined && typeof pattern !== 'string') throw schemaError('pattern is a text', `${path}/pattern`)
}

/** A part of a JSON pointer within the fragment of a URI. */
function unescaped(part: string): string {
  let text = part
  try {
    text = decodeURIComponent(part)
  } catch {
    // Not encoded, and so meant as it is.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~')
}
