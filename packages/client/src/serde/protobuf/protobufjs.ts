import { checkKnown } from '@millrace/base'
import { describe } from '../bytes.ts'
import type { Serde } from '../serde.ts'

/** Some properties with any values: a message that is not an instance of a class. */
export type PlainMessage = Readonly<Record<string, unknown>>

/** What is used of a class that protobufjs generated (`pbjs --target static-module`). */
export interface GeneratedMessage<Written extends object, Read> {
  /** Why a message is not one of this type; null if it is. Left out of code generated with `--no-verify`. */
  verify?(message: PlainMessage): string | null
  /** Writes a message. */
  encode(message: Written): { finish(): Uint8Array }
  /** Reads a message. Throws if the bytes are none. */
  decode(bytes: Uint8Array): Read
  /** The full name, as `.shop.v1.Order` behind some prefix. Left out of code generated with `--no-typeurl`. */
  getTypeUrl?(prefix?: string): string
  readonly name?: string
}

/** What is used of a `Type` of protobufjs, such as `root.lookupType('shop.v1.Order')` gives. */
export interface ReflectedMessage {
  readonly fullName: string
  readonly fields: Readonly<Record<string, unknown>>
  /** Why a message is not one of this type; null if it is. */
  verify(message: PlainMessage): string | null
  /** Writes a message. */
  encode(message: PlainMessage): { finish(): Uint8Array }
  /** Reads a message. Throws if the bytes are none. */
  decode(bytes: Uint8Array): object
  /** A message as a plain object. */
  toObject(message: never, options?: ProtobufConversion): Record<string, unknown>
}

/** How a message becomes a plain object: the options of protobufjs' `toObject`. */
export interface ProtobufConversion {
  /** What 64-bit integers become. Default: an object of long.js. */
  readonly longs?: NumberConstructor | StringConstructor
  /** What enum values become: `String` for their names. Default: numbers. */
  readonly enums?: StringConstructor
  /** What bytes become: `String` for base64. Default: a Buffer, a view into the batch. */
  readonly bytes?: StringConstructor
  /** Sets fields that were not written to their defaults. */
  readonly defaults?: boolean
  /** Sets lists that were not written to empty ones. */
  readonly arrays?: boolean
  /** Sets maps that were not written to empty ones. */
  readonly objects?: boolean
  /** Sets the name of a oneof to the name of the field that was written. */
  readonly oneofs?: boolean
}

/** What {@link protobuf} can be told about a reflected type. */
export interface ProtobufOptions {
  /** Gives plain objects, converted like this, in place of instances of protobufjs' Message. */
  readonly toObject?: ProtobufConversion
}

/**
 * Keys or values as Protobuf messages, by a message type of protobufjs (7 or 8): a reflected `Type`, or a class that pbjs generated. What is
 * sent is verified first, because protobufjs would write a field of the wrong type as some other value.
 *
 *     const orders = topic('orders', { value: protobuf<Order>(root.lookupType('shop.v1.Order')) })
 *
 * Bare messages, with nothing in front that names their type. Protobuf can't tell another type's bytes from its own as a rule: they become
 * fields that nobody knows.
 */
export function protobuf<Message extends object = Record<string, unknown>>(
  type: ReflectedMessage,
  options?: ProtobufOptions,
): Serde<Message>
export function protobuf<Written extends object, Read>(type: GeneratedMessage<Written, Read>): Serde<Written, Read>
export function protobuf(
  type: ReflectedMessage | GeneratedMessage<object, unknown>,
  options: ProtobufOptions = {},
): Serde<object, unknown> {
  checkKnown('protobuf', options, ['toObject'])
  return {
    name: `protobuf (${nameOf(type)})`,
    serialize(value) {
      if (typeof value !== 'object' || value === null) throw new TypeError(`expected a message, got ${describe(value)}`)
      const message = value as PlainMessage
      const problem = type.verify?.(message) ?? null
      if (problem !== null) throw new TypeError(problem)
      return type.encode(message).finish()
    },
    deserialize(bytes) {
      const message = type.decode(bytes)
      if (options.toObject === undefined || !isReflected(type)) return message
      return type.toObject(message as never, options.toObject)
    },
  }
}

function isReflected(type: ReflectedMessage | GeneratedMessage<object, unknown>): type is ReflectedMessage {
  return 'fields' in type
}

function nameOf(type: ReflectedMessage | GeneratedMessage<object, unknown>): string {
  if (isReflected(type)) return type.fullName.replace(/^\./, '')
  return type.getTypeUrl?.('').replace(/^\//, '') ?? type.name ?? 'message'
}
