import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TextBytes } from './text-bytes.ts'

it('are those of each text, also when others were made behind them', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constant('long €'.repeat(3_000)),
    fc.constant('longer than a piece has room for'.repeat(9_000)),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, fc.boolean()), { maxLength: 40 }), (given) => {
      const bytes = new TextBytes()
      const before = Buffer.from('{"before":')
      const made = given.map(([text, isBehind]) => (isBehind ? bytes.of(text, before) : bytes.of(text)))
      for (const [at, [text, isBehind]] of given.entries()) {
        expect(made[at]?.equals(Buffer.from(isBehind ? String(before) + text : text))).toBe(true)
      }
    }),
  )
})

it('has what is no character replaced, as Buffer does', () => {
  expect(new TextBytes().of('a\ud800b')).toEqual(Buffer.from('a\ufffdb'))
})
