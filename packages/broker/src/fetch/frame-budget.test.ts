import type { StreamError } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { FrameBudget, FrameHold } from './frame-budget.ts'

function budgetOf(capacityBytes = 1_000) {
  const clock = new FakeClock()
  const budget = new FrameBudget({
    clock,
    capacityBytes,
    frameSizeBytesMax: 100,
    frameSizeBytesMin: 10,
    frameSizeBytesFair: 20,
    shareOfFree: 4,
    stalledMsMax: 500,
    stalledMsMin: 100,
    turnoverMs: 1_000,
    stalledLongMsMax: 5_000,
  })
  const cuts: string[] = []
  /** One that always took its last frame promptly, unless it is said to be another. */
  const taker = (name: string, { signal = new AbortController().signal, lastTakenMs = Infinity } = {}) => ({
    cut: (error: StreamError) => void cuts.push(`${name}: ${error.code}`),
    signal,
    lastTakenMs,
  })
  /** A hold that can be had at once. */
  const now = (sizeBytesMin = 0, name = 'x'): FrameHold => {
    const hold = budget.acquire(() => sizeBytesMin, taker(name))
    if (!(hold instanceof FrameHold)) throw new Error('no room')
    return hold
  }
  return { clock, budget, cuts, taker, now }
}

describe('the size of frames', () => {
  it('is the greatest while there is plenty, and shrinks as stalled streams hold more, down to the least', () => {
    const { budget, taker } = budgetOf()
    const sizes: number[] = []
    for (;;) {
      const hold = budget.acquire(() => 0, taker('x'))
      if (!(hold instanceof FrameHold)) break
      sizes.push(hold.sizeBytes)
    }
    expect(sizes[0]).toBe(100)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(sizes.at(-1)).toBe(10)
    expect(budget.bytesHeld).toBeGreaterThan(990)
    expect(budget.bytesHeld).toBeLessThanOrEqual(1_000)
  })

  it('is at least what a batch is known to need', () => {
    const { now } = budgetOf()
    expect(now(400).sizeBytes).toBe(400)
  })

  it('becomes that of what was read; more only if there is room', () => {
    const { budget, now } = budgetOf()
    const hold = now()
    expect(budget.resize(hold, 30)).toBe(true)
    expect(budget.bytesHeld).toBe(30)
    const other = now(900)
    expect(budget.resize(hold, 101)).toBe(false)
    expect(hold.sizeBytes).toBe(30)
    budget.release(other)
    expect(budget.resize(hold, 101)).toBe(true)
    expect(budget.bytesHeld).toBe(101)
  })

  it('may pass the whole budget for a batch that is larger than it, alone', async () => {
    const { budget, now, taker } = budgetOf()
    const other = now()
    const large = budget.acquire(() => 5_000, taker('large'))
    expect(large).toBeInstanceOf(Promise)
    budget.release(other)
    expect((await large)?.sizeBytes).toBe(5_000)
  })
})

describe('an exhausted budget', () => {
  it('serves those who wait in their order, as room comes back', async () => {
    const { budget, now, taker } = budgetOf()
    const all = now(1_000)
    const order: string[] = []
    const wait = async (name: string) => {
      await budget.acquire(() => 0, taker(name))
      order.push(name)
    }
    const waits = [wait('a'), wait('b'), wait('c')]
    expect(budget.waiting).toBe(3)
    budget.release(all)
    await Promise.all(waits)
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('lets nobody overtake one who waits for a large batch', () => {
    const { budget, now, taker } = budgetOf()
    now(500)
    expect(budget.acquire(() => 600, taker('large'))).toBeInstanceOf(Promise)
    expect(budget.acquire(() => 0, taker('small'))).toBeInstanceOf(Promise)
  })

  it('cuts the stream whose frame has been with its transport longest, once that is long enough', async () => {
    const { clock, budget, now, taker, cuts } = budgetOf()
    const first = now(400, 'first')
    const second = now(600, 'second')
    budget.sending(first)
    await clock.advance(100)
    budget.sending(second)
    const waiting = Promise.resolve(budget.acquire(() => 0, taker('third')))
    await clock.advance(399)
    expect(cuts).toEqual([])
    await clock.advance(1)
    expect(cuts).toEqual(['first: RESOURCE_EXHAUSTED'])
    expect((await waiting)?.sizeBytes).toBe(100)
    await clock.advance(4_000)
    expect(cuts).toHaveLength(1)
    // Its sender notices later that it was cut, and gives back what it does not hold any more.
    budget.release(first)
    expect(budget.bytesHeld).toBe(700)
  })

  it('cuts nobody while nobody waits, however long a stream stalls', async () => {
    const { clock, budget, now, cuts } = budgetOf()
    budget.sending(now(1_000))
    await clock.advance(3_600_000)
    expect(cuts).toEqual([])
    expect(clock.timerCount).toBe(0)
  })

  it('is made good in time also for those who do not wait, but get less than is fair', async () => {
    const { clock, budget, now, cuts } = budgetOf()
    for (const name of ['first', 'second', 'third']) budget.sending(now(310, name))
    await clock.advance(4_999)
    expect(budget.resize(now(), 10)).toBe(true)
    await clock.advance(0)
    expect(cuts).toEqual([])
    await clock.advance(1)
    expect(cuts).toEqual(['first: RESOURCE_EXHAUSTED'])
    await clock.advance(60_000)
    expect(cuts).toHaveLength(1)
    expect(now().sizeBytes).toBeGreaterThanOrEqual(20)
  })

  it('cuts at once for one who comes when a stream has stalled for long', async () => {
    const { clock, budget, now, taker, cuts } = budgetOf()
    budget.sending(now(1_000, 'stalled'))
    await clock.advance(60_000)
    const hold = budget.acquire(() => 0, taker('next'))
    await clock.advance(0)
    expect(cuts).toEqual(['stalled: RESOURCE_EXHAUSTED'])
    expect((await hold)?.sizeBytes).toBe(100)
  })

  it('does not cut one that is sent in time', async () => {
    const { clock, budget, now, taker, cuts } = budgetOf()
    const quick = now(500, 'quick')
    const slow = now(500, 'slow')
    budget.sending(quick)
    await clock.advance(10)
    budget.sending(slow)
    const waiting = Promise.resolve(budget.acquire(() => 600, taker('large')))
    await clock.advance(10)
    budget.release(quick)
    await clock.advance(10_000)
    expect(cuts).toEqual(['slow: RESOURCE_EXHAUSTED'])
    expect((await waiting)?.sizeBytes).toBe(600)
  })

  it('prefers those who took their last frame promptly to those who did not, but does not forget the others', async () => {
    const { clock, budget, now, taker } = budgetOf()
    await clock.advance(10_000)
    const holds = Array.from({ length: 10 }, () => now(100))
    const order: string[] = []
    const wait = async (name: string, lastTakenMs: number) => {
      const hold = await budget.acquire(() => 100, taker(name, { lastTakenMs }))
      order.push(name)
      if (hold !== undefined) budget.release(hold)
    }
    const waits = [
      wait('new', -Infinity),
      wait('late', 9_000),
      ...['a', 'b', 'c', 'd'].map((name) => wait(name, 9_900)),
    ]
    for (const hold of holds) budget.release(hold)
    await clock.settle()
    expect(order).toEqual(['a', 'b', 'c', 'd', 'new', 'late'])
    await Promise.all(waits)
  })

  it('keeps a part for those who took their last frame promptly: they read on however many have stopped', async () => {
    const { clock, budget, taker, cuts } = budgetOf()
    const strangers = Array.from({ length: 20 }, (_, index) =>
      budget.acquire(() => 50, taker(`${index}`, { lastTakenMs: -Infinity })),
    )
    const stuck = strangers.filter((hold) => hold instanceof FrameHold)
    for (const hold of stuck) budget.sending(hold)
    expect(budget.bytesHeld).toBeGreaterThan(700)
    expect(budget.bytesHeld).toBeLessThanOrEqual(750)
    for (let frame = 0; frame < 100; frame++) {
      const hold = await budget.acquire(() => 50, taker('reader'))
      expect(hold).toBeInstanceOf(FrameHold)
      if (hold instanceof FrameHold) budget.release(hold)
    }
    expect(clock.monotonicMs()).toBe(0)
    expect(cuts).toEqual([])
  })

  it('has the less patience the more wait, but not with those who were prompt', async () => {
    const { clock, budget, now, taker, cuts } = budgetOf()
    const stranger = budget.acquire(() => 650, taker('stranger', { lastTakenMs: -Infinity }))
    if (stranger instanceof FrameHold) budget.sending(stranger)
    budget.sending(now(350, 'prompt'))
    for (let index = 0; index < 8; index++) void budget.acquire(() => 0, taker(`${index}`))
    await clock.advance(124)
    expect(cuts).toEqual([])
    await clock.advance(1)
    expect(cuts).toEqual(['stranger: RESOURCE_EXHAUSTED'])
  })

  it('forgets one who gives up waiting, and serves those behind', async () => {
    const { budget, now, taker } = budgetOf()
    now(500)
    const giveUp = new AbortController()
    const large = budget.acquire(() => 600, taker('large', giveUp))
    const small = budget.acquire(() => 0, taker('small'))
    giveUp.abort()
    expect(await large).toBeUndefined()
    expect((await small)?.sizeBytes).toBe(100)
    expect(budget.waiting).toBe(0)
  })

  it('comes when it is due, whatever fractions of a millisecond that is', async () => {
    // Summed one way for the timer and another for the cut, 3.7 and an eighth of 1,000 ms were due and not due, and time stood still.
    const { clock, budget, cuts, taker } = budgetOf()
    const slow = { lastTakenMs: -Infinity }
    await clock.advance(3.7)
    const hold = budget.acquire(() => 750, taker('a', slow))
    if (!(hold instanceof FrameHold)) throw new Error('no room')
    budget.sending(hold)
    for (let waiter = 0; waiter < 8; waiter++) void budget.acquire(() => 750, taker('waits', slow))
    await clock.advance(200)
    expect(cuts).toEqual(['a: RESOURCE_EXHAUSTED'])
  })
})
