import { Schema, type SchemaAndValue, type SchemaOptions, Struct } from '@millrace/connect'
import { transactionBlockSchema } from '@millrace/connect/change-events'
import type { BinaryMode } from '../settings.ts'
import { bytesForm } from '../values/byte-forms.ts'
import { type EventSource, sourceSchema, sourceStruct } from './source-schema.ts'

const keySchema = Schema.struct(
  { prefix: Schema.string({ optional: true }) },
  { name: 'io.debezium.connector.postgresql.MessageKey', version: 1 },
)

/** What is told of a message that a program wrote into the log. */
export interface MessageParts {
  readonly prefix: string
  readonly content: Buffer
  readonly source: EventSource
  readonly transaction: Struct | null
  readonly nowMs: number
}

/** Makes the records of such messages. */
export class MessageSchema {
  readonly #message: Schema
  readonly #value: Schema
  readonly #content: (content: Buffer) => Buffer | string

  constructor(mode: BinaryMode) {
    const bytes = (options: SchemaOptions): Schema => bytesForm(mode, (text) => Buffer.from(text), '').schema(options)
    const encoding = ({ base64: 'base64', 'base64-url-safe': 'base64url', hex: 'hex' } as const)[
      mode === 'bytes' ? 'hex' : mode
    ]
    this.#content = (content) => (mode === 'bytes' ? content : content.toString(encoding))
    this.#message = Schema.struct(
      { prefix: Schema.string({ optional: true }), content: bytes({ optional: true }) },
      { name: 'io.debezium.connector.postgresql.Message', version: 1 },
    )
    this.#value = Schema.struct(
      {
        op: Schema.string(),
        ts_ms: Schema.int64({ optional: true }),
        source: sourceSchema,
        transaction: transactionBlockSchema,
        message: this.#message,
      },
      { name: 'io.debezium.connector.postgresql.MessageValue', version: 1 },
    )
  }

  /** Key and value of the record. */
  record({ prefix, content, source, transaction, nowMs }: MessageParts): {
    key: SchemaAndValue
    value: SchemaAndValue
  } {
    const message = Struct.ofChecked(this.#message, [prefix, this.#content(content)])
    const value = Struct.ofChecked(this.#value, ['m', nowMs, sourceStruct(source), transaction, message])
    return {
      key: { schema: keySchema, value: Struct.ofChecked(keySchema, [prefix]) },
      value: { schema: this.#value, value },
    }
  }
}
