import { isStreamError, StreamError } from '@millrace/base'
import { type BrokerRegistration, isActive, registrationChange } from '../../image/broker-registration.ts'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { decommissionMovesMax } from '../../limits.ts'
import { knownBroker } from '../brokers/known-broker.ts'
import type { Decision } from '../decision.ts'
import { PartitionChanges } from '../partitions/partition-changes.ts'
import type { ReplicationContext } from '../partitions/replication-settings.ts'
import type { AlteredReassignment, Reassignment } from './alter-reassignments.ts'
import { targetReplicas } from './reassignment.ts'
import { ReplicaMoves } from './replica-moves.ts'

/** A broker that is to hold nothing any more. */
export interface DecommissionBrokerRequest {
  readonly nodeId: number
  /** Plan everything, move nothing. */
  readonly validateOnly?: boolean | undefined
}

/** How far it is. */
export interface DecommissionBrokerResponse {
  /** What this call has begun to move, or would. */
  readonly started: readonly Reassignment[]
  /** What can't be moved, and why. */
  readonly refused: readonly AlteredReassignment[]
  /** Replicas that the broker holds still, those that are on their way included. At 0 it can be stopped and unregistered. */
  readonly replicasLeft: number
}

/**
 * Marks a broker, so that it is given no new replicas, and begins to move those that it has to others, at most {@link decommissionMovesMax}
 * at a time: to be called again until none is left. Each goes to the broker with the fewest replicas of those in a rack where the partition
 * has none, or else of all that are there. The mark stays while the broker is registered, through restarts too, until
 * {@link recommissionBroker} takes it away. Throws BROKER_ID_NOT_REGISTERED.
 */
export function decommissionBroker(
  image: ClusterImage,
  { nodeId, validateOnly = false }: DecommissionBrokerRequest,
  context: ReplicationContext,
): Decision<DecommissionBrokerResponse> {
  const broker = knownBroker(image, nodeId)
  const changes = new PartitionChanges(image, context)
  // The last one stays where new replicas go: there is no other place for any.
  const hasOthers = [...image.brokers()].some((other) => other.nodeId !== nodeId && !other.decommissioned)
  if (hasOthers && !broker.decommissioned) {
    changes.records.push(registrationChange(broker, { decommissioned: true }))
  }
  const moves = new ReplicaMoves(image, changes)
  const plan = new EvacuationPlan(image, nodeId)
  const started: Reassignment[] = []
  const refused: AlteredReassignment[] = []
  let underWay = 0
  for (const found of image.partitionsOn(nodeId)) {
    const { topic, partition } = found
    const name = { topic: topic.name, partition: partition.partition }
    if (partition.removingReplicas.includes(nodeId)) {
      underWay += 1
      continue
    }
    if (underWay + started.length >= decommissionMovesMax) continue
    try {
      const replicas = plan.without(found)
      moves.start(found, replicas)
      started.push({ ...name, replicas })
    } catch (error) {
      if (!isStreamError(error)) throw error
      refused.push({ ...name, error })
    }
  }
  const response = { started, refused, replicasLeft: image.replicasOn(nodeId) }
  return { records: validateOnly ? [] : changes.records, response }
}

/** A broker that is to be given replicas again. */
export interface RecommissionBrokerRequest {
  readonly nodeId: number
}

/**
 * Takes back that a broker is decommissioned: it is given new replicas again. What was begun to be moved away goes on, and nothing is moved
 * back. Throws BROKER_ID_NOT_REGISTERED.
 */
export function recommissionBroker(image: ClusterImage, { nodeId }: RecommissionBrokerRequest): Decision<undefined> {
  const broker = knownBroker(image, nodeId)
  return {
    records: broker.decommissioned ? [registrationChange(broker, { decommissioned: false })] : [],
    response: undefined,
  }
}

/** Finds a place for each replica of one broker, so that all that it gives away is spread evenly. */
class EvacuationPlan {
  readonly #nodeId: number
  readonly #brokers: readonly BrokerRegistration[]
  readonly #racks: ReadonlyMap<number, string | null>
  readonly #replicas: Map<number, number>

  constructor(image: ClusterImage, nodeId: number) {
    const all = [...image.brokers()]
    this.#nodeId = nodeId
    this.#brokers = all.filter((broker) => isActive(broker) && !broker.decommissioned && broker.nodeId !== nodeId)
    this.#racks = new Map(all.map((broker) => [broker.nodeId, broker.rack]))
    this.#replicas = new Map(all.map((broker) => [broker.nodeId, image.replicasOn(broker.nodeId)]))
  }

  /** The partition's replicas with another broker in the place of this one. Throws INVALID_REPLICATION_FACTOR if there is none. */
  without({ topic, partition }: PartitionOfTopic): readonly number[] {
    const target = targetReplicas(partition)
    const others = target.filter((replica) => replica !== this.#nodeId)
    const usedRacks = new Set(others.map((replica) => this.#racks.get(replica)))
    const load = ({ nodeId, rack }: BrokerRegistration): readonly number[] => [
      rack !== null && usedRacks.has(rack) ? 1 : 0,
      this.#replicas.get(nodeId) ?? 0,
      nodeId,
    ]
    const candidates = this.#brokers.filter(({ nodeId }) => !target.includes(nodeId))
    const best = candidates.toSorted((left, right) => compare(load(left), load(right)))[0]
    if (best === undefined) {
      throw new StreamError(
        'INVALID_REPLICATION_FACTOR',
        `partition ${partition.partition} of ${topic.name} has ${target.length} replicas, and besides broker ${this.#nodeId} ` +
          `there are ${this.#brokers.length} brokers that may take them: add one, or give the topic fewer replicas`,
        { context: { topic: topic.name, partition: partition.partition, limit: this.#brokers.length } },
      )
    }
    this.#replicas.set(best.nodeId, (this.#replicas.get(best.nodeId) ?? 0) + 1)
    return target.map((replica) => (replica === this.#nodeId ? best.nodeId : replica))
  }
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((each, at) => each !== right[at])
  return (left[index] ?? 0) - (right[index] ?? 0)
}
