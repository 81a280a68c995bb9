import { isStreamError, StreamError } from '@millrace/base'
import {
  type ListTransactionsFilter,
  type PartitionsByTopic,
  checkTransactionalId,
  type Transaction,
} from '@millrace/coordinator'
import { millrace } from '@millrace/contracts'
import { type ClusterImage, transactionStateTopic } from '@millrace/metadata'
import { findCoordinators } from '../coordinators/find-coordinators.ts'
import type { InternalTopics } from '../coordinators/internal-topics.ts'
import type { Faults } from '../lifecycle/faults.ts'
import {
  partitionsPerRequestMax,
  transactionalIdsPerRequestMax,
  transactionListSizeBytesMax,
  transactionPartitionsDescribedMax,
} from '../limits.ts'
import type { ProducerIds } from '../metadata/producer-ids.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdFromBytes, topicIdToBytes } from '../wire/topic-id.ts'
import { notInTransaction } from './not-in-transaction.ts'
import { offsetsPartitionOf } from './offsets-partition.ts'
import type { TransactionCoordinators } from './transaction-coordinators.ts'
import { stateFromWire, stateToWire } from './wire-states.ts'

const wire = millrace.transaction.v1
type Wire = typeof wire

/** What the calls of transactions work on. */
export interface TransactionContext {
  readonly transactions: TransactionCoordinators
  readonly internalTopics: InternalTopics
  readonly producerIds: ProducerIds
  readonly faults: Faults
}

/** With the metadata, by which topics are named. */
export interface TransactionImageContext extends TransactionContext {
  readonly image: ClusterImage
}

/** The brokers that coordinate transactional ids. */
export async function findTransactionCoordinators(
  { transactionalIds }: InstanceType<Wire['FindTransactionCoordinatorsRequest']>,
  { internalTopics }: TransactionContext,
): Promise<InstanceType<Wire['FindTransactionCoordinatorsResponse']>> {
  const found = await findCoordinators(transactionalIds, checkTransactionalId, transactionStateTopic, internalTopics)
  return new wire.FindTransactionCoordinatorsResponse({
    coordinators: found.map((each) => (typeof each === 'number' ? { nodeId: each } : { error: toWireError(each) })),
  })
}

/** An id and epoch for a producer, with a transactional id or without. */
export async function initProducer(
  request: InstanceType<Wire['InitProducerRequest']>,
  { transactions, producerIds }: TransactionContext,
): Promise<InstanceType<Wire['InitProducerResponse']>> {
  const { transactionalId, transactionTimeoutMs: timeoutMs, producerId, producerEpoch } = request
  // The epoch begins at 0: an id is given to one producer once.
  if (transactionalId === '') {
    return new wire.InitProducerResponse({ producerId: await producerIds.take(), producerEpoch: 0 })
  }
  const goesOn =
    producerId !== null && producerId !== undefined && producerEpoch !== null && producerEpoch !== undefined
  const producer = goesOn ? { producerId, producerEpoch } : undefined
  return new wire.InitProducerResponse(await transactions.initProducer({ transactionalId, timeoutMs, producer }))
}

/** Takes partitions into a transaction, or says whether they are in it. Each has an answer of its own. */
export async function addPartitions(
  request: InstanceType<Wire['AddPartitionsRequest']>,
  { transactions, image }: TransactionImageContext,
): Promise<InstanceType<Wire['AddPartitionsResponse']>> {
  const { transactionalId, producerId, producerEpoch, verifyOnly, mayBeUnlogged } = request
  const asked = request.partitions.flatMap(({ topicId, partitions }) =>
    partitions.map((partition) => askedPartition(image, topicId, partition)),
  )
  checkCount(asked.length)
  const partitions = new Map<string, Set<number>>()
  for (const { topic, partition, error } of asked) {
    if (error !== undefined) continue
    partitions.set(topic, (partitions.get(topic) ?? new Set()).add(partition))
  }
  const whole = { transactionalId, producerId, producerEpoch, partitions }
  let missing: PartitionsByTopic = new Map()
  let coordinatorEpoch: number | undefined
  // Whoever has this asked is a producer from before KIP-890's second part.
  if (verifyOnly) missing = await transactions.verifyPartitions({ ...whole, version: 0 })
  else if (partitions.size > 0) coordinatorEpoch = await transactions.addPartitions({ ...whole, mayBeUnlogged })
  return new wire.AddPartitionsResponse({
    ...(mayBeUnlogged && coordinatorEpoch !== undefined ? { coordinatorEpoch } : {}),
    results: asked.map(({ topic, partition, error }) => {
      if (error !== undefined) return { error: toWireError(error) }
      const isMissing = missing.get(topic)?.has(partition) === true
      return isMissing ? { error: toWireError(notInTransaction(transactionalId, topic, partition)) } : {}
    }),
  })
}

/** Takes the partition that keeps a group's offsets into a transaction. */
export async function addOffsets(
  { transactionalId, producerId, producerEpoch, groupId }: InstanceType<Wire['AddOffsetsRequest']>,
  { transactions, internalTopics }: TransactionContext,
): Promise<InstanceType<Wire['AddOffsetsResponse']>> {
  const partitions = await offsetsPartitionOf(groupId, internalTopics)
  await transactions.addPartitions({ transactionalId, producerId, producerEpoch, partitions })
  return new wire.AddOffsetsResponse({})
}

/** Commits or aborts. */
export async function endTransaction(
  { transactionalId, producerId, producerEpoch, commit }: InstanceType<Wire['EndTransactionRequest']>,
  { transactions }: TransactionContext,
): Promise<InstanceType<Wire['EndTransactionResponse']>> {
  const request = { transactionalId, producerId, producerEpoch, isCommit: commit }
  return new wire.EndTransactionResponse(await transactions.endTransaction(request))
}

/** Aborts what is open, for an operator. */
export async function abortTransaction(
  { transactionalId }: InstanceType<Wire['AbortTransactionRequest']>,
  { transactions }: TransactionContext,
): Promise<InstanceType<Wire['AbortTransactionResponse']>> {
  return new wire.AbortTransactionResponse({ aborted: await transactions.abortTransaction(transactionalId) })
}

/** What is known of transactional ids; each has an answer of its own. */
export async function describeTransactions(
  { transactionalIds }: InstanceType<Wire['DescribeTransactionsRequest']>,
  { transactions, image, faults }: TransactionImageContext,
): Promise<InstanceType<Wire['DescribeTransactionsResponse']>> {
  checkIds(transactionalIds.length)
  let partitions = 0
  const described = transactionalIds.map(async (transactionalId) => {
    try {
      const transaction = await transactions.describe(transactionalId)
      const one = describedOf(transaction, image)
      for (const topic of one.partitions ?? []) partitions += topic.partitions?.length ?? 0
      checkDescribed(transactionalId, partitions)
      return one
    } catch (error) {
      return { transactionalId, error: toWireError(faults.answerable(error, 'describing a transaction')) }
    }
  })
  return new wire.DescribeTransactionsResponse({ transactions: await Promise.all(described) })
}

/** The transactional ids that are coordinated here. */
export async function listTransactions(
  { states, producerIds, durationMs }: InstanceType<Wire['ListTransactionsRequest']>,
  { transactions }: TransactionContext,
): Promise<InstanceType<Wire['ListTransactionsResponse']>> {
  checkIds(producerIds.length + states.length)
  const filter: ListTransactionsFilter = {
    states: new Set(states.map(stateFromWire)),
    producerIds: new Set(producerIds),
    durationMs: durationMs === 0 ? -1 : durationMs,
  }
  const listed = await transactions.list(filter)
  checkListed(listed)
  return new wire.ListTransactionsResponse({
    transactions: listed.map(({ transactionalId, producerId, state }) => ({
      transactionalId,
      producerId,
      state: stateToWire(state),
    })),
  })
}

function describedOf(
  transaction: Transaction,
  image: ClusterImage,
): millrace.transaction.v1.DescribedTransaction.$Properties {
  const { transactionalId, producerId, producerEpoch, timeoutMs, state } = transaction
  return {
    transactionalId,
    state: stateToWire(state),
    producerId,
    producerEpoch,
    transactionTimeoutMs: timeoutMs,
    startTimeMs: startMsOf(transaction),
    partitions: [...transaction.partitions].flatMap(([topic, numbers]) => {
      const id = image.topic(topic)?.id
      return id === undefined ? [] : [{ topicId: topicIdToBytes(id), partitions: [...numbers] }]
    }),
  }
}

/** A partition that a request names, or why there is none. */
interface AskedPartition {
  readonly topic: string
  readonly partition: number
  readonly error?: StreamError
}

function askedPartition(image: ClusterImage, topicIdBytes: Uint8Array, partition: number): AskedPartition {
  try {
    const topicId = topicIdFromBytes(topicIdBytes)
    const topic = image.topicById(topicId)
    if (topic === undefined) throw new StreamError('UNKNOWN_TOPIC_ID', `no topic has the id ${topicId}`)
    if (topic.partitions.has(partition)) return { topic: topic.name, partition }
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic.name} has no partition ${partition}`, {
      context: { topic: topic.name, partition },
    })
  } catch (error) {
    if (!isStreamError(error)) throw error
    return { topic: '', partition, error }
  }
}

/** When what is open was begun; -1 if nothing is. */
export function startMsOf({ state, startMs }: Transaction): number {
  return state === 'Ongoing' || state === 'PrepareCommit' || state === 'PrepareAbort' ? startMs : -1
}

/** Throws INVALID_REQUEST for more transactional ids than one answer can list. */
export function checkListed(listed: readonly Transaction[]): void {
  const sizeBytes = listed.reduce((sum, { transactionalId }) => sum + Buffer.byteLength(transactionalId) + 32, 0)
  if (sizeBytes <= transactionListSizeBytesMax) return
  const text = `${listed.length} transactional ids are more than one answer can hold; ask for some states, or some producer ids`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: transactionListSizeBytesMax } })
}

function checkCount(count: number): void {
  if (count > 0 && count <= partitionsPerRequestMax) return
  throw new StreamError('INVALID_REQUEST', `a request names 1 to ${partitionsPerRequestMax} partitions, not ${count}`, {
    context: { limit: partitionsPerRequestMax },
  })
}

/** Throws INVALID_REQUEST for an id of which more partitions would have to be told, beside those of others, than one answer can. */
export function checkDescribed(transactionalId: string, partitions: number): void {
  if (partitions <= transactionPartitionsDescribedMax) return
  const text = `the partitions of ${transactionalId} are too many for one answer beside those of the others: ask for it alone`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: transactionPartitionsDescribedMax } })
}

/** Throws INVALID_REQUEST for more ids than one request may name. */
export function checkIds(count: number): void {
  if (count <= transactionalIdsPerRequestMax) return
  const text = `a request names at most ${transactionalIdsPerRequestMax} ids, not ${count}; send several`
  throw new StreamError('INVALID_REQUEST', text, { context: { limit: transactionalIdsPerRequestMax } })
}
