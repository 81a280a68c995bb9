import { present, StreamError } from '@millrace/base'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { replicasPerBrokerMax } from '../limits.ts'

/** For each partition its brokers, the leader first. */
export type Placement = readonly (readonly BrokerRegistration[])[]

/**
 * Round robin: partition `p` begins at broker `firstBroker + p` of those that are not fenced, by node id, and its further replicas stand
 * on the brokers after that. Throws INVALID_REPLICATION_FACTOR if there are too few brokers, RESOURCE_EXHAUSTED if one would hold more
 * replicas than it may.
 *
 * `taken` counts replicas that were placed by the same decision and are not in the image yet; the new ones are not added to it.
 */
export function placeReplicas(
  image: ClusterImage,
  wanted: { readonly partitions: number; readonly replicationFactor: number },
  firstBroker: number,
  taken: ReadonlyMap<number, number>,
): Placement {
  const registered = [...image.brokers()]
  const usable = registered.filter((broker) => !broker.fenced).toSorted((left, right) => left.nodeId - right.nodeId)
  checkBrokerCount(wanted.replicationFactor, registered.length, usable.length)
  const placement = Array.from({ length: wanted.partitions }, (_, partition) =>
    Array.from({ length: wanted.replicationFactor }, (__, replica) =>
      present(usable[(firstBroker + partition + replica) % usable.length], 'the index is below the length'),
    ),
  )
  checkRoom(image, placement, taken)
  return placement
}

function checkBrokerCount(replicationFactor: number, registered: number, usable: number): void {
  if (replicationFactor <= usable) return
  const why =
    usable < registered ? `${usable} of ${registered} brokers are available` : `registered brokers: ${registered}`
  throw new StreamError(
    'INVALID_REPLICATION_FACTOR',
    `a replication factor of ${replicationFactor} can't be reached: ${why}`,
    { context: { limit: usable } },
  )
}

function checkRoom(image: ClusterImage, placement: Placement, taken: ReadonlyMap<number, number>): void {
  for (const [nodeId, count] of replicaCounts(placement)) {
    const held = image.replicasOn(nodeId) + (taken.get(nodeId) ?? 0)
    if (held + count > replicasPerBrokerMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `broker ${nodeId} holds ${held} replicas and can't take ${count} more: the limit is ${replicasPerBrokerMax}`,
        { context: { limit: replicasPerBrokerMax } },
      )
    }
  }
}

/** How many replicas a placement gives to each broker. */
export function replicaCounts(placement: Placement): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { nodeId } of placement.flat()) counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1)
  return counts
}
