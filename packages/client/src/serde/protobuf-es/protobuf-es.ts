import {
  create,
  type DescMessage,
  fromBinary,
  isMessage,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf'
import { describe } from '../bytes.ts'
import type { Serde } from '../serde.ts'

/**
 * Keys or values as Protobuf messages, by a message descriptor of Protobuf-ES, such as `OrderSchema` of the code that protoc-gen-es
 * generates. What is sent may be a message, or the fields of one as `create` takes them.
 *
 *     const orders = topic('orders', { value: protobufEs(OrderSchema) })
 *
 * Bare messages, with nothing in front that names their type. Protobuf can't tell another type's bytes from its own as a rule: they become
 * fields that nobody knows. `bytes` fields of what is received are views into their batch: copy what you keep.
 */
export function protobufEs<Schema extends DescMessage>(
  schema: Schema,
): Serde<MessageShape<Schema> | MessageInitShape<Schema>, MessageShape<Schema>> {
  return {
    name: `protobuf (${schema.typeName})`,
    serialize(value) {
      if (typeof value !== 'object' || value === null) throw new TypeError(`expected a message, got ${describe(value)}`)
      if (isMessage(value) && !isMessage(value, schema)) {
        throw new TypeError(`expected a ${schema.typeName}, got a ${value.$typeName}`)
      }
      return toBinary(schema, create(schema, value as MessageInitShape<Schema>))
    },
    deserialize: (bytes) => fromBinary(schema, bytes),
  }
}
