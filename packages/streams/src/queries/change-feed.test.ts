import { setImmediate as turn } from 'node:timers/promises'
import { StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { ChangeFeed } from './change-feed.ts'

const change = (key: string, value: string | null, store = 's', taskId = '0_0') => ({
  taskId,
  store,
  key: Buffer.from(key),
  value: value === null ? null : Buffer.from(value),
  timestamp: 1,
  partition: 0,
})

function following(feed: ChangeFeed, waitingMax = 10) {
  const told: string[] = []
  const end = feed.follow('s', waitingMax, {
    next: ({ key, value }) => told.push(`${String(key)}=${value === null ? 'gone' : String(value)}`),
    error: ({ code }) => told.push(code),
    complete: () => told.push('complete'),
  })
  return { told, end }
}

function commit(feed: ChangeFeed, taskId: string): void {
  feed.cut(taskId)
  feed.committed(taskId)
}

it('tells what is committed, of each key the last change of a commit', async () => {
  const feed = new ChangeFeed()
  const { told } = following(feed)
  for (const [key, value] of [
    ['a', '1'],
    ['b', '1'],
    ['a', '2'],
    ['b', null],
  ] as const)
    feed.note(change(key, value))
  await turn()
  expect(told).toEqual([])
  commit(feed, '0_0')
  await turn()
  expect(told).toEqual(['a=2', 'b=gone'])
})

it('keeps what comes while a commit is under way for the next one', async () => {
  const feed = new ChangeFeed()
  const { told } = following(feed)
  feed.note(change('a', '1'))
  feed.note(change('b', '1'))
  feed.cut('0_0')
  feed.note(change('a', '2'))
  feed.committed('0_0')
  await turn()
  expect(told).toEqual(['a=1', 'b=1'])
  // Nothing was told until this cut but what came before it.
  commit(feed, '0_0')
  await turn()
  expect(told).toEqual(['a=1', 'b=1', 'a=2'])
  feed.note(change('c', '1'))
  feed.cut('0_0')
  feed.dropped('0_0')
  feed.committed('0_0')
  await turn()
  expect(told).toHaveLength(3)
})

it('forgets what is not committed, and keeps tasks apart', async () => {
  const feed = new ChangeFeed()
  const { told } = following(feed)
  feed.note(change('a', '1', 's', '0_0'))
  feed.note(change('b', '1', 's', '0_1'))
  feed.dropped('0_0')
  commit(feed, '0_0')
  commit(feed, '0_1')
  await turn()
  expect(told).toEqual(['b=1'])
})

it('knows who is followed, and nobody once all have gone', async () => {
  const feed = new ChangeFeed()
  expect(feed.isFollowed('s')).toBe(false)
  const one = following(feed)
  const other = following(feed)
  feed.note(change('a', '1'))
  commit(feed, '0_0')
  one.end()
  await turn()
  expect([one.told, other.told, feed.isFollowed('s')]).toEqual([[], ['a=1'], true])
  other.end()
  expect(feed.isFollowed('s')).toBe(false)
})

it('gives up who lags, and nobody else', async () => {
  const feed = new ChangeFeed()
  const slow = following(feed, 2)
  const other = following(feed, 3)
  for (const key of ['a', 'b', 'c']) feed.note(change(key, '1'))
  commit(feed, '0_0')
  await turn()
  expect([slow.told, other.told]).toEqual([['RESOURCE_EXHAUSTED'], ['a=1', 'b=1', 'c=1']])
  // Several changes of one key are one that waits.
  const patient = following(feed, 2)
  for (const value of ['1', '2', '3']) {
    feed.note(change('a', value))
    commit(feed, '0_0')
  }
  await turn()
  expect(patient.told).toEqual(['a=3'])
})

it('ends with what waits, and then why', async () => {
  const feed = new ChangeFeed()
  const { told } = following(feed)
  feed.note(change('a', '1'))
  commit(feed, '0_0')
  feed.close(new StreamError('PROCESSING_FAILED', 'it failed'))
  await turn()
  expect(told).toEqual(['a=1', 'PROCESSING_FAILED'])
  const quiet = following(feed)
  feed.close()
  await turn()
  expect(quiet.told).toEqual(['complete'])
})
