import { describe, expect, it } from 'vitest'
import { casesOf, families } from '../test/corpus/cases.ts'
import { difference } from '../test/corpus/compare.ts'

/**
 * What lives in memory alone, in Kafka too: when punctuations and throttles are due next, and what a processor counts in a field. Partition time,
 * for extractors that go by it, begins anew.
 */
const inMemory = /punctuate|OrPartitionTime/

/** One case in so many is run with a restart: all of them would take minutes. */
const every = 5

describe('the golden corpus, when the process goes in the middle and another begins with the changelogs', () => {
  it.each(families.filter((family) => !/topology-description|punctuate|emit-interval/.test(family)))('%s', (family) => {
    const failed = casesOf(family)
      .filter((_, i) => i % every === 0)
      .filter(({ name }) => !inMemory.test(`${family}/${name}`))
      .flatMap((test) => {
        const wrong = difference(test, Math.floor(test.input.length / 2))
        return wrong === undefined ? [] : [`${family}/${test.name}: ${wrong}`]
      })
    expect({ count: failed.length, first: failed.slice(0, 3) }).toEqual({ count: 0, first: [] })
  })
})
