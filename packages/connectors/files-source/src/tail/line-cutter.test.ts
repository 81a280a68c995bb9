import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LineCutter, type LongLines } from './line-cutter.ts'

const options = (longLines: LongLines, lineBytesMax = 8) => ({ lineBytesMax, longLines })

function cut(chunks: readonly Buffer[], longLines: LongLines, at = 0) {
  const cutter = new LineCutter(at, options(longLines))
  const lines = chunks.flatMap((chunk) => [...cutter.push(chunk)])
  return lines.map(({ bytes, begin, end, tooLong }) => ({ text: bytes.toString(), begin, end, tooLong }))
}

const plain = (text: string, begin: number, end: number, tooLong = false) => ({ text, begin, end, tooLong })

it('knows each line, where it begins and where the next one does', () => {
  expect(cut([Buffer.from('a\nbé\r\n\nx')], 'split', 10)).toEqual([
    plain('a', 10, 12),
    plain('bé', 12, 17),
    plain('', 17, 18),
  ])
})

it('keeps what has no end yet, and gives it as it is when nobody will write it', () => {
  const cutter = new LineCutter(0, options('split'))
  expect(cutter.push(Buffer.from('ha'))).toEqual([])
  expect([cutter.hasRest, cutter.end]).toEqual([true, 2])
  expect(cutter.push(Buffer.from('lf'))).toEqual([])
  expect(cutter.flush()).toMatchObject({ bytes: Buffer.from('half'), begin: 0, end: 4 })
  expect(cutter.flush()).toBeUndefined()
  expect(cutter.push(Buffer.from('next\n'))).toMatchObject([{ begin: 4, end: 9 }])
})

it('a line that is too long is split, cut or marked', () => {
  const bytes = [Buffer.from('0123456789ab\nnext\n')]
  expect(cut(bytes, 'split')).toEqual([plain('01234567', 0, 8, true), plain('89ab', 8, 13), plain('next', 13, 18)])
  expect(cut(bytes, 'cut')).toEqual([plain('01234567', 0, 13, true), plain('next', 13, 18)])
  expect(cut(bytes, 'reject')).toEqual([plain('01234567', 0, 13, true), plain('next', 13, 18)])
})

it('a line as long as it may be is whole, however it ends', () => {
  for (const longLines of ['split', 'cut'] as const) {
    expect(cut([Buffer.from('01234567\r\n'), Buffer.from('01234567\n')], longLines)).toEqual([
      plain('01234567', 0, 10),
      plain('01234567', 10, 19),
    ])
  }
})

it('cuts no character in two', () => {
  expect(cut([Buffer.from('0123456é漢x\n')], 'split').map(({ text }) => text)).toEqual(['0123456', 'é漢x'])
  expect(cut([Buffer.from('0123456é漢x\n')], 'cut').map(({ text }) => text)).toEqual(['0123456'])
})

it('keeps no more of a line than it may have', () => {
  const cutter = new LineCutter(0, options('cut'))
  for (let part = 0; part < 100; part++) expect(cutter.push(Buffer.alloc(1000, 'x'))).toEqual([])
  expect(cutter.end).toBe(100_000)
  expect(cutter.push(Buffer.from('\nb\n'))).toMatchObject([
    { begin: 0, end: 100_001, tooLong: true },
    { begin: 100_001, end: 100_003, tooLong: false },
  ])
})

it('does not mind how bytes come', () => {
  const parts = fc.constantFrom('\n', '\r\n', 'a', 'é', '漢', '\r', '0123456789', '01234567')
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 30 }),
      fc.array(fc.nat(90)),
      fc.constantFrom<LongLines>('split', 'cut', 'reject'),
      (texts, cuts, longLines) => {
        const bytes = Buffer.from(`${texts.join('')}\n`)
        const at = [0, ...cuts.map((where) => Math.min(where, bytes.length)).toSorted((a, b) => a - b), bytes.length]
        const chunks = at.slice(1).map((to, index) => bytes.subarray(at[index], to))
        expect(cut(chunks, longLines)).toEqual(cut([bytes], longLines))
      },
    ),
  )
})

it('loses no byte when it splits', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\n', 'a', 'é', '漢', '0123456789')), (texts) => {
      const text = `${texts.join('')}\n`
      const lines = cut([Buffer.from(text)], 'split')
      expect(lines.map((line) => (line.tooLong ? line.text : `${line.text}\n`)).join('')).toBe(text)
      expect(lines.at(-1)?.end).toBe(Buffer.byteLength(text))
    }),
  )
})
