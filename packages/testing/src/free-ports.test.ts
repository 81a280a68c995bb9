import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePorts } from './free-ports.ts'
import { reservedPortsFrom, reservedPortsUpTo } from './limits.ts'

test('ports are different, free, and none of those that systems hand out', async () => {
  const ports = await freePorts(5)
  expect(new Set(ports).size).toBe(5)
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(reservedPortsFrom)
    expect(port).toBeLessThan(reservedPortsUpTo)
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(ports[0], '127.0.0.1', () => resolve()))
  await new Promise<void>((resolve) => server.close(() => resolve()))
})
