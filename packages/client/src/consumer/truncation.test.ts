import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { lastSession, put, putEach, take, text } from '../../test/consuming.ts'
import { fixture, type Fixture } from '../../test/fixture.ts'

const read = { topic: 't', partition: 0, offset: 5, divergentOffset: 3 }

/** Another leads from now on, which has only the first `batchCount` batches, and then gets others. */
function electUncleanly(made: Fixture, batchCount: number, others: readonly string[] = []): void {
  made.cluster.moveLeader('t', 0, 2)
  made.cluster.partition('t').truncate(batchCount, 1)
  for (const value of others) put(made, 't', 0, [value])
  made.cluster.kill(1)
}

function readFive(options = {}): { readonly made: Fixture; readonly next: (count: number) => Promise<string[]> } {
  const made = fixture()
  putEach(made, 5)
  const records = made.client.consumer(options).records('t', { from: 'earliest' })
  return { made, next: async (count) => (await take(made, records, count)).map(({ value }) => text(value)) }
}

test('what was read and is gone is an error, which says from where to where', async () => {
  const { made, next } = readFive()
  await next(5)
  electUncleanly(made, 3)
  await expect(next(1)).rejects.toMatchObject({
    code: 'LOG_TRUNCATED',
    context: read,
    retriable: false,
    message: expect.stringContaining('t-0 was read up to offset 5, but its log was cut at 3'),
  })
})

test('it is found out however long the log has become', async () => {
  const { made, next } = readFive()
  await next(5)
  electUncleanly(made, 3, ['w3', 'w4', 'w5', 'w6'])
  await expect(next(1)).rejects.toMatchObject({ code: 'LOG_TRUNCATED', context: read })
})

test.each(['earliest', 'latest'] as const)(
  'with autoOffsetReset %s reading goes on where the log went another way',
  async (autoOffsetReset) => {
    const { made, next } = readFive({ autoOffsetReset })
    made.events.listen('millrace:consumer.log.truncated', 'millrace:consumer.position.reset')
    await next(5)
    electUncleanly(made, 3, ['w3', 'w4', 'w5'])
    expect(await next(3)).toEqual(['w3', 'w4', 'w5'])
    expect(made.events.of('millrace:consumer.log.truncated')).toMatchObject([read])
    expect(made.events.of('millrace:consumer.position.reset')).toEqual([])
  },
)

test('what was received and not taken is dropped without a word', async () => {
  const { made, next } = readFive()
  expect(await next(2)).toEqual(['v0', 'v1'])
  electUncleanly(made, 3, ['w3'])
  // The session of the old leader is over; what it sent may still be taken, or is read anew.
  await made.clock.advance(10_000)
  expect(await next(2)).toEqual(['v2', 'w3'])
})

test('a batch that was being read when it vanished is not read on', async () => {
  const made = fixture()
  put(made, 't', 0, ['a', 'b', 'c', 'd'])
  const records = made.client.consumer({ autoOffsetReset: 'latest' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  electUncleanly(made, 0, ['x'])
  await made.clock.advance(10_000)
  expect((await take(made, records, 1)).map(({ value, offset }) => [text(value), offset])).toEqual([['x', 0]])
})

test('a change of leader by which nothing is lost says nothing', async () => {
  const { made, next } = readFive()
  await next(5)
  electUncleanly(made, 5, ['w5'])
  expect(await next(1)).toEqual(['w5'])
  made.cluster.moveLeader('t', 0, 3)
  made.cluster.kill(2)
  put(made, 't', 0, ['w6'])
  expect(await next(1)).toEqual(['w6'])
  expect(lastSession(made).updates[0]?.set).toMatchObject([{ offset: 6, lastFetchedEpoch: 1, leaderEpoch: 2 }])
})

test('who began at the end and has read nothing gets all that is written from where the log was cut', async () => {
  const made = fixture()
  putEach(made, 5)
  const records = made.client.consumer().records('t')
  const next = records.next()
  await made.clock.advance(0)
  electUncleanly(made, 3, ['w3', 'w4', 'w5'])
  expect((await made.clock.until(next)).value).toMatchObject({ offset: 3 })
  expect((await take(made, records, 2)).map(({ offset }) => offset)).toEqual([4, 5])
})

test('an iteration until the end ends where the log was cut', async () => {
  const made = fixture()
  putEach(made, 5)
  const consumer = made.client.consumer({ autoOffsetReset: 'latest', prefetchBytes: 1 })
  const records = consumer.records('t', { from: 'earliest', until: 'end' })
  await take(made, records, 4)
  electUncleanly(made, 3)
  await made.clock.advance(10_000)
  expect(await take(made, records, 9)).toEqual([])
})

test('a position that was sought is not one of the log before', async () => {
  const { made, next } = readFive({ autoOffsetReset: 'earliest' })
  await next(5)
  const consumer = made.client.consumer()
  const records = consumer.records('t', { from: { offset: 4 } })
  expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([4])
  consumer.seek('t', 0, 2)
  const session = lastSession(made)
  expect(session.updates.at(-1)?.set?.at(-1)).toMatchObject({ offset: 2, lastFetchedEpoch: -1 })
})

test.each(['FENCED_LEADER_EPOCH', 'UNKNOWN_LEADER_EPOCH'] as const)(
  'with %s the leader is looked up again, and reading goes on',
  async (code) => {
    const { made, next } = readFive()
    await next(5)
    const asked = made.cluster.calls.length
    made.cluster.moveLeader('t', 0, 2)
    lastSession(made).refuseAll(new StreamError(code, 'another epoch'))
    put(made, 't', 0, ['w5'])
    expect(await next(1)).toEqual(['w5'])
    expect(made.cluster.calls.length).toBeGreaterThan(asked)
    expect(lastSession(made).nodeId).toBe(2)
  },
)

test('a follower that heard of another leader is read from again', async () => {
  const made = fixture()
  made.cluster.nearest.set('b', 2)
  made.cluster.inSync = [1, 2, 3]
  putEach(made, 2)
  const records = made.client.consumer({ rack: 'b' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  made.cluster.moveLeader('t', 0, 3)
  lastSession(made).refuseAll(new StreamError('FENCED_LEADER_EPOCH', 'another leads'))
  put(made, 't', 0, ['w2'])
  expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([2])
  expect(made.cluster.fetchSessions.find(({ partitions }) => partitions.includes(0))?.nodeId).toBe(2)
})
