import { expect, test } from 'vitest'
import { healthLine } from './watch-health.ts'

const well = {
  controller: 2,
  brokers: 3,
  brokersRegistered: 3,
  underReplicated: 0,
  underMinIsr: 0,
  offline: 0,
  moving: 0,
  quorumLag: 3,
}

test('a line says what to look at', () => {
  expect(healthLine(well)).toBe('controller 2  brokers 3/3  under-replicated 0  under min ISR 0  offline 0  moving 0')
  expect(healthLine({ ...well, controller: undefined, brokers: 2, underReplicated: 7, quorumLag: undefined })).toBe(
    'controller none  brokers 2/3  under-replicated 7  under min ISR 0  offline 0  moving 0',
  )
  expect(healthLine({ ...well, quorumLag: 1_000 })).toContain('quorum lag 1000')
})
