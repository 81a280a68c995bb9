import { checkKnown, isStreamError, type Logger, optionNames, StreamError } from '@millrace/base'
import { ClusterClient } from './client.ts'
import { limits } from './limits.ts'
import type { ClientPorts } from './ports.ts'
import { GrpcTransport } from './transport/grpc/grpc-transport.ts'
import type { Client, ConnectOptions } from './types.ts'
import { checkMs } from './util/check-options.ts'
import { retry } from './util/retry.ts'

const connectTimeoutMs = 10_000
const known = optionNames<ConnectOptions>({
  brokers: true,
  clientId: true,
  connectTimeoutMs: true,
  signal: true,
  logger: true,
  metadataMaxAgeMs: true,
})
const addressShape = /^(\[[0-9a-fA-F:.]+\]|[^:\s]+):([1-9]\d{0,4})$/

/**
 * Connects to a cluster over the given ports. Resolves once one of `options.brokers` has answered; rejects with BROKER_UNAVAILABLE if
 * none does within `connectTimeoutMs`, with ABORTED by its signal, with INVALID_CONFIG if an option makes no sense.
 */
export async function connect(options: ConnectOptions, ports: ClientPorts): Promise<Client> {
  const { brokers, clientId = 'millrace', connectTimeoutMs: timeoutMs = connectTimeoutMs, signal } = options
  checkKnown('connect', options, known)
  checkBrokers(brokers)
  checkMs('connectTimeoutMs', timeoutMs, 1)
  const { metadataMaxAgeMs = limits.metadataAgeMsMax } = options
  checkMs('metadataMaxAgeMs', metadataMaxAgeMs, 1)
  checkLogger(options.logger)
  const logger = (options.logger ?? ports.logger).child({ clientId })
  const transport = new GrpcTransport(brokers, ports.network, ports.clock)
  try {
    const what = `connecting to ${brokers.join(', ')}`
    const { clusterId } = await retry(ports, { what, timeoutMs, signal }, (leftMs) =>
      transport.describeCluster({ timeoutMs: leftMs, signal }),
    )
    logger.info({ clusterId }, 'connected')
    return new ClusterClient(clusterId, transport, ports, { clientId, logger, metadataMaxAgeMs })
  } catch (error) {
    transport.close()
    throw isStreamError(error, 'TIMEOUT') ? unavailable(brokers, error) : error
  }
}

function checkBrokers(brokers: readonly string[]): void {
  if (brokers.length === 0) {
    throw new StreamError('INVALID_CONFIG', 'brokers must name one broker at least, as host:port')
  }
  for (const address of brokers) {
    const port = Number(addressShape.exec(address)?.[2] ?? 0)
    if (port >= 1 && port <= 65_535) continue
    throw new StreamError('INVALID_CONFIG', `a broker is given as host:port, not '${String(address)}'`)
  }
}

/** What is called long after `connect` had better be there. */
function checkLogger(logger: Logger | undefined): void {
  if (logger === undefined) return
  for (const name of ['debug', 'info', 'warn', 'error', 'child'] as const) {
    if (typeof logger[name] === 'function') continue
    throw new StreamError('INVALID_CONFIG', `logger must have pino's interface, and has no ${name}()`)
  }
}

function unavailable(brokers: readonly string[], cause: StreamError): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', `none of ${brokers.join(', ')} answers: ${cause.message}`, { cause })
}
