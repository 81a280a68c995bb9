import { expect, test } from 'vitest'
import { networkConformance } from '../conformance/network.ts'
import { FakeClock } from '../fake-clock.ts'
import { MemoryNetwork } from './memory-network.ts'

const windowBytes = 256 * 1024

test.each(networkConformance)('$name', async ({ run }) => {
  const clock = new FakeClock()
  await run({
    network: new MemoryNetwork({ clock, windowBytes }),
    passTime: (ms) => clock.advance(ms),
    underWayBytesMax: windowBytes,
  })
})

test('has conformance cases', () => {
  expect(networkConformance.length).toBeGreaterThan(20)
})
