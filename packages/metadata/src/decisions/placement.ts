import { present, StreamError } from '@millrace/base'
import type { BrokerRegistration } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { replicasPerBrokerMax } from '../limits.ts'

/** For each partition its brokers, the leader first. */
export type Placement = readonly (readonly BrokerRegistration[])[]

/**
 * Brokers that may be given replicas: neither fenced nor shutting down. In the order of their turns: rack by turns with rack, within a
 * rack by node id, so that brokers next to each other are in different racks as far as there are any.
 */
export function usableBrokers(image: ClusterImage): readonly BrokerRegistration[] {
  const byRack = new Map<string, BrokerRegistration[]>()
  const usable = [...image.brokers()].filter((broker) => !broker.fenced && !broker.inControlledShutdown)
  for (const broker of usable.toSorted((left, right) => left.nodeId - right.nodeId)) {
    // A broker that names no rack shares none with another.
    const rack = broker.rack ?? ''
    byRack.set(rack, [...(byRack.get(rack) ?? []), broker])
  }
  const racks = [...byRack.values()]
  const longest = Math.max(0, ...racks.map((brokers) => brokers.length))
  return Array.from({ length: longest }, (_, turn) => racks.flatMap((brokers) => brokers.slice(turn, turn + 1))).flat()
}

/**
 * Round robin over {@link usableBrokers}: partition `p` begins at broker `firstBroker + p`, so that leaders are spread evenly. Its further
 * replicas stand on the brokers after that, first on those in racks where the partition has none yet; with each round they begin one broker
 * further, so that if a broker fails not all that it led goes to the same other. Throws INVALID_REPLICATION_FACTOR if there are too few
 * brokers, RESOURCE_EXHAUSTED if one would hold more replicas than it may.
 *
 * `taken` counts replicas that were placed by the same decision and are not in the image yet; the new ones are not added to it.
 */
export function placeReplicas(
  image: ClusterImage,
  wanted: { readonly partitions: number; readonly replicationFactor: number },
  firstBroker: number,
  taken: ReadonlyMap<number, number>,
): Placement {
  const usable = usableBrokers(image)
  checkBrokerCount(wanted.replicationFactor, [...image.brokers()].length, usable.length)
  const placement = Array.from({ length: wanted.partitions }, (_, partition) =>
    replicasFrom(usable, firstBroker + partition, Math.floor(partition / usable.length), wanted.replicationFactor),
  )
  checkRoom(image, placement, taken)
  return placement
}

/** The brokers of one partition: the one whose turn it is, and others. */
function replicasFrom(
  brokers: readonly BrokerRegistration[],
  turn: number,
  round: number,
  replicationFactor: number,
): BrokerRegistration[] {
  const count = brokers.length
  const at = (index: number): BrokerRegistration =>
    present(brokers[index % count], 'there are as many brokers as replicas')
  const leader = at(turn)
  const others = count - 1
  const followers = Array.from({ length: others }, (_, index) => at(turn + 1 + ((index + round) % others)))
  const racks = new Set([leader.rack])
  const elsewhere = followers.filter(({ rack }) => {
    if (rack === null || racks.has(rack)) return false
    racks.add(rack)
    return true
  })
  const rest = followers.filter((broker) => !elsewhere.includes(broker))
  return [leader, ...elsewhere, ...rest].slice(0, replicationFactor)
}

function checkBrokerCount(replicationFactor: number, registered: number, usable: number): void {
  if (replicationFactor <= usable) return
  const why =
    usable < registered
      ? `${usable} of ${registered} brokers are available; start the others, or ask for ${usable} at most`
      : `registered brokers: ${registered}; start more, or ask for ${usable} at most`
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
