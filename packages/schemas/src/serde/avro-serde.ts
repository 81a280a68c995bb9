import { isStreamError, LastUsed, StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import type { avro } from '@millrace/client/avro'
import { parseAvro } from '../avro/parse.ts'
import { avroText } from '../avro/write.ts'
import type { RegistrySchema, SchemaRegistry } from '../client/schema-registry.ts'
import { decodersMax } from '../limits.ts'
import type { SchemaLoader } from './schema-loader.ts'
import { type RegistrySerdeOptions, subjectSchema } from './subject-schema.ts'
import { headerBytes, headerOf, schemaIdOf } from './wire-format.ts'

/** A serde that loads schemas from a registry. */
export interface RegistrySerde<Read, Written = Read> extends Serde<Written, Read>, SchemaLoader {
  /** The id of the schema that it writes with. */
  readonly schemaId: number
}

/**
 * Keys or values in Avro, with the id of the schema in front that they were written with, as Confluent's serializers write them. What was written with
 * another version is resolved into `schema` by the rules of the Avro specification. All versions that the subject has are loaded; those that come
 * later are loaded by {@link withSchemas}.
 *
 * Rejects with what the registry refused (409 in `context.errorCode` if the schema is not compatible), INVALID_DATA if a schema makes no sense, INVALID_CONFIG if an
 * option does, TIMEOUT or BROKER_UNAVAILABLE if the registry does not answer.
 */
export async function avroSerde<Read = unknown, Written = Read>(
  options: RegistrySerdeOptions,
): Promise<RegistrySerde<Read, Written>> {
  const { id, schema } = await subjectSchema('avroSerde', 'AVRO', options)
  const { registry, subject } = options
  // Programs that only have JSON need not install avsc.
  const { avro } = await import('@millrace/client/avro')
  const reader = await wholeSchema(registry, schema)
  const serde = new AvroSerde<Read, Written>(registry, avro, reader, id)
  serde.add(id, reader)
  for (const version of await registry.versions(subject)) {
    const { id: earlier } = await registry.version(subject, version)
    await serde.loadSchema(earlier)
  }
  return serde
}

/** The text of a schema with all that it refers to in it. */
async function wholeSchema(registry: SchemaRegistry, schema: RegistrySchema): Promise<string> {
  if (schema.type !== 'AVRO') {
    throw new StreamError('INVALID_DATA', `a schema of ${schema.type} is not one of Avro`)
  }
  const references = (await registry.references(schema)).map((each) => each.text)
  const { type } = parseAvro(schema.text, { references, checkDefaults: false })
  return avroText({ type, referenced: new Set() })
}

class AvroSerde<Read, Written> implements RegistrySerde<Read, Written> {
  readonly name: string
  readonly schemaId: number
  readonly #registry: SchemaRegistry
  readonly #avro: typeof avro
  readonly #reader: string
  readonly #header: Buffer
  readonly #writer: Serde<Written, Read>
  /** How to read what was written with a schema; or why it can't be. */
  readonly #decoders = new LastUsed<number, Serde<never, Read> | string>(decodersMax)

  constructor(registry: SchemaRegistry, encode: typeof avro, reader: string, schemaId: number) {
    this.#registry = registry
    this.#avro = encode
    this.#reader = reader
    this.#header = headerOf(schemaId)
    this.#writer = encode<Read, Written>(reader)
    this.schemaId = schemaId
    this.name = `${this.#writer.name} of a registry`
  }

  serialize(value: Written): Uint8Array {
    const written = this.#writer.serialize(value)
    return Buffer.concat([this.#header, typeof written === 'string' ? Buffer.from(written) : written])
  }

  deserialize(bytes: Buffer): Read {
    const id = schemaIdOf(bytes)
    if (id === undefined)
      throw new TypeError('it does not begin with a 0 and the id of a schema, as registries have it')
    const decoder = this.#decoders.get(id)
    if (decoder === undefined) {
      const text = `it was written with schema ${id}, which the registry does not have, or which is not loaded: read the topic through withSchemas`
      throw new TypeError(text)
    }
    if (typeof decoder === 'string') throw new TypeError(decoder)
    return decoder.deserialize(bytes.subarray(headerBytes))
  }

  async load(written: readonly Buffer[]): Promise<void> {
    const ids = new Set<number>()
    for (const bytes of written) {
      const id = schemaIdOf(bytes)
      if (id !== undefined && !this.#decoders.has(id)) ids.add(id)
    }
    for (const id of ids) await this.loadSchema(id)
  }

  /** Loads a schema. What it is no use for is told of those who were written with it, and not of the others. */
  async loadSchema(id: number): Promise<void> {
    if (this.#decoders.has(id)) return
    try {
      this.add(id, await wholeSchema(this.#registry, await this.#registry.schema(id)))
    } catch (error) {
      // It may get there yet, where a registry has copies.
      if (isStreamError(error, 'NOT_FOUND')) return
      if (!isStreamError(error, 'INVALID_DATA')) throw error
      this.#decoders.set(id, `it was written with schema ${id}: ${error.message}`)
    }
  }

  /** Reads what is written with a schema from now on. */
  add(id: number, writer: string): void {
    try {
      this.#decoders.set(id, this.#avro<Read, never>(this.#reader, { writer }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#decoders.set(id, `it was written with schema ${id}: ${reason}`)
    }
  }
}
