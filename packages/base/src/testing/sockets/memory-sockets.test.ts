import { expect, test } from 'vitest'
import { socketsConformance } from '../conformance/sockets.ts'
import { FakeClock } from '../fake-clock.ts'
import { MemorySockets } from './memory-sockets.ts'

const windowBytes = 256 * 1024

test.each(socketsConformance)('$name', async ({ run }) => {
  const clock = new FakeClock()
  await run({
    sockets: new MemorySockets({ clock, windowBytes }),
    passTime: (ms) => clock.advance(ms),
    underWayBytesMax: windowBytes,
  })
})

test('has conformance cases', () => {
  expect(socketsConformance.length).toBeGreaterThan(10)
})
