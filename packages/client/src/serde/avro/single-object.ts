import { checkKnown } from '@millrace/base'
import type { Type } from 'avsc'
import { limits } from '../../limits.ts'
import type { Serde } from '../serde.ts'
import { decoder } from './avro.ts'
import { avroType, type AvroSchema, canonicalForm, encoded, typeName } from './avro-type.ts'
import { fingerprintOf } from './fingerprint.ts'

/** Two bytes that mark the encoding, then the schema's fingerprint in little endian. */
const marker = Buffer.of(0xc3, 0x01)
const headerBytes = 10

/** What {@link avroSingleObject} can be told. */
export interface AvroSingleObjectOptions {
  /** Schemas that records may have been written with besides `schema`: earlier versions of it, at most 1,000. */
  readonly writers?: readonly AvroSchema[]
}

/**
 * Keys or values in Avro's single-object encoding: ten bytes in front name the schema that wrote a record, so that a topic can hold what
 * several versions of a program wrote. It writes with `schema`, and reads what `schema` or one of `writers` wrote as `schema`.
 *
 * Throws a TypeError if a schema makes no sense, or if what one of `writers` writes can't be read as `schema`.
 */
export function avroSingleObject<Read = unknown, Written = Read>(
  schema: AvroSchema,
  options: AvroSingleObjectOptions = {},
): Serde<Written, Read> {
  checkKnown('avroSingleObject', options, ['writers'])
  const type = avroType(schema)
  const { writers = [] } = options
  if (writers.length > limits.avroWritersMax) {
    throw new TypeError(`${writers.length} writers are more than the ${limits.avroWritersMax} there may be`)
  }
  const fingerprint = fingerprintOf(canonicalForm(type))
  const header = Buffer.concat([marker, Buffer.from(fingerprint, 'hex').reverse()])
  const decoders = new Map<string, (bytes: Buffer) => Read>()
  for (const writer of [...writers.map(avroType), type]) addDecoder(decoders, type, writer)
  return {
    name: `avro, single object (${typeName(type)})`,
    serialize: (value) => Buffer.concat([header, encoded(type, value)]),
    deserialize: (bytes) => decoderFor(decoders, bytes)(bytes.subarray(headerBytes)),
  }
}

function addDecoder<Read>(decoders: Map<string, (bytes: Buffer) => Read>, reader: Type, writer: Type): void {
  decoders.set(fingerprintOf(canonicalForm(writer)), decoder<Read>(reader, writer))
}

function decoderFor<Read>(
  decoders: ReadonlyMap<string, (bytes: Buffer) => Read>,
  bytes: Buffer,
): (bytes: Buffer) => Read {
  if (bytes.length < headerBytes || !bytes.subarray(0, marker.length).equals(marker)) {
    throw new TypeError('it does not begin with c3 01 and a fingerprint, as single-object encoding does')
  }
  const fingerprint = Buffer.from(bytes.subarray(marker.length, headerBytes)).reverse().toString('hex')
  const decode = decoders.get(fingerprint)
  if (decode !== undefined) return decode
  throw new TypeError(
    `it was written with a schema of fingerprint ${fingerprint}, which is none of the ${decoders.size} known: add that schema to writers`,
  )
}
