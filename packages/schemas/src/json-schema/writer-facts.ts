import { isList, isObject, type Json, type JsonObject, own } from '../json.ts'
import { nestingDepthMax } from '../limits.ts'
import type { JsonSchemaDocument, JsonSchemaNode } from './document.ts'

const allTypes = ['null', 'boolean', 'object', 'array', 'number', 'string']
// They say nothing of which values are valid.
const annotations = new Set([
  '$ref',
  '$schema',
  '$id',
  'id',
  '$comment',
  '$anchor',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'definitions',
  '$defs',
])

/** The same schema comes to the same object: what was found out of it is found again by that. */
const mergedBefore = new WeakMap<JsonObject, JsonObject>()

/** What a reference stands for; a schema that has more than a reference is itself. */
export function resolved(node: JsonSchemaNode): JsonSchemaNode {
  let found = node
  // References that only lead to each other stand for nothing, and end here.
  for (let step = 0; step < nestingDepthMax; step++) {
    const { schema, document } = found
    const reference = isObject(schema) ? own(schema, '$ref') : undefined
    if (typeof reference !== 'string' || !isObject(schema)) return found
    if (!Object.keys(schema).every((key) => annotations.has(key))) return found
    const target = document.target(reference)
    if (target === undefined) return found
    found = target
  }
  return found
}

/**
 * A writer's schema with what is in its `allOf` beside it. What stands there twice is left out the second time: the writer then seems to have more than it
 * has, and nothing is taken for compatible that is not.
 */
export function withAllOf(document: JsonSchemaDocument, schema: JsonObject): JsonObject {
  const all = own(schema, 'allOf')
  if (!isList(all)) return schema
  const known = mergedBefore.get(schema)
  if (known !== undefined) return known
  let merged: JsonObject = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'allOf'))
  for (const part of all) {
    const node = resolved({ schema: isObject(part) ? part : true, document })
    if (!isObject(node.schema) || node.document !== document) continue
    merged = mergedWith(merged, node.schema)
  }
  mergedBefore.set(schema, merged)
  return merged
}

function mergedWith(one: JsonObject, other: JsonObject): JsonObject {
  const merged = new Map<string, Json>(Object.entries(one))
  for (const [key, value] of Object.entries(other)) {
    const before = merged.get(key)
    if (before === undefined) merged.set(key, value)
    else if (key === 'required' && isList(before) && isList(value)) merged.set(key, [...before, ...value])
    else if (key === 'properties' && isObject(before) && isObject(value)) {
      merged.set(key, Object.fromEntries([...Object.entries(value), ...Object.entries(before)]))
    }
  }
  return Object.fromEntries(merged)
}

/** The types that values of a schema may have; those of its `enum` if it says no other. */
export function typesOf(schema: JsonObject): ReadonlySet<string> {
  const type = own(schema, 'type')
  if (typeof type === 'string') return new Set([type])
  if (isList(type)) return new Set(type.filter((each) => typeof each === 'string'))
  const constant = own(schema, 'const')
  const values = constant === undefined ? own(schema, 'enum') : [constant]
  return new Set(isList(values) ? values.map(typeOf) : allTypes)
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (isList(value)) return 'array'
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value
}
