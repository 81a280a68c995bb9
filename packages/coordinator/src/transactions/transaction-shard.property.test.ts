import fc from 'fast-check'
import { expect, it } from 'vitest'
import { someTimesMs, type Step, Walk } from '../../test/transactions/walk.ts'
import { producerEpochMax } from './producer-epochs.ts'

/** Mostly the same, so that one gets somewhere. */
const who = fc.constantFrom(0, 0, 0, 0, 1)
const isLost = fc.nat({ max: 3 }).map((one) => one === 0)
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('begin' as const), who, isLost }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('go on' as const), who, isLost }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      who,
      isLost,
      partition: fc.nat({ max: 2 }),
      mayBeUnlogged: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('end' as const), who, isLost, isCommit: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('again' as const),
      which: fc.nat({ max: 1_000 }),
      mayBegin: fc.nat({ max: 20 }).map((one) => one === 0),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('markers' as const), areLate: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(...someTimesMs) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('operator aborts' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)

it('a transaction has one outcome, nobody who was fenced changes it, and what comes again is answered the same', () => {
  let committed = 0
  fc.assert(
    fc.property(
      fc.array(steps, { minLength: 20, maxLength: 120, size: 'max' }),
      // In half of the walks the epochs are nearly used up.
      fc.constantFrom(0, 3, producerEpochMax - 4, producerEpochMax - 1),
      (taken, firstEpoch) => {
        const walk = new Walk(firstEpoch)
        for (const step of taken) walk.take(step)
        committed += walk.outcomes.filter((outcome) => outcome === 'commit').length
      },
    ),
    { numRuns: 200 },
  )
  // It went somewhere.
  expect(committed).toBeGreaterThan(50)
})
