import { isStreamError, LastUsed } from '@millrace/base'
import type { ReferencedSchema, SchemaType } from '@millrace/schemas'
import type { RegistrySchema, SchemaRegistry } from '@millrace/schemas/serde'
import { dataError } from '../../data/errors.ts'
import { nothing, type SchemaAndValue } from '../../data/record.ts'
import type { Schema } from '../../data/schema.ts'
import { checkValue } from '../../data/validate.ts'
import { type ConnectValue, isStruct } from '../../data/value.ts'
import type { Converter, ConverterUse } from '../converter.ts'
import { NotLoaded } from '../not-loaded.ts'
import { type RegistryConfig, registryClient, subjectNames } from './registry-options.ts'

/** A schema of the registry with all that it refers to. */
export interface WholeSchema {
  readonly text: string
  readonly references: readonly ReferencedSchema[]
}

/** Writes a value behind a header. */
export type WriteValue = (value: ConnectValue, header: Buffer) => Buffer

/** Reads what stands in bytes from a place on. */
export type ReadValue = (bytes: Buffer, at: number) => SchemaAndValue

/** Between schemas and values of Connect and those of one type of schemas. All of it throws INVALID_DATA. */
export interface RegistryFormat {
  readonly type: SchemaType
  /** The schema that says what one of Connect says, and the name of its record, if it has one. */
  schemaOf(schema: Schema): { readonly text: string; readonly record: string | undefined }
  /** What writes values of a schema of Connect with one of the registry. */
  writer(schema: Schema, written: WholeSchema): WriteValue
  /** What reads values that were written with a schema of the registry. */
  reader(written: WholeSchema): ReadValue
}

interface Registered {
  readonly header: Buffer
  readonly written: WholeSchema
}

/** What is known of a schema of Connect. */
interface KnownSchema {
  readonly text: string
  readonly record: string | undefined
  readonly writers: LastUsed<string, (value: ConnectValue) => Buffer>
}

/** Topics that values of one schema are written to, and what is remembered for each. */
const subjectsPerSchema = 100
const headerBytes = 5

/** Values with the id of their schema in front, which is in a registry: a 0 and four bytes, as Confluent's serializers put it. */
export class RegistryConverter implements Converter {
  readonly #title: string
  readonly #format: RegistryFormat
  readonly #registry: SchemaRegistry
  readonly #config: RegistryConfig
  readonly #subjectOf: (topic: string, record: string | undefined) => string
  readonly #schemas: LastUsed<Schema, KnownSchema>
  /** By subject and text. */
  readonly #registered: LastUsed<string, Registered>
  /** How to read what was written with a schema; or why it can't be. */
  readonly #readers: LastUsed<number, ReadValue | Error>

  constructor(title: string, format: RegistryFormat, config: RegistryConfig, use: ConverterUse) {
    this.#title = title
    this.#format = format
    this.#config = config
    this.#registry = registryClient(config)
    this.#subjectOf = subjectNames(config, use)
    const cacheSize = config['schemas.cache.config']
    this.#schemas = new LastUsed(cacheSize)
    this.#registered = new LastUsed(cacheSize)
    this.#readers = new LastUsed(cacheSize)
  }

  fromConnect(topic: string, { schema, value }: SchemaAndValue): Buffer | null {
    if (schema === null) {
      if (value === null) return null
      throw dataError(`${this.#title} writes values that have a schema, and this has none`)
    }
    if (
      value === null &&
      (schema.default === null || (schema.optional && this.#config['ignore.default.for.nullables']))
    ) {
      return null
    }
    // Structs were checked when they were made.
    if (!isStruct(value)) checkValue(schema, value)
    return this.#writerOf(topic, schema)(value ?? schema.default)
  }

  toConnect(_topic: string, bytes: Uint8Array | null): SchemaAndValue {
    if (bytes === null) return nothing
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    if (buffer.length < headerBytes || buffer[0] !== 0) {
      throw dataError(`${this.#title} reads bytes that begin with a 0 and the id of a schema, and these do not`)
    }
    const id = buffer.readUInt32BE(1)
    const read = this.#readers.get(id)
    if (read === undefined) throw new NotLoaded(() => this.#loadReader(id))
    if (read instanceof Error) throw read
    return read(buffer, headerBytes)
  }

  #writerOf(topic: string, schema: Schema): (value: ConnectValue) => Buffer {
    let known = this.#schemas.get(schema)
    if (known === undefined) {
      known = { ...this.#format.schemaOf(schema), writers: new LastUsed(subjectsPerSchema) }
      this.#schemas.set(schema, known)
    }
    const { text, record, writers } = known
    const subject = this.#subjectOf(topic, record)
    const writer = writers.get(subject)
    if (writer !== undefined) return writer
    const registered = this.#registered.get(`${subject} ${text}`)
    if (registered === undefined) throw new NotLoaded(() => this.#loadRegistered(subject, text))
    const { header, written } = registered
    const write = this.#format.writer(schema, written)
    const made = (value: ConnectValue): Buffer => write(value, header)
    writers.set(subject, made)
    return made
  }

  async #loadRegistered(subject: string, text: string): Promise<void> {
    const { id, schema } = await this.#registeredAs(subject, { type: this.#format.type, text, references: [] })
    const header = Buffer.alloc(headerBytes)
    header.writeUInt32BE(id, 1)
    const references = await this.#registry.references(schema)
    this.#registered.set(`${subject} ${text}`, { header, written: { text: schema.text, references } })
  }

  async #registeredAs(
    subject: string,
    schema: RegistrySchema,
  ): Promise<{ readonly id: number; readonly schema: RegistrySchema }> {
    if (this.#config['use.latest.version']) {
      const latest = await this.#registry.latest(subject)
      this.#checkType(latest)
      return { id: latest.id, schema: latest }
    }
    if (this.#config['auto.register.schemas']) return { id: await this.#registry.register(subject, schema), schema }
    return { id: (await this.#registry.lookUp(subject, schema)).id, schema }
  }

  async #loadReader(id: number): Promise<void> {
    const schema = await this.#registry.schema(id)
    const references = await this.#registry.references(schema)
    try {
      this.#checkType(schema)
      this.#readers.set(id, this.#format.reader({ text: schema.text, references }))
    } catch (error) {
      if (!isStreamError(error, 'INVALID_DATA')) throw error
      this.#readers.set(id, dataError(`what schema ${id} wrote can't be read: ${error.message}`, { cause: error }))
    }
  }

  #checkType({ type }: RegistrySchema): void {
    if (type === this.#format.type) return
    throw dataError(`${this.#title} is for schemas of ${this.#format.type}, and this is one of ${type}`)
  }
}
