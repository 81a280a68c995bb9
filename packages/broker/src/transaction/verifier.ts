import { type Clock, isStreamError, type RpcChannel, StreamError } from '@millrace/base'
import type { AddPartitionsRequest, PartitionsByTopic } from '@millrace/coordinator'
import { millrace, TransactionService } from '@millrace/contracts'
import { type BrokerSettings, type ClusterImage, noLeader, transactionStateTopic } from '@millrace/metadata'
import { coordinatorPartitionOf } from '../coordinators/runtime/partition-of.ts'
import type { TransactionClaim, VerifyTransaction } from '../partitions/transactions/verify-transaction.ts'
import { fromWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
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
  readonly local: (request: AddPartitionsRequest) => Promise<PartitionsByTopic>
}

/**
 * Asks coordinators for the leaders of partitions whether those are in a transaction that is open (KIP-890). What may pass in a moment is
 * asked again until `add.partitions.to.txn.retry.backoff.max.ms` have passed.
 */
export class TransactionVerifier {
  private readonly options: VerifierOptions
  private readonly pauses: Waits

  constructor(options: VerifierOptions) {
    this.options = options
    this.pauses = new Waits(options.clock)
  }

  /** Rejects with what the producer is to be told. Whoever may not be asked (`transaction.partition.verification.enable`) agrees. */
  readonly verify: VerifyTransaction = async (claim) => {
    const { clock, settings } = this.options
    const { addPartitionsToTxnRetryBackoffMs: backoffMs, addPartitionsToTxnRetryBackoffMaxMs: msMax } = settings()
    if (!settings().transactionPartitionVerificationEnable) return
    const deadlineMs = clock.monotonicMs() + msMax
    for (;;) {
      try {
        await verifyOnce(this.options, claim)
        return
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

async function verifyOnce(options: VerifierOptions, claim: TransactionClaim): Promise<void> {
  const { nodeId, image, channelTo, local, settings } = options
  const { transactionalId, producerId, producerEpoch, topicId, partition } = claim
  const coordinator = coordinatorOf(image, transactionalId)
  if (coordinator === nodeId) {
    const topic = image.topicById(topicId)?.name
    if (topic === undefined) throw new StreamError('UNKNOWN_TOPIC_ID', `no topic has the id ${topicId} any more`)
    const partitions = new Map([[topic, new Set([partition])]])
    const missing = await local({ transactionalId, producerId, producerEpoch, partitions })
    if (missing.size > 0) throw notInTransaction(transactionalId, topic, partition)
    return
  }
  const channel = channelTo(coordinator)
  if (channel === undefined) throw notThere(transactionalId, `broker ${coordinator} is not registered`)
  const request = new millrace.transaction.v1.AddPartitionsRequest({
    transactionalId,
    producerId,
    producerEpoch,
    partitions: [{ topicId: topicIdToBytes(topicId), partitions: [partition] }],
    verifyOnly: true,
  })
  const { requestTimeoutMs } = settings()
  const { results } = await channel.unary(TransactionService.addPartitions, request, { timeoutMs: requestTimeoutMs })
  const [result] = results
  if (result === undefined) throw new StreamError('INTERNAL', 'a coordinator did not answer for the partition')
  if (result.error) throw fromWireError(result.error)
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
