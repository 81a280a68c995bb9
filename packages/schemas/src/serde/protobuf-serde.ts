import { isStreamError, LastUsed, StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import type { protobuf, ProtobufConversion } from '@millrace/client/protobuf'
import type { SchemaRegistry } from '../client/schema-registry.ts'
import { decodersMax } from '../limits.ts'
import { decodeMessageIndex, encodeMessageIndex, messageAt, messageIndex } from '../protobuf/message-index.ts'
import type { ProtobufFile } from '../protobuf/model.ts'
import { type ParsedProtobuf, parseProtobuf } from '../protobuf/parse.ts'
import type { RegistrySerde } from './avro-serde.ts'
import { type RegistrySerdeOptions, subjectSchema } from './subject-schema.ts'
import { headerBytes, headerOf, schemaIdOf } from './wire-format.ts'

/** Where a schema of Protobuf is, and which message of it is meant. */
export interface ProtobufSerdeOptions extends RegistrySerdeOptions {
  /** The text of a .proto file. Default: the last version of the subject. */
  readonly schema?: string
  /** The message that is written and read, by its full name. Default: the first one of the schema. */
  readonly message?: string
  /** How messages become plain objects: see `protobuf` of `@millrace/client/protobuf`. Default: they stay messages of protobufjs. */
  readonly toObject?: ProtobufConversion
}

/**
 * Keys or values in Protobuf, with the id of the schema and the place of the message in it in front, as Confluent's serializers write them. What was written with
 * another version is read as `message`, which Protobuf allows for all compatible versions, if it is a message of that name. All versions that the subject
 * has are loaded; those that come later are loaded by {@link withSchemas}.
 *
 * Rejects with what the registry refused (409 in `context.errorCode` if the schema is not compatible), INVALID_DATA if a schema makes no sense or has no such message,
 * INVALID_CONFIG if an option does not, TIMEOUT or BROKER_UNAVAILABLE if the registry does not answer.
 */
export async function protobufSerde<Message extends object = Record<string, unknown>>(
  options: ProtobufSerdeOptions,
): Promise<RegistrySerde<Message>> {
  const { message, toObject, ...others } = options
  const { id, schema } = await subjectSchema('protobufSerde', 'PROTOBUF', others)
  const { registry, subject } = options
  const parsed = parseProtobuf(schema.text, await registry.references(schema))
  const { protobuf: serdeOf } = await import('@millrace/client/protobuf')
  const serde = new ProtobufSerde<Message>(registry, serdeOf, id, parsed, message, toObject)
  for (const version of await registry.versions(subject)) {
    const { id: earlier } = await registry.version(subject, version)
    await serde.loadSchema(earlier)
  }
  return serde
}

class ProtobufSerde<Message extends object> implements RegistrySerde<Message> {
  readonly name: string
  readonly schemaId: number
  readonly #registry: SchemaRegistry
  readonly #message: string
  readonly #serde: Serde<Message>
  readonly #header: Buffer
  /** What was written with a schema; or why it can't be read. */
  readonly #files = new LastUsed<number, ProtobufFile | string>(decodersMax)

  constructor(
    registry: SchemaRegistry,
    serdeOf: typeof protobuf,
    schemaId: number,
    { file, typeOf }: ParsedProtobuf,
    message: string | undefined,
    toObject: ProtobufConversion | undefined,
  ) {
    this.#registry = registry
    this.#message = message ?? file.messages[0]?.fullName ?? ''
    this.#header = Buffer.concat([headerOf(schemaId), encodeMessageIndex(messageIndex(file, this.#message))])
    this.#serde = serdeOf<Message>(typeOf(this.#message), toObject === undefined ? {} : { toObject })
    this.schemaId = schemaId
    this.name = `${this.#serde.name} of a registry`
    this.#files.set(schemaId, file)
  }

  serialize(value: Message): Uint8Array {
    const written = this.#serde.serialize(value)
    return Buffer.concat([this.#header, typeof written === 'string' ? Buffer.from(written) : written])
  }

  deserialize(bytes: Buffer): Message {
    // Most records were written with the same schema.
    if (bytes.subarray(0, this.#header.length).equals(this.#header)) {
      return this.#serde.deserialize(bytes.subarray(this.#header.length))
    }
    const id = schemaIdOf(bytes)
    if (id === undefined) {
      throw new TypeError('it does not begin with a 0 and the id of a schema, as registries have it')
    }
    const file = this.#files.get(id)
    if (file === undefined) {
      const text = `it was written with schema ${id}, which the registry does not have, or which is not loaded: read the topic through withSchemas`
      throw new TypeError(text)
    }
    if (typeof file === 'string') throw new TypeError(file)
    const place = decodeMessageIndex(bytes, headerBytes)
    const message = place === undefined ? undefined : messageAt(file, place.index)
    if (place === undefined || message === undefined) {
      throw new TypeError(`it does not say which message of schema ${id} it is`)
    }
    if (message.fullName !== this.#message) {
      throw new TypeError(`it is a ${message.fullName}, and a ${this.#message} is read`)
    }
    return this.#serde.deserialize(bytes.subarray(place.end))
  }

  async load(written: readonly Buffer[]): Promise<void> {
    const ids = new Set<number>()
    for (const bytes of written) {
      const id = schemaIdOf(bytes)
      if (id !== undefined && !this.#files.has(id)) ids.add(id)
    }
    for (const id of ids) await this.loadSchema(id)
  }

  /** Loads a schema. What it is no use for is told of those who were written with it, and not of the others. */
  async loadSchema(id: number): Promise<void> {
    if (this.#files.has(id)) return
    try {
      const schema = await this.#registry.schema(id)
      if (schema.type !== 'PROTOBUF') {
        throw new StreamError('INVALID_DATA', `a schema of ${schema.type} is not one of Protobuf`)
      }
      this.#files.set(id, parseProtobuf(schema.text, await this.#registry.references(schema)).file)
    } catch (error) {
      // It may get there yet, where a registry has copies.
      if (isStreamError(error, 'NOT_FOUND')) return
      if (!isStreamError(error, 'INVALID_DATA')) throw error
      this.#files.set(id, `it was written with schema ${id}: ${error.message}`)
    }
  }
}
