import { type RpcChannel, StreamError } from '@millrace/base'
import type { FakeClock } from '@millrace/base/testing'
import { millrace, TransactionService } from '@millrace/contracts'

const wire = millrace.transaction.v1

/** What a producer goes by. */
export interface ProducerIdentity {
  readonly producerId: number
  readonly producerEpoch: number
}

/** The transaction calls of a producer with one transactional id, to one broker. */
export class TransactionClient {
  readonly transactionalId: string
  private readonly channel: RpcChannel
  private readonly clock: FakeClock

  constructor(channel: RpcChannel, clock: FakeClock, transactionalId = 'orders-1') {
    this.channel = channel
    this.clock = clock
    this.transactionalId = transactionalId
  }

  /** The broker that coordinates the transactional id. */
  async coordinator(): Promise<number> {
    const request = new wire.FindTransactionCoordinatorsRequest({ transactionalIds: [this.transactionalId] })
    const { coordinators } = await this.ask(
      this.channel.unary(TransactionService.findTransactionCoordinators, request, options),
    )
    return coordinators[0]?.error ? -1 : (coordinators[0]?.nodeId ?? -1)
  }

  async init(producer?: ProducerIdentity, transactionTimeoutMs = 60_000): Promise<ProducerIdentity> {
    const { transactionalId } = this
    const request = new wire.InitProducerRequest({ transactionalId, transactionTimeoutMs, ...producer })
    return identityOf(await this.ask(this.channel.unary(TransactionService.initProducer, request, options)))
  }

  /** The reasons why partitions are not in the transaction, 0 where there is none. */
  async add(
    producer: ProducerIdentity,
    partitions: millrace.transaction.v1.TransactionPartitions.$Properties[],
    verifyOnly = false,
  ): Promise<readonly number[]> {
    const { transactionalId } = this
    const request = new wire.AddPartitionsRequest({ transactionalId, ...producer, partitions, verifyOnly })
    const { results } = await this.ask(this.channel.unary(TransactionService.addPartitions, request, options))
    return results.map(({ error }) => error?.reason ?? 0)
  }

  async addOffsets(producer: ProducerIdentity, groupId: string): Promise<void> {
    const request = new wire.AddOffsetsRequest({ transactionalId: this.transactionalId, ...producer, groupId })
    await this.ask(this.channel.unary(TransactionService.addOffsets, request, options))
  }

  async end(producer: ProducerIdentity, commit: boolean): Promise<ProducerIdentity> {
    const request = new wire.EndTransactionRequest({ transactionalId: this.transactionalId, ...producer, commit })
    return identityOf(await this.ask(this.channel.unary(TransactionService.endTransaction, request, options)))
  }

  async abort(): Promise<boolean> {
    const request = new wire.AbortTransactionRequest({ transactionalId: this.transactionalId })
    return (await this.ask(this.channel.unary(TransactionService.abortTransaction, request, options))).aborted
  }

  async describe(): Promise<millrace.transaction.v1.DescribedTransaction> {
    const request = new wire.DescribeTransactionsRequest({ transactionalIds: [this.transactionalId] })
    const { transactions } = await this.ask(
      this.channel.unary(TransactionService.describeTransactions, request, options),
    )
    const [described] = transactions
    if (described === undefined) throw new StreamError('INTERNAL', 'there is an answer for each id')
    return described
  }

  async list(
    filter: millrace.transaction.v1.ListTransactionsRequest.$Properties = {},
  ): Promise<readonly millrace.transaction.v1.ListedTransaction[]> {
    const request = new wire.ListTransactionsRequest(filter)
    return (await this.ask(this.channel.unary(TransactionService.listTransactions, request, options))).transactions
  }

  private ask<T>(work: Promise<T>): Promise<T> {
    return this.clock.until(work)
  }
}

const options = { timeoutMs: 60_000 }

function identityOf({ producerId, producerEpoch }: ProducerIdentity): ProducerIdentity {
  return { producerId, producerEpoch }
}
