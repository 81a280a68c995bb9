import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import type { Change, Order } from './shop.ts'

const order = (version: number): Order => ({
  id: 7,
  customer: 'c-1',
  item: 'rye',
  quantity: version,
  price: '1.50',
  version,
})
const made: Change[] = [
  { op: 'c', order: order(1) },
  { op: 'u', order: order(2) },
  { op: 'u', order: order(3) },
]
const line = (op: string, version: number, more: object = {}): string =>
  JSON.stringify({
    ...order(version),
    __op: op,
    __source_file: 'binlog.1',
    __source_pos: version,
    __source_row: 0,
    ...more,
  })
const whole = [line('c', 1), line('u', 2), line('u', 3)]

/** What is said of lines in the bucket; the topic has the same, unless it is given. */
function verdictOf(bucket: string[], { topic = bucket, changes = made, now = [order(3)] } = {}) {
  const orders = new Map(now.map((row) => [row.id, row]))
  return judge({ changes: new Map([[7, changes]]), orders, topic: [topic], bucket: [bucket], objects: 1 })
}

test('all is well if each change is there in order, from the first or from a snapshot on', () => {
  expect(verdictOf(whole).wrong).toEqual([])
  expect(verdictOf([line('r', 2), line('u', 3)]).wrong).toEqual([])
  const deleted: Change[] = [...made, { op: 'd', order: order(3) }]
  expect(verdictOf([...whole, line('d', 3, { __source_pos: 9 })], { changes: deleted, now: [] }).wrong).toEqual([])
})

test('what is told again is counted, and nothing wrong', () => {
  const { wrong, found } = verdictOf([line('c', 1), line('u', 2), line('c', 1), line('u', 2), line('u', 3)])
  expect(wrong).toEqual([])
  expect(found.at(-1)).toContain('3 of them tell a change or a row that was there before, 2 tell one again')
})

test.each([
  ['a change is lost', [line('c', 1), line('u', 3)], 'row 7: where'],
  ['the last change is lost', whole.slice(0, 2), 'row 7: 1 changes from'],
  ['changes are in another order', [line('c', 1), line('u', 3), line('u', 2)], 'row 7: where'],
  [
    'a change is doubled that is none that was repeated',
    [...whole, line('u', 3, { __source_pos: 9 })],
    'row 7: the bucket tells version 3',
  ],
  ['a column is different', [line('c', 1), line('u', 2), line('u', 3, { price: '1.51' })], 'row 7: where'],
  ['nothing is there', [], 'row 7: it is not in the bucket'],
])('%s: that is found', (_, bucket, message) => {
  expect(verdictOf(bucket).wrong).toEqual([expect.stringContaining(message)])
})

test('what is lost, told again and different is counted', () => {
  expect(verdictOf([line('c', 1), line('u', 2), line('c', 1), line('u', 2), line('u', 3)]).counts).toEqual({
    lost: 0,
    doubled: 0,
    repeated: 2,
    different: 0,
    forgotten: 0,
  })
  expect(verdictOf(whole.slice(0, 2)).counts).toMatchObject({ lost: 1, different: 0 })
  expect(verdictOf([]).counts).toMatchObject({ lost: 3 })
  expect(verdictOf([line('c', 1), line('u', 2), line('u', 3, { price: '1.51' })]).counts).toMatchObject({
    lost: 0,
    different: 1,
  })
  expect(verdictOf([...whole, line('u', 3)], { topic: whole }).counts).toMatchObject({ lost: 0, doubled: 1 })
})

test('a line that the topic has not, or has twice, is found', () => {
  expect(verdictOf(whole, { topic: whole.slice(0, 2) }).wrong).toEqual([
    expect.stringContaining('2 records in the topic and 3 lines'),
  ])
  expect(verdictOf([...whole, line('u', 3)], { topic: whole }).wrong).toEqual([
    expect.stringContaining('3 records in the topic and 4 lines'),
  ])
})

test('a table that is not what the bucket says last is found', () => {
  expect(verdictOf(whole, { now: [] }).wrong).toEqual([expect.stringContaining('row 7: it is deleted')])
  expect(verdictOf(whole, { now: [{ ...order(3), item: 'oats' }] }).wrong).toEqual([
    expect.stringContaining('row 7: it is'),
  ])
})
