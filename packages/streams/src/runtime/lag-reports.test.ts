import { expect, it } from 'vitest'
import { LagReports, type StoresAtHand } from './lag-reports.ts'

const options = { acceptableRecoveryLag: 10, probingIntervalMs: 60_000 }

function atHand(lags: Record<string, number>, stored: Record<string, number> = {}): () => StoresAtHand {
  return () => ({ lags: new Map(Object.entries(lags)), stored: new Map(Object.entries(stored)) })
}

it('that a standby has caught up is told soon, that it fell behind only after a while', () => {
  const reports = new LagReports(options)
  expect(reports.report(atHand({ '0_0': 900 })(), 5_000).lags).toEqual(new Map([['0_0', 900]]))
  expect(reports.isDue(atHand({ '0_0': 500 }), 8_000)).toBe(false)
  expect(reports.isDue(atHand({ '0_0': 10 }), 5_999)).toBe(false)
  expect(reports.isDue(atHand({ '0_0': 10 }), 6_000)).toBe(true)
  expect(reports.report(atHand({ '0_0': 10 })(), 6_000).lags).toEqual(new Map([['0_0', 0]]))
  expect(reports.isDue(atHand({ '0_0': 3 }), 90_000)).toBe(false)
  expect(reports.isDue(atHand({ '0_0': 11 }), 65_999)).toBe(false)
  expect(reports.isDue(atHand({ '0_0': 11 }), 66_000)).toBe(true)
})

it('that a state was laid down is told soon, that it is taken up again only after a while', () => {
  const reports = new LagReports(options)
  reports.report(atHand({}, { '0_0': 7 })(), 1_000)
  expect(reports.isDue(atHand({}, { '0_0': 7 }), 70_000)).toBe(false)
  expect(reports.isDue(atHand({}, { '0_0': 7, '0_1': 9 }), 2_000)).toBe(true)
  expect(reports.isDue(atHand({}), 2_000)).toBe(false)
  expect(reports.isDue(atHand({}), 61_000)).toBe(true)
})
