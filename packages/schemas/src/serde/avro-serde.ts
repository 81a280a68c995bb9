import { checkKnown, isStreamError, optionNames, StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import { avro } from '@millrace/client/avro'
import { parseAvro } from '../avro/parse.ts'
import { avroText } from '../avro/write.ts'
import { LastUsed } from '../client/last-used.ts'
import type { RegistrySchema, SchemaRegistry } from '../client/schema-registry.ts'
import { decodersMax } from '../limits.ts'
import type { SchemaReference } from '../registry/records.ts'
import type { SchemaLoader } from './schema-loader.ts'
import { headerBytes, headerOf, schemaIdOf } from './wire-format.ts'

/** Where the schemas of keys or values are. */
export interface AvroSerdeOptions {
  readonly registry: SchemaRegistry
  /** As a rule the topic's name and `-value` or `-key`, as other programs with registries have it. */
  readonly subject: string
  /** What records are written with and read as: a schema, or the JSON of one as text. Default: the last version of the subject. */
  readonly schema?: string | object
  /** What `schema` refers to. Default: nothing. */
  readonly references?: readonly SchemaReference[]
  /** Whether `schema` is registered if the subject does not have it. Default true; false rejects with NOT_FOUND then. */
  readonly register?: boolean
}

const known = optionNames<AvroSerdeOptions>({
  registry: true,
  subject: true,
  schema: true,
  references: true,
  register: true,
})

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
  options: AvroSerdeOptions,
): Promise<RegistrySerde<Read, Written>> {
  checkKnown('avroSerde', options, known)
  const { registry, subject } = options
  const { id, schema } = await writerSchema(options)
  const reader = await wholeSchema(registry, schema)
  const serde = new AvroSerde<Read, Written>(registry, reader, id)
  serde.add(id, reader)
  for (const version of await registry.versions(subject)) {
    const { id: earlier } = await registry.version(subject, version)
    await serde.loadSchema(earlier)
  }
  return serde
}

async function writerSchema(
  options: AvroSerdeOptions,
): Promise<{ readonly id: number; readonly schema: RegistrySchema }> {
  const { registry, subject, schema: given, references = [], register = true } = options
  if (given === undefined) {
    const latest = await registry.latest(subject)
    return { id: latest.id, schema: latest }
  }
  const schema: RegistrySchema = {
    type: 'AVRO',
    text: typeof given === 'string' ? given : JSON.stringify(given),
    references,
  }
  if (!register) return { id: (await registry.lookUp(subject, schema)).id, schema }
  return { id: await registry.register(subject, schema), schema }
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
  readonly #reader: string
  readonly #header: Buffer
  readonly #writer: Serde<Written, Read>
  /** How to read what was written with a schema; or why it can't be. */
  readonly #decoders = new LastUsed<number, Serde<never, Read> | string>(decodersMax)

  constructor(registry: SchemaRegistry, reader: string, schemaId: number) {
    this.#registry = registry
    this.#reader = reader
    this.#header = headerOf(schemaId)
    this.#writer = avro<Read, Written>(reader)
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
      this.#decoders.set(id, avro<Read, never>(this.#reader, { writer }))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#decoders.set(id, `it was written with schema ${id}: ${reason}`)
    }
  }
}
