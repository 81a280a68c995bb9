import { describe, expect, it } from 'vitest'
import { FakeContext } from '../../test/fake-context.ts'
import { WindowClosing } from '../processors/window-closing.ts'
import { Punctuations } from './punctuations.ts'

describe('a clock that is put back', () => {
  it('holds no punctuation up for longer than its interval', () => {
    const punctuations = new Punctuations()
    const calls: number[] = []
    punctuations.schedule(1_000_010, 10, (timeMs) => calls.push(timeMs))
    punctuations.punctuate(1_000_010)
    punctuations.rebase(500)
    expect(punctuations.nextDueMs).toBe(510)
    punctuations.punctuate(509)
    punctuations.punctuate(510)
    expect(calls).toEqual([1_000_010, 510])
  })

  it('holds no closed window up for longer than the interval of looks', () => {
    const context = new FakeContext({ emitIntervalMs: 100 })
    const closing = new WindowClosing(context)
    context.wallClockMs = 1_000_000
    expect(closing.isDue(5)).toBe(true)
    closing.emittedToMs = 5
    context.wallClockMs = 1_000_050
    expect(closing.isDue(6)).toBe(false)
    context.wallClockMs = 500
    expect(closing.isDue(6)).toBe(true)
    context.wallClockMs = 550
    expect(closing.isDue(7)).toBe(false)
  })
})
