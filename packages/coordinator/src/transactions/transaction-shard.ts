import { assert, StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import type { Outcome, Producer } from '../outcome.ts'
import { addPartitions, type AddPartitionsRequest, notInTransaction, sizeBytesOf } from './add-partitions.ts'
import { Deadlines } from './deadlines.ts'
import { abortRecord, completed, endTransaction, type EndTransactionRequest } from './end-transaction.ts'
import { initProducer, type InitProducerRequest, type NotYet, type ProducerContext } from './init-producer.ts'
import {
  transactionalIdsMax,
  transactionalIdSizeBytesMax,
  transactionGraceMs,
  transactionsPerTickMax,
  transactionTickSizeBytesMax,
} from '../limits.ts'
import { NamePattern } from '../name-pattern.ts'
import {
  canReopen,
  isPrepared,
  type PartitionsByTopic,
  recordOf,
  tombstoneOf,
  type Transaction,
  transactionOf,
  type TransactionState,
  type TransactionVersion,
} from './transaction.ts'

/** The keys that transactions go by. */
export interface TransactionConfig {
  /** `transaction.max.timeout.ms` */
  readonly timeoutMsMax: number
  /** `transactional.id.expiration.ms` */
  readonly idExpirationMs: number
}

/** A transaction whose end is decided and not yet known to all of its partitions, and what their markers say. */
export interface EndingTransaction extends Producer {
  readonly transactionalId: string
  readonly isCommit: boolean
  readonly partitions: PartitionsByTopic
  /** With 2 the epoch is above that of what the transaction wrote; with 0 it is the same. */
  readonly version: TransactionVersion
}

/** Which transactional ids are listed. */
export interface ListTransactionsFilter {
  /** Empty: all. One that is undefined is none that an id can be in. */
  readonly states: ReadonlySet<TransactionState | undefined>
  /** Empty: all. */
  readonly producerIds: ReadonlySet<number>
  /** Only those that have been open for longer (KIP-994); -1: all. */
  readonly durationMs: number
  /** Only those whose ids match it as a whole, in RE2's syntax (KIP-1152). */
  readonly pattern?: string | undefined
}

/**
 * The transactional ids of one partition of __transaction_state. Commands are decided on what the records say, and change nothing by
 * themselves: {@link replay} does.
 */
export class TransactionShard {
  private readonly config: () => TransactionConfig
  private readonly transactions = new Map<string, Transaction>()
  private readonly prepared = new Set<string>()
  /** Of those, what {@link takePrepared} has not told yet. */
  private newlyPrepared = new Set<string>()
  /** Ids whose last transaction is complete without a record. */
  private readonly unlogged = new Set<string>()
  /** Of open transactions: when they are aborted. */
  private readonly timeouts = new Deadlines()
  /** Of ids with nothing open: when they are forgotten. */
  private readonly expirations = new Deadlines()
  /** What is open was begun by the clock of another broker, as far as is known. */
  private isFresh = true

  constructor({ config }: { readonly config: () => TransactionConfig }) {
    this.config = config
  }

  /** How many transactional ids there are. */
  get size(): number {
    return this.transactions.size
  }

  /** How many transactions are open. */
  get open(): number {
    return this.timeouts.size
  }

  /**
   * Gives a transactional id to a producer; see {@link initProducer}. Throws INVALID_REQUEST for an id that is none, and RESOURCE_EXHAUSTED
   * if there are too many.
   */
  initProducer(request: InitProducerRequest, context: ProducerContext): Outcome<Producer | NotYet> {
    const { transactionalId } = request
    checkTransactionalId(transactionalId)
    const transaction = this.transactions.get(transactionalId)
    if (transaction === undefined && this.transactions.size >= transactionalIdsMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `${transactionalIdsMax} transactional ids are remembered beside ${transactionalId} already: use fewer, or let them be forgotten ` +
          'earlier (transactional.id.expiration.ms)',
        { context: { limit: transactionalIdsMax } },
      )
    }
    return initProducer(transaction, request, { ...context, timeoutMsMax: this.config().timeoutMsMax })
  }

  /** Takes partitions into the open transaction, or begins one; see {@link addPartitions}. */
  addPartitions(request: AddPartitionsRequest, nowMs: number): Outcome<undefined> {
    return addPartitions(this.known(request.transactionalId), request, nowMs)
  }

  /** Which of the partitions are not in the producer's open transaction; see {@link notInTransaction}. */
  verifyPartitions(request: AddPartitionsRequest): Outcome<PartitionsByTopic> {
    return { records: [], response: notInTransaction(this.known(request.transactionalId), request) }
  }

  /** Commits or aborts; see {@link endTransaction}. */
  endTransaction(request: EndTransactionRequest, context: ProducerContext): Outcome<Producer | 'needs producer id'> {
    return endTransaction(this.known(request.transactionalId), request, context)
  }

  /**
   * Aborts what is open, on an operator's word; whether anything was. The producer learns of it when it commits, and may go on. Throws
   * TRANSACTIONAL_ID_NOT_FOUND.
   */
  abortTransaction(transactionalId: string, nowMs: number): Outcome<boolean> {
    const transaction = this.found(transactionalId)
    if (transaction.state !== 'Ongoing') return { records: [], response: false }
    return { records: [abortRecord(transaction, nowMs)], response: true }
  }

  /**
   * All partitions of `ended` know how it ended: it is complete, which the next record of its id says, too, and so has none of its own yet
   * (see {@link logCompletions}). Nothing happens if that is known already.
   */
  markersWritten(ended: EndingTransaction, nowMs: number): Outcome<undefined> {
    const transaction = this.transactions.get(ended.transactionalId)
    const isSame = transaction !== undefined && isEndOf(ended, transaction)
    return { records: [], unlogged: isSame ? [recordOf(completed(transaction, nowMs))] : [], response: undefined }
  }

  /** Whether its last transaction is complete, and no record says so. */
  isUnlogged(transactionalId: string): boolean {
    return this.unlogged.has(transactionalId)
  }

  /** Has records say that the last transactions of these are complete, as far as none does and nothing follows them. */
  logCompletions(transactionalIds: readonly string[]): Outcome<undefined> {
    const left = transactionalIds.filter((transactionalId) => this.unlogged.has(transactionalId))
    return { records: left.map((transactionalId) => recordOf(this.known(transactionalId))), response: undefined }
  }

  /**
   * All partitions of `ended` know how it ended, and in some of them its producer has begun the next one, of which there is no record (see
   * `canReopen`): now there is. It has its whole time-out from now on.
   */
  foundOpen(ended: EndingTransaction, nowMs: number): Outcome<undefined> {
    const transaction = this.transactions.get(ended.transactionalId)
    if (transaction === undefined || !isEndOf(ended, transaction) || !canReopen(transaction)) {
      return this.markersWritten(ended, nowMs)
    }
    const { partitions } = transaction
    const found = { ...completed(transaction, nowMs), state: 'Ongoing', partitions, startMs: nowMs } as const
    return { records: [recordOf(found)], response: undefined }
  }

  /** The transactions whose markers are to be written, or those of these ids. */
  ending(transactionalIds: Iterable<string> = this.prepared): EndingTransaction[] {
    return [...transactionalIds].flatMap((transactionalId) => {
      const transaction = this.transactions.get(transactionalId)
      if (transaction === undefined || !isPrepared(transaction)) return []
      const { producerId, producerEpoch, partitions, state, version } = transaction
      const isCommit = state === 'PrepareCommit'
      return [{ transactionalId, producerId, producerEpoch, partitions, isCommit, version }]
    })
  }

  /** The ids whose transactions began to end since this was asked last. */
  takePrepared(): ReadonlySet<string> {
    const { newlyPrepared } = this
    if (newlyPrepared.size > 0) this.newlyPrepared = new Set()
    return newlyPrepared
  }

  /** Whether the end of the last transaction of an id is decided and not known to all yet. */
  isEnding(transactionalId: string): boolean {
    return this.prepared.has(transactionalId)
  }

  /** Throws TRANSACTIONAL_ID_NOT_FOUND. */
  describe(transactionalId: string): Outcome<Transaction> {
    return { records: [], response: this.found(transactionalId) }
  }

  /** The transactional ids that the filter lets through. Throws INVALID_REGULAR_EXPRESSION. */
  list(filter: ListTransactionsFilter, nowMs: number): Outcome<readonly Transaction[]> {
    const { states, producerIds, durationMs } = filter
    const pattern = filter.pattern === undefined ? undefined : new NamePattern(filter.pattern, 'transactional ids')
    const listed = [...this.transactions.values()].filter((transaction) => {
      const { transactionalId, state, producerId, startMs } = transaction
      if (states.size > 0 && !states.has(state)) return false
      if (producerIds.size > 0 && !producerIds.has(producerId)) return false
      if (pattern?.matches(transactionalId) === false) return false
      if (durationMs < 0) return true
      return (state === 'Ongoing' || isPrepared(transaction)) && nowMs - startMs > durationMs
    })
    return { records: [], response: listed }
  }

  /** Takes in what the partition says. Records of other kinds mean nothing here. */
  replay(record: CoordinatorRecord): void {
    if (record.type !== 'TransactionLog') return
    const { transactionalId } = record.key
    if (record.value === undefined) {
      this.transactions.delete(transactionalId)
      this.unlogged.delete(transactionalId)
      this.prepared.delete(transactionalId)
      this.newlyPrepared.delete(transactionalId)
      this.timeouts.set(transactionalId, undefined)
      this.expirations.set(transactionalId, undefined)
      return
    }
    this.unlogged.delete(transactionalId)
    this.put(transactionOf(transactionalId, record.value))
  }

  /** Takes in what was decided without being written. */
  replayUnlogged(record: CoordinatorRecord): void {
    assert(record.type === 'TransactionLog' && record.value !== undefined, 'only transactions end and begin so')
    const { transactionalId } = record.key
    const { logged } = this.known(transactionalId)
    const transaction = { ...transactionOf(transactionalId, record.value), logged }
    if (transaction.state === 'Ongoing') this.unlogged.delete(transactionalId)
    else this.unlogged.add(transactionalId)
    this.put(transaction)
  }

  private put(transaction: Transaction): void {
    const { transactionalId, state, startMs, timeoutMs, updateMs } = transaction
    const isOpen = state === 'Ongoing'
    this.transactions.set(transactionalId, transaction)
    if (isPrepared(transaction)) {
      this.prepared.add(transactionalId)
      this.newlyPrepared.add(transactionalId)
    } else {
      this.prepared.delete(transactionalId)
      this.newlyPrepared.delete(transactionalId)
    }
    this.timeouts.set(transactionalId, isOpen ? startMs + timeoutMs : undefined)
    const isIdle = !isOpen && !isPrepared(transaction)
    this.expirations.set(transactionalId, isIdle ? updateMs + this.config().idExpirationMs : undefined)
  }

  /** When {@link tick} has something to do, or a moment before; undefined if it has nothing. */
  nextTickMs(): number | undefined {
    if (this.isFresh && this.timeouts.size > 0) return 0
    const nextMs = Math.min(this.timeouts.nextMs, this.expirations.nextMs)
    return nextMs === Number.POSITIVE_INFINITY ? undefined : nextMs
  }

  /**
   * Aborts transactions that are open for too long, and forgets ids that were not used for long: a bounded number, the rest at the next
   * call. The response is the ids of the aborted.
   *
   * The first one after a load looks at what is open by this broker's clock, which may be another than that by which it was begun: it gets
   * some time at least, and no more than it has in all.
   */
  tick(nowMs: number): Outcome<readonly string[]> {
    if (this.isFresh) this.reviewTimeouts(nowMs)
    const records: CoordinatorRecord[] = []
    const aborted: string[] = []
    let sizeBytes = 0
    const isFull = (): boolean => records.length >= transactionsPerTickMax || sizeBytes >= transactionTickSizeBytesMax
    for (const transactionalId of this.timeouts.due(nowMs)) {
      if (isFull()) break
      const transaction = this.transactions.get(transactionalId)
      assert(transaction?.state === 'Ongoing', 'only what is open has a time-out')
      records.push(abortRecord(transaction, nowMs))
      aborted.push(transactionalId)
      sizeBytes += transactionalId.length + sizeBytesOf(transaction.partitions)
    }
    for (const transactionalId of this.expirations.due(nowMs)) {
      if (isFull()) break
      records.push(tombstoneOf(transactionalId))
      sizeBytes += transactionalId.length
    }
    return { records, response: aborted }
  }

  private reviewTimeouts(nowMs: number): void {
    this.isFresh = false
    for (const [transactionalId, { state, startMs, timeoutMs }] of this.transactions) {
      if (state !== 'Ongoing') continue
      const deadlineMs = Math.max(startMs + timeoutMs, nowMs + transactionGraceMs)
      this.timeouts.set(transactionalId, Math.min(deadlineMs, nowMs + timeoutMs))
    }
  }

  /** What a producer goes by that must have begun with its id. */
  private known(transactionalId: string): Transaction {
    checkTransactionalId(transactionalId)
    const transaction = this.transactions.get(transactionalId)
    if (transaction !== undefined) return transaction
    throw new StreamError(
      'INVALID_PRODUCER_ID_MAPPING',
      `no producer has begun with transactional id ${transactionalId}, or not for long (transactional.id.expiration.ms): begin with it anew`,
    )
  }

  private found(transactionalId: string): Transaction {
    const transaction = this.transactions.get(transactionalId)
    if (transaction !== undefined) return transaction
    throw new StreamError(
      'TRANSACTIONAL_ID_NOT_FOUND',
      `there is no transactional id ${transactionalId}, or none any more (transactional.id.expiration.ms)`,
    )
  }
}

function isEndOf(ended: EndingTransaction, transaction: Transaction): boolean {
  const { producerId, producerEpoch, partitions, version } = ended
  if (transaction.producerId !== producerId || transaction.producerEpoch !== producerEpoch) return false
  // A producer of version 0 may have ended another one since with the same epoch; what this one was told of is not that one's then.
  return isPrepared(transaction) && (version === 2 || partitions === transaction.partitions)
}

/** Throws INVALID_REQUEST unless it can be a transactional id. */
export function checkTransactionalId(transactionalId: string): void {
  if (transactionalId !== '' && Buffer.byteLength(transactionalId) <= transactionalIdSizeBytesMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    transactionalId === ''
      ? 'a transactional id is a text that is not empty'
      : `a transactional id has at most ${transactionalIdSizeBytesMax} bytes, not ${Buffer.byteLength(transactionalId)}`,
    { context: { limit: transactionalIdSizeBytesMax } },
  )
}
