import type { MessageInput, MessageValue, txnOffsetCommitRequest, txnOffsetCommitResponse } from '@millrace/kafka-wire'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'
import { allFailed, commitByName } from '../groups/offset-partitions.ts'
import { transactionErrorCode } from './errors.ts'

type Request = MessageValue<typeof txnOffsetCommitRequest>
type Response = MessageInput<typeof txnOffsetCommitResponse>

/** From this version on the coordinator of the group has its partition taken into the transaction (KIP-890). */
const addsPartitionFrom = 5
const knownFrom = { fenced: 2, abortable: 4 }

/** TxnOffsetCommit: offsets that count once a producer's transaction commits. */
export async function txnOffsetCommit(
  { groups, controller }: KafkaServices,
  request: Request,
  { version }: KafkaRequestContext,
): Promise<Response> {
  const { groupId, memberId, generationId: memberEpoch, groupInstanceId: instanceId, transactionalId } = request
  const producer = { producerId: request.producerId, producerEpoch: request.producerEpoch }
  const transaction = { ...producer, transactionalId, adds: version >= addsPartitionFrom }
  const topics = await commitByName(groupId, request.topics, controller.image, (offsets) => {
    const commit = { groupId, memberId, memberEpoch, instanceId, offsets, isKafkas: true, transaction: producer }
    const partition = groups.partitionOf(groupId)
    return groups.inTransaction(transaction, partition, () =>
      groups.runtime.run(partition, (shard, nowMs) => shard.offsets.commit(commit, nowMs)),
    )
  })
  return { topics }
}

/** The answer if nothing is committed. */
export function txnOffsetCommitFailed(
  { topics }: Request,
  { errorCode }: KafkaError,
  { version }: Pick<KafkaRequestContext, 'version'>,
): Response {
  return { topics: allFailed(topics, errorOf(errorCode, version)) }
}

function errorOf(errorCode: number, version: number): number {
  switch (errorCode) {
    case kafkaErrors.RECORD_LIST_TOO_LARGE:
    case kafkaErrors.MESSAGE_TOO_LARGE:
      return kafkaErrors.INVALID_COMMIT_OFFSET_SIZE
    // Producers know members by their generation, of whichever protocol they are.
    case kafkaErrors.STALE_MEMBER_EPOCH:
      return kafkaErrors.ILLEGAL_GENERATION
    // Whoever does not know of KIP-890 asks again after this one.
    case kafkaErrors.CONCURRENT_TRANSACTIONS:
      return version < addsPartitionFrom ? kafkaErrors.COORDINATOR_LOAD_IN_PROGRESS : errorCode
    default:
      return transactionErrorCode(errorCode, version, knownFrom)
  }
}
