import { describe, expect, it } from 'vitest'
import { casesOf, families } from '../test/corpus/cases.ts'
import { difference } from '../test/corpus/compare.ts'
import { exceptions } from '../test/corpus/exceptions.ts'

/** Families of topologies and inputs, with what Apache Kafka Streams 4.1 answered: see golden/README.md. */
const running = families.filter((family) => family !== 'topology-description')

/** How many cases each has: none may be lost on the way. */
const counts: Readonly<Record<string, number>> = {
  caching: 70,
  cogroup: 80,
  'emit-interval': 24,
  'grouped-stream': 135,
  headers: 54,
  'join-foreign-key': 112,
  'join-stream-global': 64,
  'join-stream-inner': 102,
  'join-stream-left': 99,
  'join-stream-outer': 99,
  'join-stream-table': 192,
  'join-table': 198,
  ktable: 144,
  'ktable-groupby': 144,
  nexmark: 64,
  process: 50,
  'public-joins': 18,
  punctuate: 48,
  'reference-defects': 4,
  'retention-quirks': 32,
  stateless: 150,
  suppress: 144,
  'timestamp-extractor': 48,
  'topology-description': 23,
  'window-hopping': 90,
  'window-session': 150,
  'window-sliding': 114,
  'window-tumbling': 176,
}

describe('the golden corpus', () => {
  it('has 2,628 cases', () => {
    expect(Object.fromEntries(families.map((family) => [family, casesOf(family).length]))).toEqual(counts)
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(2628)
  })

  it('has exceptions with a reason, only where there may be any', () => {
    const names = new Set(running.flatMap((family) => casesOf(family).map(({ name }) => `${family}/${name}`)))
    for (const [name, reason] of Object.entries(exceptions)) {
      expect(names, 'a case that is there').toContain(name)
      expect(name).toMatch(/^(reference-defects|retention-quirks)\//)
      expect(reason).toMatch(/\w+ \w+/)
    }
  })

  it.each(running)('%s', (family) => {
    const cases = casesOf(family).filter(({ name }) => exceptions[`${family}/${name}`] === undefined)
    const failed = cases.flatMap((test) => {
      const wrong = difference(test)
      return wrong === undefined ? [] : [`${family}/${test.name}: ${wrong}`]
    })
    expect({ passed: cases.length - failed.length, failed: failed.slice(0, 5) }).toEqual({
      passed: cases.length,
      failed: [],
    })
  })
})
