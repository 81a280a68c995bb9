import type { Services } from '../services.ts'
import type { KafkaServices } from './api.ts'
import { KafkaConnections, type KafkaConnectionsOptions } from './connections/connections.ts'
import { FetchSessions } from './data/fetch/fetch-sessions.ts'
import { servedApis } from './served.ts'

/** Connections of Kafka's clients, with all that they are served. What they ask before the broker has started waits for that. */
export function kafkaConnections(
  started: Promise<Services>,
  options: Omit<KafkaConnectionsOptions, 'bindings' | 'started'>,
): KafkaConnections {
  const services = started.then(kafkaServices)
  // A start that fails says so itself.
  services.catch(() => undefined)
  return new KafkaConnections({ ...options, bindings: servedApis(), started: services })
}

/** What the handlers of Kafka's requests need beside what those of all calls do. */
function kafkaServices(services: Services): KafkaServices {
  const { clock, random, live } = services
  const sessionsMax = (): number => live.settings.maxIncrementalFetchSessionCacheSlots
  return { ...services, fetchSessions: new FetchSessions({ clock, random, sessionsMax }) }
}
