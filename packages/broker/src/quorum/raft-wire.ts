import { asDirectoryId, asNodeId, StreamError, unreachable } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { Entry, Message, ReplicaKey, SnapshotMeta, Voter, VoterEndpoint } from '@millrace/raft'
import { uuidBytes, uuidOfBytes } from '../wire/uuid.ts'

type Wire = millrace.cluster.v1.RaftMessage.$Properties
type WireEntry = millrace.cluster.v1.LogEntry.$Properties
type WireReplica = millrace.cluster.v1.ReplicaKey.$Properties
type WireSnapshot = millrace.cluster.v1.SnapshotIdentity.$Properties
type WireVoters = millrace.cluster.v1.VoterSet.$Properties

/** A message of the quorum as it crosses the wire. */
export function toWireMessage(message: Message): Wire {
  const { from, to, term } = message
  return { from: toWireReplica(from), to: toWireReplica(to), term, ...bodyOf(message) }
}

/** The bytes that a message takes on the wire, about. */
export function sizeOfMessage(message: Message): number {
  if (message.type === 'snapshot-chunk') return message.bytes.length
  if (message.type !== 'append-request') return messageOverheadBytes
  return message.entries.reduce(
    (sum, entry) => sum + (entry.kind === 'data' ? entry.payload.length : messageOverheadBytes),
    messageOverheadBytes,
  )
}

const messageOverheadBytes = 128

function bodyOf(message: Message): Wire {
  switch (message.type) {
    case 'vote-request': {
      const { preVote, transfer, lastOffset, lastTerm } = message
      return { voteRequest: { preVote, transfer, lastOffset, lastTerm } }
    }
    case 'vote-response':
      return { voteResponse: { preVote: message.preVote, granted: message.granted } }
    case 'append-request': {
      const { prevOffset, prevTerm, entries, commitOffset } = message
      return { appendRequest: { prevOffset, prevTerm, entries: entries.map(toWireEntry), commitOffset } }
    }
    case 'append-accepted':
      return { appendAccepted: { matchOffset: message.matchOffset } }
    case 'append-rejected': {
      const { prevOffset, divergingTerm, divergingEndOffset } = message
      return { appendRejected: { prevOffset, divergingTerm, divergingEndOffset } }
    }
    case 'heartbeat-request':
      return { heartbeatRequest: { round: message.round, commitOffset: message.commitOffset } }
    case 'heartbeat-response':
      return { heartbeatResponse: { round: message.round } }
    case 'snapshot-chunk': {
      const { snapshot, position, bytes } = message
      return { snapshotChunk: { snapshot: toWireSnapshot(snapshot), position, bytes } }
    }
    case 'snapshot-chunk-response': {
      const { snapshot, receivedBytes } = message
      return { snapshotChunkResponse: { snapshot: toWireSnapshot(snapshot), receivedBytes } }
    }
    case 'timeout-now':
      return { timeoutNow: {} }
    case 'observe-request':
      return { observeRequest: {} }
    case 'observe-response':
      return { observeResponse: { leader: toWireReplica(message.leader), endpoints: [...message.leader.endpoints] } }
    default:
      return unreachable(message, 'a message of an unknown type')
  }
}

/** Reads a message of the quorum; undefined for one of a kind that a later release knows. Throws INVALID_REQUEST. */
export function fromWireMessage(wire: Wire): Message | undefined {
  const head = { from: fromWireReplica(wire.from), to: fromWireReplica(wire.to), term: wire.term ?? 0 }
  if (wire.voteRequest) {
    const { preVote = false, transfer = false, lastOffset = 0, lastTerm = 0 } = wire.voteRequest
    return { ...head, type: 'vote-request', preVote, transfer, lastOffset, lastTerm }
  }
  if (wire.voteResponse) {
    const { preVote = false, granted = false } = wire.voteResponse
    return { ...head, type: 'vote-response', preVote, granted }
  }
  if (wire.appendRequest) {
    const { prevOffset = 0, prevTerm = 0, entries = [], commitOffset = 0 } = wire.appendRequest
    return { ...head, type: 'append-request', prevOffset, prevTerm, entries: entries.map(fromWireEntry), commitOffset }
  }
  if (wire.appendAccepted) {
    return { ...head, type: 'append-accepted', matchOffset: wire.appendAccepted.matchOffset ?? 0 }
  }
  if (wire.appendRejected) {
    const { prevOffset = 0, divergingTerm = 0, divergingEndOffset = 0 } = wire.appendRejected
    return { ...head, type: 'append-rejected', prevOffset, divergingTerm, divergingEndOffset }
  }
  return fromLaterKinds(head, wire)
}

function fromLaterKinds(head: Pick<Message, 'from' | 'to' | 'term'>, wire: Wire): Message | undefined {
  if (wire.heartbeatRequest) {
    const { round = 0, commitOffset = 0 } = wire.heartbeatRequest
    return { ...head, type: 'heartbeat-request', round, commitOffset }
  }
  if (wire.heartbeatResponse) return { ...head, type: 'heartbeat-response', round: wire.heartbeatResponse.round ?? 0 }
  if (wire.snapshotChunk) {
    const { snapshot, position = 0, bytes = new Uint8Array() } = wire.snapshotChunk
    // What was decoded may be a view of a larger buffer, and is kept.
    return {
      ...head,
      type: 'snapshot-chunk',
      snapshot: fromWireSnapshot(snapshot),
      position,
      bytes: Uint8Array.from(bytes),
    }
  }
  if (wire.snapshotChunkResponse) {
    const { snapshot, receivedBytes = 0 } = wire.snapshotChunkResponse
    return { ...head, type: 'snapshot-chunk-response', snapshot: fromWireSnapshot(snapshot), receivedBytes }
  }
  if (wire.timeoutNow) return { ...head, type: 'timeout-now' }
  if (wire.observeRequest) return { ...head, type: 'observe-request' }
  if (wire.observeResponse) {
    const { leader, endpoints = [] } = wire.observeResponse
    return {
      ...head,
      type: 'observe-response',
      leader: { ...fromWireReplica(leader), endpoints: endpoints.map(fromWireEndpoint) },
    }
  }
  return undefined
}

/** A replica's name as it crosses the wire. */
export function toWireReplica({ nodeId, directoryId }: ReplicaKey): WireReplica {
  return { nodeId, directoryId: uuidBytes(directoryId) }
}

/** Throws INVALID_REQUEST if it is missing, or is no name of a replica. */
export function fromWireReplica(wire: WireReplica | null | undefined): ReplicaKey {
  const { nodeId = 0, directoryId = new Uint8Array() } = wire ?? {}
  if (nodeId > 0x7fff_ffff) throw new StreamError('INVALID_REQUEST', `${nodeId} is no node id`)
  return { nodeId: asNodeId(nodeId), directoryId: asDirectoryId(uuidOfBytes(directoryId, 'a directory id')) }
}

function toWireEntry(entry: Entry): WireEntry {
  const { baseOffset, endOffset, term } = entry
  const span = { baseOffset, endOffset, term }
  if (entry.kind === 'data') return { ...span, data: entry.payload }
  if (entry.kind === 'no-op') return { ...span, leader: toWireReplica(entry.leader) }
  return { ...span, voters: toWireVoters(entry.voters) }
}

function fromWireEntry(wire: WireEntry): Entry {
  const { baseOffset = 0, endOffset = 0, term = 0 } = wire
  const span = { baseOffset, endOffset, term }
  // A copy: what was decoded may be a view of a larger buffer, and is kept.
  if (wire.data) return { ...span, kind: 'data', payload: Uint8Array.from(wire.data) }
  if (wire.leader) return { ...span, kind: 'no-op', leader: fromWireReplica(wire.leader) }
  if (wire.voters) return { ...span, kind: 'voters', voters: fromWireVoters(wire.voters) }
  throw new StreamError(
    'INVALID_REQUEST',
    `the entry at offset ${baseOffset} of the metadata log is of an unknown kind`,
  )
}

function toWireVoters(voters: readonly Voter[]): WireVoters {
  return { voters: voters.map((voter) => ({ replica: toWireReplica(voter), endpoints: [...voter.endpoints] })) }
}

function fromWireVoters(wire: WireVoters | null | undefined): Voter[] {
  return (wire?.voters ?? []).map(({ replica, endpoints = [] }) => ({
    ...fromWireReplica(replica),
    endpoints: endpoints.map(fromWireEndpoint),
  }))
}

function fromWireEndpoint({
  name = '',
  host = '',
  port = 0,
}: millrace.cluster.v1.VoterEndpoint.$Properties): VoterEndpoint {
  return { name, host, port }
}

function toWireSnapshot({ endOffset, term, voters, sizeBytes, checksum }: SnapshotMeta): WireSnapshot {
  return { endOffset, term, voters: toWireVoters(voters), sizeBytes, checksum }
}

function fromWireSnapshot(wire: WireSnapshot | null | undefined): SnapshotMeta {
  const { endOffset = 0, term = 0, voters, sizeBytes = 0, checksum = 0 } = wire ?? {}
  return { endOffset, term, voters: fromWireVoters(voters), sizeBytes, checksum }
}
