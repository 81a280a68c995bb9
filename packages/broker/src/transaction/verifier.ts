import { type Clock, isStreamError, type RpcChannel, StreamError } from '@millrace/base'
import type { AddPartitionsRequest, PartitionsByTopic } from '@millrace/coordinator'
import { millrace, TransactionService } from '@millrace/contracts'
import { type BrokerSettings, type ClusterImage, noLeader, transactionStateTopic } from '@millrace/metadata'
import { coordinatorPartitionOf } from '../coordinators/runtime/partition-of.ts'
import type { TransactionClaim, VerifyTransaction } from '../partitions/transactions/verify-transaction.ts'
import { fromWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { ClaimBatches, type ClaimsAnswer } from './claim-batches.ts'
import { notInTransaction } from './not-in-transaction.ts'
import { Waits } from './waits.ts'

export interface VerifierOptions {
  readonly nodeId: number
  readonly image: ClusterImage
  readonly clock: Clock
  readonly settings: () => BrokerSettings
  /** A connection to a broker; undefined while no address of it is known. */
  readonly channelTo: (nodeId: number) => RpcChannel | undefined
  /** This broker's own coordinators. */
  readonly local: (request: AddPartitionsRequest, adds: boolean) => Promise<LocalAnswer>
}

/** What this broker's own coordinators say. */
export interface LocalAnswer {
  /** Which of the partitions are not in the transaction; none where they are taken in. */
  readonly missing: PartitionsByTopic
  /** See {@link VerifyTransaction}. */
  readonly coordinatorEpoch?: number
}

/**
 * Asks coordinators for the leaders of partitions whether those are in a transaction that is open, or to take them in (KIP-890): many of one
 * transaction in one question. What may pass in a moment is asked again until `add.partitions.to.txn.retry.backoff.max.ms` have passed.
 */
export class TransactionVerifier {
  private readonly options: VerifierOptions
  private readonly pauses: Waits
  private readonly batches: ClaimBatches

  constructor(options: VerifierOptions) {
    this.options = options
    this.pauses = new Waits(options.clock)
    this.batches = new ClaimBatches((claims) => ask(options, claims))
  }

  /**
   * Rejects with what the producer is to be told. Whoever may not be asked (`transaction.partition.verification.enable`) agrees; to take a
   * partition in is always asked for.
   */
  readonly verify: VerifyTransaction = async (claim) => {
    const { clock, settings } = this.options
    const { addPartitionsToTxnRetryBackoffMs: backoffMs, addPartitionsToTxnRetryBackoffMaxMs: msMax } = settings()
    if (!claim.adds && !settings().transactionPartitionVerificationEnable) return undefined
    const deadlineMs = clock.monotonicMs() + msMax
    for (;;) {
      try {
        return await this.batches.add(claim)
      } catch (error) {
        if (!isStreamError(error)) throw error
        const nextMs = clock.monotonicMs() + backoffMs
        if (!passes(error) || nextMs > deadlineMs || this.pauses.isClosed) throw asAnswer(error)
        await this.pauses.until('the next attempt', nextMs)
      }
    }
  }

  /** Nothing is asked again. */
  close(): void {
    this.pauses.close()
  }
}

/** Asks about partitions of one transaction. */
async function ask(options: VerifierOptions, claims: readonly TransactionClaim[]): Promise<ClaimsAnswer> {
  const [first] = claims
  if (first === undefined) return { errors: [], coordinatorEpoch: undefined }
  const coordinator = coordinatorOf(options.image, first.transactionalId)
  if (coordinator === options.nodeId) return askHere(options, first, claims)
  const { transactionalId, producerId, producerEpoch, adds } = first
  const channel = options.channelTo(coordinator)
  if (channel === undefined) throw notThere(transactionalId, `broker ${coordinator} is not registered`)
  const request = new millrace.transaction.v1.AddPartitionsRequest({
    transactionalId,
    producerId,
    producerEpoch,
    partitions: claims.map(({ topicId, partition }) => ({ topicId: topicIdToBytes(topicId), partitions: [partition] })),
    verifyOnly: !adds,
    mayBeUnlogged: adds,
  })
  const timeoutMs = options.settings().requestTimeoutMs
  const answer = await channel.unary(TransactionService.addPartitions, request, { timeoutMs })
  const { results, coordinatorEpoch } = answer
  const errors = claims.map((_, index) => {
    const result = results[index]
    if (result === undefined) return new StreamError('INTERNAL', 'a coordinator did not answer for the partition')
    return result.error ? fromWireError(result.error) : undefined
  })
  return { errors, coordinatorEpoch: coordinatorEpoch ?? undefined }
}

async function askHere(
  { image, local }: VerifierOptions,
  { transactionalId, producerId, producerEpoch, adds }: TransactionClaim,
  claims: readonly TransactionClaim[],
): Promise<ClaimsAnswer> {
  const names = claims.map(({ topicId }) => image.topicById(topicId)?.name)
  const partitions = new Map<string, Set<number>>()
  for (const [index, { partition }] of claims.entries()) {
    const name = names[index]
    if (name !== undefined) partitions.set(name, (partitions.get(name) ?? new Set()).add(partition))
  }
  const request = { transactionalId, producerId, producerEpoch, partitions }
  const nothing: LocalAnswer = { missing: new Map() }
  const { missing, coordinatorEpoch } = partitions.size === 0 ? nothing : await local(request, adds)
  const errors = claims.map(({ topicId, partition }, index) => {
    const name = names[index]
    if (name === undefined) return new StreamError('UNKNOWN_TOPIC_ID', `no topic has the id ${topicId} any more`)
    return missing.get(name)?.has(partition) === true ? notInTransaction(transactionalId, name, partition) : undefined
  })
  return { errors, coordinatorEpoch }
}

function coordinatorOf(image: ClusterImage, transactionalId: string): number {
  const topic = image.topic(transactionStateTopic)
  if (topic === undefined) throw notThere(transactionalId, `there is no topic ${transactionStateTopic}`)
  const partition = coordinatorPartitionOf(transactionalId, topic.partitions.size)
  const leader = topic.partitions.get(partition)?.leader ?? noLeader
  if (leader === noLeader) throw notThere(transactionalId, `nobody leads ${transactionStateTopic}-${partition} now`)
  return leader
}

function notThere(transactionalId: string, why: string): StreamError {
  return new StreamError(
    'COORDINATOR_NOT_AVAILABLE',
    `the coordinator of transactional id ${transactionalId} can't be asked: ${why}; send the batch again`,
  )
}

/** Whether the same question may be answered in a moment. */
function passes({ code, retriable }: StreamError): boolean {
  return retriable && code !== 'UNKNOWN_TOPIC_ID'
}

/** As a producer may see it, who asked another broker than the one that could not be reached. */
function asAnswer(error: StreamError): StreamError {
  if (error.code !== 'BROKER_UNAVAILABLE' && error.code !== 'TIMEOUT' && error.code !== 'NOT_COORDINATOR') return error
  const text = `the coordinator of the transaction could not be asked: ${error.message}; send the batch again`
  return new StreamError('COORDINATOR_NOT_AVAILABLE', text, { cause: error })
}
