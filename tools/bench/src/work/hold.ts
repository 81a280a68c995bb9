import { type Client, connect } from '@millrace/client'

/** Clients that connect and do nothing more. */
export interface HoldJob {
  readonly kind: 'hold'
  readonly address: string
  readonly clients: number
}

export interface HoldResult {
  readonly connections: number
}

// Connected in groups, so that the broker is not asked to accept all of them in one moment.
const atOnce = 25
const held: Client[] = []

/** Connects the clients and keeps them until the process ends. */
export async function hold({ address, clients }: HoldJob): Promise<HoldResult> {
  while (held.length < clients) {
    const group = Math.min(atOnce, clients - held.length)
    held.push(...(await Promise.all(Array.from({ length: group }, () => connect({ brokers: [address] })))))
  }
  return { connections: held.length }
}
