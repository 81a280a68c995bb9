/**
 * Protobuf for keys and values, over message types of protobufjs, which the application installs and makes its types with.
 * `@millrace/client/protobuf-es` is the same for those of Protobuf-ES.
 *
 * @module
 */
export {
  type GeneratedMessage,
  type PlainMessage,
  protobuf,
  type ProtobufConversion,
  type ProtobufOptions,
  type ReflectedMessage,
} from './protobufjs.ts'
