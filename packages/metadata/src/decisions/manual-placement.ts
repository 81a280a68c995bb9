import { StreamError } from '@millrace/base'
import { type BrokerRegistration, isActive } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { checkRoom, type Placement } from './placement.ts'

/** For each new partition its brokers by number, the preferred leader first, as whoever asks for it wants them. */
export type Assignments = readonly (readonly number[])[]

/**
 * The placement that somebody has worked out himself. `replicationFactor` is that of the partitions that there are already; undefined if
 * these are the first ones. Throws INVALID_REPLICA_ASSIGNMENT for no brokers, one that is named twice, is not registered or is
 * decommissioned, for partitions with different numbers of replicas, and for one that nobody is there to lead; RESOURCE_EXHAUSTED if a
 * broker would hold more replicas than it may.
 */
export function placeByHand(
  image: ClusterImage,
  topic: string,
  wanted: { readonly assignments: Assignments; readonly firstPartition: number; readonly replicationFactor?: number },
  taken: ReadonlyMap<number, number>,
): Placement {
  const { assignments, firstPartition } = wanted
  const replicationFactor = wanted.replicationFactor ?? assignments[0]?.length ?? 0
  const placement = assignments.map((replicas, index) => {
    const refuse = (problem: string): StreamError => refused(topic, firstPartition + index, problem)
    if (replicas.length === 0) throw refuse('a partition has one replica at least')
    if (replicas.length !== replicationFactor) {
      throw refuse(`it would have ${replicas.length} replicas, and others have ${replicationFactor}`)
    }
    const twice = replicas.find((nodeId, at) => replicas.indexOf(nodeId) < at)
    if (twice !== undefined) throw refuse(`broker ${twice} is named twice; each holds one replica at most`)
    const brokers = replicas.map((nodeId) => usable(image, nodeId, refuse))
    if (!brokers.some((broker) => isActive(broker))) throw refuse(`none of ${replicas.join(', ')} is there to lead it`)
    return brokers
  })
  checkRoom(image, placement, taken)
  return placement
}

function usable(image: ClusterImage, nodeId: number, refuse: (problem: string) => StreamError): BrokerRegistration {
  const broker = image.broker(nodeId)
  if (broker === undefined) {
    const known = [...image.brokers()].map((each) => each.nodeId).toSorted((left, right) => left - right)
    throw refuse(`broker ${nodeId} is not registered; those that are: ${known.join(', ')}`)
  }
  if (!broker.decommissioned) return broker
  throw refuse(`broker ${nodeId} is decommissioned and given nothing; name another, or recommission it`)
}

function refused(topic: string, partition: number, problem: string): StreamError {
  return new StreamError(
    'INVALID_REPLICA_ASSIGNMENT',
    `partition ${partition} of ${topic} can't stand there: ${problem}`,
    { context: { topic, partition } },
  )
}
