import { asNodeId, type DirectoryId } from '@millrace/base'
import { expect, test } from 'vitest'
import { defaultRaftLimits } from '../limits.ts'
import { Progress } from './progress.ts'

const limits = { ...defaultRaftLimits, inFlightAppendsMax: 2, inFlightBytesMax: 100, resendTicks: 3 }
const replica = { nodeId: asNodeId(2), directoryId: '2a' as DirectoryId }

/** A peer that has answered its probe, and has the log up to 10. */
function replicating(): Progress {
  const peer = new Progress(replica, 10, limits)
  peer.accepted(10)
  return peer
}

test('a probe waits for its answer; then appends follow on each other up to the limits', () => {
  const peer = new Progress(replica, 10, limits)
  peer.sent(10, 0, 0)
  expect(peer.paused).toBe(true)

  peer.accepted(10)
  expect(peer).toMatchObject({ state: 'replicate', matchOffset: 10, nextOffset: 10, paused: false })
  peer.sent(12, 10, 0)
  expect(peer).toMatchObject({ nextOffset: 12, paused: false })
  peer.sent(13, 10, 0)
  expect(peer.paused).toBe(true)
  peer.accepted(12)
  expect(peer).toMatchObject({ matchOffset: 12, nextOffset: 13, paused: false })
  peer.sent(14, 200, 0)
  expect(peer.paused).toBe(true)
})

test('a rejected append is a probe at the border that both may share, never below what the peer has', () => {
  const peer = replicating()
  peer.sent(12, 10, 0)
  peer.rejected(12, 11)
  expect(peer).toMatchObject({ state: 'probe', nextOffset: 11, paused: false })

  const other = replicating()
  other.sent(12, 10, 0)
  other.rejected(12, 3)
  expect(other.nextOffset).toBe(10)
})

test('one that lost what it had acknowledged is known by its answer to a probe, and counts for what it has', () => {
  const peer = replicating()
  peer.sent(12, 10, 8)
  expect(peer.rejected(12, 4)).toBe(false)
  expect(peer).toMatchObject({ state: 'probe', nextOffset: 10, matchOffset: 10 })
  expect(peer.rejected(10, 4)).toBe(true)
  expect(peer).toMatchObject({ state: 'probe', nextOffset: 4, matchOffset: 4, toldCommitOffset: 4 })
  peer.accepted(4)
  expect(peer).toMatchObject({ state: 'replicate', nextOffset: 4 })

  const emptied = replicating()
  emptied.resend()
  emptied.sent(11, 10, 0)
  expect(emptied.rejected(10, -1)).toBe(true)
  expect(emptied).toMatchObject({ nextOffset: 0, matchOffset: 0 })
})

test('late answers change nothing', () => {
  const peer = replicating()
  peer.rejected(10, 4)
  expect(peer).toMatchObject({ state: 'replicate', nextOffset: 10 })
  peer.accepted(7)
  expect(peer.matchOffset).toBe(10)

  const probing = new Progress(replica, 10, limits)
  probing.sent(10, 0, 0)
  probing.rejected(8, 4)
  expect(probing).toMatchObject({ nextOffset: 10, paused: true })
})

test('what is not answered for long is sent again: from what the peer has, or the same probe', () => {
  const peer = replicating()
  peer.sent(12, 10, 0)
  expect([peer.tick(), peer.tick(), peer.tick()]).toEqual([false, false, true])
  peer.resend()
  expect(peer).toMatchObject({ state: 'probe', nextOffset: 10, paused: false })

  const idle = replicating()
  expect([idle.tick(), idle.tick(), idle.tick(), idle.tick()]).toEqual([false, false, false, false])

  const probing = new Progress(replica, 10, limits)
  probing.sent(10, 0, 0)
  probing.resend()
  expect(probing).toMatchObject({ state: 'probe', nextOffset: 10, paused: false })
})

test('a snapshot goes chunk by chunk from what the peer has of it, and ends when its log reaches there', () => {
  const snapshot = { endOffset: 50, term: 1, voters: [], sizeBytes: 30, checksum: 1 }
  const peer = new Progress(replica, 10, limits)
  peer.sendSnapshot(snapshot)
  expect(peer).toMatchObject({ state: 'snapshot', transfer: { position: 0, awaiting: false } })
  peer.receivedChunk(20)
  expect(peer.transfer).toMatchObject({ position: 20, awaiting: false })
  peer.receivedChunk(30)
  expect(peer.transfer).toMatchObject({ position: 30, awaiting: true })
  peer.accepted(40)
  expect(peer.state).toBe('snapshot')
  peer.accepted(50)
  expect(peer).toMatchObject({ state: 'replicate', nextOffset: 50, transfer: undefined })
})

test('when a peer had all of the log is known from what it has as it is heard of', () => {
  const peer = new Progress(replica, 10, limits)
  const heard = (matchOffset: number, lastOffset: number): number | undefined => {
    peer.heard()
    peer.accepted(matchOffset)
    peer.reckon(lastOffset)
    return peer.caughtUpTicks
  }
  const ticks = (count: number): void => {
    for (let tick = 0; tick < count; tick++) peer.tick()
  }
  // Nobody knows whether it ever had.
  expect(heard(4, 10)).toBeUndefined()
  ticks(5)
  // It has what there was five ticks ago.
  expect(heard(10, 20)).toBe(5)
  ticks(2)
  expect(peer.caughtUpTicks).toBe(7)
  // Not even that of two ticks ago.
  expect(heard(15, 30)).toBe(7)
  ticks(1)
  expect(heard(30, 30)).toBe(0)
  ticks(3)
  expect(peer.caughtUpTicks).toBe(3)
})
