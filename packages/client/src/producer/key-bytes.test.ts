import { expect, it } from 'vitest'
import { limits } from '../limits.ts'
import { KeyBytes } from './key-bytes.ts'

it('encodes texts of any length as UTF-8', () => {
  const bytes = new KeyBytes()
  const texts = ['', 'a', 'grün', 'a'.repeat(64), 'a'.repeat(65), '日'.repeat(64), '\u{1f600}']
  for (const text of [...texts, 'x'.repeat(limits.keyScratchBytes), 'a']) {
    expect(Buffer.from(bytes.of(text)).toString(), text).toBe(text)
  }
})
