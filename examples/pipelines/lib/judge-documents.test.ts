import { expect, test } from 'vitest'
import { judgeDocuments } from './judge-documents.ts'

const rowOf = (number: number) => ({ id: `r-${number}`, number })
const documentsOf = (...numbers: readonly number[]) =>
  new Map(numbers.map((number): [string, object] => [`r-${number}`, rowOf(number)]))

test('all is well if each row is a document, however often it was told', () => {
  expect(judgeDocuments({ documents: documentsOf(0, 1, 2), count: 3, rowOf, records: 5 })).toEqual({
    wrong: [],
    counts: { lost: 0, doubled: 0, repeated: 2, different: 0, forgotten: 0 },
  })
})

test('a row that is missing, one that is different and one that nobody made are counted and named', () => {
  const documents = documentsOf(0, 3)
  documents.set('r-1', { id: 'r-1', number: 7 })
  const { wrong, counts } = judgeDocuments({ documents, count: 3, rowOf, records: 3 })
  expect(wrong).toEqual([
    '{"id":"r-1","number":1} was made, and is {"id":"r-1","number":7}',
    '{"id":"r-2","number":2} was made, and is no document',
    '1 documents are of no row',
  ])
  expect(counts).toEqual({ lost: 1, doubled: 0, repeated: 0, different: 2, forgotten: 0 })
})
