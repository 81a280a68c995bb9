import { type Disk, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { PartitionLog } from '@millrace/log'
import { type ClusterImage, topicsPerRequestMax } from '@millrace/metadata'
import { partitionsPerRequestMax } from '../limits.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { type LogDirectory, logDirStatus } from './log-dir-status.ts'

const { DescribeLogDirsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.DescribeLogDirsRequest
type WireResponse = millrace.admin.v1.DescribeLogDirsResponse

/**
 * The log directories of this broker, and of the partitions that were asked for those that lie in each. The cluster's own metadata log is
 * not a topic and not among them. Throws UNKNOWN_TOPIC_OR_PARTITION for what is not there.
 */
export async function describeLogDirs(
  request: WireRequest,
  image: ClusterImage,
  directories: readonly LogDirectory[],
  disk: Disk,
): Promise<WireResponse> {
  const described = await logDirsOf(directories, image, disk, filterOf(request, image))
  return new DescribeLogDirsResponse({ logDirs: described.map(({ status, topics }) => ({ ...status, topics })) })
}

/** Each log directory with how it stands, and the partitions in it of which `isAsked` is true. */
export function logDirsOf(
  directories: readonly LogDirectory[],
  image: ClusterImage,
  disk: Disk,
  isAsked: (log: PartitionLog) => boolean,
) {
  const current = new Map(directories.flatMap(({ logs }) => logs).map((log) => [keyOf(log), log]))
  const isWanted = (log: PartitionLog): boolean => image.topicById(log.topicId) !== undefined && isAsked(log)
  return Promise.all(
    directories.map(async (directory) => ({
      directory,
      status: await logDirStatus(directory, disk),
      topics: topicsIn([
        // As Kafka counts it, against what is known to be committed: a replica that this broker has in use lacks nothing of that.
        ...directory.logs.filter(isWanted).map((log) => ({ log, offsetLag: 0, isFuture: false })),
        ...directory.futures.filter(isWanted).map((log) => ({ log, offsetLag: lagOf(log, current), isFuture: true })),
      ]),
    })),
  )
}

const keyOf = ({ topicId, partition }: PartitionLog): string => `${topicId}${partition}`

/** How far a copy is behind the log whose place it is to take. */
function lagOf(copy: PartitionLog, current: ReadonlyMap<string, PartitionLog>): number {
  return Math.max(0, (current.get(keyOf(copy))?.logEndOffset ?? 0) - copy.logEndOffset)
}

function filterOf({ topics }: WireRequest, image: ClusterImage): (log: PartitionLog) => boolean {
  if (topics.length === 0) return () => true
  const named = topics.reduce((sum, { partitions }) => sum + partitions.length, 0)
  if (topics.length > topicsPerRequestMax || named > partitionsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request for log directories names at most ${topicsPerRequestMax} topics and ${partitionsPerRequestMax} partitions`,
      { context: { limit: topicsPerRequestMax } },
    )
  }
  const asked = new Map<string, ReadonlySet<number>>()
  for (const { name, partitions } of topics) {
    checkTopic(name, partitions, image)
    if (asked.has(name)) {
      throw new StreamError('INVALID_REQUEST', `the request names topic ${name} more than once`, {
        context: { topic: name },
      })
    }
    asked.set(name, new Set(partitions))
  }
  return ({ topic, partition }) => {
    const partitions = asked.get(topic)
    return partitions !== undefined && (partitions.size === 0 || partitions.has(partition))
  }
}

function checkTopic(name: string, partitions: readonly number[], image: ClusterImage): void {
  const topic = image.topic(name)
  if (topic === undefined) {
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic '${name}'`, { context: { topic: name } })
  }
  const missing = partitions.find((partition) => !topic.partitions.has(partition))
  if (missing === undefined) return
  throw new StreamError(
    'UNKNOWN_TOPIC_OR_PARTITION',
    `topic ${name} has no partition ${missing}: they are 0 to ${topic.partitions.size - 1}`,
    { context: { topic: name, partition: missing } },
  )
}

/** A partition's log, or a copy that is to take its place. */
export interface PartitionInLogDir {
  readonly partition: number
  readonly sizeBytes: number
  readonly offsetLag: number
  readonly isFuture: boolean
}

/** What lies in a log directory of one topic. */
export interface TopicInLogDir {
  readonly name: string
  readonly topicId: Uint8Array
  readonly partitions: PartitionInLogDir[]
}

interface FoundLog extends Pick<PartitionInLogDir, 'offsetLag' | 'isFuture'> {
  readonly log: PartitionLog
}

function topicsIn(found: readonly FoundLog[]): TopicInLogDir[] {
  const byTopic = new Map<string, FoundLog[]>()
  for (const each of found) byTopic.set(each.log.topic, [...(byTopic.get(each.log.topic) ?? []), each])
  return [...byTopic]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, ofTopic]) => ({
      name,
      topicId: ofTopic[0] === undefined ? Buffer.of() : topicIdToBytes(ofTopic[0].log.topicId),
      partitions: ofTopic
        .toSorted((left, right) => left.log.partition - right.log.partition)
        .map(({ log: { partition, sizeBytes }, offsetLag, isFuture }) => ({
          partition,
          sizeBytes,
          offsetLag,
          isFuture,
        })),
    }))
}
