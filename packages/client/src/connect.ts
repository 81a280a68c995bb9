import { StreamError } from '@millrace/base'
import type { ClientPorts } from './ports.ts'
import type { Client, ConnectOptions } from './types.ts'

/**
 * Connects to a cluster over the given ports. Resolves once one of `options.brokers` has answered; rejects with BROKER_UNAVAILABLE if
 * none does within `connectTimeoutMs`, with INVALID_CONFIG if an option makes no sense.
 */
export async function connect(options: ConnectOptions, ports: ClientPorts): Promise<Client> {
  ports.logger.debug({ brokers: options.brokers }, 'connecting')
  throw new StreamError('UNSUPPORTED', 'connect is being written')
}
