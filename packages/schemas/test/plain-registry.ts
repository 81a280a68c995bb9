import { avroKind } from '../src/avro/avro-kind.ts'
import type { CompatibilityLevel } from '../src/compatibility.ts'
import { jsonSchemaKind } from '../src/json-schema/json-schema-kind.ts'
import { protobufKind } from '../src/protobuf/protobuf-kind.ts'
import type { Decision, RegistryContext } from '../src/registry/context.ts'
import { decodeRecord, encodeRecord, type EncodedRecord, type SchemaReference } from '../src/registry/records.ts'
import { register, type Registration } from '../src/registry/register.ts'
import { RegistryState } from '../src/registry/state.ts'

/** A registry over a list in place of a topic: what it knows has gone through the texts of records. */
export class PlainRegistry {
  readonly records: EncodedRecord[] = []
  readonly context: RegistryContext

  constructor(defaultLevel: CompatibilityLevel = 'BACKWARD') {
    this.context = { state: new RegistryState(), kinds: [avroKind, jsonSchemaKind, protobufKind], defaultLevel }
  }

  get state(): RegistryState {
    return this.context.state
  }

  /** Replays what was decided, and answers. */
  apply<Response>({ records, response }: Decision<Response>): Response {
    for (const record of records) {
      const encoded = encodeRecord(record)
      this.records.push(encoded)
      replay(this.state, encoded)
    }
    return response
  }

  /** Registers a schema; answers its id and version as `id/version`. */
  register(subject: string, schema: unknown, more: Partial<Registration> = {}): string {
    const { id, version } = this.apply(register(this.context, subject, { ...sent(schema), ...more }))
    return `${id}/${version}`
  }
}

export function replay(state: RegistryState, { key, value }: EncodedRecord): void {
  const record = decodeRecord(key, value)
  if (record !== undefined) state.replay(record)
}

export function sent(schema: unknown, references: readonly SchemaReference[] = []): Registration {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema)
  return { type: 'AVRO', text, references, normalize: false, id: undefined, version: undefined }
}

/** A record of that name with such fields; those whose name ends in `?` have a default. */
export function record(name: string, ...fields: string[]): object {
  return {
    type: 'record',
    name,
    fields: fields.map((field) =>
      field.endsWith('?') ? { name: field.slice(0, -1), type: 'int', default: 0 } : { name: field, type: 'int' },
    ),
  }
}

/** The number of Confluent's registry that a call is refused with, and what it says. */
export function refusal(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    const { message, context } = error as { message: string; context?: { errorCode?: number } }
    return `${context?.errorCode ?? 'no number'} ${message}`
  }
  return 'not refused'
}
