import { StreamError, type TopicId } from '@millrace/base'
import { checkGroupId, type OffsetToCommit } from '@millrace/coordinator'
import type { ClusterImage } from '@millrace/metadata'
import { partitionsPerRequestMax } from '../../limits.ts'
import { kafkaErrors } from '../errors.ts'
import { errorCodeOf } from './coordinator-errors.ts'

/** Partitions of topics, as requests about offsets name them. */
export interface TopicOf<Partition> {
  readonly name: string
  readonly partitions: readonly Partition[]
}

/** An offset that is to be committed, as requests say it. */
export interface OffsetOf {
  readonly partitionIndex: number
  readonly committedOffset: number
  readonly committedLeaderEpoch: number
  readonly committedMetadata: string | null
}

interface PartitionError {
  readonly partitionIndex: number
  readonly errorCode: number
}

/** What is answered of each partition. */
export type PartitionErrors = readonly TopicOf<PartitionError>[]

/** Commits offsets; why each one can't be, in their order. */
type CommitAll = (offsets: readonly OffsetToCommit[]) => Promise<readonly (StreamError | undefined)[]>

/**
 * Commits offsets of topics that are named: each partition's error, in the order of the request. Those of partitions that are not there are
 * not committed. Throws INVALID_GROUP_ID, INVALID_REQUEST for too many partitions, and what `commit` throws.
 */
export async function commitByName(
  groupId: string,
  topics: readonly TopicOf<OffsetOf>[],
  image: ClusterImage,
  commit: CommitAll,
): Promise<PartitionErrors> {
  checkGroupId(groupId)
  checkCount(topics)
  const offsets = topics.flatMap(({ name, partitions }) =>
    partitions.flatMap((each): OffsetToCommit[] => {
      const topicId = idOf(image, name, each.partitionIndex)
      return topicId === undefined ? [] : [toCommit(topicId, each)]
    }),
  )
  const errors = offsets.length === 0 ? [] : await commit(offsets)
  return answered(topics, image, errors)
}

/** The answer that gives each partition the same error. */
export function allFailed(
  topics: readonly TopicOf<Pick<OffsetOf, 'partitionIndex'>>[],
  errorCode: number,
): PartitionErrors {
  return topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map(({ partitionIndex }) => ({ partitionIndex, errorCode })),
  }))
}

/** Of partitions that are there what came of them, in their order; of the others that there are none. */
export function answered(
  topics: readonly TopicOf<Pick<OffsetOf, 'partitionIndex'>>[],
  image: ClusterImage,
  errors: readonly (StreamError | undefined)[],
): PartitionErrors {
  const rest = errors.values()
  return topics.map(({ name, partitions }) => ({
    name,
    partitions: partitions.map(({ partitionIndex }) => {
      const isThere = idOf(image, name, partitionIndex) !== undefined
      const errorCode = isThere ? errorCodeOfPartition(rest.next().value) : kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION
      return { partitionIndex, errorCode }
    }),
  }))
}

/** The topic's id, if it has such a partition. */
export function idOf(image: ClusterImage, topic: string, partition: number): TopicId | undefined {
  const found = image.topic(topic)
  return found?.partitions.has(partition) === true ? found.id : undefined
}

/** Throws INVALID_REQUEST for more than a request may name. */
export function checkCount(topics: readonly { readonly partitions: readonly unknown[] }[]): void {
  const count = topics.reduce((sum, { partitions }) => sum + 1 + partitions.length, 0)
  if (count <= partitionsPerRequestMax) return
  const text = `a request about offsets names at most ${partitionsPerRequestMax} partitions; send several`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: partitionsPerRequestMax } })
}

function toCommit(topicId: TopicId, offset: OffsetOf): OffsetToCommit {
  const { partitionIndex, committedOffset, committedLeaderEpoch, committedMetadata } = offset
  return {
    topicId,
    partition: partitionIndex,
    offset: committedOffset,
    leaderEpoch: committedLeaderEpoch,
    metadata: committedMetadata ?? '',
  }
}

/** A topic that went while its offsets were committed is asked for by its name. */
function errorCodeOfPartition(error: StreamError | undefined): number {
  if (error?.code === 'UNKNOWN_TOPIC_ID' || error?.code === 'UNKNOWN_TOPIC_OR_PARTITION') {
    return kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION
  }
  return errorCodeOf(error)
}
