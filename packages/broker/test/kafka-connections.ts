import { AssertionError, type SocketListener, StreamError } from '@millrace/base'
import { type CollectingLogger, collectingLogger, FakeClock, MemorySockets } from '@millrace/base/testing'
import type { KafkaBinding, KafkaServices } from '../src/kafka/api.ts'
import { KafkaConnections } from '../src/kafka/connections/connections.ts'
import { listenKafka } from '../src/kafka/listener.ts'
import { Faults } from '../src/lifecycle/faults.ts'
import { noMeasures } from '../src/metrics/measures.ts'
import { KafkaClient } from './kafka-client.ts'

/** A listener for Kafka's protocol without a broker behind it: its handlers are the test's. */
export interface ServedConnections {
  readonly clock: FakeClock
  readonly logger: CollectingLogger
  readonly listener: SocketListener
  /** Faults of the program, which must never be. */
  readonly faults: unknown[]
  connect(): Promise<KafkaClient>
}

export interface ServedOptions {
  readonly requestSizeBytesMax?: number
  readonly connectionIdleMsMax?: number
  /** Bytes that lie between the two ends. */
  readonly windowBytes?: number
}

export async function serveConnections(
  bindings: readonly KafkaBinding[],
  options: ServedOptions = {},
): Promise<ServedConnections> {
  const clock = new FakeClock()
  const logger = collectingLogger()
  const faults: unknown[] = []
  const handlers = { faults: new Faults(logger, (error) => faults.push(error)), measures: noMeasures }
  const sockets = new MemorySockets({ clock, windowBytes: options.windowBytes ?? 64 * 1024 })
  const connections = new KafkaConnections({
    requestSizeBytesMax: options.requestSizeBytesMax ?? 100 * 1024 * 1024,
    connectionIdleMsMax: options.connectionIdleMsMax,
    bindings,
    // All that the connections themselves use of a broker.
    started: Promise.resolve(handlers as unknown as KafkaServices),
    clock,
    logger,
  })
  const listener = await listenKafka({
    sockets,
    host: '127.0.0.1',
    port: 0,
    backlog: 50,
    limits: { connectionsMax: 3_000 },
    logger,
    connections: async () => connections,
  })
  return {
    clock,
    logger,
    listener,
    faults,
    connect: async () => new KafkaClient(await sockets.connect(`127.0.0.1:${listener.port}`), clock),
  }
}

/** An error that says that the program is wrong. */
export const planted = new AssertionError('planted')
export const refusal = new StreamError('COORDINATOR_NOT_AVAILABLE', 'not yet')
