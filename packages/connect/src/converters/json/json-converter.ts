import { LastUsed } from '@millrace/base'
import { configSchema } from '../../config/config-schema.ts'
import { option } from '../../config/option.ts'
import { atLeast } from '../../config/validators.ts'
import { dataError } from '../../data/errors.ts'
import { nothing, type SchemaAndValue } from '../../data/record.ts'
import type { Schema } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import {
  JsonNumber,
  JsonReader,
  JsonSyntaxError,
  type JsonValue,
  parseJson,
  parseJsonExactly,
} from '../../json/parse-json.ts'
import { cachedSchemaLengthMax } from '../../limits.ts'
import { type Converter, type ConverterDefinition, converterOptions } from '../converter.ts'
import { readValue, schemalessNumber } from './read-value.ts'
import { readSchema, writeSchema } from './schema-json.ts'
import { TextBytes } from './text-bytes.ts'
import { JsonWriter } from './write-value.ts'
import { connectVersion } from '../../version.ts'

const config = configSchema({
  ...converterOptions,
  'schemas.enable': option.boolean({
    default: true,
    importance: 'HIGH',
    doc: 'Whether a text is an envelope of schema and payload, or the payload alone.',
    group: 'Schemas',
    order: 0,
    width: 'MEDIUM',
    displayName: 'Enable Schemas',
  }),
  'schemas.cache.size': option.int({
    default: 1000,
    importance: 'HIGH',
    doc: 'How many schemas are remembered, so that they are not read and written again with each record.',
    validate: atLeast(0),
    group: 'Schemas',
    order: 1,
    width: 'MEDIUM',
    displayName: 'Schema Cache Size',
  }),
  'decimal.format': option.oneOf(['NUMERIC', 'BASE64'], {
    default: 'BASE64',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How decimals are written: as numbers, or as the bytes of their digits in base64. Both are read.',
    group: 'Serialization',
    order: 0,
    width: 'MEDIUM',
    displayName: 'Decimal Format',
  }),
  'replace.null.with.default': option.boolean({
    default: true,
    importance: 'LOW',
    doc: 'Whether null becomes the default that its schema has.',
    group: 'Serialization',
    order: 1,
    width: 'MEDIUM',
    displayName: 'Replace null with default',
  }),
})

/**
 * JSON. With `schemas.enable` (the default) a text is an envelope of schema and payload, without it the payload alone: then numbers with a
 * fraction or an exponent are float64, other numbers int64, objects maps.
 */
export const jsonConverter: ConverterDefinition = {
  className: 'org.apache.kafka.connect.json.JsonConverter',
  version: connectVersion,
  uses: ['key', 'value', 'header'],
  config,
  create: (raw, use) => new JsonConverter(config.parse({ ...raw, 'converter.type': use })),
}

const decoder = new TextDecoder('utf-8', { fatal: true })
const exactly = (text: string): JsonNumber => new JsonNumber(text)

type JsonOptions = ReturnType<typeof config.parse>

class JsonConverter implements Converter {
  private readonly withSchemas: boolean
  private readonly replaceNullWithDefault: boolean
  private readonly writer: JsonWriter
  private readonly bytes = new TextBytes()
  /** How envelopes begin by their schemas, schemas by the texts read: most records of a topic have the same. */
  private readonly written: LastUsed<Schema, Buffer>
  private lastWritten: { readonly schema: Schema; readonly begin: Buffer } | undefined
  private readonly read: LastUsed<string, { readonly schema: Schema | null }>
  /** How the envelope before began, up to its payload: the next one mostly begins so too. */
  private lastBegin: { readonly text: string; readonly schema: Schema | null } | undefined

  constructor(options: JsonOptions) {
    this.withSchemas = options['schemas.enable']
    this.replaceNullWithDefault = options['replace.null.with.default']
    this.written = new LastUsed(options['schemas.cache.size'])
    this.read = new LastUsed(options['schemas.cache.size'])
    const { replaceNullWithDefault } = this
    this.writer = new JsonWriter({ decimalsAsNumbers: options['decimal.format'] === 'NUMERIC', replaceNullWithDefault })
  }

  fromConnect(_topic: string, { schema, value }: SchemaAndValue): Buffer | null {
    if (schema === null && value === null) return null
    const payload = this.writer.value(schema, value)
    return this.withSchemas ? this.bytes.of(`${payload}}`, this.envelopeBegin(schema)) : this.bytes.of(payload)
  }

  toConnect(_topic: string, bytes: Uint8Array | null): SchemaAndValue {
    if (bytes === null) return nothing
    const text = decoded(bytes)
    try {
      return this.withSchemas ? this.fromEnvelope(text) : { schema: null, value: schemalessValue(text) }
    } catch (error) {
      if (error instanceof JsonSyntaxError) throw dataError(`bytes are no JSON: ${error.message}`, { cause: error })
      throw error
    }
  }

  /** An envelope up to its payload. */
  private envelopeBegin(schema: Schema | null): Buffer {
    if (schema === null) return beginWithout
    const last = this.lastWritten
    if (last?.schema === schema) return last.begin
    const known = this.written.get(schema)
    if (known !== undefined) {
      this.lastWritten = { schema, begin: known }
      return known
    }
    const text = writeSchema(schema, (ofDefault, value) => defaultWriter.value(ofDefault, value))
    const begin = Buffer.from(`{"schema":${text},"payload":`)
    if (text.length <= cachedSchemaLengthMax) this.written.set(schema, begin)
    return begin
  }

  private fromEnvelope(text: string): SchemaAndValue {
    const { schema, payload } = this.knownBegin(text) ?? this.wholeEnvelope(text)
    const { replaceNullWithDefault } = this
    return { schema, value: readValue(schema, payload, { replaceNullWithDefault }) }
  }

  /** The envelope, if it begins as the last one did: its schema is not even looked at. */
  private knownBegin(text: string): { schema: Schema | null; payload: JsonValue } | undefined {
    const begin = this.lastBegin
    if (begin === undefined || !text.startsWith(begin.text)) return undefined
    const reader = new JsonReader(text, exactly, begin.text.length)
    const payload = reader.value()
    return reader.take('}') && reader.atEnd() ? { schema: begin.schema, payload } : undefined
  }

  private wholeEnvelope(text: string): { schema: Schema | null; payload: JsonValue } {
    const { payload, schemaText } = new EnvelopeReader(text)
    const { schema } = this.read.get(schemaText) ?? this.schemaOf(schemaText)
    const begin = `{"schema":${schemaText},"payload":`
    if (text.startsWith(begin)) this.lastBegin = { text: copyOf(begin), schema }
    return { schema, payload }
  }

  private schemaOf(text: string): { readonly schema: Schema | null } {
    // What is kept must not hold on to the record that it is a piece of.
    const kept = copyOf(text)
    const found = { schema: readSchema(parseJsonExactly(kept), readDefault) }
    if (kept.length <= cachedSchemaLengthMax) this.read.set(kept, found)
    return found
  }
}

/** An object of a schema and a payload, and of nothing else. */
class EnvelopeReader {
  /** As it stands in the text. */
  readonly schemaText: string
  readonly payload: JsonValue

  constructor(text: string) {
    let schemaAt: [from: number, to: number] | undefined
    const members = new Map<string, JsonValue>()
    const reader = new JsonReader(text, exactly)
    if (!reader.take('{')) {
      reader.value()
      throw noEnvelope()
    }
    if (!reader.take('}')) {
      do {
        const name = reader.name()
        const from = reader.at
        members.set(name, reader.value())
        if (name === 'schema') schemaAt = [from, reader.at]
      } while (reader.take(','))
      reader.expect('}')
    }
    reader.end()
    const payload = members.get('payload')
    if (members.size !== 2 || schemaAt === undefined || payload === undefined) throw noEnvelope()
    this.schemaText = text.slice(...schemaAt)
    this.payload = payload
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw dataError('bytes are no JSON: they are no UTF-8', { cause: error })
  }
}

const beginWithout = Buffer.from('{"schema":null,"payload":')

/** A text of its own, and not a view of another. */
const copyOf = (text: string): string => Buffer.from(text).toString()

const noEnvelope = (): Error =>
  dataError(
    'with schemas.enable a JSON text is an object of "schema" and "payload" and nothing else; for plain JSON set schemas.enable=false',
  )

/** Defaults inside a schema are exact, whatever is done with values. */
const defaultWriter = new JsonWriter({ decimalsAsNumbers: false, replaceNullWithDefault: false })
const readDefault = (schema: Schema, json: JsonValue): ConnectValue =>
  readValue(schema, json, { replaceNullWithDefault: false })

/** A text without a schema: what is made of it is a value already. */
function schemalessValue(text: string): ConnectValue {
  // As with Kafka Connect, where no bytes at all are no value.
  return text === '' ? null : parseJson(text, schemalessNumber)
}
