import { type SocketListener, StreamError } from '@millrace/base'
import type { BrokerConfig, KafkaListenerConfig } from '../config/broker-config.ts'
import { capacities, connectionLimits } from '../config/capacities.ts'
import { kafkaEndpointName } from '../kafka/endpoints.ts'
import { listenKafka } from '../kafka/listener.ts'
import type { Services } from '../services.ts'
import type { StartContext } from './make-services.ts'

/** The listener for Kafka's protocol, and what the cluster is told of it. */
export interface OpenedKafka {
  readonly listener: SocketListener
  readonly endpoint: { readonly name: string; readonly host: string; readonly port: number }
}

/** Listens for clients of Kafka's protocol. What they ask before the broker has started waits for that. */
export async function openKafka(
  kafka: KafkaListenerConfig,
  { settings }: BrokerConfig,
  started: Promise<Services>,
  start: Pick<StartContext, 'ports' | 'logger'>,
): Promise<OpenedKafka> {
  const { ports } = start
  const logger = start.logger.named('kafka')
  const { sockets, clock } = ports
  if (sockets === undefined) {
    const text = "kafka.listener.port is set, but where this broker runs there are no sockets for Kafka's protocol"
    throw new StreamError('INVALID_CONFIG', text, { context: { key: 'kafka.listener.port' } })
  }
  const { host, port, advertised } = kafka
  const listener = await listenKafka({
    sockets,
    host,
    port,
    backlog: settings.socketListenBacklogSize,
    limits: connectionLimits(settings),
    logger,
    connections: async () => {
      // A broker to which no such client has come need not hold what serves them.
      const { kafkaConnections } = await import('../kafka/kafka-connections.ts')
      return kafkaConnections(started, {
        connectionIdleMsMax: settings.connectionsMaxIdleMs < 0 ? undefined : settings.connectionsMaxIdleMs,
        requestSizeBytesMax: capacities(settings).requestSizeBytesMax,
        clock,
        logger,
      })
    },
  })
  return {
    listener,
    endpoint: {
      name: kafkaEndpointName,
      host: advertised.host ?? listener.host,
      port: advertised.port ?? listener.port,
    },
  }
}
