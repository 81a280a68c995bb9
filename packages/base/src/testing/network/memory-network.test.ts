import { expect, test } from 'vitest'
import { networkConformance } from '../conformance/network.ts'
import { FakeClock } from '../fake-clock.ts'
import { MemoryNetwork } from './memory-network.ts'

const windowBytes = 256 * 1024

test.each(networkConformance)('$name', async ({ run }) => {
  const clock = new FakeClock()
  const network = new MemoryNetwork({ clock, windowBytes })
  const silentAddress = '192.0.2.1:9094'
  network.cut(silentAddress)
  await run({
    network,
    passTime: (ms) => clock.advance(ms),
    underWayBytesMax: windowBytes,
    silentAddress,
  })
})

test('has conformance cases', () => {
  expect(networkConformance.length).toBeGreaterThan(20)
})
