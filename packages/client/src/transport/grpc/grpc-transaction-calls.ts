import { type Clock, isStreamError, type RpcChannel, StreamError } from '@millrace/base'
import { millrace, TransactionService } from '@millrace/contracts'
import type { CoordinatorFound, TransactionRef } from '../group-calls.ts'
import type {
  DescribedTransaction,
  ListedTransaction,
  TransactionalProducerRef,
  TransactionCalls,
  TransactionState,
} from '../transaction-calls.ts'
import type { CallLimits, ProducerIdentity } from '../transport.ts'
import { EndSession } from './end-session.ts'
import { idText } from './group-messages.ts'
import { type CoordinatorCaller, coordinatorFrom, nodesOf } from './grpc-group-calls.ts'
import { streamErrorFrom } from './wire-error.ts'

const { TransactionState: WireState } = millrace.transaction.v1
type WirePartitions = millrace.transaction.v1.TransactionPartitions

const states: ReadonlyMap<millrace.transaction.v1.TransactionState, TransactionState> = new Map([
  [WireState.TRANSACTION_STATE_EMPTY, 'empty'],
  [WireState.TRANSACTION_STATE_ONGOING, 'ongoing'],
  [WireState.TRANSACTION_STATE_PREPARE_COMMIT, 'prepare-commit'],
  [WireState.TRANSACTION_STATE_PREPARE_ABORT, 'prepare-abort'],
  [WireState.TRANSACTION_STATE_COMPLETE_COMMIT, 'complete-commit'],
  [WireState.TRANSACTION_STATE_COMPLETE_ABORT, 'complete-abort'],
  [WireState.TRANSACTION_STATE_PREPARE_EPOCH_FENCE, 'prepare-epoch-fence'],
  [WireState.TRANSACTION_STATE_DEAD, 'dead'],
])

/** {@link TransactionCalls} by Millrace's own contracts. */
export class GrpcTransactionCalls implements TransactionCalls {
  readonly #caller: CoordinatorCaller
  readonly #clock: Clock
  /** By the connections that they are on. */
  readonly #ending = new Map<RpcChannel, EndSession>()
  /** To brokers that do not know of sessions. */
  readonly #oneByOne = new WeakSet<RpcChannel>()

  constructor(caller: CoordinatorCaller, clock: Clock) {
    this.#caller = caller
    this.#clock = clock
  }

  async findCoordinators(transactionalIds: readonly string[], limits: CallLimits): Promise<CoordinatorFound[]> {
    const request = { transactionalIds: [...transactionalIds] }
    const { coordinators } = await this.#caller.read(TransactionService.findTransactionCoordinators, request, limits)
    const found = coordinators.map(coordinatorFrom)
    await this.#caller.learn(nodesOf(found), limits)
    return found
  }

  async initProducer(
    nodeId: number,
    { transactionalId, transactionTimeoutMs, identity }: TransactionalProducerRef,
    limits: CallLimits,
  ): Promise<ProducerIdentity> {
    const request = {
      transactionalId,
      transactionTimeoutMs,
      producerId: identity?.producerId ?? null,
      producerEpoch: identity?.producerEpoch ?? null,
    }
    return identityFrom(await this.#caller.node(nodeId, TransactionService.initProducer, request, limits))
  }

  async endTransaction(
    nodeId: number,
    transaction: TransactionRef,
    commit: boolean,
    limits: CallLimits,
  ): Promise<ProducerIdentity> {
    const channel = this.#caller.control(nodeId)
    if (channel instanceof StreamError) throw channel
    if (!this.#oneByOne.has(channel)) {
      try {
        return await this.#sessionOn(channel).end(transaction, commit, limits.timeoutMs)
      } catch (error) {
        if (!isStreamError(error, 'UNSUPPORTED')) throw error
        this.#oneByOne.add(channel)
      }
    }
    const { transactionalId, producerId, producerEpoch } = transaction
    const request = { transactionalId, producerId, producerEpoch, commit }
    return identityFrom(await channel.unary(TransactionService.endTransaction, request, limits))
  }

  /** The session on a connection, which a call of its own costs several times as much as. */
  #sessionOn(channel: RpcChannel): EndSession {
    const known = this.#ending.get(channel)
    if (known !== undefined) return known
    const session = new EndSession(channel.stream(TransactionService.endTransactions), this.#clock, () => {
      if (this.#ending.get(channel) === session) this.#ending.delete(channel)
    })
    this.#ending.set(channel, session)
    return session
  }

  async describeTransactions(
    nodeId: number,
    transactionalIds: readonly string[],
    limits: CallLimits,
  ): Promise<DescribedTransaction[]> {
    const request = { transactionalIds: [...transactionalIds] }
    const { transactions } = await this.#caller.node(nodeId, TransactionService.describeTransactions, request, limits)
    return transactions.map((transaction) => {
      const { transactionalId, producerId, producerEpoch, transactionTimeoutMs, startTimeMs, partitions } = transaction
      return {
        error: streamErrorFrom(transaction.error),
        transactionalId,
        state: states.get(transaction.state) ?? 'unknown',
        producerId,
        producerEpoch,
        transactionTimeoutMs,
        startTimeMs,
        partitions: partitions.flatMap(partitionsFrom),
      }
    })
  }

  async listTransactions(nodeId: number, limits: CallLimits): Promise<ListedTransaction[]> {
    const request = { states: [], producerIds: [], durationMs: 0 }
    const { transactions } = await this.#caller.node(nodeId, TransactionService.listTransactions, request, limits)
    return transactions.map(({ transactionalId, producerId, state }) => ({
      transactionalId,
      producerId,
      state: states.get(state) ?? 'unknown',
    }))
  }

  async abortTransaction(nodeId: number, transactionalId: string, limits: CallLimits): Promise<boolean> {
    const request = { transactionalId }
    return (await this.#caller.node(nodeId, TransactionService.abortTransaction, request, limits)).aborted
  }
}

function identityFrom({ producerId, producerEpoch }: ProducerIdentity): ProducerIdentity {
  return { producerId, producerEpoch }
}

function partitionsFrom({ topicId, partitions }: WirePartitions): { topicId: string; partition: number }[] {
  return partitions.map((partition) => ({ topicId: idText(topicId), partition }))
}
