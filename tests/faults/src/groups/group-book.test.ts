import { expect, test } from 'vitest'
import { GroupBook } from './group-book.ts'

/** A group of which all is well: a hands partition 0 over to b, and dies with partition 1. */
function example(): GroupBook {
  const book = new GroupBook()
  book.enter('a', { at: 1, did: 'assigned', partitions: [0, 1] })
  book.enter('a', { at: 2, did: 'read', partition: 0, first: 0, last: 4 })
  book.enter('a', { at: 3, did: 'committed', partition: 0, offset: 5 })
  book.enter('a', { at: 4, did: 'read', partition: 0, first: 5, last: 9 })
  book.enter('a', { at: 5, did: 'revoked', partitions: [0] })
  book.enter('a', { at: 6, did: 'read', partition: 1, first: 0, last: 3 })
  book.enter('a', { at: 8, did: 'gone' })
  book.look(4, new Map([[0, 5]]))
  // Notes of other processes come in any order. What was not committed is read again.
  book.enter('b', { at: 10, did: 'read', partition: 0, first: 5, last: 11 })
  book.enter('b', { at: 7, did: 'assigned', partitions: [0] })
  book.enter('b', { at: 9, did: 'assigned', partitions: [1] })
  book.enter('b', { at: 11, did: 'read', partition: 1, first: 0, last: 5 })
  book.enter('b', { at: 12, did: 'committed', partition: 1, offset: 6 })
  book.look(
    13,
    new Map([
      [0, 12],
      [1, 6],
    ]),
  )
  return book
}

const violations = (spoil: (book: GroupBook) => void): string[] => {
  const book = example()
  spoil(book)
  return book.judge().map(({ violation }) => violation)
}

test('a group in which all is well', () => {
  expect(violations(() => undefined)).toEqual([])
})

test('each violation is found', () => {
  expect(violations((book) => book.enter('b', { at: 4.5, did: 'assigned', partitions: [0] }))).toEqual(['TwoOwners'])
  // It never says that it has let go.
  expect(violations((book) => book.enter('c', { at: 13, did: 'assigned', partitions: [1] }))).toEqual(['TwoOwners'])
  // It was fenced, and learned that late.
  const fenced = (book: GroupBook): void => {
    book.enter('c', { at: 13, did: 'assigned', partitions: [1] })
    book.enter('b', { at: 14, did: 'lost', partitions: [0, 1] })
  }
  expect(violations(fenced)).toEqual([])
  expect(violations((book) => book.enter('b', { at: 12, did: 'read', partition: 0, first: 11, last: 12 }))).toEqual([
    'ReadTwiceByOwner',
  ])
  expect(violations((book) => book.enter('b', { at: 12, did: 'read', partition: 0, first: 14, last: 15 }))).toEqual([
    'RecordsSkipped',
  ])
  const behind = new Map([
    [0, 11],
    [1, 7],
  ])
  expect(violations((book) => book.look(14, behind))).toEqual(['CommitRegressed', 'RecordsSkipped'])
  expect(violations((book) => book.enter('b', { at: 12, did: 'committed', partition: 0, offset: 13 }))).toEqual([
    'CommitLost',
  ])
})
