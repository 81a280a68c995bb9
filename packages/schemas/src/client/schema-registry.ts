import { LastUsed, StreamError } from '@millrace/base'
import { isList, isObject, type Json, type JsonObject, own } from '../json.ts'
import { referencesMax, rememberedSchemasMax } from '../limits.ts'
import type { SchemaReference } from '../registry/records.ts'
import type { ReferencedSchema, SchemaType } from '../schema-kind.ts'
import { RegistryHttp, type SchemaRegistryOptions } from './registry-http.ts'

/** A schema as registries take and give it. */
export interface RegistrySchema {
  readonly type: SchemaType
  readonly text: string
  readonly references: readonly SchemaReference[]
}

/** A version of a subject. */
export interface SubjectVersion extends RegistrySchema {
  readonly subject: string
  readonly version: number
  readonly id: number
}

/**
 * A registry that schemas are kept in: that of this package, or any other with Confluent's REST API. What never changes is asked for once and remembered
 * (1,000 schemas). Everything rejects with what the registry refused (INVALID_REQUEST or NOT_FOUND, with Confluent's number in the context as `errorCode`), or with
 * TIMEOUT or BROKER_UNAVAILABLE if it does not answer.
 */
export class SchemaRegistry {
  readonly #http: RegistryHttp
  readonly #byId = new LastUsed<number, Promise<RegistrySchema>>(rememberedSchemasMax)
  readonly #byVersion = new LastUsed<string, Promise<SubjectVersion>>(rememberedSchemasMax)

  constructor(options: SchemaRegistryOptions) {
    this.#http = new RegistryHttp(options)
  }

  /** Gives a subject a schema, unless it has it already; answers its id. */
  async register(subject: string, schema: RegistrySchema): Promise<number> {
    return numberIn(await this.#http.call('POST', `${pathOf(subject)}/versions`, schemaJson(schema)), 'id')
  }

  /** The version of a subject that is this very schema. */
  async lookUp(subject: string, schema: RegistrySchema): Promise<SubjectVersion> {
    return versionOf(await this.#http.call('POST', pathOf(subject), schemaJson(schema)))
  }

  /** Whether a schema could be the next version of a subject. */
  async isCompatible(subject: string, schema: RegistrySchema): Promise<boolean> {
    const path = `/compatibility${pathOf(subject)}/versions`
    return own(objectOf(await this.#http.call('POST', path, schemaJson(schema))), 'is_compatible') === true
  }

  /** The numbers of a subject's versions. */
  async versions(subject: string): Promise<readonly number[]> {
    const answer = await this.#http.call('GET', `${pathOf(subject)}/versions`)
    if (!isList(answer) || !answer.every((each) => typeof each === 'number')) throw misunderstood()
    return answer
  }

  /** The last version of a subject. */
  async latest(subject: string): Promise<SubjectVersion> {
    return versionOf(await this.#http.call('GET', `${pathOf(subject)}/versions/latest`))
  }

  /** A version of a subject; one that was deleted softly too. */
  version(subject: string, version: number): Promise<SubjectVersion> {
    const path = `${pathOf(subject)}/versions/${version}?deleted=true`
    return remembered(this.#byVersion, path, async () => versionOf(await this.#http.call('GET', path)))
  }

  /** The schema that has an id. */
  schema(id: number): Promise<RegistrySchema> {
    return remembered(this.#byId, id, async () => schemaOf(await this.#http.call('GET', `/schemas/ids/${id}`)))
  }

  /** All that a schema refers to, directly or not, each behind what it refers to itself. INVALID_DATA if that is more than 1,000. */
  async references(schema: RegistrySchema): Promise<readonly ReferencedSchema[]> {
    const resolved: ReferencedSchema[] = []
    await this.#resolve(schema, resolved, new Set())
    return resolved
  }

  async #resolve(schema: RegistrySchema, resolved: ReferencedSchema[], seen: Set<string>): Promise<void> {
    for (const { name, subject, version } of schema.references) {
      const key = JSON.stringify([name, subject, version])
      if (seen.has(key)) continue
      if (seen.size === referencesMax) {
        throw new StreamError('INVALID_DATA', `a schema refers to more than ${referencesMax} others`)
      }
      seen.add(key)
      const target = await this.version(subject, version)
      await this.#resolve(target, resolved, seen)
      resolved.push({ name, text: target.text })
    }
  }
}

/** A client of a schema registry. Throws INVALID_CONFIG if an option makes no sense. It needs no closing. */
export function schemaRegistry(options: SchemaRegistryOptions): SchemaRegistry {
  return new SchemaRegistry(options)
}

/** What was asked for, once; what failed is asked for again. */
function remembered<Key, Value>(
  cache: LastUsed<Key, Promise<Value>>,
  key: Key,
  ask: () => Promise<Value>,
): Promise<Value> {
  const known = cache.get(key)
  if (known !== undefined) return known
  const asked = ask()
  cache.set(key, asked)
  // Whoever asked is told of it.
  asked.catch(() => cache.delete(key))
  return asked
}

function pathOf(subject: string): string {
  return `/subjects/${encodeURIComponent(subject)}`
}

function schemaJson({ type, text, references }: RegistrySchema): JsonObject {
  const named = references.map((each) => ({ ...each }))
  return { schema: text, schemaType: type, ...(named.length === 0 ? {} : { references: named }) }
}

function schemaOf(answer: Json): RegistrySchema {
  const body = objectOf(answer)
  const text = own(body, 'schema')
  const type = own(body, 'schemaType') ?? 'AVRO'
  if (typeof text !== 'string' || (type !== 'AVRO' && type !== 'JSON' && type !== 'PROTOBUF')) throw misunderstood()
  const list = own(body, 'references') ?? []
  if (!isList(list)) throw misunderstood()
  const references = list.map((each) => {
    const reference = objectOf(each)
    return {
      name: textIn(reference, 'name'),
      subject: textIn(reference, 'subject'),
      version: numberIn(reference, 'version'),
    }
  })
  return { type, text, references }
}

function versionOf(answer: Json): SubjectVersion {
  const body = objectOf(answer)
  return {
    subject: textIn(body, 'subject'),
    version: numberIn(body, 'version'),
    id: numberIn(body, 'id'),
    ...schemaOf(body),
  }
}

function objectOf(answer: Json): JsonObject {
  if (!isObject(answer)) throw misunderstood()
  return answer
}

function numberIn(answer: Json, name: string): number {
  const value = own(objectOf(answer), name)
  if (typeof value !== 'number') throw misunderstood()
  return value
}

function textIn(answer: Json, name: string): string {
  const value = own(objectOf(answer), name)
  if (typeof value !== 'string') throw misunderstood()
  return value
}

function misunderstood(): StreamError {
  return new StreamError('INVALID_DATA', 'the schema registry answered something else than its API says: is it one?')
}
