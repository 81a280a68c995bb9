import { isList, isObject, type Json, type JsonObject, own } from '../json.ts'
import type { SchemaReference } from '../registry/records.ts'
import { registryError } from '../registry/registry-error.ts'
import type { Registration } from '../registry/register.ts'
import type { RegistryState } from '../registry/state.ts'

/** What a handler is given. */
export interface RestRequest {
  /** The parts of the path that stand for something. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** undefined if none was sent. */
  readonly body: Json | undefined
}

/** Whether a parameter of the query is set. */
export function flag({ query }: RestRequest, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true'
}

/** The part of a list that `offset` and `limit` ask for. */
export function page<T>({ query }: RestRequest, items: readonly T[]): readonly T[] {
  const offset = Math.max(0, Number(query.get('offset') ?? 0) || 0)
  const limit = Number(query.get('limit') ?? -1)
  return items.slice(offset, limit >= 0 ? offset + limit : undefined)
}

/** A part of the path. */
export function param({ params }: RestRequest, name: string): string {
  return params[name] ?? ''
}

/** The schema that was sent. Throws 42201 if it makes no sense. */
export function sentSchema(request: RestRequest, state: RegistryState): Registration {
  const body = objectOf(request.body)
  const text = own(body, 'schema')
  const type = own(body, 'schemaType') ?? 'AVRO'
  if (typeof text !== 'string') throw registryError(42201, 'Empty schema: the body has no text called schema')
  if (type !== 'AVRO' && type !== 'JSON' && type !== 'PROTOBUF') {
    throw registryError(42201, 'Invalid schema: schemaType is AVRO, JSON or PROTOBUF')
  }
  for (const name of ['metadata', 'ruleSet', 'schemaTags'] as const) {
    if (own(body, name) === undefined || own(body, name) === null) continue
    throw registryError(42201, `Invalid schema: ${name} is not understood, and is not to be lost`)
  }
  return {
    type,
    text,
    references: references(own(body, 'references') ?? [], state),
    normalize: flag(request, 'normalize'),
    id: given(body, 'id'),
    version: given(body, 'version'),
  }
}

function references(list: Json, state: RegistryState): readonly SchemaReference[] {
  if (!isList(list)) throw registryError(42201, 'Invalid schema: references are a list')
  return list.map((each) => {
    const reference = isObject(each) ? each : {}
    const [name, subject, version] = [own(reference, 'name'), own(reference, 'subject'), own(reference, 'version')]
    if (typeof name !== 'string' || typeof subject !== 'string' || typeof version !== 'number') {
      throw registryError(42201, 'Invalid schema: a reference has a name, a subject and a version')
    }
    // -1 is the last one there is.
    return { name, subject, version: version === -1 ? (state.versions(subject).at(-1)?.version ?? version) : version }
  })
}

/** A number that is given in place of one the registry would give; 0 and -1 are none. */
function given(body: JsonObject, name: string): number | undefined {
  const value = own(body, name)
  if (value === undefined || value === null || value === 0 || value === -1) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31) return value
  throw registryError(42202, `The ${name} of a schema is a number from 1 to 2^31-1`)
}

/** A text that the body has. */
export function bodyField(request: RestRequest, name: string): Json | undefined {
  return own(objectOf(request.body), name)
}

function objectOf(body: Json | undefined): JsonObject {
  return isObject(body) ? body : {}
}
