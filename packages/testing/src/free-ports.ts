import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { StreamError } from '@millrace/base'
import { portsTriedMax, reservedPortsFrom, reservedPortsUpTo } from './limits.ts'
import { leasePort } from './port-lease.ts'

/**
 * Ports of the loopback address that nobody listens on, different ones. They are free again when this returns. On Linux no other process that
 * asks here is given them for as long as this one lives; whoever does not ask may take one, so whoever listens must be ready to find it taken.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = []
  const ports: number[] = []
  try {
    for (let tried = 0; ports.length < count; tried++) {
      if (tried >= portsTriedMax) {
        const text = `no ${count} free ports were found between ${reservedPortsFrom} and ${reservedPortsUpTo}`
        throw new StreamError('ADDRESS_IN_USE', text)
      }
      const port = randomInt(reservedPortsFrom, reservedPortsUpTo)
      const server = await listen(port)
      if (server === undefined) continue
      // Held until all are found, so that they are different.
      servers.push(server)
      if (await leasePort(port)) ports.push(port)
    }
  } finally {
    await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))))
  }
  return ports
}

/** Undefined if the port is not to be had. */
function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  })
}
