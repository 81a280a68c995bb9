import { present, StreamError } from '@millrace/base'
import { type BrokerRegistration, isActive } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { replicasPerBrokerMax } from '../limits.ts'

/** For each partition its brokers, the leader first. */
export type Placement = readonly (readonly BrokerRegistration[])[]

/** Brokers that may lead new partitions, in the order of their turns. */
export function usableBrokers(image: ClusterImage): readonly BrokerRegistration[] {
  return inTurns(staying(image).filter((broker) => isActive(broker)))
}

/** All but those that are to go. */
const staying = (image: ClusterImage): readonly BrokerRegistration[] =>
  [...image.brokers()].filter(({ decommissioned }) => !decommissioned)

/** Rack by turns with rack, within a rack by node id, so that brokers next to each other are in different racks as far as there are any. */
function inTurns(brokers: readonly BrokerRegistration[]): readonly BrokerRegistration[] {
  const byRack = new Map<string, BrokerRegistration[]>()
  for (const broker of brokers.toSorted((left, right) => left.nodeId - right.nodeId)) {
    // A broker that names no rack shares none with another.
    const rack = broker.rack ?? ''
    byRack.set(rack, [...(byRack.get(rack) ?? []), broker])
  }
  const racks = [...byRack.values()]
  const longest = Math.max(0, ...racks.map((ofRack) => ofRack.length))
  return Array.from({ length: longest }, (_, turn) => racks.flatMap((ofRack) => ofRack.slice(turn, turn + 1))).flat()
}

/**
 * Round robin over {@link usableBrokers}: partition `p` begins at broker `firstBroker + p`, so that leaders are spread evenly. Its further
 * replicas stand on the brokers after that, first on those in racks where the partition has none yet; with each round they begin one broker
 * further, so that if a broker fails not all that it led goes to the same other. Where these are too few, brokers that are away get the rest,
 * and copy the partition once they are back: a topic can be created while a broker is down. Those that are decommissioned get none. Throws
 * INVALID_REPLICATION_FACTOR if there are too few brokers, or none to lead, RESOURCE_EXHAUSTED if one would hold more replicas than it may.
 *
 * `taken` counts replicas that were placed by the same decision and are not in the image yet; the new ones are not added to it.
 */
export function placeReplicas(
  image: ClusterImage,
  wanted: { readonly partitions: number; readonly replicationFactor: number },
  firstBroker: number,
  taken: ReadonlyMap<number, number>,
): Placement {
  const { partitions, replicationFactor } = wanted
  const usable = usableBrokers(image)
  const away = inTurns(staying(image).filter((broker) => !isActive(broker)))
  checkBrokerCount(replicationFactor, usable.length, away.length, [...image.brokers()].length)
  const inSyncCount = Math.min(replicationFactor, usable.length)
  const placement = Array.from({ length: partitions }, (_, partition) => {
    const turn = firstBroker + partition
    const inSync = replicasFrom(usable, turn, Math.floor(partition / usable.length), inSyncCount)
    return [...inSync, ...chooseFollowers(rotated(away, turn), inSync, replicationFactor - inSyncCount)]
  })
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
  const [leader, ...others] = rotated(brokers, turn)
  const first = [present(leader, 'a partition is placed where there is a broker')]
  return [...first, ...chooseFollowers(rotated(others, round), first, replicationFactor - 1)]
}

/** `count` of the candidates, in their order, but those in racks without a replica before all others. */
function chooseFollowers(
  candidates: readonly BrokerRegistration[],
  replicas: readonly BrokerRegistration[],
  count: number,
): BrokerRegistration[] {
  const racks = new Set(replicas.map(({ rack }) => rack))
  const elsewhere = candidates.filter(({ rack }) => {
    if (rack === null || racks.has(rack)) return false
    racks.add(rack)
    return true
  })
  const rest = candidates.filter((broker) => !elsewhere.includes(broker))
  return [...elsewhere, ...rest].slice(0, count)
}

function rotated<T>(items: readonly T[], turns: number): T[] {
  const start = items.length === 0 ? 0 : turns % items.length
  return [...items.slice(start), ...items.slice(0, start)]
}

function checkBrokerCount(replicationFactor: number, usable: number, away: number, registered: number): void {
  const candidates = usable + away
  const limit = usable === 0 ? 0 : candidates
  if (replicationFactor <= limit) return
  const leaving = registered === candidates ? '' : `, of which ${registered - candidates} decommissioned`
  const why =
    usable === 0 && away > 0
      ? `none of the ${away} registered brokers is there to lead; start one`
      : `registered brokers: ${registered}${leaving}; start more, or ask for ${limit} at most`
  throw new StreamError(
    'INVALID_REPLICATION_FACTOR',
    `a replication factor of ${replicationFactor} can't be reached: ${why}`,
    { context: { limit } },
  )
}

/** Throws RESOURCE_EXHAUSTED if a broker would hold more replicas than it may. */
export function checkRoom(image: ClusterImage, placement: Placement, taken: ReadonlyMap<number, number>): void {
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
