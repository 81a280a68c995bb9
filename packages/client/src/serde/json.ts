import type { StandardSchemaV1 } from '@standard-schema/spec'
import { joined } from './reason.ts'
import type { Serde } from './serde.ts'

/** Anything that JSON can carry, as the caller says it is. */
export function jsonSerde<T = unknown>(): Serde<T> {
  return {
    name: 'json',
    serialize: stringify,
    deserialize: (bytes) => JSON.parse(bytes.toString('utf8')) as T,
  }
}

/**
 * JSON that a Standard Schema checks on both ways. What is written is the value as the producer gave it (the schema's input), so that
 * a schema that transforms or fills in defaults does so once, at the consumer.
 */
export function schemaJsonSerde<Schema extends StandardSchemaV1>(
  schema: Schema,
): Serde<StandardSchemaV1.InferInput<Schema>, StandardSchemaV1.InferOutput<Schema>> {
  const { vendor } = schema['~standard']
  return {
    name: `json (${vendor} schema)`,
    serialize(value) {
      validate(schema, value)
      return stringify(value)
    },
    deserialize: (bytes) => validate(schema, JSON.parse(bytes.toString('utf8'))),
  }
}

function stringify(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError(`JSON cannot carry a ${typeof value}`)
  return text
}

function validate<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): StandardSchemaV1.InferOutput<Schema> {
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise) {
    // Its outcome is of no use to anyone any more, and must not become an unhandled rejection.
    result.catch(() => undefined)
    throw new TypeError(
      `the ${schema['~standard'].vendor} schema validates asynchronously; records keep the order of the calls, so use a synchronous schema`,
    )
  }
  if (result.issues === undefined) return result.value
  throw new TypeError(joined(result.issues.map(issueText)))
}

function issueText(issue: StandardSchemaV1.Issue): string {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  return path === '' ? issue.message : `${path}: ${issue.message}`
}
