/**
 * The SDK on Node: `connect`, `topic`, `serde` and the types of everything made from them.
 *
 * @module
 */
import { silentLogger } from '@millrace/base'
import { nodePorts } from '@millrace/node-io'
import { connect as connectWith } from './connect.ts'
import type { Client, ConnectOptions } from './types.ts'

export * from './core.ts'

/**
 * Connects to a cluster. Resolves once one of `options.brokers` has answered; rejects with BROKER_UNAVAILABLE if none does within
 * `connectTimeoutMs`, with INVALID_CONFIG if an option makes no sense.
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  return connectWith(options, nodePorts({ logger: options.logger ?? silentLogger }))
}
