import { createServer, type Server } from 'node:net'
import { leasesMax } from './limits.ts'

/** Names that this process holds, the oldest first. */
const leases: Server[] = []

/**
 * Takes a port for this process, so that no other one that asks here takes it as well, not while the broker that has it is stopped either.
 * False if another process has it. The system gives it back with the end of the process, however that comes. Elsewhere than on Linux there
 * are no names for that: then everybody gets everything.
 */
export async function leasePort(port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const server = createServer()
  const isMine = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    // A name in no file system ("abstract"): of who has it nothing is left behind.
    server.listen({ path: `\0millrace-test-port-${port}` }, () => resolve(true))
  })
  if (!isMine) return false
  server.unref()
  leases.push(server)
  if (leases.length > leasesMax) leases.shift()?.close()
  return true
}
