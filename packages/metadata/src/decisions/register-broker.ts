import { type DirectoryId, StreamError } from '@millrace/base'
import {
  type BrokerEndpoint,
  type BrokerFeature,
  type BrokerRegistration,
  recordOfBroker,
} from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import type { PartitionImage } from '../image/partition-image.ts'
import type { Decision } from './decision.ts'
import { DirectoryChooser } from './directory-chooser.ts'
import { PartitionChanges } from './partitions/partition-changes.ts'
import type { ReplicationContext } from './partitions/replication-settings.ts'

/** A broker that has started. */
export interface RegisterBrokerRequest {
  readonly nodeId: number
  /** A new random UUID for each run of the process. */
  readonly incarnationId: string
  readonly endpoints: readonly BrokerEndpoint[]
  readonly directories: readonly DirectoryId[]
  readonly rack?: string | null | undefined
  /** The versions of features that it can work with. */
  readonly features?: readonly BrokerFeature[] | undefined
  /** The cluster that its data directories are of; left out by a broker that never was in one. */
  readonly clusterId?: string | undefined
  /**
   * It did not stop cleanly, and what it had acknowledged may not have reached the disk (`flush=os`): its logs may have lost their ends.
   */
  readonly mayHaveLostRecords?: boolean | undefined
}

/** What registering a broker depends on besides the image and the request. */
export interface RegisterBrokerContext extends ReplicationContext {
  /** The offset that the first record of the decision gets in the metadata log: it becomes the broker's epoch, which so always grows. */
  readonly nextOffset: number
  /** The controller's own. */
  readonly clusterId?: string | undefined
  /** That of the incarnation that is registered. Default: gone. */
  readonly session?: RegisteredSession | undefined
}

/**
 * What a controller knows of the session of a broker that is registered: it is connected; it is not, but may still connect (its connection broke a
 * moment ago, or this controller has only just been elected); or it has timed out.
 */
export type RegisteredSession = 'connected' | 'awaited' | 'gone'

/** The epoch of a registered broker: later ones fence earlier ones. */
export interface RegisterBrokerResponse {
  readonly epoch: number
}

/**
 * Registers one run of a broker, fenced: {@link brokerHeartbeat} unfences it once it has caught up. The same incarnation gets the epoch it
 * has.
 *
 * A new incarnation on a directory of the old is the same broker, restarted. It takes over at once, and leaves every ISR: each partition
 * that the old one led gets another leader, or none, and with it a new leader epoch, because the old one may have given out offsets that
 * did not reach the disk. One with none of the old one's directories is another broker with the same id while the old one is connected:
 * DUPLICATE_BROKER_REGISTRATION. While that may still connect nobody knows: BROKER_UNAVAILABLE, to be asked again. After that it is the
 * broker with emptied disks: it is in no ISR, and eligible to lead nothing, until it has caught up. Where it is the only broker nobody could give it its data back: DATA_DIRECTORY_FOREIGN.
 *
 * Throws those, and INCONSISTENT_CLUSTER_ID if its directories are of another cluster.
 */
export function registerBroker(
  image: ClusterImage,
  request: RegisterBrokerRequest,
  context: RegisterBrokerContext,
): Decision<RegisterBrokerResponse> {
  checkCluster(request, context)
  const old = image.broker(request.nodeId)
  if (old?.incarnationId === request.incarnationId) return { records: [], response: { epoch: old.epoch } }
  const { nodeId, incarnationId, endpoints, directories, rack, features } = request
  const isEmptied = !directories.some((directory) => old?.directories.includes(directory))
  if (old !== undefined && isEmptied) checkEmptied(image, old, request, context)
  const registration: BrokerRegistration = {
    nodeId,
    incarnationId,
    epoch: Math.max(context.nextOffset, (old?.epoch ?? -1) + 1),
    endpoints,
    features: features ?? [],
    rack: rack ?? null,
    fenced: true,
    inControlledShutdown: false,
    decommissioned: old?.decommissioned ?? false,
    directories,
  }
  const changes = new PartitionChanges(image, context, { brokers: [registration] })
  changes.records.push(recordOfBroker(registration))
  const chooser = new DirectoryChooser(image)
  for (const each of image.partitionsOn(nodeId)) {
    const { partition } = each
    if (isEmptied) {
      const placed = partition.replicas.map((replica, index) =>
        replica === nodeId ? chooser.choose(registration) : partition.directories[index],
      )
      const target = { directories: placed.filter((directory) => directory !== undefined) }
      changes.change(each, target, { lost: new Set([nodeId]) })
    } else {
      const isLost = request.mayHaveLostRecords === true && hasOtherCurrent(partition, nodeId)
      changes.change(each, {}, isLost ? { lost: new Set([nodeId]) } : {})
    }
  }
  return { records: changes.records, response: { epoch: registration.epoch } }
}

/** Whether another replica is known to have all that is committed. If not, nobody has more than this one. */
function hasOtherCurrent({ isr, eligibleLeaderReplicas }: PartitionImage, nodeId: number): boolean {
  return [...isr, ...eligibleLeaderReplicas].some((other) => other !== nodeId)
}

function checkCluster({ nodeId, clusterId }: RegisterBrokerRequest, context: RegisterBrokerContext): void {
  if (clusterId === undefined || context.clusterId === undefined || clusterId === context.clusterId) return
  throw new StreamError(
    'INCONSISTENT_CLUSTER_ID',
    `broker ${nodeId} has data of cluster ${clusterId}, and this is cluster ${context.clusterId}: ` +
      'give it the addresses of its own cluster, or an empty data directory to join this one',
    { context: { nodeId } },
  )
}

function checkEmptied(
  image: ClusterImage,
  old: BrokerRegistration,
  { nodeId, directories }: RegisterBrokerRequest,
  { session = 'gone' }: RegisterBrokerContext,
): void {
  const comes = `broker ${nodeId} comes with data directory ${directories.join(', ')}`
  const known = old.directories.join(', ')
  if (session === 'connected') {
    throw new StreamError(
      'DUPLICATE_BROKER_REGISTRATION',
      `${comes}, while the broker ${nodeId} with ${known} is alive: give one of the two another node.id`,
      { context: { nodeId } },
    )
  }
  if (session === 'awaited') {
    throw new StreamError(
      'BROKER_UNAVAILABLE',
      `${comes}, and whether the broker ${nodeId} with ${known} lives is not known yet: ask again, until it is heard of or its session has timed out`,
      { context: { nodeId } },
    )
  }
  if ([...image.brokers()].some((other) => other.nodeId !== nodeId)) return
  throw new StreamError(
    'DATA_DIRECTORY_FOREIGN',
    `${comes}, but is registered with ${known}: either another broker has the same node.id, or its data directory was replaced`,
  )
}
