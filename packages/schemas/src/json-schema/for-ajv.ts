import { schemaError } from '../schema-error.ts'
import { isList, isObject, type Json, type JsonObject, own } from '../json.ts'
import { type JsonSchemaDocument, type JsonSchemaDocuments, type JsonSchemaDraft, schemaMaps } from './document.ts'

/** A schema and what it refers to, in the form that ajv understands as this package does. */
export interface AjvSchemas {
  readonly draft: JsonSchemaDraft
  readonly main: boolean | JsonObject
  readonly others: readonly { readonly uri: string; readonly schema: boolean | JsonObject }[]
}

const namesFollow = new Set([...schemaMaps, 'dependencies', 'dependentRequired'])
const valuesFollow = new Set(['enum', 'const', 'default', 'examples'])
// The documents have addresses of their own here, so that a name in one means what it does everywhere in this package. And ajv takes `nullable` and
// `$async` for keywords, which no draft knows: with the latter every value would be valid.
const dropped = new Set(['$schema', '$id', 'id', 'nullable', '$async'])

/** Throws INVALID_DATA if the documents are of several drafts. */
export function forAjv({ main, others }: JsonSchemaDocuments): AjvSchemas {
  const uris = new Map<string, string>()
  for (const name of others.keys()) uris.set(name, `schema:/${uris.size}`)
  const draft = draftOf([main, ...others.values()])
  return {
    draft,
    main: rewritten(main, uris),
    others: [...others].map(([name, document]) => ({ uri: uris.get(name) ?? '', schema: rewritten(document, uris) })),
  }
}

/** That of them all. Without any it is 7, as with Confluent's libraries. */
function draftOf(documents: readonly JsonSchemaDocument[]): JsonSchemaDraft {
  const drafts = new Set<JsonSchemaDraft>()
  for (const { draft } of documents) if (draft !== undefined) drafts.add(draft)
  const [only = '7', other] = drafts
  if (other === undefined) return only
  throw schemaError(
    `the schema and what it refers to are of drafts ${only} and ${other} of JSON Schema; values are only validated by one`,
  )
}

function rewritten(document: JsonSchemaDocument, uris: ReadonlyMap<string, string>): boolean | JsonObject {
  const { schema } = document.root
  return typeof schema === 'boolean' ? schema : ofSchema(schema, document, uris)
}

function ofSchema(schema: JsonObject, document: JsonSchemaDocument, uris: ReadonlyMap<string, string>): JsonObject {
  const each = (json: Json): Json => {
    if (isList(json)) return json.map(each)
    return isObject(json) ? ofSchema(json, document, uris) : json
  }
  const entries = Object.keys(schema).flatMap((key): [string, Json][] => {
    const value = own(schema, key) ?? null
    if (key === '$ref' && typeof value === 'string') return [[key, reference(value, document, uris)]]
    if (dropped.has(key) && !isObject(value)) return []
    if (valuesFollow.has(key)) return [[key, value]]
    if (!namesFollow.has(key) || !isObject(value)) return [[key, each(value)]]
    return [[key, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, each(part)]))]]
  })
  return Object.fromEntries(entries)
}

function reference(text: string, document: JsonSchemaDocument, uris: ReadonlyMap<string, string>): string {
  const [name = '', pointer = ''] = text.split('#')
  const uri = name === '' || name === document.id ? '' : (uris.get(name) ?? '')
  return `${uri}#${pointer}`
}
