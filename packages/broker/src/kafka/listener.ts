import type { ConnectionLimits, SocketListener, Sockets } from '@millrace/base'
import { KafkaConnections, type KafkaConnectionsOptions } from './connections/connections.ts'

/** Where Kafka's clients are served, and by what. */
export interface KafkaListenerOptions extends KafkaConnectionsOptions {
  readonly sockets: Sockets
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly backlog: number
  readonly limits: ConnectionLimits
}

/** Serves Kafka's protocol on a port of its own. Rejects with ADDRESS_IN_USE or INVALID_CONFIG, naming the address. */
export async function listenKafka(options: KafkaListenerOptions): Promise<SocketListener> {
  const { sockets, host, port, backlog, limits, logger } = options
  const connections = new KafkaConnections(options)
  const listener = await sockets
    .listen({ host, port, backlog, logger, ...limits, serve: (socket) => connections.serve(socket) })
    .catch((error: unknown) => {
      connections.drain()
      throw error
    })
  return {
    host: listener.host,
    port: listener.port,
    connectionCount: () => listener.connectionCount(),
    connectionTotals: () => listener.connectionTotals(),
    limitConnections: (now) => listener.limitConnections(now),
    async close(deadlineMs) {
      connections.drain()
      await listener.close(deadlineMs)
      connections.close()
    },
  }
}
