import { describe, expect, it } from 'vitest'
import {
  closesAfterMs,
  hopping,
  retentionNeededMs,
  session,
  sliding,
  tumbling,
  unlimited,
  windowSizeMs,
} from './windows.ts'

describe('windows', () => {
  it.each([
    [tumbling('1m', { grace: '10s' }), { size: 60_000, retention: 70_000, closes: 10_000 }],
    [hopping('1m', { advance: 1000 }), { size: 60_000, retention: 60_000, closes: 0 }],
    [sliding('1s', { grace: 5 }), { size: 1000, retention: 2005, closes: 5 }],
    [sliding(0), { size: 0, retention: 1, closes: 0 }],
    [unlimited({ startMs: 5 }), { size: Infinity, retention: Infinity, closes: 0 }],
  ])('%o have their size, retention and end', (windows, { size, retention, closes }) => {
    expect([windowSizeMs(windows), retentionNeededMs(windows), closesAfterMs(windows)]).toEqual([
      size,
      retention,
      closes,
    ])
  })

  it('of sessions close after gap and grace', () => {
    const windows = session('5s', { grace: '1s' })
    expect([retentionNeededMs(windows), closesAfterMs(windows)]).toEqual([6000, 6000])
  })

  it.each([
    ['a size of 0', () => tumbling(0), 'the size of tumbling windows is 0'],
    ['an advance of 0', () => hopping(10, { advance: 0 }), 'the advance of hopping windows is 0'],
    [
      'an advance beyond the size',
      () => hopping(10, { advance: 11 }),
      "hopping windows of 10 ms can't advance by 11 ms",
    ],
    ['a negative grace', () => tumbling(10, { grace: -1 }), 'the grace of windows is -1'],
    ['a gap that is no time', () => session('soon' as '1s'), 'the inactivity gap of sessions is "soon"'],
  ])('refuse %s', (_what, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(message) }))
  })
})
