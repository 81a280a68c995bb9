import { isStreamError } from '@millrace/base'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseEvent } from './event.ts'
import { rowsOf } from './rows.ts'
import { binlogTypes, type TableMap } from './table-map.ts'

it('whatever comes is understood or refused', () => {
  const header = fc.uint8Array({ minLength: 19, maxLength: 19 })
  const type = fc.constantFrom(2, 4, 16, 19, 23, 24, 25, 29, 30, 31, 33, 34, 38, 39, 40, 42, 162, 165, 166, 169)
  fc.assert(
    fc.property(header, type, fc.uint8Array({ maxLength: 80 }), (first, code, rest) => {
      const bytes = Buffer.concat([first, rest])
      bytes[4] = code
      try {
        expect(parseEvent(bytes).body.kind).not.toBe('')
      } catch (error) {
        expect(isStreamError(error)).toBe(true)
      }
    }),
  )
})

const map = (...columns: TableMap['columns']): TableMap => ({
  tableId: 1,
  database: 'd',
  table: 't',
  columns,
  names: undefined,
})
const rows = (body: readonly number[], columnCount: number) => ({
  kind: 'rows' as const,
  rows: 'write' as const,
  tableId: 1,
  columnCount,
  present: Buffer.from([0xff]),
  presentAfter: Buffer.from([0xff]),
  body: Buffer.from(body),
})

it('rows follow each other, with a bit for each null', () => {
  const of = map({ type: binlogTypes.tiny, meta: 0 }, { type: binlogTypes.varchar, meta: 20 })
  const found = [...rowsOf(rows([0b00, 7, 2, 0x68, 0x69, 0b01, 0, 0b11], 2), of)]
  expect(found.map(({ after }) => after)).toEqual([
    [7, Buffer.from('hi')],
    [null, Buffer.from('')],
    [null, null],
  ])
})

it('a row that ends too early, and a type that is not known, are named', () => {
  const read = (type: number, body: readonly number[]) => [...rowsOf(rows([0, ...body], 1), map({ type, meta: 0 }))]
  expect(() => read(binlogTypes.long, [1, 2])).toThrow('d.t ends too early')
  expect(() => read(200, [1, 2])).toThrow('type 200')
})
