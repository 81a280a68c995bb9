import type { StandardSchemaV1 } from '@standard-schema/spec'
import { bytesSerde } from './bytes.ts'
import { jsonSerde, schemaJsonSerde } from './json.ts'
import { doubleSerde, integerSerde, longSerde } from './numbers.ts'
import type { Serde } from './serde.ts'
import { stringSerde } from './string.ts'

export type { RawBytes } from './bytes.ts'
export type { Serde } from './serde.ts'

function json<T = unknown>(): Serde<T>
function json<Schema extends StandardSchemaV1>(
  schema: Schema,
): Serde<StandardSchemaV1.InferInput<Schema>, StandardSchemaV1.InferOutput<Schema>>
function json(schema?: StandardSchemaV1): Serde<unknown> {
  return schema === undefined ? jsonSerde() : schemaJsonSerde(schema)
}

/** The serdes that come with the SDK. Your own is any object of type {@link Serde}. */
export const serde = {
  /** Text as UTF-8. */
  string: (): Serde<string> => stringSerde,
  /** Bytes as they are; received ones are views into their batch. */
  bytes: (): Serde<Uint8Array, Buffer> => bytesSerde,
  /** JSON, checked on both ways if a synchronous Standard Schema (zod, valibot, arktype, ...) is given. */
  json,
  /** 32-bit integers as Kafka's IntegerSerializer writes them. */
  integer: (): Serde<number> => integerSerde,
  /** Integers up to 2^53 - 1 in 64 bits, as Kafka's LongSerializer writes them. */
  long: (): Serde<number> => longSerde,
  /** Doubles as Kafka's DoubleSerializer writes them. */
  double: (): Serde<number> => doubleSerde,
} as const
