import { type DirectoryId, type NodeId, type Random, randomUuid, type TopicId } from '@millrace/base'
import { type LogConfig, type LogManager, logConfig } from '@millrace/log'
import { bootstrapRecords, brokerHeartbeat, ClusterImage, clusterMetadataTopic, registerBroker } from '@millrace/metadata'
import { batchSizeBytesMax } from '../limits.ts'
import { type CommitPorts, LocalCommitLog, metadataTopicId } from './commit-log.ts'
import type { MetadataController } from './metadata-controller.ts'

/** Kafka's number for a listener without encryption. */
const plaintext = 0

/** What the metadata log said when it was opened. */
export interface OpenedMetadata {
  readonly image: ClusterImage
  readonly commitLog: LocalCommitLog
  /** Topics that the log says were deleted, whose folders a crash may have left behind. */
  readonly removedTopics: ReadonlySet<TopicId>
}

/** When the metadata log begins a new segment: `metadata.log.segment.bytes`, `metadata.log.segment.ms`. */
export type MetadataSegments = Pick<LogConfig, 'segmentBytes' | 'segmentMs'>

/** Opens the metadata log of a data directory, or makes it, and replays it. */
export async function openMetadata(
  logs: LogManager,
  ports: CommitPorts,
  segments?: MetadataSegments,
): Promise<OpenedMetadata> {
  const log =
    logs.get(clusterMetadataTopic, 0) ??
    (await logs.createLog({
      topic: clusterMetadataTopic,
      topicId: metadataTopicId,
      partition: 0,
      // It is the memory of the cluster: nothing of it is ever removed for age or size, and a decision is one batch however large.
      config: logConfig({
        ...segments,
        retentionMs: -1,
        retentionBytes: -1,
        evictable: false,
        maxMessageBytes: batchSizeBytesMax,
      }),
    }))
  const commitLog = new LocalCommitLog(log, ports)
  const image = new ClusterImage()
  const removedTopics = new Set<TopicId>()
  for await (const record of commitLog.replay()) {
    image.replay(record)
    if (record.type === 'RemoveTopicRecord') removedTopics.add(record.topicId)
  }
  return { image, commitLog, removedTopics }
}

export interface Registration {
  readonly nodeId: NodeId
  /** Of the log directories that are in service. */
  readonly directories: readonly DirectoryId[]
  /** Where clients are to connect. */
  readonly host: string
  readonly port: number
  readonly random: Random
}

/** Formats the metadata log if it is new, and registers this run of the broker in it. Returns the broker's epoch. */
export async function joinCluster(
  controller: MetadataController,
  commitLog: LocalCommitLog,
  registration: Registration,
): Promise<number> {
  if (commitLog.nextOffset === 0) await controller.run(() => ({ records: bootstrapRecords(), response: undefined }))
  const { nodeId, directories, host, port, random } = registration
  const incarnationId = randomUuid(random)
  const { epoch } = await controller.run((image) =>
    registerBroker(
      image,
      {
        nodeId,
        incarnationId,
        endpoints: [{ name: 'MILLRACE', host, port, securityProtocol: plaintext }],
        directories,
      },
      { nextOffset: commitLog.nextOffset },
    ),
  )
  // What a broker decides itself it knows: it has caught up.
  const metadataOffset = commitLog.nextOffset
  await controller.run((image) => brokerHeartbeat(image, { nodeId, brokerEpoch: epoch, metadataOffset }, {}))
  return epoch
}
