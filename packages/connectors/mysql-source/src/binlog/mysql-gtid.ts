import { StreamError } from '@millrace/base'
import type { ByteReader } from './byte-reader.ts'

const uuidLength = 16

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The id at the beginning of MySQL's event for one without a tag: flags, the server, a number. */
export function mySqlGtid(reader: ByteReader): string {
  reader.skip(1)
  const uuid = uuidText(reader.slice(uuidLength))
  return `${uuid}:${reader.int64()}`
}

/** A number of one to nine bytes: as many ones as the first begins with, from its lowest bit on, so many bytes follow. */
function variableUint(reader: ByteReader): bigint {
  const first = reader.uint8()
  let more = 0
  while (more < 8 && ((first >> more) & 1) === 1) more += 1
  let value = BigInt(first) >> BigInt(more + 1)
  const inFirst = more >= 7 ? 0n : BigInt(7 - more)
  for (let at = 0; at < more; at++) value |= BigInt(reader.uint8()) << (inFirst + 8n * BigInt(at))
  return value
}

/** One with a sign, which is the lowest bit. */
function variableInt(reader: ByteReader): bigint {
  const value = variableUint(reader)
  return (value & 1n) === 0n ? value >> 1n : -(value >> 1n) - 1n
}

const fields = { flags: 0n, uuid: 1n, number: 2n, tag: 3n }

/**
 * The id of MySQL's event for one with a tag, which is written as numbered fields behind a version, a length and the number of the last field
 * that a reader has to know. The fields that matter come first.
 */
export function mySqlTaggedGtid(reader: ByteReader): string {
  for (let header = 0; header < 3; header++) variableUint(reader)
  const expectField = (wanted: bigint): void => {
    const found = variableUint(reader)
    if (found === wanted) return
    throw new StreamError('UNSUPPORTED', `a transaction's id has a field ${found} where ${wanted} is known to be`)
  }
  expectField(fields.flags)
  variableUint(reader)
  expectField(fields.uuid)
  const uuid = Buffer.from(Array.from({ length: uuidLength }, () => Number(variableUint(reader)) & 0xff))
  expectField(fields.number)
  const number = variableInt(reader)
  expectField(fields.tag)
  const tag = reader.slice(Number(variableUint(reader))).toString('latin1')
  return tag === '' ? `${uuidText(uuid)}:${number}` : `${uuidText(uuid)}:${tag}:${number}`
}
