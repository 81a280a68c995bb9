import { isStreamError, StreamError } from '@millrace/base'
import { checkGroupId } from '@millrace/coordinator'
import type {
  MessageInput,
  MessageValue,
  offsetCommitRequest,
  offsetCommitResponse,
  offsetDeleteRequest,
  offsetDeleteResponse,
} from '@millrace/kafka-wire'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'
import { coordinatorErrorCode } from './coordinator-errors.ts'
import { allFailed, answered, checkCount, commitByName, idOf } from './offset-partitions.ts'

/** From this version of OffsetCommit on members of groups of the new protocol can be told that their epoch is not that any more. */
const versionWithEpochs = 9

/** OffsetCommit: the offsets that a group goes on from. */
export async function offsetCommit(
  { groups, controller }: KafkaServices,
  request: MessageValue<typeof offsetCommitRequest>,
  { version }: KafkaRequestContext,
): Promise<MessageInput<typeof offsetCommitResponse>> {
  const { groupId, memberId, generationIdOrMemberEpoch: memberEpoch, groupInstanceId: instanceId } = request
  const topics = await commitByName(groupId, request.topics, controller.image, async (offsets) => {
    const commit = { groupId, memberId, memberEpoch, instanceId, offsets, isKafkas: true }
    try {
      return await groups.runtime.run(groups.partitionOf(groupId), (shard, nowMs) =>
        shard.offsets.commit(commit, nowMs),
      )
    } catch (error) {
      if (version >= versionWithEpochs || !isStreamError(error, 'STALE_MEMBER_EPOCH')) throw error
      const text = `members of the new group protocol commit with version ${versionWithEpochs} of OffsetCommit, not ${version}`
      throw new StreamError('UNSUPPORTED', text, { cause: error })
    }
  })
  return { topics }
}

/** The answer if nothing is committed. */
export function offsetCommitFailed(
  { topics }: MessageValue<typeof offsetCommitRequest>,
  error: KafkaError,
): MessageInput<typeof offsetCommitResponse> {
  const isTooLarge =
    error.errorCode === kafkaErrors.RECORD_LIST_TOO_LARGE || error.errorCode === kafkaErrors.MESSAGE_TOO_LARGE
  return {
    topics: allFailed(topics, isTooLarge ? kafkaErrors.INVALID_COMMIT_OFFSET_SIZE : coordinatorErrorCode(error)),
  }
}

/** OffsetDelete: forgets offsets of topics that nobody in the group reads. */
export async function offsetDelete(
  { groups, controller }: KafkaServices,
  { groupId, topics }: MessageValue<typeof offsetDeleteRequest>,
): Promise<MessageInput<typeof offsetDeleteResponse>> {
  const { image } = controller
  checkGroupId(groupId)
  checkCount(topics)
  const asked = topics.flatMap(({ name, partitions }) =>
    partitions.flatMap(({ partitionIndex }) => {
      const topicId = idOf(image, name, partitionIndex)
      return topicId === undefined ? [] : [{ topicId, partitions: [partitionIndex] }]
    }),
  )
  const errors = await groups.runtime.run(groups.partitionOf(groupId), (shard) => shard.offsets.delete(groupId, asked))
  return { errorCode: 0, topics: answered(topics, image, errors) }
}

/** The answer if nothing is forgotten. */
export function offsetDeleteFailed(_request: unknown, error: KafkaError): MessageInput<typeof offsetDeleteResponse> {
  return { errorCode: coordinatorErrorCode(error), topics: [] }
}
