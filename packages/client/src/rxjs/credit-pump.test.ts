import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CreditPump } from './credit-pump.ts'

interface Step {
  readonly lane: number
}

const lanes = fc.array(fc.record({ lane: fc.integer({ min: -1, max: 4 }) }), { maxLength: 80 })

/** Runs a pump over the steps, and lets `pick` say which of those emitted is done next. */
async function run(steps: readonly Step[], concurrency: number, lookAhead: number, pick: (count: number) => number) {
  let pulled = 0
  let doneCount = 0
  let mostOpen = 0
  let mostPulled = 0
  const order: number[] = []
  const open: { readonly index: number; readonly lane: number; readonly done: () => void }[] = []
  const source: AsyncIterator<{ index: number; lane: number }> = {
    next: async () => {
      const step = steps[pulled]
      if (step === undefined) return { done: true, value: undefined }
      mostPulled = Math.max(mostPulled, pulled + 1 - doneCount)
      return { done: false, value: { index: pulled++, lane: step.lane } }
    },
  }
  await new Promise<void>((resolve, reject) => {
    const pump = new CreditPump({
      source,
      concurrency,
      lookAhead,
      laneOf: ({ lane }) => (lane < 0 ? undefined : lane),
      discard: () => {},
      emit: ({ index, lane }, done) => {
        if (lane >= 0 && open.some((other) => other.lane === lane)) reject(new Error(`lane ${lane} has two`))
        open.push({ index, lane, done })
        order.push(index)
        mostOpen = Math.max(mostOpen, open.length)
      },
      complete: resolve,
      fail: reject,
    })
    pump.run()
    const finish = async (): Promise<void> => {
      while (doneCount < steps.length) {
        // Whatever can be pulled is.
        for (let turn = 0; turn < 3 * (concurrency + lookAhead + 2); turn++) await Promise.resolve()
        const [chosen] = open.splice(pick(open.length), 1)
        if (chosen === undefined) throw new Error('nothing is emitted, and not all is done')
        doneCount++
        chosen.done()
        chosen.done()
      }
    }
    finish().catch(reject)
  })
  return { order, mostOpen, mostPulled }
}

test('everything is emitted once, in order within each lane, and never more than there is credit for', async () => {
  await fc.assert(
    fc.asyncProperty(
      lanes,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 10 }),
      fc.infiniteStream(fc.nat(1_000)),
      async (steps, concurrency, lookAhead, choices) => {
        const pick = (count: number): number => (choices.next().value ?? 0) % Math.max(1, count)
        const { order, mostOpen, mostPulled } = await run(steps, concurrency, lookAhead, pick)
        expect([...order].sort((one, other) => one - other)).toEqual(steps.map((_, index) => index))
        for (let lane = 0; lane <= 4; lane++) {
          const inLane = order.filter((index) => steps[index]?.lane === lane)
          expect(inLane).toEqual([...inLane].sort((one, other) => one - other))
        }
        expect(mostOpen).toBeLessThanOrEqual(concurrency)
        expect(mostPulled).toBeLessThanOrEqual(concurrency + lookAhead)
      },
    ),
    { numRuns: 200 },
  )
})

test('a subscriber that is done at once, with thousands waiting in one lane, does not overflow the stack', async () => {
  const total = 50_000
  let index = 0
  let emitted = 0
  let first: (() => void) | undefined
  await new Promise<void>((resolve, reject) => {
    const pump = new CreditPump<number>({
      source: {
        next: async () => (index < total ? { done: false, value: index++ } : { done: true, value: undefined }),
      },
      concurrency: 2,
      lookAhead: total,
      laneOf: () => 'one',
      discard: () => {},
      emit: (item, done) => {
        emitted++
        if (item === 0) first = done
        else done()
        if (emitted === 1) void Promise.resolve().then(waitThenStart)
      },
      complete: resolve,
      fail: reject,
    })
    const waitThenStart = async (): Promise<void> => {
      while (index < total) await Promise.resolve()
      await Promise.resolve()
      first?.()
    }
    pump.run()
  })
  expect(emitted).toBe(total)
})
