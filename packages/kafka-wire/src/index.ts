export { ByteReader } from './byte-reader.ts'
export { ByteWriter } from './byte-writer.ts'
/** The words that schemas are written in: `field.int32(...)`, `field.array(...)` and the others. */
export * as field from './field.ts'
export type { Field, Fields, FieldType, InputOf, ScalarKind, UnknownTaggedField, ValueOf } from './field.ts'
export * from './limits.ts'
export { Message, type MessageSchema } from './message.ts'
export * from './metadata-record.ts'
export { inRange, type VersionRange } from './versions.ts'
