import { asTopicId, isStreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { fetchCreditBytesMax, partitionsPerFetchStreamMax } from '../limits.ts'
import { FetchSession } from './fetch-session.ts'

const topic = asTopicId('AAAAAAAAAAAAAAAAAAAAAg')
const at = (partition: number, offset = 0, epoch = 1) => ({
  topicId: topic,
  partition,
  offset,
  epoch,
  currentLeaderEpoch: -1,
})

function sessionOf() {
  let rings = 0
  const session = new FetchSession(() => {
    rings += 1
  })
  return { session, rings: () => rings }
}

/** Takes the next cursor and gives it back at once; returns its partition. */
function turn(session: FetchSession, again: boolean): number | undefined {
  const cursor = session.take()
  if (cursor !== undefined) session.settle(cursor, cursor.version, again)
  return cursor?.partition
}

describe('turns', () => {
  it('go round between partitions that have more to send', () => {
    const { session } = sessionOf()
    for (const partition of [0, 1, 2]) session.set(at(partition))
    session.grant(1_000)
    const turns = Array.from({ length: 7 }, () => turn(session, true))
    expect(turns).toEqual([0, 1, 2, 0, 1, 2, 0])
  })

  it('look at a partition that was just set even without credit, and then wait for credit', () => {
    const { session, rings } = sessionOf()
    session.set(at(0))
    expect(rings()).toBe(1)
    expect(turn(session, true)).toBe(0)
    expect(turn(session, true)).toBeUndefined()
    session.grant(10)
    expect(rings()).toBe(2)
    expect(turn(session, true)).toBe(0)
  })

  it('leave out partitions that rest, until they are woken', () => {
    const { session, rings } = sessionOf()
    session.grant(100)
    const cursor = session.set(at(0))
    turn(session, false)
    expect(turn(session, false)).toBeUndefined()
    const before = rings()
    cursor.wake()
    cursor.wake()
    expect(rings()).toBe(before + 1)
    expect(turn(session, false)).toBe(0)
    expect(turn(session, false)).toBeUndefined()
  })

  it('do not let a partition that wakes often go before one that waits for its turn', () => {
    const { session } = sessionOf()
    session.grant(100)
    const busy = session.set(at(0))
    session.set(at(1))
    expect(turn(session, false)).toBe(0)
    expect(turn(session, true)).toBe(1)
    busy.wake()
    expect(turn(session, false)).toBe(1)
    expect(turn(session, false)).toBe(0)
  })

  it('tell a woken partition its watermarks although there is no credit', () => {
    const { session } = sessionOf()
    const cursor = session.set(at(0))
    turn(session, false)
    cursor.wake()
    expect(turn(session, false)).toBe(0)
  })
})

describe('credit', () => {
  it('may go below zero by what a batch exceeds it, and then asks for as much again', () => {
    const { session } = sessionOf()
    session.set(at(0))
    session.grant(10)
    session.charge(25)
    expect(session.credit).toBe(-15)
    turn(session, true)
    session.grant(15)
    expect(turn(session, true)).toBeUndefined()
    session.grant(1)
    expect(turn(session, true)).toBe(0)
  })

  it('has a limit', () => {
    const { session } = sessionOf()
    session.grant(fetchCreditBytesMax)
    expect(() => session.grant(1)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})

describe('moving and removing', () => {
  it('replaces the position and counts the move, so that what is under way is known to be stale', () => {
    const { session } = sessionOf()
    session.grant(100)
    session.set(at(0, 5, 1))
    const taken = session.take()
    const version = taken?.version
    const moved = session.set(at(0, 50, 2))
    expect(moved).toBe(taken)
    expect(moved).toMatchObject({ offset: 50, epoch: 2, toldHighWatermark: -1 })
    expect(moved.version).not.toBe(version)
    session.settle(moved, version ?? 0, true)
    expect(turn(session, false)).toBe(0)
    expect(turn(session, false)).toBeUndefined()
  })

  it('forgets a removed partition, also one that is being served', () => {
    const { session } = sessionOf()
    session.grant(100)
    session.set(at(0))
    session.set(at(1))
    const taken = session.take()
    const version = taken?.version ?? 0
    expect(session.remove(topic, 0)).toBe(taken)
    expect(session.remove(topic, 0)).toBeUndefined()
    if (taken !== undefined) session.settle(taken, version, true)
    expect(turn(session, true)).toBe(1)
    expect(turn(session, true)).toBe(1)
  })

  it('has a limit of partitions, which a move does not count against', () => {
    const { session } = sessionOf()
    for (let partition = 0; partition < partitionsPerFetchStreamMax; partition++) session.set(at(partition))
    session.set(at(0, 7))
    try {
      session.set(at(partitionsPerFetchStreamMax))
      expect.unreachable()
    } catch (error) {
      expect(isStreamError(error, 'RESOURCE_EXHAUSTED')).toBe(true)
    }
  })
})
