import type { Services } from '../services.ts'
import type { KafkaServices } from './api.ts'
import { FetchSessions } from './data/fetch/fetch-sessions.ts'

/** What the handlers of Kafka's requests need beside what those of all calls do. */
export function kafkaServices(services: Services): KafkaServices {
  const { clock, random, live } = services
  const sessionsMax = (): number => live.settings.maxIncrementalFetchSessionCacheSlots
  return { ...services, fetchSessions: new FetchSessions({ clock, random, sessionsMax }) }
}
