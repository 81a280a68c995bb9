import { noLeader } from '../../image/partition-image.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { balanceElectionsMax } from '../../limits.ts'
import type { Decision } from '../decision.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'
import { notPreferred } from './elect-leaders.ts'

/** From when on leaderships are moved back. */
export interface BalanceLeadersRequest {
  /** Of the partitions that a broker is to lead, how many others may lead before they are moved back, in percent. */
  readonly imbalancePercentageMax: number
}

/** What was moved. */
export interface BalanceLeadersResponse {
  readonly elected: number
  /** More could be moved than one decision may: look again soon. */
  readonly hasMore: boolean
}

/**
 * Moves leaderships back to the first replica of each partition, for those brokers of whose partitions too many are led by others; only
 * where that replica is in sync, so nothing waits. At most {@link balanceElectionsMax} at a time, as in Kafka.
 */
export function balanceLeaders(
  image: ClusterImage,
  { imbalancePercentageMax }: BalanceLeadersRequest,
  context: ReplicationContext,
): Decision<BalanceLeadersResponse> {
  const changes = new PartitionChanges(image, context)
  const isImbalanced = imbalancedBrokers(image, imbalancePercentageMax)
  let elected = 0
  for (const found of notPreferred(image)) {
    const { replicas, isr } = found.partition
    const preferred = replicas[0] ?? noLeader
    if (!isImbalanced.has(preferred) || !isr.includes(preferred)) continue
    if (!changes.states.isUsable(found.partition, preferred)) continue
    if (elected === balanceElectionsMax) return { records: changes.records, response: { elected, hasMore: true } }
    if (changes.change(found, {}, { election: 'preferred' }) !== undefined) elected += 1
  }
  return { records: changes.records, response: { elected, hasMore: false } }
}

function imbalancedBrokers(image: ClusterImage, percentageMax: number): ReadonlySet<number> {
  const preferred = new Map<number, { total: number; elsewhere: number }>()
  for (const { partitions } of image.topics()) {
    for (const { replicas, leader } of partitions.values()) {
      const nodeId = replicas[0] ?? noLeader
      const count = preferred.get(nodeId) ?? { total: 0, elsewhere: 0 }
      count.total += 1
      if (leader !== nodeId) count.elsewhere += 1
      preferred.set(nodeId, count)
    }
  }
  const isOver = ({ total, elsewhere }: { total: number; elsewhere: number }): boolean =>
    elsewhere * 100 > total * percentageMax
  return new Set([...preferred].filter(([, count]) => isOver(count)).map(([nodeId]) => nodeId))
}
