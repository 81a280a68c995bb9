import { asTopicId } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { noTopicId } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { fetchSessionIdleMsMin, fetchSessionPartitionsMax } from '../../../limits.ts'
import { kafkaErrors } from '../../errors.ts'
import { FetchSession, partitionsOf } from './fetch-session.ts'
import { FetchSessions } from './fetch-sessions.ts'

const position = (partition: number, fetchOffset = 0) => ({
  partition,
  fetchOffset,
  currentLeaderEpoch: -1,
  lastFetchedEpoch: -1,
  logStartOffset: -1,
  partitionMaxBytes: 1024,
  replicaDirectoryId: noTopicId,
  highWatermark: -1,
})

const named = (topic: string, ...partitions: number[]) => ({
  topic,
  topicId: noTopicId,
  partitions: partitions.map((each) => position(each)),
})

const numbersIn = (session: FetchSession) => Array.from(session.all(), ({ position: { partition } }) => partition)
const stateAt = (highWatermark: number) => ({
  errorCode: 0,
  highWatermark,
  logStartOffset: 0,
  hasRecords: false,
  hasAdvice: false,
})

function sessions({ sessionsMax = 3 } = {}) {
  const clock = new FakeClock()
  return { clock, kept: new FetchSessions({ clock, random: new SeededRandom(1), sessionsMax: () => sessionsMax }) }
}

const open = (kept: FetchSessions, count = 1) => {
  const partitions = Array.from({ length: count }, (_, number) => position(number))
  return kept.open(partitionsOf([{ topic: 'a', topicId: noTopicId, partitions }]), false)
}

describe('the partitions of a request', () => {
  it('stand once each, as they were named last, by name or by id', () => {
    const topicId = asTopicId('AAAAAAAAAAAAAAAAAAAAAQ')
    const partitions = partitionsOf([
      named('a', 0, 1),
      { topic: '', topicId, partitions: [position(0)] },
      { topic: 'a', topicId: noTopicId, partitions: [position(1, 7)] },
    ])
    expect(
      [...partitions.values()].map(({ topic, position: { partition, fetchOffset } }) => [
        topic,
        partition,
        fetchOffset,
      ]),
    ).toEqual([
      [{ name: 'a', topicId: noTopicId }, 0, 0],
      [{ name: 'a', topicId: noTopicId }, 1, 7],
      [{ name: '', topicId }, 0, 0],
    ])
  })
})

describe('a fetch session', () => {
  it('takes over what a request changes, each partition in its place', () => {
    const session = new FetchSession(1, false, partitionsOf([named('a', 0, 1, 2)]))
    session.change({
      topics: [{ topic: 'a', topicId: noTopicId, partitions: [position(1, 9)] }, named('b', 0)],
      forgottenTopicsData: [{ topic: 'a', topicId: noTopicId, partitions: [2, 77] }],
    })
    expect(
      Array.from(session.all(), ({ topic, position: { partition, fetchOffset } }) => [
        topic.name,
        partition,
        fetchOffset,
      ]),
    ).toEqual([
      ['a', 0, 0],
      ['a', 1, 9],
      ['b', 0, 0],
    ])
  })

  it('tells what changes: a watermark, the log start, records, advice, an error, and whatever comes after one', () => {
    const session = new FetchSession(1, false, partitionsOf([named('a', 0)]))
    const [first] = session.all()
    if (first === undefined) throw new Error('it has one partition')
    const tell = (state: Partial<Parameters<FetchSession['tell']>[1]>) =>
      session.tell(first, { ...stateAt(5), ...state })
    expect(tell({})).toBe(true)
    expect(tell({})).toBe(false)
    expect(tell({ highWatermark: 6 })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2 })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2, hasRecords: true })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2, hasAdvice: true })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2 })).toBe(false)
    expect(tell({ errorCode: 6 })).toBe(true)
    expect(tell({ errorCode: 6 })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2 })).toBe(true)
    expect(tell({ highWatermark: 6, logStartOffset: 2 })).toBe(false)
  })

  it('has partitions take turns: whoever had records goes to the end', () => {
    const session = new FetchSession(1, false, partitionsOf([named('a', 0, 1, 2)]))
    const [first] = session.all()
    if (first === undefined) throw new Error('it has three partitions')
    session.tell(first, { ...stateAt(5), hasRecords: true })
    expect(numbersIn(session)).toEqual([1, 2, 0])
  })

  it('counts its requests from 1 to the largest number and then from 1 again', () => {
    const session = new FetchSession(1, false, partitionsOf([named('a', 0)]))
    session.advance()
    expect(session.nextEpoch).toBe(2)
    session.nextEpoch = 0x7fff_ffff
    session.advance()
    expect(session.nextEpoch).toBe(1)
  })
})

describe('fetch sessions', () => {
  it('go on with the request whose turn it is, and with no other', () => {
    const { kept } = sessions()
    const session = open(kept)
    if (session === undefined) throw new Error('there is room')
    expect(kept.resume(session.id, 1, false)).toBe(session)
    expect(kept.resume(session.id, 1, false)).toBe(kafkaErrors.INVALID_FETCH_SESSION_EPOCH)
    expect(kept.resume(session.id, 2, true)).toBe(kafkaErrors.FETCH_SESSION_TOPIC_ID_ERROR)
    expect(kept.resume(session.id, 2, false)).toBe(session)
    kept.close(session.id)
    expect(kept.resume(session.id, 3, false)).toBe(kafkaErrors.FETCH_SESSION_ID_NOT_FOUND)
    expect(kept).toMatchObject({ size: 0, partitionCount: 0 })
  })

  it('give way when there is no room: the one that was used longest ago, once that is a while', async () => {
    const { kept, clock } = sessions({ sessionsMax: 2 })
    const first = open(kept)
    const second = open(kept)
    if (first === undefined || second === undefined) throw new Error('there is room for two')
    expect(open(kept)).toBeUndefined()
    await clock.advance(fetchSessionIdleMsMin)
    kept.resume(first.id, 1, false)
    expect(open(kept)).toBeDefined()
    expect(kept.resume(second.id, 1, false)).toBe(kafkaErrors.FETCH_SESSION_ID_NOT_FOUND)
    expect(kept.resume(first.id, 2, false)).toBe(first)
    expect(open(kept)).toBeUndefined()
  })

  it('are none where the operator wants none, or a request names nothing', () => {
    expect(open(sessions({ sessionsMax: 0 }).kept)).toBeUndefined()
    expect(sessions().kept.open(new Map(), false)).toBeUndefined()
  })

  it('are bounded in what they name together', () => {
    const { kept } = sessions()
    const large = open(kept, fetchSessionPartitionsMax)
    if (large === undefined) throw new Error('there is room')
    expect(open(kept)).toBeUndefined()
    const grow = () => large.change({ topics: [named('b', 0)], forgottenTopicsData: [] })
    expect(kept.change(large, grow)).toBe(false)
    expect(kept).toMatchObject({ size: 0, partitionCount: 0 })
  })

  it('end with their last partition', () => {
    const { kept } = sessions()
    const session = open(kept)
    if (session === undefined) throw new Error('there is room')
    const forget = { topics: [], forgottenTopicsData: [{ topic: 'a', topicId: noTopicId, partitions: [0] }] }
    expect(kept.change(session, () => session.change(forget))).toBe(false)
    expect(kept).toMatchObject({ size: 0, partitionCount: 0 })
  })
})
