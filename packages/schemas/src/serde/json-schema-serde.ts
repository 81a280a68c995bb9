import type { Serde } from '@millrace/client'
import { parseJsonSchema } from '../json-schema/document.ts'
import { type JsonValidator, jsonValidator } from '../json-schema/validator.ts'
import { type RegistrySerdeOptions, subjectSchema } from './subject-schema.ts'
import { headerBytes, headerOf, schemaIdOf } from './wire-format.ts'

/** A serde whose JSON Schema is in a registry. */
export interface JsonSchemaSerde<Read, Written = Read> extends Serde<Written, Read> {
  /** The id of the schema that it writes with. */
  readonly schemaId: number
}

/**
 * Keys or values in JSON, with the id of the schema in front that they were written with, as Confluent's serializers write them. What is written has to be valid by
 * `schema`, and what is read too, whatever version it was written with: so no other version has to be loaded.
 *
 * Rejects with what the registry refused (409 in `context.errorCode` if the schema is not compatible), INVALID_DATA if a schema makes no sense, INVALID_CONFIG if an
 * option does, TIMEOUT or BROKER_UNAVAILABLE if the registry does not answer.
 */
export async function jsonSchemaSerde<Read = unknown, Written = Read>(
  options: RegistrySerdeOptions,
): Promise<JsonSchemaSerde<Read, Written>> {
  const { id, schema } = await subjectSchema('jsonSchemaSerde', 'JSON', options)
  const references = await options.registry.references(schema)
  return new JsonSerde<Read, Written>(id, await jsonValidator(parseJsonSchema(schema.text, references)))
}

class JsonSerde<Read, Written> implements JsonSchemaSerde<Read, Written> {
  readonly name = 'json of a registry'
  readonly schemaId: number
  readonly #header: Buffer
  readonly #problem: JsonValidator

  constructor(schemaId: number, problem: JsonValidator) {
    this.schemaId = schemaId
    this.#header = headerOf(schemaId)
    this.#problem = problem
  }

  serialize(value: Written): Uint8Array {
    const text = JSON.stringify(value) as string | undefined
    if (text === undefined) throw new TypeError(`JSON cannot carry a ${typeof value}`)
    // What is in the text has to be valid, which may differ from the value: dates are texts in it, and NaN is null.
    this.#valid(text)
    return Buffer.concat([this.#header, Buffer.from(text)])
  }

  deserialize(bytes: Buffer): Read {
    const id = schemaIdOf(bytes)
    if (id === undefined) {
      throw new TypeError('it does not begin with a 0 and the id of a schema, as registries have it')
    }
    return this.#valid(bytes.toString('utf8', headerBytes), id) as Read
  }

  #valid(text: string, writtenWith = this.schemaId): unknown {
    const value: unknown = JSON.parse(text)
    const problem = this.#problem(value)
    if (problem === undefined) return value
    const other = writtenWith === this.schemaId ? '' : `, and was written with schema ${writtenWith}`
    throw new TypeError(`the value is not valid by schema ${this.schemaId}${other}: ${problem}`)
  }
}
