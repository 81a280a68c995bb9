/**
 * Serdes for the SDK whose schemas are in a registry. Avro needs avsc, which the application installs.
 *
 * @module
 */
export { type RegistrySchema, SchemaRegistry, schemaRegistry, type SubjectVersion } from '../client/schema-registry.ts'
export type { SchemaRegistryOptions } from '../client/registry-http.ts'
export type { SchemaReference } from '../registry/records.ts'
export { avroSerde, type RegistrySerde } from './avro-serde.ts'
export { jsonSchemaSerde, type JsonSchemaSerde } from './json-schema-serde.ts'
export { protobufSerde, type ProtobufSerdeOptions } from './protobuf-serde.ts'
export {
  type LoadingTopic,
  type SchemaLoader,
  withSchemas,
  type WrittenBatch,
  type WrittenRecord,
} from './schema-loader.ts'
export type { RegistrySerdeOptions } from './subject-schema.ts'
