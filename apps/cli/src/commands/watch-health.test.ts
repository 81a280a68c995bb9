import { expect, test } from 'vitest'
import { healthLine } from './watch-health.ts'

const well = {
  controller: 2,
  brokers: 3,
  brokersRegistered: 3,
  fenced: [],
  underReplicated: 0,
  underMinIsr: 0,
  offline: 0,
  moving: 0,
  quorumLag: 3,
  problems: [],
}

test('a line says what to look at', () => {
  expect(healthLine(well)).toBe('controller 2  brokers 3/3  under-replicated 0  under min ISR 0  offline 0  moving 0')
  expect(healthLine({ ...well, controller: undefined, quorumLag: undefined, problems: ['no controller'] })).toBe(
    'controller none  brokers 3/3  under-replicated 0  under min ISR 0  offline 0  moving 0',
  )
  expect(healthLine({ ...well, brokers: 1, fenced: [1, 3], underReplicated: 7, underMinIsr: 4, offline: 2 })).toBe(
    'controller 2  brokers 1/3  under-replicated 7  under min ISR 4  offline 2  moving 0  fenced 1, 3',
  )
  expect(healthLine({ ...well, quorumLag: 1_000 })).toContain('quorum lag 1000')
})

test('what none of the figures tells stands behind them', () => {
  expect(healthLine({ ...well, problems: ['log directory /d of broker 1 is out of use'] })).toBe(
    `${healthLine(well)}  log directory /d of broker 1 is out of use`,
  )
})
