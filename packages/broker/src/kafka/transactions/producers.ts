import { StreamError } from '@millrace/base'
import type { Producer } from '@millrace/coordinator'
import type {
  addOffsetsToTxnRequest,
  addOffsetsToTxnResponse,
  addPartitionsToTxnRequest,
  addPartitionsToTxnResponse,
  endTxnRequest,
  endTxnResponse,
  initProducerIdRequest,
  initProducerIdResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { partitionsPerRequestMax } from '../../limits.ts'
import { offsetsPartitionOf } from '../../transaction/offsets-partition.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'
import { transactionErrorCode } from './errors.ts'

type Version = Pick<KafkaRequestContext, 'version'>

/** From this version of EndTxn on each end takes the next epoch, which the answer tells (KIP-890). */
const nextEpochInEndTxnFrom = 5

const knownTo = {
  initProducerId: { fenced: 4, abortable: 6 },
  addPartitions: { fenced: 2, abortable: 5 },
  addOffsets: { fenced: 2, abortable: 4 },
  endTxn: { fenced: 2, abortable: 5 },
} as const

/** InitProducerId: an id and epoch for a producer, with a transactional id or without. */
export async function initProducerId(
  { transactions, producerIds }: KafkaServices,
  { transactionalId, transactionTimeoutMs: timeoutMs, ...asked }: MessageValue<typeof initProducerIdRequest>,
): Promise<MessageInput<typeof initProducerIdResponse>> {
  const producer = producerOf(asked)
  if (transactionalId === null) return { errorCode: 0, producerId: await producerIds.take(), producerEpoch: 0 }
  return { errorCode: 0, ...(await transactions.initProducer({ transactionalId, timeoutMs, producer })) }
}

/** The answer if nobody has the id. */
export function initProducerIdFailed(
  _request: unknown,
  { errorCode }: KafkaError,
  { version }: Version,
): MessageInput<typeof initProducerIdResponse> {
  const code = transactionErrorCode(errorCode, version, knownTo.initProducerId)
  return { errorCode: code, producerId: -1, producerEpoch: -1 }
}

/** AddPartitionsToTxn: what a producer from before KIP-890 is going to write to; all of it or nothing. */
export async function addPartitionsToTxn(
  { transactions, controller }: KafkaServices,
  request: MessageValue<typeof addPartitionsToTxnRequest>,
): Promise<MessageInput<typeof addPartitionsToTxnResponse>> {
  const { v3AndBelowTransactionalId: transactionalId, v3AndBelowTopics: topics } = request
  const { v3AndBelowProducerId: producerId, v3AndBelowProducerEpoch: producerEpoch } = request
  checkCount(topics.reduce((sum, { partitions }) => sum + 1 + partitions.length, 0))
  const isThere = (topic: string, partition: number): boolean =>
    controller.image.topic(topic)?.partitions.has(partition) === true
  const areAllThere = topics.every(({ name, partitions }) => partitions.every((number) => isThere(name, number)))
  if (areAllThere) {
    const partitions = new Map<string, Set<number>>()
    for (const { name, partitions: numbers } of topics) {
      partitions.set(name, new Set([...(partitions.get(name) ?? []), ...numbers]))
    }
    await transactions.addPartitions({ transactionalId, producerId, producerEpoch, partitions, version: 0 })
  }
  const { NONE, OPERATION_NOT_ATTEMPTED, UNKNOWN_TOPIC_OR_PARTITION } = kafkaErrors
  return byPartition(request, (topic, partition) => {
    if (areAllThere) return NONE
    return isThere(topic, partition) ? OPERATION_NOT_ATTEMPTED : UNKNOWN_TOPIC_OR_PARTITION
  })
}

/** The answer if nothing was added. */
export function addPartitionsToTxnFailed(
  request: MessageValue<typeof addPartitionsToTxnRequest>,
  { errorCode }: KafkaError,
  { version }: Version,
): MessageInput<typeof addPartitionsToTxnResponse> {
  const code = transactionErrorCode(errorCode, version, knownTo.addPartitions)
  return byPartition(request, () => code)
}

/** AddOffsetsToTxn: the group whose offsets a producer from before KIP-890 is going to commit. */
export async function addOffsetsToTxn(
  { transactions, internalTopics }: KafkaServices,
  { groupId, ...producer }: MessageValue<typeof addOffsetsToTxnRequest>,
): Promise<MessageInput<typeof addOffsetsToTxnResponse>> {
  const partitions = await offsetsPartitionOf(groupId, internalTopics)
  await transactions.addPartitions({ ...producer, partitions, version: 0 })
  return { errorCode: 0 }
}

/** The answer if they were not added. */
export function addOffsetsToTxnFailed(
  _request: unknown,
  { errorCode }: KafkaError,
  { version }: Version,
): MessageInput<typeof addOffsetsToTxnResponse> {
  return { errorCode: transactionErrorCode(errorCode, version, knownTo.addOffsets) }
}

/** EndTxn: commits or aborts. */
export async function endTxn(
  { transactions }: KafkaServices,
  { committed: isCommit, ...producer }: MessageValue<typeof endTxnRequest>,
  { version }: KafkaRequestContext,
): Promise<MessageInput<typeof endTxnResponse>> {
  const request = { ...producer, isCommit, version: version >= nextEpochInEndTxnFrom ? 2 : 0 } as const
  return { errorCode: 0, ...(await transactions.endTransaction(request)) }
}

/** The answer if it is not decided. */
export function endTxnFailed(
  _request: unknown,
  { errorCode }: KafkaError,
  { version }: Version,
): MessageInput<typeof endTxnResponse> {
  return { errorCode: transactionErrorCode(errorCode, version, knownTo.endTxn) }
}

/** What a producer has that goes on; undefined for one that begins. Throws INVALID_REQUEST for half of it. */
function producerOf({ producerId, producerEpoch }: Producer): Producer | undefined {
  if (producerId < 0 && producerEpoch < 0) return undefined
  if (producerId >= 0 && producerEpoch >= 0) return { producerId, producerEpoch }
  const text = `a producer that goes on says its id and its epoch, not ${producerId} and ${producerEpoch}`
  throw new StreamError('INVALID_REQUEST', text)
}

function byPartition(
  { v3AndBelowTopics }: MessageValue<typeof addPartitionsToTxnRequest>,
  errorOf: (topic: string, partition: number) => number,
): MessageInput<typeof addPartitionsToTxnResponse> {
  const resultsByTopicV3AndBelow = v3AndBelowTopics.map(({ name, partitions }) => ({
    name,
    resultsByPartition: partitions.map((partitionIndex) => ({
      partitionIndex,
      partitionErrorCode: errorOf(name, partitionIndex),
    })),
  }))
  return { resultsByTopicV3AndBelow }
}

function checkCount(count: number): void {
  if (count <= partitionsPerRequestMax) return
  const text = `a request names at most ${partitionsPerRequestMax} partitions, not ${count}; send several`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: partitionsPerRequestMax } })
}
