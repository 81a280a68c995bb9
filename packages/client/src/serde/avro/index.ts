/**
 * Avro for keys and values, over avsc, which the application installs beside the SDK.
 *
 * @module
 */
export { avro, type AvroOptions } from './avro.ts'
export type { AvroSchema } from './avro-type.ts'
export { avroSingleObject, type AvroSingleObjectOptions } from './single-object.ts'
