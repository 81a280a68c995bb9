import { FakeClock } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { tapLinesUnreadMax } from '../limits.ts'
import { RateLimit, RecordTap, RecordTaps } from './record-tap.ts'

const pass = (tap: RecordTap, count: number, skipped = 0): void => {
  for (let at = 0; at < count; at++) tap.take({ task: 0, skipped, record: `{"at":${at}}` })
}

/** A reader that has begun to read. */
function reading(tap: RecordTap, perSecond: number) {
  const stop = new AbortController()
  const lines = tap.follow(perSecond, stop.signal)
  const first = lines.next()
  return { first, lines, stop: () => stop.abort() }
}

const told = ({ value }: IteratorResult<string, unknown>): unknown => JSON.parse(String(value))

describe('a rate', () => {
  it('lets so many pass a second', async () => {
    const clock = new FakeClock()
    const limit = new RateLimit(clock, 2)
    expect([limit.pass(), limit.pass(), limit.pass()]).toEqual([true, true, false])
    await clock.advance(999)
    expect(limit.pass()).toBe(false)
    await clock.advance(1)
    expect(limit.pass()).toBe(true)
    limit.perSecond = 0
    expect(limit.pass()).toBe(false)
  })
})

describe('a tap', () => {
  it('says what is wanted: nothing while nobody reads, and else what the one wants who wants most', async () => {
    const tap = new RecordTap(new FakeClock())
    const wanted: number[] = []
    const unsubscribe = tap.subscribe((perSecond) => wanted.push(perSecond))
    const slow = reading(tap, 5)
    const fast = reading(tap, 50)
    fast.stop()
    await fast.first
    slow.stop()
    await slow.first
    expect(wanted).toEqual([0, 5, 50, 5, 0])
    unsubscribe()
    const late = reading(tap, 5)
    late.stop()
    await late.first
    expect(wanted).toHaveLength(5)
  })

  it('gives each reader as many as it wants, and tells how many passed before', async () => {
    const clock = new FakeClock()
    const tap = new RecordTap(clock)
    const one = reading(tap, 1)
    const three = reading(tap, 3)
    pass(tap, 4)
    expect(told(await one.first)).toEqual({ task: 0, skipped: 0, record: { at: 0 } })
    expect(told(await three.first)).toEqual({ task: 0, skipped: 0, record: { at: 0 } })
    expect([await three.lines.next(), await three.lines.next()].map(told)).toMatchObject([
      { record: { at: 1 } },
      { record: { at: 2 } },
    ])
    await clock.advance(1000)
    // The task itself has left some out, too.
    pass(tap, 1, 10)
    expect(told(await one.lines.next())).toMatchObject({ skipped: 13 })
    expect(told(await three.lines.next())).toMatchObject({ skipped: 11 })
    one.stop()
    expect((await one.lines.next()).done).toBe(true)
  })

  it('holds so much for who does not read, and no more', async () => {
    const tap = new RecordTap(new FakeClock())
    const { first, lines, stop } = reading(tap, 10 * tapLinesUnreadMax)
    pass(tap, 2 * tapLinesUnreadMax)
    await first
    stop()
    let count = 1
    for await (const line of lines) {
      expect(line).toContain('record')
      count += 1
    }
    expect(count).toBe(tapLinesUnreadMax)
  })

  it('is at its end once there is no such connector any more', async () => {
    const taps = new RecordTaps(new FakeClock())
    const { first } = reading(taps.of('a'), 1)
    expect(taps.of('a')).toBe(taps.of('a'))
    const before = taps.of('a')
    taps.forget('a')
    expect((await first).done).toBe(true)
    expect(taps.of('a')).not.toBe(before)
  })
})
