import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrayLiteral, nestedArrayLiteral } from './array-literal.ts'
import { type Row, statementsOf } from './plan.ts'
import type { Shape } from './shape.ts'

const table = { id: 't', name: { schema: undefined, name: 't' }, columns: new Map() }
const shape = (sql: string, columns: readonly string[], deletes = false): Shape => ({
  table,
  deletes,
  keyCount: 1,
  columns,
  sql,
  texts: () => [],
})
const shapes = [shape('put ab', ['id', 'a', 'b']), shape('put a', ['id', 'a']), shape('gone', ['id'], true)] as const

type Stored = Map<string, Record<string, string | null>>

/** What a row does to the rows that are there. */
function apply(stored: Stored, columns: readonly string[], deletes: boolean, texts: readonly (string | null)[]): void {
  const id = String(texts[0])
  if (deletes) stored.delete(id)
  else
    stored.set(id, {
      ...stored.get(id),
      ...Object.fromEntries(columns.slice(1).map((name, at) => [name, texts[at + 1] ?? null])),
    })
}

const elements = (literal: string) =>
  literal
    .slice(1, -1)
    .split(',')
    .map((text) => (text === 'NULL' ? null : text.slice(1, -1)))

const rows = fc.array(
  fc.tuple(fc.constantFrom(...shapes), fc.nat(4), fc.nat(9), fc.nat(9)).map(([of, id, a, b]): Row => ({
    shape: of,
    texts: [String(id), String(a), String(b)].slice(0, of.columns.length),
  })),
  { maxLength: 60 },
)

it('leaves in few statements what rows leave one by one, and no key twice in one', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 5 }), (given, rowsMax) => {
      const expected: Stored = new Map()
      for (const { shape: of, texts } of given) apply(expected, of.columns, of.deletes, texts)
      const stored: Stored = new Map()
      for (const { sql, values, columns } of statementsOf(given, { upsert: true, rowsMax })) {
        const of = shapes.find((one) => one.sql === sql)
        const byColumn = values.map(elements)
        const ids = byColumn[0] ?? []
        expect(ids.length).toBeLessThanOrEqual(rowsMax)
        expect(new Set(ids).size).toBe(ids.length)
        for (const at of ids.keys())
          apply(
            stored,
            columns,
            of?.deletes === true,
            byColumn.map((column) => column[at] ?? null),
          )
      }
      expect(new Map([...stored].toSorted())).toEqual(new Map([...expected].toSorted()))
    }),
  )
})

it('writes rows of one form by one statement, whatever comes between them', () => {
  const [ab, a] = shapes
  const mixed = [0, 1, 2, 3].map((id): Row => ({ shape: id % 2 === 0 ? ab : a, texts: [String(id), 'x'] }))
  expect([...statementsOf(mixed, { upsert: true, rowsMax: 9 })].map(({ sql }) => sql)).toEqual(['put ab', 'put a'])
  expect([...statementsOf(mixed, { upsert: false, rowsMax: 9 })]).toHaveLength(4)
})

it('keeps all rows and their order where none replaces another', () => {
  const [, a] = shapes
  const same = ['x', 'y'].map((text): Row => ({ shape: a, texts: ['1', text] }))
  expect([...statementsOf(same, { upsert: false, rowsMax: 9 })]).toEqual([
    { sql: 'put a', columns: ['id', 'a'], values: ['{"1","1"}', '{"x","y"}'] },
  ])
})

it('writes arrays whose texts hold anything', () => {
  expect(arrayLiteral(['', 'NULL', null, String.raw`a\b"c`, '{,}'])).toBe(String.raw`{"","NULL",NULL,"a\\b\"c","{,}"}`)
  expect(nestedArrayLiteral([arrayLiteral(['a']), arrayLiteral(['b'])])).toBe('{{"a"},{"b"}}')
})
