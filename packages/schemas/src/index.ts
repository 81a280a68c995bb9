/**
 * Schemas of keys and values: what they say, when two of them are the same, and which can read what another wrote.
 *
 * @module
 */
export { avroKind } from './avro/avro-kind.ts'
export { avroIncompatibilities, type AvroIncompatibilityType } from './avro/compatibility.ts'
export type {
  AvroArray,
  AvroEnum,
  AvroField,
  AvroFixed,
  AvroMap,
  AvroNamed,
  AvroPrimitive,
  AvroPrimitiveKind,
  AvroProperties,
  AvroRecord,
  AvroType,
  AvroUnion,
} from './avro/model.ts'
export { type AvroParseOptions, parseAvro, type ParsedAvro } from './avro/parse.ts'
export { avroText, normalizedAvroText, parsingCanonicalForm } from './avro/write.ts'
export {
  type CompatibilityLevel,
  compatibilityLevels,
  type Incompatibility,
  incompatibilitiesWith,
  isCompatibilityLevel,
  type PreviousVersion,
  type Readable,
  type VersionIncompatibility,
} from './compatibility.ts'
export type { Json, JsonObject } from './json.ts'
export { jsonSchemaKind } from './json-schema/json-schema-kind.ts'
export {
  decodeMessageIndex,
  encodeMessageIndex,
  messageAt,
  type MessageIndex,
  messageIndex,
} from './protobuf/message-index.ts'
export type { ProtobufEnum, ProtobufField, ProtobufFile, ProtobufMessage, ProtobufValueType } from './protobuf/model.ts'
export { type ParsedProtobuf, parseProtobuf } from './protobuf/parse.ts'
export { protobufKind } from './protobuf/protobuf-kind.ts'
export type { ParseSchemaOptions, ReferencedSchema, RegisteredSchema, SchemaKind, SchemaType } from './schema-kind.ts'
