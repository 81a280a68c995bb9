import type { ConnectionLimits, Logger, SocketConnection, SocketListener, Sockets } from '@millrace/base'
import type { KafkaConnections } from './connections/connections.ts'

/** Where Kafka's clients are served, and by what. */
export interface KafkaListenerOptions {
  readonly sockets: Sockets
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly backlog: number
  readonly limits: ConnectionLimits
  readonly logger: Logger
  /** Called once, when the first client comes. */
  readonly connections: () => Promise<KafkaConnections>
}

/** Serves Kafka's protocol on a port of its own. Rejects with ADDRESS_IN_USE or INVALID_CONFIG, naming the address. */
export async function listenKafka(options: KafkaListenerOptions): Promise<SocketListener> {
  const { sockets, host, port, backlog, limits, logger } = options
  let connections: Promise<KafkaConnections> | undefined
  const serve = async (socket: SocketConnection): Promise<void> => {
    connections ??= options.connections()
    await (await connections).serve(socket)
  }
  const listener = await sockets.listen({ host, port, backlog, logger, ...limits, serve })
  return {
    host: listener.host,
    port: listener.port,
    connectionCount: () => listener.connectionCount(),
    connectionTotals: () => listener.connectionTotals(),
    limitConnections: (now) => listener.limitConnections(now),
    async close(deadlineMs) {
      // Why there are none was said to those who came.
      const opened = await connections?.catch(() => undefined)
      opened?.drain()
      await listener.close(deadlineMs)
      opened?.close()
    },
  }
}
