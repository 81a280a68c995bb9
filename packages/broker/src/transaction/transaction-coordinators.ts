import { isStreamError, StreamError } from '@millrace/base'
import {
  type AddPartitionsRequest,
  type EndTransactionRequest,
  type InitProducerRequest,
  type ListTransactionsFilter,
  type PartitionsByTopic,
  type Producer,
  type ProducerContext,
  type Transaction,
  TransactionShard,
} from '@millrace/coordinator'
import { type CoordinatorRecord, decodeCoordinatorRecord, encodeCoordinatorRecord } from '@millrace/kafka-wire/records'
import { transactionStateTopic } from '@millrace/metadata'
import type { CoordinatorsOptions } from '../coordinators/coordinators-options.ts'
import { CoordinatorRuntime } from '../coordinators/runtime/coordinator-runtime.ts'
import type { Decided } from '../coordinators/runtime/shard.ts'
import { markerRetryMs, transactionEndWaitMs } from '../limits.ts'
import { Completions } from './completions.ts'
import { MarkerSender, type MarkerSenderOptions } from './markers/marker-sender.ts'
import type { PendingEnd } from './markers/pending-end.ts'
import { Waits } from './waits.ts'

export interface TransactionCoordinatorsOptions extends CoordinatorsOptions {
  /** An id that no producer had before. */
  readonly takeProducerId: () => Promise<number>
  /** See {@link MarkerSenderOptions.write}. */
  readonly writeMarkers: MarkerSenderOptions['write']
}

/** A shard that is loaded, and in which leader epoch. */
interface Loaded {
  readonly shard: TransactionShard
  readonly epoch: number
}

/**
 * The transactions that this broker coordinates: those whose transactional ids are kept in partitions of __transaction_state that it
 * leads. What is decided here is told to the partitions of the transaction once it is committed, and by whoever coordinates then.
 */
export class TransactionCoordinators {
  private readonly options: TransactionCoordinatorsOptions
  private readonly runtime: CoordinatorRuntime<CoordinatorRecord, TransactionShard, readonly string[]>
  private readonly sender: MarkerSender
  private readonly loaded = new Map<number, Loaded>()
  /** By transactional id: who waits for its last transaction to end. */
  private readonly waits: Waits
  private readonly completions: Completions
  private readonly counts = { committed: 0, aborted: 0, timedOut: 0 }
  private readonly epochs = new WeakMap<TransactionShard, number>()

  constructor(options: TransactionCoordinatorsOptions) {
    const { settings, clock, writeMarkers } = options
    this.options = options
    this.waits = new Waits(clock)
    this.completions = new Completions(clock, (partition, ids) => {
      options.faults.background(this.writeDown(partition, ids), 'writing down that transactions are complete')
    })
    this.sender = new MarkerSender({ ...options, write: writeMarkers, onWritten: (end) => this.written(end) })
    this.runtime = new CoordinatorRuntime<CoordinatorRecord, TransactionShard, readonly string[]>({
      ...options,
      topic: transactionStateTopic,
      codec: {
        encode: encodeCoordinatorRecord,
        decode: (key, value) => (key === null ? undefined : decodeCoordinatorRecord(key, value)),
      },
      makeShard: ({ leaderEpoch }) => this.makeShard(leaderEpoch),
      readSizeBytes: () => settings().transactionStateLogLoadBufferSize,
      commitTimeoutMs: () => settings().requestTimeoutMs,
      onLoaded: (shard, partition) => {
        this.loaded.set(partition, { shard, epoch: this.epochs.get(shard) ?? -1 })
        this.decided(shard, partition)
      },
      onUnloaded: (partition) => {
        this.loaded.delete(partition)
        this.sender.drop(partition)
        this.completions.drop(partition)
        // Whoever waits here is told to ask elsewhere.
        this.waits.endAll()
      },
      onDecided: (shard, partition) => this.decided(shard, partition),
      onTick: (aborted) => {
        this.counts.timedOut += aborted.length
        for (const transactionalId of aborted) {
          options.logger.info({ transactionalId }, 'a transaction took longer than its time-out and is aborted')
        }
      },
    })
  }

  /** Transactional ids that are coordinated here. */
  get ids(): number {
    return this.sum(({ size }) => size)
  }

  /** Transactions that are open. */
  get open(): number {
    return this.sum(({ open }) => open)
  }

  /** Transactions that have ended here, since the broker started. */
  get ended(): { readonly committed: number; readonly aborted: number; readonly timedOut: number } {
    return this.counts
  }

  /** Markers that are yet to be written. */
  get markersWaiting(): number {
    return this.sender.waiting
  }

  /** Resolves once the producer has its transactional id; CONCURRENT_TRANSACTIONS if what was open takes long to end. */
  initProducer(request: InitProducerRequest): Promise<Producer> {
    return this.forProducer(request.transactionalId, (shard, context) => shard.initProducer(request, context))
  }

  /** Resolves with the epoch of the coordinator. CONCURRENT_TRANSACTIONS if the last transaction takes long to end. */
  addPartitions(request: AddPartitionsRequest): Promise<number> {
    const { transactionalId } = request
    return this.afterLast(transactionalId, () =>
      this.run(transactionalId, (shard, nowMs) => ({
        ...shard.addPartitions(request, nowMs),
        response: this.epochs.get(shard) ?? -1,
      })),
    )
  }

  verifyPartitions(request: AddPartitionsRequest): Promise<PartitionsByTopic> {
    return this.run(request.transactionalId, (shard) => shard.verifyPartitions(request))
  }

  /** Resolves once how it ends is decided for good. */
  endTransaction(request: EndTransactionRequest): Promise<Producer> {
    return this.forProducer(request.transactionalId, (shard, context) => shard.endTransaction(request, context))
  }

  /** Resolves once the partitions know, or not soon; whether anything was open. */
  async abortTransaction(transactionalId: string): Promise<boolean> {
    const isAborted = await this.run(transactionalId, (shard, nowMs) => shard.abortTransaction(transactionalId, nowMs))
    if (isAborted) await this.lastEnded(transactionalId, this.deadlineMs())
    return isAborted
  }

  describe(transactionalId: string): Promise<Transaction> {
    return this.run(transactionalId, (shard) => shard.describe(transactionalId))
  }

  /** Of all that is coordinated here. COORDINATOR_LOAD_IN_PROGRESS while not all of it is known. */
  async list(filter: ListTransactionsFilter): Promise<readonly Transaction[]> {
    const { loading, topic } = this.runtime
    if (loading > 0) {
      const text = `this broker is still loading ${loading} partitions of ${topic}; ask again`
      throw new StreamError('COORDINATOR_LOAD_IN_PROGRESS', text, { retryAfterMs: 100 })
    }
    const partitions = [...this.runtime.loaded()].map(({ partition }) => partition)
    const lists = await Promise.all(
      partitions.map((partition) => this.runtime.run(partition, (shard, nowMs) => shard.list(filter, nowMs))),
    )
    return lists.flat()
  }

  close(reason: StreamError): void {
    this.sender.close()
    this.completions.close()
    this.waits.close()
    this.runtime.close(reason)
  }

  private makeShard(leaderEpoch: number): TransactionShard {
    const { settings } = this.options
    const shard = new TransactionShard({
      config: () => ({
        timeoutMsMax: settings().transactionMaxTimeoutMs,
        idExpirationMs: settings().transactionalIdExpirationMs,
      }),
    })
    this.epochs.set(shard, leaderEpoch)
    return shard
  }

  private sum(count: (shard: TransactionShard) => number): number {
    let sum = 0
    for (const { shard } of this.loaded.values()) sum += count(shard)
    return sum
  }

  private run<Response>(
    transactionalId: string,
    decide: (shard: TransactionShard, nowMs: number) => Decided<CoordinatorRecord, Response>,
  ): Promise<Response> {
    return this.runtime.run(this.runtime.partitionOf(transactionalId), decide)
  }

  /** Takes a decision that may need a producer id, or that what is open has ended. */
  private async forProducer(
    transactionalId: string,
    decide: (
      shard: TransactionShard,
      context: ProducerContext,
    ) => Decided<CoordinatorRecord, Producer | 'needs producer id' | 'ending'>,
  ): Promise<Producer> {
    const deadlineMs = this.deadlineMs()
    let spareProducerId: number | undefined
    for (;;) {
      const spare = spareProducerId
      const answer = await this.run(transactionalId, (shard, nowMs) =>
        decide(shard, { nowMs, ...(spare === undefined ? {} : { spareProducerId: spare }) }),
      )
      if (answer === 'needs producer id') spareProducerId = await this.options.takeProducerId()
      else if (answer !== 'ending') return answer
      else if (!(await this.lastEnded(transactionalId, deadlineMs))) throw stillEnding(transactionalId)
    }
  }

  /** Asks, and again once the last transaction has ended if that is in the way. */
  private async afterLast<Answer>(transactionalId: string, ask: () => Promise<Answer>): Promise<Answer> {
    const deadlineMs = this.deadlineMs()
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        if (!isStreamError(error, 'CONCURRENT_TRANSACTIONS')) throw error
        if (!(await this.lastEnded(transactionalId, deadlineMs))) throw error
      }
    }
  }

  private deadlineMs(): number {
    return this.options.clock.monotonicMs() + transactionEndWaitMs
  }

  /** Resolves once the last transaction of an id has ended, or may have; false if that takes too long. */
  private async lastEnded(transactionalId: string, deadlineMs: number): Promise<boolean> {
    const shard = this.loaded.get(this.runtime.partitionOf(transactionalId))?.shard
    // Whoever asks again is told that the coordinator is elsewhere.
    if (shard?.isEnding(transactionalId) !== true) return true
    return this.waits.until(transactionalId, deadlineMs)
  }

  /** Transactions may have been prepared: once that is committed their partitions are told. */
  private decided(shard: TransactionShard, partition: number): void {
    const transactionalIds = shard.takePrepared()
    if (transactionalIds.size === 0) return
    const sent = this.sendOnceCommitted(shard, partition, transactionalIds)
    this.options.faults.background(sent, 'ending transactions')
  }

  private async sendOnceCommitted(
    shard: TransactionShard,
    partition: number,
    transactionalIds: ReadonlySet<string>,
  ): Promise<void> {
    // After the decision that is being taken.
    await Promise.resolve()
    if (!(await this.insist(partition, shard, () => ({ records: [], response: undefined })))) return
    const now = this.loaded.get(partition)
    if (now?.shard !== shard) return
    const { epoch } = now
    for (const ending of shard.ending(transactionalIds)) this.sender.send(ending, { partition, epoch })
  }

  /** All of its partitions know how it ended. */
  private written(end: PendingEnd): void {
    this.options.faults.background(this.complete(end), 'completing a transaction')
  }

  private async complete({ ending, coordinator: { partition }, foundOpen }: PendingEnd): Promise<void> {
    const { transactionalId, isCommit } = ending
    const shard = this.loaded.get(partition)?.shard
    if (shard === undefined) return
    // Where its producer has begun the next one already, with the coordinator before this one, that goes on.
    const completed = this.insist(partition, shard, (at, nowMs) =>
      foundOpen ? at.foundOpen(ending, nowMs) : at.markersWritten(ending, nowMs),
    )
    // It is decided, and whoever asks now is answered once that is committed.
    this.waits.end(transactionalId)
    if (!(await completed)) return
    // It may have had to be tried again.
    this.waits.end(transactionalId)
    this.counts[isCommit ? 'committed' : 'aborted'] += 1
    if (shard.isUnlogged(transactionalId)) this.completions.add(transactionalId, partition)
  }

  private async writeDown(partition: number, transactionalIds: readonly string[]): Promise<void> {
    const shard = this.loaded.get(partition)?.shard
    if (shard !== undefined) await this.insist(partition, shard, (at) => at.logCompletions(transactionalIds))
  }

  /** Takes a decision, again and again until it is committed; false if the shard is not served here any more. */
  private async insist(
    partition: number,
    shard: TransactionShard,
    decide: (shard: TransactionShard, nowMs: number) => Decided<CoordinatorRecord, undefined>,
  ): Promise<boolean> {
    while (this.loaded.get(partition)?.shard === shard && !this.waits.isClosed) {
      try {
        await this.runtime.run(partition, decide)
        return true
      } catch (error) {
        if (!isStreamError(error)) throw error
        const { logger, clock } = this.options
        logger.debug({ partition, err: error, code: error.code }, 'a transaction can not go on ending yet')
        await this.waits.until(`${partition}`, clock.monotonicMs() + markerRetryMs)
      }
    }
    return false
  }
}

function stillEnding(transactionalId: string): StreamError {
  return new StreamError(
    'CONCURRENT_TRANSACTIONS',
    `what the last producer of transactional id ${transactionalId} left open is being aborted; ask again in a moment`,
    { retryAfterMs: 50 },
  )
}
