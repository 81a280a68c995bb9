import type { Incompatibility } from '../compatibility.ts'
import { isList, isObject, type Json, type JsonObject, own, sortedJson } from '../json.ts'
import { PairMemo } from '../pair-memo.ts'
import type { JsonSchemaNode } from './document.ts'
import { boundDifferences } from './bounds.ts'
import { resolved, typesOf, withAllOf } from './writer-facts.ts'

// What the comparison does not look into: a reader may have it if the writer has the very same.
const opaque = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'patternProperties',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'pattern',
  '$dynamicRef',
  '$recursiveRef',
]

/**
 * Why not every value that is valid by the writer's schema is by the reader's; empty if each is. What can't be told by the schemas' keywords, one by one, counts as
 * different: `oneOf` of a reader is taken for `anyOf`, and `not`, `if`, patterns and their like have to be the same. At most 100.
 */
export function jsonIncompatibilities(reader: JsonSchemaNode, writer: JsonSchemaNode): readonly Incompatibility[] {
  return new Containment().compare(reader, writer, '', 0)
}

const anything: JsonObject = {}

class Containment {
  readonly #memo = new PairMemo<JsonObject>()

  compare(
    givenReader: JsonSchemaNode,
    givenWriter: JsonSchemaNode,
    path: string,
    depth: number,
  ): readonly Incompatibility[] {
    const reader = resolved(givenReader)
    const writer = resolved(givenWriter)
    if (reader.schema === true || writer.schema === false) return []
    if (reader.schema === false)
      return [difference('SCHEMA_REMOVED', path, 'the reader takes nothing, the writer has something')]
    const readerSchema = reader.schema
    // One object for all that take anything, so that readers that lead to themselves come to an end.
    const writerSchema = writer.schema === true ? anything : writer.schema
    return this.#memo.of(readerSchema, writerSchema, path, depth, () =>
      this.#differences(reader, readerSchema, writer, withAllOf(writer.document, writerSchema), path, depth + 1),
    )
  }

  #differences(
    reader: JsonSchemaNode,
    r: JsonObject,
    writer: JsonSchemaNode,
    w: JsonObject,
    path: string,
    depth: number,
  ): readonly Incompatibility[] {
    const found = this.#keywordDifferences(reader, r, writer, w, path, depth)
    if (found.length === 0) return found
    // What a value is like whatever branch it has does not show it; perhaps each branch does.
    const branches = own(w, 'anyOf') ?? own(w, 'oneOf')
    if (!isList(branches)) return found
    return branches.flatMap((each) => this.compare(reader, nodeOf(each, writer), path, depth))
  }

  #keywordDifferences(
    reader: JsonSchemaNode,
    r: JsonObject,
    writer: JsonSchemaNode,
    w: JsonObject,
    path: string,
    depth: number,
  ): readonly Incompatibility[] {
    const found = [...typeDifferences(r, w, path), ...boundDifferences(r, w, path), ...opaqueDifferences(r, w, path)]
    const types = typesOf(w)
    if (types.has('object')) found.push(...this.#objectDifferences(reader, r, writer, w, path, depth))
    if (types.has('array')) found.push(...this.#arrayDifferences(reader, r, writer, w, path, depth))
    const whole = { schema: w, document: writer.document }
    const all = own(r, 'allOf')
    if (isList(all)) {
      for (const [index, each] of all.entries()) {
        found.push(...this.compare(nodeOf(each, reader), whole, `${path}/allOf/${index}`, depth))
      }
    }
    for (const key of ['anyOf', 'oneOf']) {
      const branches = own(r, key)
      if (!isList(branches)) continue
      if (
        branches.some(
          (each, index) => this.compare(nodeOf(each, reader), whole, `${path}/${key}/${index}`, depth).length === 0,
        )
      )
        continue
      found.push(
        difference(
          'COMBINED_TYPE_SUBSCHEMAS_CHANGED',
          `${path}/${key}`,
          'no branch of the reader takes all that the writer has',
        ),
      )
    }
    return found
  }

  #objectDifferences(
    reader: JsonSchemaNode,
    r: JsonObject,
    writer: JsonSchemaNode,
    w: JsonObject,
    path: string,
    depth: number,
  ): Incompatibility[] {
    const found: Incompatibility[] = []
    const [mine, its] = [mapOf(r, 'properties'), mapOf(w, 'properties')]
    const rest = nodeOf(own(r, 'additionalProperties') ?? true, reader)
    // What a pattern says of a name is not looked into.
    const hasPatterns = own(w, 'patternProperties') !== undefined
    const written = nodeOf(own(w, 'additionalProperties') ?? true, writer)
    const unnamed = hasPatterns ? nodeOf(true, writer) : written
    for (const name of new Set([...Object.keys(mine), ...Object.keys(its)])) {
      const [ours, theirs] = [own(mine, name), own(its, name)]
      const at = `${path}/properties/${name}`
      const inner = this.compare(
        ours === undefined ? rest : nodeOf(ours, reader),
        theirs === undefined ? unnamed : nodeOf(theirs, writer),
        at,
        depth,
      )
      if (inner.length === 0) continue
      if (theirs === undefined) {
        found.push(
          difference(
            'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
            at,
            `the writer may have anything as ${name}, the reader not`,
          ),
        )
      } else if (ours === undefined && resolved(rest).schema === false) {
        found.push(
          difference(
            'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
            at,
            `the writer has ${name}, the reader takes no such property`,
          ),
        )
      } else found.push(...inner)
    }
    const samePatterns =
      sortedJson(own(r, 'patternProperties') ?? null) === sortedJson(own(w, 'patternProperties') ?? null)
    const others = this.compare(rest, samePatterns ? written : unnamed, `${path}/additionalProperties`, depth)
    if (others.length > 0) {
      found.push(
        difference(
          'ADDITIONAL_PROPERTIES_NARROWED',
          `${path}/additionalProperties`,
          'the writer may have other properties that the reader does not take',
        ),
      )
    }
    const given = new Set(namesOf(w, 'required'))
    for (const name of namesOf(r, 'required')) {
      if (given.has(name)) continue
      found.push(
        difference(
          'REQUIRED_ATTRIBUTE_ADDED',
          `${path}/required`,
          `the reader needs ${name}, which the writer may leave out`,
        ),
      )
    }
    return found
  }

  #arrayDifferences(
    reader: JsonSchemaNode,
    r: JsonObject,
    writer: JsonSchemaNode,
    w: JsonObject,
    path: string,
    depth: number,
  ): Incompatibility[] {
    const [mine, its] = [tupleOf(r), tupleOf(w)]
    const found: Incompatibility[] = []
    for (let index = 0; index < Math.max(mine.first.length, its.first.length); index++) {
      const ours = nodeOf(mine.first[index] ?? mine.rest, reader)
      found.push(...this.compare(ours, nodeOf(its.first[index] ?? its.rest, writer), `${path}/items/${index}`, depth))
    }
    found.push(...this.compare(nodeOf(mine.rest, reader), nodeOf(its.rest, writer), `${path}/items`, depth))
    return found
  }
}

function typeDifferences(r: JsonObject, w: JsonObject, path: string): Incompatibility[] {
  const [mine, its] = [typesOf(r), typesOf(w)]
  const missing = [...its].filter((type) => !mine.has(type) && !(type === 'integer' && mine.has('number')))
  const found: Incompatibility[] = []
  if (missing.length > 0) {
    found.push(
      difference(
        'TYPE_NARROWED',
        `${path}/type`,
        `the writer may have ${missing.join(', ')}, the reader does not take it`,
      ),
    )
  }
  const values = valuesOf(r)
  if (values === undefined) return found
  const taken = new Set(values.map(sortedJson))
  const written = valuesOf(w)
  if (written === undefined || written.some((each) => !taken.has(sortedJson(each)))) {
    found.push(
      difference(
        'ENUM_ARRAY_NARROWED',
        `${path}/enum`,
        'the writer may have values that are none of those of the reader',
      ),
    )
  }
  return found
}

function opaqueDifferences(r: JsonObject, w: JsonObject, path: string): Incompatibility[] {
  // Other keywords may stand beside a reference; all of it has to be looked at then, and is not.
  return [...opaque, '$ref'].flatMap((key) => {
    const mine = own(r, key)
    if (mine === undefined) return []
    const text = sortedJson(mine)
    const its = own(w, key)
    // What it refers to may have changed though it has not.
    const isSame = key !== '$ref' && its !== undefined && sortedJson(its) === text && !text.includes('$ref')
    return isSame
      ? []
      : [difference('KEYWORD_CHANGED', `${path}/${key}`, `the reader has another ${key} than the writer`)]
  })
}

function valuesOf(schema: JsonObject): readonly Json[] | undefined {
  const constant = own(schema, 'const')
  if (constant !== undefined) return [constant]
  const values = own(schema, 'enum')
  return isList(values) ? values : undefined
}

function tupleOf(schema: JsonObject): { readonly first: readonly Json[]; readonly rest: Json } {
  const items = own(schema, 'items')
  const prefix = own(schema, 'prefixItems')
  if (isList(items)) return { first: items, rest: own(schema, 'additionalItems') ?? true }
  return { first: isList(prefix) ? prefix : [], rest: items ?? true }
}

function mapOf(schema: JsonObject, key: string): JsonObject {
  const map = own(schema, key)
  return isObject(map) ? map : {}
}

function namesOf(schema: JsonObject, key: string): readonly string[] {
  const names = own(schema, key)
  return isList(names) ? names.filter((each) => typeof each === 'string') : []
}

function nodeOf(json: Json, { document }: JsonSchemaNode): JsonSchemaNode {
  return { schema: isObject(json) || typeof json === 'boolean' ? json : true, document }
}

function difference(type: string, path: string, message: string): Incompatibility {
  return { type, path: path === '' ? '/' : path, message }
}
