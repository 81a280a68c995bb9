import { lookup } from 'node:dns/promises'
import { connect as connectSocket } from 'node:net'
import type { ClusterDescription } from '@millrace/client'
import { connectTimeoutMs } from '../limits.ts'
import { type Check, fail, ok, warn } from './check.ts'

/** Where clients are sent to: each broker's advertised address must have an address and take connections from here. */
export async function checkAdvertised(
  asked: readonly string[],
  brokers: ClusterDescription['brokers'],
  stopped: AbortSignal,
): Promise<Check[]> {
  return Promise.all(brokers.map((broker) => checkBroker(asked, broker, stopped)))
}

async function checkBroker(
  asked: readonly string[],
  { nodeId, host, port }: ClusterDescription['brokers'][number],
  stopped: AbortSignal,
): Promise<Check> {
  const name = `broker ${nodeId}`
  const bare = host.replaceAll(/^\[|\]$/g, '')
  let address: string
  try {
    address = (await lookup(bare)).address
  } catch {
    return fail(
      name,
      `it is advertised as ${host}:${port}, and no address is known for ${host} here`,
      `make the name known to DNS or /etc/hosts, or set advertised.host on the broker to a name that clients know`,
    )
  }
  if (isLoopback(address) && !asked.some((broker) => isLoopback(hostOf(broker)))) {
    return fail(
      name,
      `it is advertised as ${host}:${port}, which is every machine's own address, though it was reached at ${asked.join(', ')}`,
      'set advertised.host on the broker to a name or address that clients can reach',
    )
  }
  const startedMs = performance.now()
  const failure = await reach(address, port, stopped)
  if (failure !== undefined) {
    return fail(
      name,
      `it is advertised as ${host}:${port}, where nobody answers: ${failure}`,
      'set advertised.host and advertised.port on the broker to where clients can reach it, or open the firewall',
    )
  }
  const tookMs = performance.now() - startedMs
  const found = `${host}:${port} answers in ${tookMs.toFixed(1)} ms`
  return tookMs < 1_000 ? ok(name, found) : warn(name, found, 'the network between is slow')
}

/** What went wrong; undefined if a connection came about. */
function reach(host: string, port: number, stopped: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connectSocket({ host, port, timeout: connectTimeoutMs })
    const end = (failure?: string): void => {
      socket.destroy()
      stopped.removeEventListener('abort', stop)
      resolve(failure)
    }
    const stop = (): void => end('interrupted')
    stopped.addEventListener('abort', stop)
    socket.once('connect', () => end())
    socket.once('timeout', () => end(`no answer within ${connectTimeoutMs} ms`))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replaceAll(/^\[|\]$/g, '')
}

/** Whether an address or name is the machine's own. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('127.') || host === '::1'
}
