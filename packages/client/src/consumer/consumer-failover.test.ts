import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { lastSession, putEach, take } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { limits } from '../limits.ts'

const noticeMsMax = limits.failoverPauseMsMax * 1.2 + 30

test.each([50, 400, 3_000])(
  'after %i ms without a leader, reading goes on at the next one within one look',
  async (ms) => {
    const made = fixture()
    putEach(made, 2)
    const records = made.client.consumer().records('t', { from: 'earliest' })
    await take(made, records, 2)
    made.cluster.moveLeader('t', 0, undefined)
    made.cluster.kill(1)
    await made.clock.advance(ms)
    putEach(made, 1, 2)
    made.cluster.moveLeader('t', 0, 2)
    const next = records.next()
    await made.clock.advance(noticeMsMax)
    expect(lastSession(made).nodeId).toBe(2)
    expect((await next).value).toMatchObject({ offset: 2 })
  },
)

test('a leader that hangs is left for the next one, though its session is still there', async () => {
  const made = fixture()
  putEach(made, 2)
  const records = made.client.consumer().records('t', { from: 'earliest' })
  await take(made, records, 2)
  const next = records.next()
  made.cluster.moveLeader('t', 0, 2)
  await made.clock.advance(limits.fetchSilenceMsMin * 2)
  expect(lastSession(made).nodeId).toBe(2)
  putEach(made, 1, 2)
  expect((await next).value).toMatchObject({ offset: 2 })
})

test('a topic without news is asked for rarely', async () => {
  const made = fixture()
  const records = made.client.consumer().records('t')
  const next = records.next()
  await made.clock.advance(0)
  const before = made.cluster.calls.length
  await made.clock.advance(10 * limits.fetchSilenceMsMax)
  expect(made.cluster.calls.length - before).toBeLessThan(20)
  putEach(made, 1)
  await next
  await made.clock.until(made.client.close())
  expect(made.clock.timerCount).toBe(0)
})

test('a broker that lags behind leads no reader back', async () => {
  const made = fixture()
  putEach(made, 2)
  const records = made.client.consumer().records('t', { from: 'earliest' })
  await take(made, records, 2)
  made.cluster.moveLeader('t', 0, 2)
  made.cluster.reset(1)
  putEach(made, 1, 2)
  await take(made, records, 1)
  made.cluster.isBehind = true
  made.cluster.reset(2)
  putEach(made, 1, 3)
  expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([3])
  expect(lastSession(made).nodeId).toBe(2)
})

test('a leader that hangs while it is asked for an offset is left for the next one', async () => {
  const made = fixture()
  putEach(made, 2)
  const { cluster, clock } = made
  const listOffsets = cluster.listOffsets.bind(cluster)
  cluster.listOffsets = async (nodeId, lookups, callLimits) => {
    if (nodeId !== 1) return listOffsets(nodeId, lookups, callLimits)
    const { timeoutMs } = callLimits
    await new Promise<void>((resolve) => clock.setTimer(timeoutMs, resolve))
    throw new StreamError('TIMEOUT', `no answer within ${timeoutMs} ms`)
  }
  const next = made.client.consumer().records('t').next()
  await clock.advance(100)
  cluster.moveLeader('t', 0, 2)
  await clock.advance(limits.leaderAnswerMsMin + noticeMsMax)
  putEach(made, 1, 2)
  expect((await clock.until(next)).value).toMatchObject({ offset: 2 })
  expect(clock.monotonicMs()).toBeLessThan(10_000)
})
