// What is fuzzed: every decoder of @millrace/kafka-wire that is given bytes of others, with what it is to do with well-formed ones.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  allApis,
  decodeConsumerAssignment,
  decodeConsumerSubscription,
  decodeCoordinatorRecord,
  decodeMetadataRecord,
  encodeConsumerAssignment,
  encodeConsumerSubscription,
  encodeCoordinatorRecord,
  encodeMetadataRecord,
  requestHeader,
  responseHeader,
} from '@millrace/kafka-wire'
import { root } from '../setup/workspace.mjs'

const folder = path.join(root, 'packages/kafka-wire/golden')

function golden(name) {
  const plain = path.join(folder, `${name}.json`)
  return JSON.parse(
    existsSync(plain) ? readFileSync(plain, 'utf8') : gunzipSync(readFileSync(`${plain}.gz`)).toString(),
  )
}

/** The bodies of cases. Those of some messages have none: a byte stands for it, for there must be something to change. */
function bytesOf(cases) {
  const bodies = cases.map(({ hex }) => Buffer.from(hex, 'hex')).filter(({ length }) => length > 0)
  return bodies.length > 0 ? bodies : [Buffer.alloc(1)]
}

/** Each version of a message: its name, how it is decoded and encoded, and recorded bodies to begin with. */
function messageSubjects(message, name, cases, more = {}) {
  const { least, greatest } = message.versions
  const versions = Array.from({ length: greatest - least + 1 }, (_, index) => least + index)
  return versions.map((version) => ({
    name: `${name} v${version}`,
    bodies: bytesOf(cases.filter((known) => known.version === version)),
    decode: (bytes) => message.decode(bytes, version),
    encode: (value) => message.encode(value, version),
    version,
    ...more,
  }))
}

function versioned(kind, decode, encode) {
  // The version stands before the body; of versions that are newer than what is known it may be any.
  const cases = golden(`${kind}.data`)
  const bodies = cases.map(({ version, hex }) => Buffer.concat([int16(version), Buffer.from(hex, 'hex')]))
  return { name: kind, bodies, decode, encode }
}

function int16(value) {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

/** A record's key and value in one: an int16 with the size of the key, then both. */
function coordinatorRecords() {
  const names = readdirSync(folder).map((name) => /^(.*)Key\.data\.json$/.exec(name)?.[1])
  const bodies = names
    .filter((name) => name !== undefined)
    .flatMap((name) => {
      const keys = golden(`${name}Key.data`)
      return golden(`${name}Value.data`).map(({ version, hex }, index) => {
        const chosen = keys[index % keys.length]
        const key = Buffer.concat([int16(chosen.type), Buffer.from(chosen.hex, 'hex')])
        return Buffer.concat([int16(key.length), key, int16(version), Buffer.from(hex, 'hex')])
      })
    })
  return {
    name: 'coordinator record',
    bodies,
    decode(bytes) {
      const size = bytes.length < 2 ? 0 : Math.max(0, bytes.readInt16BE(0))
      const record = decodeCoordinatorRecord(bytes.subarray(2, 2 + size), bytes.subarray(2 + size))
      const version = bytes.length < 4 + size ? 0 : bytes.readInt16BE(2 + size)
      return record === undefined ? undefined : { record, version }
    },
    encode({ record, version }) {
      const { key, value } = encodeCoordinatorRecord(record, version)
      return Buffer.concat([int16(key.length), key, value])
    },
  }
}

function metadataRecords() {
  return {
    name: 'metadata record',
    bodies: bytesOf(golden('MetadataRecords')),
    decode(bytes) {
      const record = decodeMetadataRecord(bytes)
      // Versions and numbers of records take one byte each; a longer varint says the same, and is written shorter.
      return { record, version: metadataRecordVersion(bytes) }
    },
    encode: ({ record, version }) => encodeMetadataRecord(record, version),
  }
}

/** The third varint. */
function metadataRecordVersion(bytes) {
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  varint()
  varint()
  return varint()
}

/** The requests alone, each with its API. */
export const requestSubjects = () =>
  allApis.flatMap((api) => messageSubjects(api.request, `${api.name} request`, golden(`${api.name}.request`), { api }))

/** All of them: requests and answers in each version, headers, records of internal topics and of the metadata log, bytes of consumers. */
export function allSubjects() {
  const headers = golden('headers').goldens
  const ofHeader = (name) => headers.filter(({ header }) => header === name)
  return [
    ...requestSubjects(),
    ...allApis.flatMap(({ name, response }) =>
      messageSubjects(response, `${name} response`, golden(`${name}.response`)),
    ),
    ...messageSubjects(requestHeader, 'request header', ofHeader('RequestHeader')),
    ...messageSubjects(responseHeader, 'response header', ofHeader('ResponseHeader')),
    versioned('ConsumerProtocolSubscription', decodeConsumerSubscription, encodeConsumerSubscription),
    versioned('ConsumerProtocolAssignment', decodeConsumerAssignment, encodeConsumerAssignment),
    coordinatorRecords(),
    metadataRecords(),
  ]
}
