/**
 * Protobuf for keys and values, over message descriptors of Protobuf-ES (`@bufbuild/protobuf`), which the application installs.
 * `@millrace/client/protobuf` is the same for message types of protobufjs.
 *
 * @module
 */
export { protobufEs } from './protobuf-es.ts'
