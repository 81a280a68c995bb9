import { type BrokerRegistration, registrationChange } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { Decision } from '../decision.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'

/** Brokers that are gone, or silent for too long. */
export interface FenceBrokersRequest {
  readonly brokers: readonly { readonly nodeId: number; readonly brokerEpoch: number }[]
}

/** Who was fenced. */
export interface FenceBrokersResponse {
  /** Those of the request that were registered in the epoch it names, and not fenced before. */
  readonly fenced: readonly number[]
}

/**
 * Fences brokers, several in one decision, so that no partition moves from one that is gone to another. Each leaves every ISR at once,
 * and each partition that it led gets another leader: from the ISR, else from the eligible leader replicas (KIP-966), else none, unless
 * the topic allows unclean elections. A broker that is gone, fenced already, or came back in a new epoch is left alone.
 */
export function fenceBrokers(
  image: ClusterImage,
  request: FenceBrokersRequest,
  context: ReplicationContext,
): Decision<FenceBrokersResponse> {
  const fenced = new Map<number, BrokerRegistration>()
  for (const { nodeId, brokerEpoch } of request.brokers) {
    const broker = image.broker(nodeId)
    if (broker?.epoch === brokerEpoch && !broker.fenced) fenced.set(nodeId, { ...broker, fenced: true })
  }
  const brokers = [...fenced.values()]
  const changes = new PartitionChanges(image, context, { brokers })
  changes.records.push(...brokers.map((broker) => registrationChange(broker, { fenced: true })))
  for (const partition of partitionsOnAny(image, [...fenced.keys()])) changes.change(partition)
  return { records: changes.records, response: { fenced: [...fenced.keys()] } }
}

/** The partitions that have a replica on one of the brokers, each once. */
function* partitionsOnAny(image: ClusterImage, nodeIds: readonly number[]) {
  for (const [index, nodeId] of nodeIds.entries()) {
    const before = nodeIds.slice(0, index)
    for (const each of image.partitionsOn(nodeId)) {
      if (!each.partition.replicas.some((replica) => before.includes(replica))) yield each
    }
  }
}
