import { isStreamError, StreamError } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { changedPartition, noLeader, type PartitionImage } from '../../image/partition-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { partitionsPerRequestMax } from '../../limits.ts'
import type { Decision } from '../decision.ts'
import { findPartition, type PartitionName } from '../partitions/find-partition.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'

/** Partitions that are to have a leader elected (KIP-460). */
export interface ElectLeadersRequest {
  /**
   * `preferred`: the first replica leads, if it is in sync. `unclean`: where nobody leads, one that may lack acknowledged records does, if
   * there is no other; what it lacks is lost.
   */
  readonly election: 'preferred' | 'unclean'
  /** Undefined: every partition that needs it. */
  readonly partitions?: readonly PartitionName[] | undefined
}

/** What came of the election of one partition. */
export interface LeaderElection extends PartitionName {
  readonly error?: StreamError | undefined
  /** Who leads now; -1 if nobody does. */
  readonly leader: number
}

/** What became of each partition. */
export interface ElectLeadersResponse {
  /** One for each partition of the request, in its order; for all partitions: those that needed an election. */
  readonly partitions: readonly LeaderElection[]
}

/**
 * Elects leaders by hand, each partition by itself: ELECTION_NOT_NEEDED where the preferred replica leads already, or for an unclean
 * election anybody; PREFERRED_LEADER_NOT_AVAILABLE; ELIGIBLE_LEADERS_NOT_AVAILABLE if no replica's broker is there;
 * UNKNOWN_TOPIC_OR_PARTITION; INVALID_REQUEST for a partition that is named twice. Throws INVALID_REQUEST if too many are named.
 */
export function electLeaders(
  image: ClusterImage,
  request: ElectLeadersRequest,
  context: ReplicationContext,
): Decision<ElectLeadersResponse> {
  const changes = new PartitionChanges(image, context)
  const { election, partitions } = request
  if (partitions === undefined) {
    const needing = election === 'unclean' ? unled(image, changes) : notPreferred(image)
    const elected = [...needing].map((found) => elect(found, election, changes))
    return { records: changes.records, response: { partitions: elected } }
  }
  if (partitions.length > partitionsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request to elect leaders of ${partitions.length} partitions is over the limit of ${partitionsPerRequestMax}; send several`,
      { context: { limit: partitionsPerRequestMax } },
    )
  }
  const named = new Set<string>()
  const elected = partitions.map((name): LeaderElection => {
    try {
      return elect(findPartition(image, name, named), election, changes)
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { topic: name.topic, partition: name.partition, error, leader: noLeader }
    }
  })
  return { records: changes.records, response: { partitions: elected } }
}

/** The partitions that another than their first replica leads, or nobody. */
export function* notPreferred(image: ClusterImage): IterableIterator<PartitionOfTopic> {
  for (const topic of image.topics()) {
    for (const partition of topic.partitions.values()) {
      if (partition.leader !== partition.replicas[0]) yield { topic, partition }
    }
  }
}

/** The partitions that nobody leads, or somebody who has lost the log. All of them lack replicas that are in sync. */
function unled(image: ClusterImage, changes: PartitionChanges): readonly PartitionOfTopic[] {
  return [...image.underReplicated()].filter(({ partition }) => isUnled(partition, changes))
}

function isUnled(partition: PartitionImage, { states }: PartitionChanges): boolean {
  return partition.leader === noLeader || !states.hasDirectory(partition, partition.leader)
}

function elect(
  found: PartitionOfTopic,
  election: ElectLeadersRequest['election'],
  changes: PartitionChanges,
): LeaderElection {
  const { topic, partition: before } = found
  const name = { topic: topic.name, partition: before.partition }
  const isNeeded = election === 'preferred' ? before.leader !== before.replicas[0] : isUnled(before, changes)
  if (!isNeeded) return { ...name, error: notNeeded(name, before), leader: before.leader }
  const record = changes.change(found, {}, { election })
  const after = record === undefined ? before : changedPartition(before, record)
  return { ...name, error: whyNot(name, election, after), leader: after.leader }
}

function notNeeded(name: PartitionName, { leader }: PartitionImage): StreamError {
  const text = `broker ${leader} leads partition ${name.partition} of ${name.topic} already`
  return new StreamError('ELECTION_NOT_NEEDED', text, { context: { ...name } })
}

function whyNot(
  name: PartitionName,
  election: ElectLeadersRequest['election'],
  { leader, replicas, isr }: PartitionImage,
): StreamError | undefined {
  const context = { ...name }
  const which = `partition ${name.partition} of ${name.topic}`
  if (election === 'preferred' && leader !== replicas[0]) {
    const text =
      `the preferred leader of ${which}, broker ${replicas[0]}, ` +
      (isr.includes(replicas[0] ?? noLeader)
        ? 'shuts down'
        : `is not in sync (the ISR is ${isr.join(', ') || 'empty'})`)
    return new StreamError('PREFERRED_LEADER_NOT_AVAILABLE', `${text}: elect it once it has caught up`, { context })
  }
  if (leader !== noLeader) return undefined
  const text = `no broker that has a replica of ${which} is there: start one of ${replicas.join(', ')}`
  return new StreamError('ELIGIBLE_LEADERS_NOT_AVAILABLE', text, { context })
}
