import { asDirectoryId, asNodeId } from '@millrace/base'
import { millrace, RaftService } from '@millrace/contracts'
import type { Message, SnapshotMeta, Voter } from '@millrace/raft'
import { describe, expect, it } from 'vitest'
import { fromWireMessage, toWireMessage } from './raft-wire.ts'

const from = { nodeId: asNodeId(1), directoryId: asDirectoryId('AAECAwQFBgcICQoLDA0ODw') }
const to = { nodeId: asNodeId(2), directoryId: asDirectoryId('EAECAwQFBgcICQoLDA0ODw') }
const head = { from, to, term: 7 }
const voters: Voter[] = [{ ...to, endpoints: [{ name: 'MILLRACE', host: 'b', port: 9094 }] }]
const snapshot: SnapshotMeta = { endOffset: 90, term: 6, voters, sizeBytes: 1_000, checksum: 0xffff_fff0 }
const payload = Uint8Array.from([1, 2, 3])

const messages: Message[] = [
  { ...head, type: 'vote-request', preVote: true, transfer: false, lastOffset: 12, lastTerm: 6 },
  { ...head, type: 'vote-response', preVote: false, granted: true },
  {
    ...head,
    type: 'append-request',
    prevOffset: 12,
    prevTerm: 6,
    commitOffset: 12,
    entries: [
      { kind: 'no-op', baseOffset: 12, endOffset: 13, term: 7, leader: from },
      { kind: 'data', baseOffset: 13, endOffset: 16, term: 7, payload },
      { kind: 'voters', baseOffset: 16, endOffset: 17, term: 7, voters },
    ],
  },
  { ...head, type: 'append-accepted', matchOffset: 17 },
  { ...head, type: 'append-rejected', prevOffset: 12, divergingTerm: 3, divergingEndOffset: 9 },
  { ...head, type: 'heartbeat-request', round: 4, commitOffset: 16 },
  { ...head, type: 'heartbeat-response', round: 4 },
  { ...head, type: 'snapshot-chunk', snapshot, position: 512, bytes: payload },
  { ...head, type: 'snapshot-chunk-response', snapshot, receivedBytes: 515 },
  { ...head, type: 'timeout-now' },
  { ...head, type: 'observe-request' },
  {
    ...head,
    type: 'observe-response',
    leader: { ...from, endpoints: [{ name: 'MILLRACE', host: 'broker-1', port: 9094 }] },
  },
]

/** Through the bytes of the real messages. */
function overTheWire(message: Message): Message | undefined {
  const codec = RaftService.exchange.request
  const bytes = codec.encode(new millrace.cluster.v1.ExchangeRequest({ messages: [toWireMessage(message)] }))
  const [wire] = codec.decode(bytes).messages
  return wire === undefined ? undefined : fromWireMessage(wire)
}

describe('a message of the quorum', () => {
  it.each(messages.map((message) => [message.type, message] as const))('%s arrives as it was sent', (_, message) => {
    expect(overTheWire(message)).toEqual(message)
  })

  it('of a kind that a later release knows is nothing', () => {
    const { from: sender, to: receiver, term } = toWireMessage({ ...head, type: 'timeout-now' })
    expect(fromWireMessage({ from: sender ?? null, to: receiver ?? null, term: term ?? 0 })).toBeUndefined()
  })

  it('that names no replica is refused', () => {
    expect(() => fromWireMessage({ timeoutNow: {} })).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
