import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineBytesMax } from './limits.ts'
import { type Line, LineSplitter } from './line-splitter.ts'

function split(chunks: readonly Uint8Array[], at = 0): Line[] {
  const splitter = new LineSplitter(at)
  return chunks.flatMap((chunk) => [...splitter.push(chunk)])
}

it('knows each end of a line, and where the next begins', () => {
  expect(split([Buffer.from('a\nbé\r\n\rc\rd')], 10)).toEqual([
    { text: 'a', end: 12 },
    { text: 'bé', end: 17 },
    { text: '', end: 18 },
    { text: 'c', end: 20 },
  ])
})

it('keeps what has no end yet, and a CR that may be half of one', () => {
  const splitter = new LineSplitter(0)
  expect(splitter.push(Buffer.from('half'))).toEqual([])
  expect(splitter.push(Buffer.from(' line\r'))).toEqual([])
  expect(splitter.end).toBe(10)
  expect(splitter.push(Buffer.from('\nnext'))).toEqual([{ text: 'half line', end: 11 }])
})

it('does not mind where the bytes are cut', () => {
  const ends = fc.constantFrom('\n', '\r\n', 'a', 'é', '漢', '\r')
  fc.assert(
    fc.property(fc.array(ends), fc.array(fc.nat(40)), (parts, cuts) => {
      const bytes = Buffer.from(`${parts.join('')}\n`)
      const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
      const chunks = at.slice(1).map((to, index) => bytes.subarray(at[index], to))
      expect(split(chunks)).toEqual(split([bytes]))
    }),
  )
})

it('refuses a line that would fill the memory', () => {
  expect(() => split([Buffer.alloc(lineBytesMax + 1, 'a')])).toThrow(expect.objectContaining({ code: 'INVALID_DATA' }))
})
