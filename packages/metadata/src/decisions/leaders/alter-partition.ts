import { isStreamError, present, StreamError, type TopicId } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import { changedPartition, noLeader, type PartitionImage } from '../../image/partition-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import type { Decision } from '../decision.ts'
import { recovered, recovering } from '../partitions/partition-change.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'
import { registeredBroker } from '../registered-broker.ts'

/** A replica that is to be in sync, in the incarnation in which its leader saw it catch up (KIP-903). */
export interface IsrMember {
  readonly nodeId: number
  /** -1 if the leader does not know it. */
  readonly brokerEpoch: number
}

/** A partition whose leader wants its ISR, or its recovery state, changed. */
export interface AlterPartitionItem {
  readonly topicId: TopicId
  readonly partition: number
  /** As the leader knows it. */
  readonly leaderEpoch: number
  /** As the leader knows it: what it wants is a change of that state and of no other. */
  readonly partitionEpoch: number
  readonly isr: readonly IsrMember[]
  /** 1 while it recovers from an unclean election, else 0. */
  readonly leaderRecoveryState: number
}

/** ISR changes that a leader asks for (KIP-497). */
export interface AlterPartitionRequest {
  /** The leader that asks. */
  readonly nodeId: number
  readonly brokerEpoch: number
  readonly partitions: readonly AlterPartitionItem[]
}

/** A partition as it is now. */
export interface AlteredPartition {
  readonly topicId: TopicId
  readonly partition: number
  readonly error?: undefined
  readonly leader: number
  readonly leaderEpoch: number
  readonly isr: readonly number[]
  readonly leaderRecoveryState: number
  readonly partitionEpoch: number
}

/** A partition that stays as it is, and why. */
export interface UnalteredPartition {
  readonly topicId: TopicId
  readonly partition: number
  readonly error: StreamError
}

/** What became of each partition. */
export interface AlterPartitionResponse {
  /** One for each partition of the request, in its order. */
  readonly partitions: readonly (AlteredPartition | UnalteredPartition)[]
}

/**
 * Changes the ISR of partitions as their leader asks, each by itself. A reassignment whose new replicas have all joined is completed by
 * it; if the leader is among those that go, another leads, and the one that asked is told NEW_LEADER_ELECTED. An ISR that is to stay as it
 * is begins a new partition epoch as well: what the leader asked for before, and arrives later, is refused from then on.
 *
 * Errors of a partition: UNKNOWN_TOPIC_ID, UNKNOWN_TOPIC_OR_PARTITION; NOT_CONTROLLER if the leader knows what this controller does not
 * yet; FENCED_LEADER_EPOCH; INVALID_UPDATE_VERSION if the partition has changed meanwhile (the leader learns the new state and asks
 * again); INELIGIBLE_REPLICA for a new member that is fenced, shuts down, or has restarted since (KIP-841, KIP-903); INVALID_REQUEST.
 * Throws BROKER_ID_NOT_REGISTERED or STALE_BROKER_EPOCH for a broker that is not, or no more, the one that is registered.
 */
export function alterPartition(
  image: ClusterImage,
  request: AlterPartitionRequest,
  context: ReplicationContext,
): Decision<AlterPartitionResponse> {
  const { nodeId } = registeredBroker(image, request)
  const changes = new PartitionChanges(image, context)
  const named = new Set<string>()
  const partitions = request.partitions.map((item): AlteredPartition | UnalteredPartition => {
    const { topicId, partition } = item
    try {
      const found = find(image, item)
      if (named.has(`${topicId} ${partition}`)) {
        throw invalid(found, 'the request names it twice')
      }
      named.add(`${topicId} ${partition}`)
      check(found, nodeId, item)
      checkNewMembers(found, item, changes)
      return { topicId, partition, ...alter(found, item, changes) }
    } catch (error) {
      if (!isStreamError(error)) throw error
      return { topicId, partition, error }
    }
  })
  return { records: changes.records, response: { partitions } }
}

function find(image: ClusterImage, { topicId, partition }: AlterPartitionItem): PartitionOfTopic {
  const topic = image.topicById(topicId)
  if (topic === undefined) throw new StreamError('UNKNOWN_TOPIC_ID', `there is no topic with the id ${topicId}`)
  const found = topic.partitions.get(partition)
  if (found !== undefined) return { topic, partition: found }
  throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic.name} has no partition ${partition}`, {
    context: { topic: topic.name, partition },
  })
}

function contextOf({ topic, partition }: PartitionOfTopic): { topic: string; partition: number } {
  return { topic: topic.name, partition: partition.partition }
}

function invalid(found: PartitionOfTopic, problem: string): StreamError {
  const { topic, partition } = contextOf(found)
  return new StreamError('INVALID_REQUEST', `partition ${partition} of ${topic} can't be altered: ${problem}`, {
    context: { topic, partition },
  })
}

/** Throws unless the leader asks, knowing the partition as it is, for something that can be. */
function check(found: PartitionOfTopic, nodeId: number, item: AlterPartitionItem): void {
  const { partition: now } = found
  const context = contextOf(found)
  const name = `partition ${context.partition} of ${context.topic}`
  if (item.leaderEpoch > now.leaderEpoch || item.partitionEpoch > now.partitionEpoch) {
    const text = `${name} is known to broker ${nodeId} in epochs that this controller has not seen: another is active`
    throw new StreamError('NOT_CONTROLLER', text, { context })
  }
  if (item.leaderEpoch < now.leaderEpoch) {
    const text = `${name} is in leader epoch ${now.leaderEpoch} and led by ${now.leader}: ${item.leaderEpoch} is over`
    throw new StreamError('FENCED_LEADER_EPOCH', text, { context })
  }
  if (now.leader !== nodeId) throw invalid(found, `broker ${nodeId} does not lead it`)
  if (item.partitionEpoch < now.partitionEpoch) {
    const text = `${name} has changed: it is in partition epoch ${now.partitionEpoch}, not ${item.partitionEpoch}`
    throw new StreamError('INVALID_UPDATE_VERSION', text, { context })
  }
  const isr = item.isr.map((member) => member.nodeId)
  const stranger = isr.find((member) => !now.replicas.includes(member))
  if (stranger !== undefined) throw invalid(found, `broker ${stranger} has no replica of it`)
  if (new Set(isr).size < isr.length) throw invalid(found, `the ISR ${isr.join(', ')} names a replica twice`)
  if (!isr.includes(nodeId)) throw invalid(found, `the ISR ${isr.join(', ') || '(empty)'} is without its leader`)
  checkRecovery(found, item)
}

function checkRecovery(found: PartitionOfTopic, { leaderRecoveryState, isr }: AlterPartitionItem): void {
  const { partition: now } = found
  if (leaderRecoveryState !== recovered && leaderRecoveryState !== recovering) {
    throw invalid(found, `there is no leader recovery state ${leaderRecoveryState}`)
  }
  if (leaderRecoveryState === recovered) return
  if (isr.length > 1) throw invalid(found, 'a leader that recovers is alone in the ISR')
  if (now.leaderRecoveryState === recovered) throw invalid(found, 'a leader that has recovered does not recover again')
}

/** Throws INELIGIBLE_REPLICA if who is to join the ISR is not, or no more, the broker that caught up. Members may always stay. */
function checkNewMembers(found: PartitionOfTopic, { isr }: AlterPartitionItem, { states }: PartitionChanges): void {
  const { partition: now } = found
  const problems = isr.flatMap(({ nodeId, brokerEpoch }) => {
    if (now.isr.includes(nodeId)) return []
    const broker = states.broker(nodeId)
    if (broker === undefined) return [`${nodeId} is not registered`]
    if (broker.fenced) return [`${nodeId} is fenced`]
    if (broker.inControlledShutdown) return [`${nodeId} shuts down`]
    if (brokerEpoch !== -1 && brokerEpoch !== broker.epoch) return [`${nodeId} has restarted since it caught up`]
    return states.hasDirectory(now, nodeId) ? [] : [`${nodeId} has its log directory out of service`]
  })
  if (problems.length === 0) return
  const context = contextOf(found)
  const text = `partition ${context.partition} of ${context.topic} can't have these in sync: broker ${problems.join(', broker ')}`
  throw new StreamError('INELIGIBLE_REPLICA', text, { context })
}

type State = Omit<AlteredPartition, 'topicId' | 'partition' | 'error'>

function alter(found: PartitionOfTopic, item: AlterPartitionItem, changes: PartitionChanges): State {
  const { partition: now } = found
  const isr = item.isr.map(({ nodeId }) => nodeId)
  const target = { isr, leaderRecoveryState: item.leaderRecoveryState }
  const record = present(changes.change(found, target, { confirmsIsr: true }), 'what is confirmed is a change')
  const next = changedPartition(now, record)
  if (next.leader !== now.leader) throw newLeader(found, next)
  const { leader, leaderEpoch, leaderRecoveryState, partitionEpoch } = next
  return { leader, leaderEpoch, isr: next.isr, leaderRecoveryState, partitionEpoch }
}

function newLeader(found: PartitionOfTopic, { leader, leaderEpoch }: PartitionImage): StreamError {
  const context = contextOf(found)
  const who = leader === noLeader ? 'nobody leads' : `broker ${leader} leads`
  const text = `${who} partition ${context.partition} of ${context.topic} now, in leader epoch ${leaderEpoch}`
  return new StreamError('NEW_LEADER_ELECTED', text, { context })
}
