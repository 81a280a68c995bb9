import { present } from '@millrace/base'
import { connect } from '@millrace/client'
import { apis, encodeRequest } from '@millrace/kafka-wire'
import { NodeSockets } from '@millrace/node-io'

/** Clients that connect and do nothing more. */
export interface HoldJob {
  readonly kind: 'hold'
  /** Clients of the SDK, or bare ones of the Kafka protocol that have asked one thing. */
  readonly protocol: 'millrace' | 'kafka'
  readonly address: string
  readonly clients: number
}

export interface HoldResult {
  readonly connections: number
}

// Connected in groups, so that the broker is not asked to accept all of them in one moment.
const atOnce = 25
const held: unknown[] = []
const sockets = new NodeSockets()

/** Connects the clients and keeps them until the process ends. */
export async function hold({ protocol, address, clients }: HoldJob): Promise<HoldResult> {
  const one = (): Promise<unknown> => (protocol === 'kafka' ? greet(address) : connect({ brokers: [address] }))
  while (held.length < clients) {
    const group = Math.min(atOnce, clients - held.length)
    held.push(...(await Promise.all(Array.from({ length: group }, one))))
  }
  return { connections: held.length }
}

/** A connection over which a broker of the Kafka protocol has answered. */
async function greet(address: string): Promise<unknown> {
  const connection = await sockets.connect(address)
  const header = { version: 3, correlationId: 1, clientId: 'bench' }
  const who = { clientSoftwareName: 'bench', clientSoftwareVersion: '1' }
  await connection.write(encodeRequest(apis.apiVersions, header, who))
  present(await connection.read(), 'the broker answers')
  return connection
}
