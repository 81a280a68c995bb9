import { assert, StreamError, uuidFromText, uuidToText } from '@millrace/base'
import { readUnsignedVarint } from './varint.ts'

/*
 * The values of the metadata quorum's control records, in Kafka's flexible encoding: LeaderChangeMessage, SnapshotHeaderRecord,
 * SnapshotFooterRecord, KRaftVersionRecord, VotersRecord. A compact array or string begins with its length + 1 as unsigned
 * varint; each structure ends with its tagged fields, of which none are written and any are skipped.
 */

/** A voter of a leader change; the directory is written from version 1 on. */
export interface LeaderChangeVoter {
  readonly voterId: number
  readonly directoryId?: string
}
/** The value of a LeaderChange record: who leads a quorum, and who voted for it. */
export interface LeaderChange {
  readonly version: 0 | 1
  readonly leaderId: number
  readonly voters: readonly LeaderChangeVoter[]
  readonly grantingVoters: readonly LeaderChangeVoter[]
}

/** Where a voter of a quorum listens. */
export interface VoterEndpoint {
  readonly name: string
  readonly host: string
  readonly port: number
}
/** A voter of a quorum (KIP-853). */
export interface QuorumVoter {
  readonly voterId: number
  readonly directoryId: string
  readonly endpoints: readonly VoterEndpoint[]
  readonly kraftVersionMin: number
  readonly kraftVersionMax: number
}

/** The value of a LeaderChange record. */
export function encodeLeaderChange(change: LeaderChange): Buffer {
  const writer = new Writer(change.version)
  writer.int32(change.leaderId)
  for (const voters of [change.voters, change.grantingVoters]) {
    writer.array(voters, (voter) => {
      writer.int32(voter.voterId)
      if (change.version >= 1) writer.uuid(voter.directoryId ?? noDirectoryId)
    })
  }
  return writer.finish()
}

/** Reads the value of a LeaderChange record. Throws INVALID_RECORD. */
export function decodeLeaderChange(value: Uint8Array): LeaderChange {
  const reader = new Reader(value)
  const version = reader.version === 0 ? 0 : 1
  const leaderId = reader.int32()
  const readVoter = (): LeaderChangeVoter => {
    const voterId = reader.int32()
    return version === 0 ? { voterId } : { voterId, directoryId: reader.uuid() }
  }
  const voters = reader.array(readVoter)
  const grantingVoters = reader.array(readVoter)
  reader.skipTags()
  return { version, leaderId, voters, grantingVoters }
}

/** The value of a SnapshotHeader record; the time is in milliseconds since 1970 UTC. */
export function encodeSnapshotHeader(lastContainedLogTimestampMs: number): Buffer {
  const writer = new Writer(0)
  writer.int64(BigInt(lastContainedLogTimestampMs))
  return writer.finish()
}

/** The timestamp of the last record that the snapshot contains. */
export function decodeSnapshotHeader(value: Uint8Array): number {
  const reader = new Reader(value)
  const timestampMs = Number(reader.int64())
  reader.skipTags()
  return timestampMs
}

/** The value of a SnapshotFooter record. */
export function encodeSnapshotFooter(): Buffer {
  return new Writer(0).finish()
}

/** The value of a KRaftVersion record. */
export function encodeKraftVersion(kraftVersion: number): Buffer {
  const writer = new Writer(0)
  writer.int16(kraftVersion)
  return writer.finish()
}

/** Reads the value of a KRaftVersion record. Throws INVALID_RECORD. */
export function decodeKraftVersion(value: Uint8Array): number {
  const reader = new Reader(value)
  const kraftVersion = reader.int16()
  reader.skipTags()
  return kraftVersion
}

/** The value of a KRaftVoters record. */
export function encodeKraftVoters(voters: readonly QuorumVoter[]): Buffer {
  const writer = new Writer(0)
  writer.array(voters, (voter) => {
    writer.int32(voter.voterId)
    writer.uuid(voter.directoryId)
    writer.array(voter.endpoints, (endpoint) => {
      writer.text(endpoint.name)
      writer.text(endpoint.host)
      writer.int16(endpoint.port)
    })
    writer.int16(voter.kraftVersionMin)
    writer.int16(voter.kraftVersionMax)
    writer.noTags() // of the structure that the two versions stand in
  })
  return writer.finish()
}

/** Reads the value of a KRaftVoters record. Throws INVALID_RECORD. */
export function decodeKraftVoters(value: Uint8Array): readonly QuorumVoter[] {
  const reader = new Reader(value)
  const voters = reader.array(() => {
    const voterId = reader.int32()
    const directoryId = reader.uuid()
    const endpoints = reader.array(() => ({ name: reader.text(), host: reader.text(), port: reader.int16() & 0xffff }))
    const kraftVersionMin = reader.int16()
    const kraftVersionMax = reader.int16()
    reader.skipTags() // of the structure that the two versions stand in
    return { voterId, directoryId, endpoints, kraftVersionMin, kraftVersionMax }
  })
  reader.skipTags()
  return voters
}

/** Kafka's Uuid.ZERO_UUID. */
const noDirectoryId = 'AAAAAAAAAAAAAAAAAAAAAA'

class Writer {
  readonly #pieces: Buffer[] = []

  constructor(version: number) {
    this.int16(version)
  }

  int16(value: number): void {
    this.#pieces.push(Buffer.from([(value >>> 8) & 0xff, value & 0xff]))
  }

  int32(value: number): void {
    const piece = Buffer.alloc(4)
    piece.writeInt32BE(value)
    this.#pieces.push(piece)
  }

  int64(value: bigint): void {
    const piece = Buffer.alloc(8)
    piece.writeBigInt64BE(value)
    this.#pieces.push(piece)
  }

  uuid(text: string): void {
    const bytes = uuidFromText(text)
    assert(bytes !== undefined, `'${text}' is no UUID`)
    this.#pieces.push(Buffer.from(bytes))
  }

  text(text: string): void {
    const bytes = Buffer.from(text)
    this.#unsignedVarint(bytes.length + 1)
    this.#pieces.push(bytes)
  }

  array<Item>(items: readonly Item[], write: (item: Item) => void): void {
    this.#unsignedVarint(items.length + 1)
    for (const item of items) {
      write(item)
      this.noTags()
    }
  }

  noTags(): void {
    this.#unsignedVarint(0)
  }

  finish(): Buffer {
    this.noTags()
    return Buffer.concat(this.#pieces)
  }

  #unsignedVarint(value: number): void {
    const piece: number[] = []
    let rest = value
    for (; rest > 127; rest >>>= 7) piece.push((rest & 0x7f) | 0x80)
    piece.push(rest)
    this.#pieces.push(Buffer.from(piece))
  }
}

class Reader {
  readonly version: number
  readonly #bytes: Buffer
  #position = 0

  constructor(value: Uint8Array) {
    this.#bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.version = this.int16()
    if (this.version < 0) throw invalid(`has version ${this.version}`)
  }

  int16(): number {
    return this.#bytes.readInt16BE(this.#take(2))
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#take(4))
  }

  int64(): bigint {
    return this.#bytes.readBigInt64BE(this.#take(8))
  }

  uuid(): string {
    const start = this.#take(16)
    return uuidToText(this.#bytes.subarray(start, start + 16))
  }

  text(): string {
    const sizeBytes = this.#length()
    const start = this.#take(sizeBytes)
    return this.#bytes.toString('utf8', start, start + sizeBytes)
  }

  array<Item>(read: () => Item): Item[] {
    const count = this.#length()
    const items: Item[] = []
    // An item has a byte at least, so a count that lies ends at the end of the bytes.
    for (let index = 0; index < count; index++) {
      items.push(read())
      this.skipTags()
    }
    return items
  }

  skipTags(): void {
    const count = this.#unsignedVarint()
    for (let index = 0; index < count; index++) {
      this.#unsignedVarint()
      this.#take(this.#unsignedVarint())
    }
  }

  /** Of a compact array or string that is not null. */
  #length(): number {
    const lengthAndOne = this.#unsignedVarint()
    if (lengthAndOne === 0) throw invalid('has null where that is not allowed')
    return lengthAndOne - 1
  }

  #unsignedVarint(): number {
    const read = readUnsignedVarint(this.#bytes, this.#position)
    if (typeof read === 'string') throw invalid(`has a varint that is ${read}`)
    this.#position += read.bytesRead
    return read.value
  }

  #take(sizeBytes: number): number {
    const start = this.#position
    if (sizeBytes > this.#bytes.length - start) throw invalid('is cut off')
    this.#position += sizeBytes
    return start
  }
}

function invalid(what: string): StreamError {
  return new StreamError('INVALID_RECORD', `the value of a control record ${what}`)
}
