import { asDirectoryId, asNodeId, type Checksum, type Compression, present, StreamError } from '@millrace/base'
import type { Entry, ReplicaKey, Voter } from '@millrace/raft'
import {
  batchesIn,
  decodeControlKey,
  decodeKraftVoters,
  decodeLeaderChange,
  encodeBatch,
  encodeControlKey,
  encodeKraftVoters,
  encodeLeaderChange,
  peekBatchSize,
  RecordBatch,
} from '@millrace/records'

/*
 * An entry of the quorum's log is one record batch. What the controller decided is a batch of metadata records; what the quorum itself
 * notes (KRaft's LeaderChange and VotersRecord) are control batches, which every node makes from the entry alone, and so alike.
 */

export interface EntryPorts {
  readonly checksum: Checksum
  readonly compression: Compression
}

/** The bytes of an entry, with its offset and its term as leader epoch. Those of a data entry are its own. */
export function batchOfEntry(entry: Entry, ports: EntryPorts): Buffer {
  if (entry.kind === 'data') return bufferOf(entry.payload)
  const [key, value] =
    entry.kind === 'no-op'
      ? [encodeControlKey('LEADER_CHANGE'), leaderChangeOf(entry.leader)]
      : [encodeControlKey('KRAFT_VOTERS'), encodeVoters(entry.voters)]
  const { baseOffset, term } = entry
  // Without a time of its own: each node that has the entry must come to the same bytes.
  return encodeBatch({ isControl: true, baseOffset, partitionLeaderEpoch: term, records: [{ key, value }] }, ports)
}

/** Writes offset and term into the batch of an entry that a leader has just taken. */
export function placeBatch(payload: Uint8Array, baseOffset: number, term: number): void {
  new RecordBatch(bufferOf(payload)).assignOffset(baseOffset, term)
}

/**
 * Looks whether entries that came from another node are what they say: whole batches, right by their CRC, with the offsets and the term of
 * the entry, each going on where the one before it ended. Throws CORRUPT_MESSAGE.
 */
export function checkEntries(entries: readonly Entry[], prevOffset: number, checksum: Checksum): void {
  let offset = prevOffset
  for (const entry of entries) {
    const { baseOffset, endOffset } = entry
    if (baseOffset !== offset || endOffset <= baseOffset) throw damaged(entry, `it follows on offset ${offset}`)
    offset = endOffset
    if (entry.kind === 'data') checkBatch(entry, bufferOf(entry.payload), checksum)
  }
}

function checkBatch(entry: Entry, bytes: Buffer, checksum: Checksum): void {
  if (peekBatchSize(bytes, 0) !== bytes.length) throw damaged(entry, 'it is no whole batch')
  const batch = new RecordBatch(bytes)
  const isItself =
    batch.baseOffset === entry.baseOffset &&
    batch.nextOffset === entry.endOffset &&
    batch.partitionLeaderEpoch === entry.term
  if (!isItself) throw damaged(entry, 'its batch is of other offsets, or of another term')
  if (!batch.checksumIsValid(checksum)) throw damaged(entry, 'its CRC is not that of its bytes')
}

function damaged({ baseOffset, endOffset, term }: Entry, why: string): StreamError {
  return new StreamError(
    'CORRUPT_MESSAGE',
    `an entry of the metadata log from ${baseOffset} to ${endOffset} of term ${term} was damaged on its way: ${why}`,
    { context: { offset: baseOffset } },
  )
}

/** The entries that lie in `bytes`, which hold whole batches. Throws CORRUPT_LOG. */
export function entriesIn(bytes: Buffer, compression: Compression): Entry[] {
  const entries: Entry[] = []
  for (const batch of batchesIn(bytes)) entries.push(entryOfBatch(batch, compression))
  return entries
}

function entryOfBatch(batch: RecordBatch, compression: Compression): Entry {
  const { baseOffset, nextOffset: endOffset, partitionLeaderEpoch } = batch
  const span = { baseOffset, endOffset, term: Math.max(partitionLeaderEpoch, 0) }
  if (!batch.isControl) return { ...span, kind: 'data', payload: batch.slice() }
  const [record] = batch.records(compression)
  const { key, value } = present(record, 'a control batch has a record')
  const type = decodeControlKey(key)
  if (type === 'LEADER_CHANGE') {
    const { leaderId, voters } = decodeLeaderChange(present(value, 'a leader change has a value'))
    const directoryId = asDirectoryId(present(voters[0]?.directoryId, 'our leader changes name the directory'))
    return { ...span, kind: 'no-op', leader: { nodeId: asNodeId(leaderId), directoryId } }
  }
  if (type === 'KRAFT_VOTERS') {
    return { ...span, kind: 'voters', voters: decodeVoters(present(value, 'a voter set has a value')) }
  }
  throw new StreamError(
    'CORRUPT_LOG',
    `the metadata log has a control record of type ${type ?? 'unknown'} at offset ${baseOffset}`,
    { context: { offset: baseOffset } },
  )
}

/** The value of a VotersRecord. */
export function encodeVoters(voters: readonly Voter[]): Buffer {
  return encodeKraftVoters(
    voters.map(({ nodeId, directoryId, endpoints }) => ({
      voterId: nodeId,
      directoryId,
      endpoints,
      kraftVersionMin: 0,
      kraftVersionMax: 1,
    })),
  )
}

/** Reads the value of a VotersRecord. Throws INVALID_RECORD. */
export function decodeVoters(value: Uint8Array): Voter[] {
  return decodeKraftVoters(value).map(({ voterId, directoryId, endpoints }) => ({
    nodeId: asNodeId(voterId),
    directoryId: asDirectoryId(directoryId),
    endpoints,
  }))
}

function leaderChangeOf({ nodeId, directoryId }: ReplicaKey): Buffer {
  return encodeLeaderChange({
    version: 1,
    leaderId: nodeId,
    voters: [{ voterId: nodeId, directoryId }],
    grantingVoters: [],
  })
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
