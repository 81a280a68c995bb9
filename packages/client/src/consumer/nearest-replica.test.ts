import { StreamError } from '@millrace/base'
import { expect, test } from 'vitest'
import { lastSession, putEach, take } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'

function nearTwo() {
  const made = fixture()
  made.cluster.nearest.set('b', 2)
  made.cluster.inSync = [1, 2]
  putEach(made, 2)
  return made
}

test('a consumer that says where it is reads where its leader sends it', async () => {
  const made = nearTwo()
  const records = made.client.consumer({ rack: 'b' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  expect(lastSession(made).nodeId).toBe(2)
  expect(lastSession(made).updates.map(({ rack }) => rack)).toContain('b')
  putEach(made, 1, 2)
  expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([2])
})

test('one that does not, or is elsewhere, reads from the leader', async () => {
  const made = nearTwo()
  for (const rack of [undefined, 'a']) {
    const records = made.client.consumer(rack === undefined ? {} : { rack }).records('t', { from: 'earliest' })
    await take(made, records, 2)
    expect(lastSession(made).nodeId).toBe(1)
  }
})

test('a replica that fails is left for the leader, and not tried again at once', async () => {
  const made = nearTwo()
  const records = made.client.consumer({ rack: 'b' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  lastSession(made).lose(new StreamError('BROKER_UNAVAILABLE', 'it is gone'))
  putEach(made, 1, 2)
  expect((await take(made, records, 1)).map(({ offset }) => offset)).toEqual([2])
  expect(made.cluster.fetchSessions.findLast(({ isOver }) => !isOver)?.partitions).toEqual([0])
  expect(made.cluster.fetchSessions.filter(({ nodeId }) => nodeId === 2)).toHaveLength(1)
})

test('one that is not in sync any more is left for the leader', async () => {
  const made = nearTwo()
  const records = made.client.consumer({ rack: 'b' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  made.cluster.inSync = [1]
  made.cluster.nearest.clear()
  const next = records.next()
  await made.clock.advance(300_000)
  putEach(made, 1, 2)
  expect((await made.clock.until(next)).value).toMatchObject({ offset: 2 })
  expect(made.cluster.fetchSessions.find(({ partitions }) => partitions.includes(0))?.nodeId).toBe(1)
})

test('one that was left is read from again once it is well', async () => {
  const made = nearTwo()
  const records = made.client.consumer({ rack: 'b' }).records('t', { from: 'earliest' })
  await take(made, records, 2)
  lastSession(made).lose(new StreamError('BROKER_UNAVAILABLE', 'it is restarted'))
  const next = records.next()
  // The metadata get old, and are looked at.
  await made.clock.advance(400_000)
  putEach(made, 1, 2)
  expect((await made.clock.until(next)).value).toMatchObject({ offset: 2 })
  expect(made.cluster.fetchSessions.find(({ partitions }) => partitions.includes(0))?.nodeId).toBe(2)
})
