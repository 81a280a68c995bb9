import { describe, expect, it } from 'vitest'
import { inHashOrder } from './java-hash-order.ts'

describe('the order of a Java hash map', () => {
  it('is that of its buckets: of 16, "p" is in the first, "q" and "a" share the second, "b" is in the third', () => {
    expect(inHashOrder(['b', 'q', 'a', 'p'])).toEqual(['p', 'q', 'a', 'b'])
  })

  it('keeps the order of arrival within a bucket: "Aa" and "BB" have one hash', () => {
    expect(inHashOrder(['BB', 'Aa'])).toEqual(['BB', 'Aa'])
    expect(inHashOrder(['Aa', 'BB'])).toEqual(['Aa', 'BB'])
  })

  it('has more buckets for more keys', () => {
    const keys = Array.from({ length: 13 }, (_, i) => String.fromCharCode(64 + i))
    // 32 buckets: codes 64 to 76 follow each other in them.
    expect(inHashOrder(keys.toReversed())).toEqual(keys)
  })
})
