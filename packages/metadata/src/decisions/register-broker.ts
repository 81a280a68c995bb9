import { type DirectoryId, StreamError } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire'
import { type BrokerEndpoint, type BrokerRegistration, recordOfBroker } from '../image/broker-registration.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { noLeader } from '../image/partition-image.ts'
import type { Decision } from './decision.ts'

/** A broker that has started. */
export interface RegisterBrokerRequest {
  readonly nodeId: number
  /** A new random UUID for each run of the process. */
  readonly incarnationId: string
  readonly endpoints: readonly BrokerEndpoint[]
  readonly directories: readonly DirectoryId[]
  readonly rack?: string | null | undefined
}

/** What registering a broker depends on besides the image and the request. */
export interface RegisterBrokerContext {
  /** The offset that the first record of the decision gets in the metadata log: it becomes the broker's epoch, which so always grows. */
  readonly nextOffset: number
}

/** The epoch of a registered broker: later ones fence earlier ones. */
export interface RegisterBrokerResponse {
  readonly epoch: number
}

/**
 * Registers one run of a broker. The same incarnation gets the epoch it has. A new one on a directory of the old takes over at once:
 * it leads what the old one led, each partition in a new leader epoch, because the old one may have given out offsets that did not
 * reach the disk. One with none of the old one's directories is refused with DATA_DIRECTORY_FOREIGN: its data is not what the cluster
 * believes it to be.
 */
export function registerBroker(
  image: ClusterImage,
  request: RegisterBrokerRequest,
  context: RegisterBrokerContext,
): Decision<RegisterBrokerResponse> {
  const old = image.broker(request.nodeId)
  if (old?.incarnationId === request.incarnationId) return { records: [], response: { epoch: old.epoch } }
  if (old !== undefined) checkDirectories(old, request)
  const epoch = Math.max(context.nextOffset, (old?.epoch ?? -1) + 1)
  const { nodeId, incarnationId, endpoints, directories, rack } = request
  const registration: BrokerRegistration = {
    nodeId,
    incarnationId,
    epoch,
    endpoints,
    features: [],
    rack: rack ?? null,
    fenced: false,
    inControlledShutdown: false,
    directories,
  }
  return { records: [recordOfBroker(registration), ...newLeaderEpochs(image, nodeId)], response: { epoch } }
}

function checkDirectories(old: BrokerRegistration, { nodeId, directories }: RegisterBrokerRequest): void {
  if (directories.some((directory) => old.directories.includes(directory))) return
  throw new StreamError(
    'DATA_DIRECTORY_FOREIGN',
    `broker ${nodeId} comes with data directory ${directories.join(', ')}, but is registered with ${old.directories.join(', ')}: ` +
      'either another broker has the same node.id, or its data directory was replaced',
  )
}

/** A new epoch for each partition that the broker led, or can lead because it is in sync and nobody else does. */
function newLeaderEpochs(image: ClusterImage, nodeId: number): MetadataRecord[] {
  const records: MetadataRecord[] = []
  for (const { id, partitions } of image.topics()) {
    for (const { partition, leader, isr } of partitions.values()) {
      if (leader !== nodeId && !(leader === noLeader && isr.includes(nodeId))) continue
      records.push(metadataRecord('PartitionChangeRecord', { partitionId: partition, topicId: id, leader: nodeId }))
    }
  }
  return records
}
