import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freePorts } from './free-ports.ts'
import { leasesMax, reservedPortsFrom, reservedPortsUpTo } from './limits.ts'
import { leasePort } from './port-lease.ts'

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

const other = `
const { createServer } = require('node:net')
const server = createServer()
server.once('error', ({ code }) => console.log(code))
server.listen({ path: '\\0millrace-test-port-' + process.argv[1] }, () => { console.log('free'); server.close() })`

async function asOthersSee(port: number | undefined): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', other, String(port)])
  return stdout.trim()
}

test.runIf(process.platform === 'linux')(
  'a port that one process was given is kept from others, for a while',
  async () => {
    const [port] = await freePorts(1)
    expect(await asOthersSee(port)).toBe('EADDRINUSE')
    // Names, and no ports: above those that there are.
    for (let name = 0; name < leasesMax; name++) expect(await leasePort(100_000 + name)).toBe(true)
    expect(await leasePort(100_000)).toBe(false)
    expect(await asOthersSee(port)).toBe('free')
  },
)
