import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermStarts } from './term-starts.ts'

/** Entries as how many terms each is above the one before, and its offsets. */
const entries = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 })), { maxLength: 30 })

interface Border {
  readonly term: number
  readonly endOffset: number
}

function build(steps: readonly (readonly [number, number])[]): { terms: TermStarts; borders: Border[] } {
  const terms = new TermStarts(0, 0, 0, [])
  const borders: Border[] = [{ term: 0, endOffset: 0 }]
  for (const [up, offsets] of steps) {
    const term = terms.lastTerm + up
    terms.append(term, terms.endOffset + offsets)
    borders.push({ term, endOffset: terms.endOffset })
  }
  return { terms, borders }
}

test('it knows the term of every border, and where each term ends', () => {
  fc.assert(
    fc.property(entries, fc.nat(70), (steps, term) => {
      const { terms, borders } = build(steps)
      for (const border of borders) expect(terms.termAt(border.endOffset)).toBe(border.term)
      expect(terms.termAt(terms.endOffset + 1)).toBeUndefined()
      expect(terms.endOfTerm(term)).toEqual(borders.findLast((border) => border.term <= term))
    }),
  )
})

test('cut at a border, it is as if what follows had never been', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (steps, lot) => {
      const { terms, borders } = build(steps)
      const kept = lot % borders.length
      terms.truncate(borders[kept]?.endOffset ?? 0)
      expect(terms).toEqual(build(steps.slice(0, kept)).terms)
    }),
  )
})

test('a start that moves takes nothing from what is behind it', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (steps, lot) => {
      const { terms, borders } = build(steps)
      const first = borders[lot % borders.length]
      if (first === undefined) return
      terms.moveStart(first.endOffset)
      for (const border of borders) {
        expect(terms.termAt(border.endOffset)).toBe(border.endOffset < first.endOffset ? undefined : border.term)
      }
      expect(terms.startTerm).toBe(first.term)
    }),
  )
})

test('two logs agree on a term at a border of one only if it is a border of both: the leader of a term makes each once', () => {
  fc.assert(
    fc.property(entries, fc.nat(), fc.nat(), (steps, cutA, cutB) => {
      const a = build(steps)
      const b = build(steps)
      const endA = a.borders[cutA % a.borders.length]?.endOffset ?? 0
      const endB = b.borders[cutB % b.borders.length]?.endOffset ?? 0
      a.terms.truncate(endA)
      b.terms.truncate(endB)
      const diverging = b.terms.endOfTerm(a.terms.lastTerm)
      const own = a.terms.endOfTerm(diverging?.term ?? 0)
      const shared =
        own?.term === diverging?.term ? Math.min(own?.endOffset ?? 0, diverging?.endOffset ?? 0) : own?.endOffset
      expect(shared).toBe(Math.min(endA, endB))
    }),
  )
})
