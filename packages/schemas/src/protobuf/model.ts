/** What a field holds: a scalar of Protobuf by its name, or an enum or a message by its full name. */
export interface ProtobufValueType {
  readonly kind: 'scalar' | 'enum' | 'message'
  /** `int32`, or a full name without a dot in front. */
  readonly name: string
}

/** A field of a message. */
export interface ProtobufField {
  readonly name: string
  readonly number: number
  readonly type: ProtobufValueType
  readonly label: 'single' | 'required' | 'repeated' | 'map'
  /** The scalar of a map's keys; undefined for what is no map. */
  readonly keyType: string | undefined
  /** The oneof that it is a part of. What is only `optional` is part of none. */
  readonly oneof: string | undefined
  /** Whether it tells that it was not set. */
  readonly hasPresence: boolean
  /** What `confluent.field_meta` says of it in its parameters, such as `connect.type`. */
  readonly meta: ReadonlyMap<string, string>
  /** What stands for it where it was not set, if the file says so, as proto2 and editions do. */
  readonly default: string | number | boolean | undefined
}

/** An enum. */
export interface ProtobufEnum {
  /** With its package. */
  readonly fullName: string
  /** Its symbols and their numbers, in their order. With `allow_alias` several have the same number. */
  readonly symbols: ReadonlyMap<string, number>
}

/** A message. */
export interface ProtobufMessage {
  /** With its package. */
  readonly fullName: string
  readonly fields: readonly ProtobufField[]
  /** Names of oneofs that were written as such. */
  readonly oneofs: readonly string[]
  /** Those that are defined in it, in their order. */
  readonly messages: readonly ProtobufMessage[]
}

/** A file of Protobuf: what it defines itself, and nothing of what it imports. */
export interface ProtobufFile {
  /** Empty for none. */
  readonly packageName: string
  /** Those that are defined at the top, in their order. */
  readonly messages: readonly ProtobufMessage[]
}

/** All messages of a file, each before those that are defined in it. */
export function allMessages(messages: readonly ProtobufMessage[]): readonly ProtobufMessage[] {
  return messages.flatMap((message) => [message, ...allMessages(message.messages)])
}
