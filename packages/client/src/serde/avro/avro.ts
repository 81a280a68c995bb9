import { checkKnown } from '@millrace/base'
import type { Type } from 'avsc'
import type { Serde } from '../serde.ts'
import { avroType, type AvroSchema, canonicalSchema, encoded, typeName } from './avro-type.ts'
import { byteCheck } from './check-bytes.ts'

/** What {@link avro} can be told. */
export interface AvroOptions {
  /**
   * The schema that the topic's bytes have, if it is not the one to read them as: what is sent is written with it, and what is received is
   * resolved into `schema` by the rules of the Avro specification (defaults, aliases, promotions). Default: `schema` itself.
   */
  readonly writer?: AvroSchema
}

/**
 * Keys or values as Avro binary, by a schema that stands in the program: bare, with nothing in front that names the schema, so that both
 * sides must know it. {@link avroSingleObject} has it named.
 *
 * Throws a TypeError if a schema makes no sense, or if what `writer` writes can't be read as `schema`.
 *
 *     const orders = topic('orders', { value: avro<Order>(orderSchema) })
 */
export function avro<Read = unknown, Written = Read>(
  schema: AvroSchema,
  options: AvroOptions = {},
): Serde<Written, Read> {
  checkKnown('avro', options, ['writer'])
  const reader = avroType(schema)
  const writer = options.writer === undefined ? reader : avroType(options.writer)
  const read = decoder<Read>(reader, writer)
  return {
    name: `avro (${typeName(reader)})`,
    serialize: (value) => encoded(writer, value),
    deserialize: read,
  }
}

/** Reads what `writer` wrote as `reader`. Bytes are looked through first: see {@link byteCheck}. */
export function decoder<Read>(reader: Type, writer: Type): (bytes: Buffer) => Read {
  const check = byteCheck(canonicalSchema(writer))
  if (reader === writer) {
    return (bytes) => {
      check(bytes)
      return reader.fromBuffer(bytes) as Read
    }
  }
  const resolver = resolverOf(reader, writer)
  return (bytes) => {
    check(bytes)
    return reader.fromBuffer(bytes, resolver) as Read
  }
}

function resolverOf(reader: Type, writer: Type): ReturnType<Type['createResolver']> {
  try {
    return reader.createResolver(writer)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`what ${typeName(writer)} writes can't be read as ${typeName(reader)}: ${reason}`, {
      cause: error,
    })
  }
}
