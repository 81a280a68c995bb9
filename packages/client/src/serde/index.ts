import type { StandardSchemaV1 } from '@standard-schema/spec'
import { bytesSerde } from './bytes.ts'
import { jsonSerde, schemaJsonSerde } from './json.ts'
import { doubleSerde, integerSerde, longSerde } from './numbers.ts'
import type { Serde } from './serde.ts'
import { stringSerde } from './string.ts'

export type { RawBytes } from './bytes.ts'
export { type RangeReader, rangeReaderOf } from './range-reader.ts'
export type { Serde } from './serde.ts'

/** The serdes that come with the SDK, as functions that make them. */
export interface Serdes {
  /** Text as UTF-8. Received bytes that are not become U+FFFD, as in Kafka. */
  string(): Serde<string>
  /** Bytes as they are; received ones are views into their batch. */
  bytes(): Serde<Uint8Array, Buffer>
  /** JSON, as the caller says it is. */
  json<T = unknown>(): Serde<T>
  /**
   * JSON that a synchronous Standard Schema (zod, valibot, arktype, ...) checks on both ways. What is written is the value as it was given;
   * what the schema transforms or fills in, it does at the consumer.
   */
  json<Schema extends StandardSchemaV1>(
    schema: Schema,
  ): Serde<StandardSchemaV1.InferInput<Schema>, StandardSchemaV1.InferOutput<Schema>>
  /** 32-bit integers as Kafka's IntegerSerializer writes them. */
  integer(): Serde<number>
  /** Integers up to 2^53 - 1 in 64 bits, as Kafka's LongSerializer writes them. */
  long(): Serde<number>
  /** Doubles as Kafka's DoubleSerializer writes them. */
  double(): Serde<number>
}

/** The serdes that come with the SDK. Your own is any object of type {@link Serde}. */
export const serde: Serdes = {
  string: () => stringSerde,
  bytes: () => bytesSerde,
  json: (schema?: StandardSchemaV1): Serde<unknown> => (schema === undefined ? jsonSerde() : schemaJsonSerde(schema)),
  integer: () => integerSerde,
  long: () => longSerde,
  double: () => doubleSerde,
}
