import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvFields } from './csv-fields.ts'
import { RowCutter } from './row-cutter.ts'

const options = { separator: 0x2c, quote: 0x22, rowBytesMax: 40 }

function cut(chunks: readonly (string | Buffer)[], rowBytesMax = 40) {
  const cutter = new RowCutter({ ...options, rowBytesMax }, 0, 1)
  const rows = [...chunks.flatMap((chunk) => cutter.push(Buffer.from(chunk))), ...cutter.flush()]
  return rows.map(({ bytes, begin, end, line, nextLine, isQuoted, problem }) => ({
    fields: problem === undefined ? csvFields(bytes.toString(), ',', '"', isQuoted).map(({ text }) => text) : problem,
    at: [begin, end],
    lines: [line, nextLine],
  }))
}

const fieldsOf = (text: string) => cut([text]).map(({ fields }) => fields)

it('knows rows, fields, and where they stand', () => {
  expect(cut(['a,b\r\n"x\ny","1""2",\n,,'])).toEqual([
    { fields: ['a', 'b'], at: [0, 5], lines: [1, 2] },
    { fields: ['x\ny', '1"2', ''], at: [5, 19], lines: [2, 4] },
    { fields: ['', '', ''], at: [19, 21], lines: [4, 4] },
  ])
})

it.each([
  ['a"b,c\nok\n', ['has a quote in a field that does not begin with one', ['ok']]],
  ['"a"b,c\nok\n', ['has a character behind a quote that closes a field', ['ok']]],
  ['"a,b\nok\n', ['has a quote that is not closed', ['ok']]],
  ['"a"\r\nok\n', [['a'], ['ok']]],
  ['"",""\n', [['', '']]],
  ['""""\n', [['"']]],
])('%j', (text, rows) => {
  expect(fieldsOf(text)).toEqual(rows)
})

it('passes over a row that is too long, to the end of its line', () => {
  const long = 'x'.repeat(100)
  const rows = [
    { fields: ['a'], at: [0, 2], lines: [1, 2] },
    { fields: 'has more than 40 bytes', at: [2, 103], lines: [2, 3] },
    { fields: ['b'], at: [103, 105], lines: [3, 4] },
  ]
  expect(cut([`a\n${long}\nb\n`])).toEqual(rows)
  expect(cut([...`a\n${long}\nb\n`])).toEqual(rows)
  expect(cut([long]).map(({ fields }) => fields)).toEqual(['has more than 40 bytes'])
})

it('a quote that is never closed costs its line alone, however far the file goes on', () => {
  const rows = Array.from({ length: 20 }, (_, at) => `row ${at}`)
  const found = cut([`"open\n${rows.join('\n')}\n`]).map(({ fields }) => fields)
  expect(found).toEqual(['has a quote that is not closed', ...rows.map((row) => [row])])
})

it('reads what was written, however the bytes come', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' '), maxLength: 6 })
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(
      fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      fc.array(fc.nat(120)),
      fc.constantFrom('\n', '\r\n'),
      (rows, cuts, ending) => {
        const bytes = Buffer.from(rows.map((row) => row.map(quoted).join(',') + ending).join(''))
        const at = [0, ...cuts.map((where) => Math.min(where, bytes.length)).toSorted((a, b) => a - b), bytes.length]
        const chunks = at.slice(1).map((to, index) => bytes.subarray(at[index], to))
        const found = cut(chunks, 1000)
        expect(found.map(({ fields }) => fields)).toEqual(rows)
        expect(found.at(-1)?.at[1] ?? 0).toBe(bytes.length)
      },
    ),
  )
})
