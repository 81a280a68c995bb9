import type { BrokerRegistration, ClusterImage } from '@millrace/metadata'
import type { KafkaServices } from '../api.ts'
import { endpointOf } from '../endpoints.ts'

/** A broker as clients of Kafka's protocol are told of it. */
export interface ShownBroker {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
  readonly isFenced: boolean
}

/** Brokers that clients of Kafka's protocol can reach, by their numbers. Those that are fenced serve nobody: they are left out unless asked for. */
export function shownBrokers(image: ClusterImage, which: 'active' | 'all' = 'active'): ShownBroker[] {
  return [...image.brokers()]
    .filter(({ fenced }) => which === 'all' || !fenced)
    .toSorted((left, right) => left.nodeId - right.nodeId)
    .flatMap(({ nodeId, rack, fenced }: BrokerRegistration) => {
      const endpoint = endpointOf(image, nodeId)
      return endpoint === undefined ? [] : [{ nodeId, ...endpoint, rack, isFenced: fenced }]
    })
}

/**
 * Whom clients take for the controller: the real one if they can reach it, else any broker; whoever is asked passes on what is the
 * controller's to answer. -1 if there is nobody.
 */
export function shownController({ quorum }: KafkaServices, brokers: readonly ShownBroker[]): number {
  const active = brokers.filter(({ isFenced }) => !isFenced)
  const controller = active.find(({ nodeId }) => nodeId === quorum.leader?.nodeId) ?? active[0]
  return controller?.nodeId ?? -1
}
