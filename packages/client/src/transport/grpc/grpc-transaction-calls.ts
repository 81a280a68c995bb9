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

  constructor(caller: CoordinatorCaller) {
    this.#caller = caller
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
    { transactionalId, producerId, producerEpoch }: TransactionRef,
    commit: boolean,
    limits: CallLimits,
  ): Promise<ProducerIdentity> {
    const request = { transactionalId, producerId, producerEpoch, commit }
    return identityFrom(await this.#caller.node(nodeId, TransactionService.endTransaction, request, limits))
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
