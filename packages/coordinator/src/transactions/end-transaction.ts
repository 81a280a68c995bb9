import { StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import type { Outcome, Producer } from '../outcome.ts'
import type { ProducerContext } from './init-producer.ts'
import {
  askerOf,
  currentProducer,
  fencingEpoch,
  isExhausted,
  nextEpoch,
  refusalOf,
  stillEnding,
  wasAborted,
} from './producer-epochs.ts'
import { isPrepared, recordOf, type Transaction, type TransactionVersion } from './transaction.ts'

/** A producer that commits its transaction, or aborts it. */
export interface EndTransactionRequest extends Producer {
  readonly transactionalId: string
  /** Else it is aborted. */
  readonly isCommit: boolean
  /** By which the producer speaks; 2 unless it says so. */
  readonly version?: TransactionVersion | undefined
}

/**
 * Decides how a transaction ends. The response is what the producer goes by from then on: each end takes the next epoch (KIP-890), so that
 * whatever of this transaction comes late can't touch the next. Asked again by the same producer it answers the same.
 *
 * Throws PRODUCER_FENCED and INVALID_PRODUCER_ID_MAPPING; TRANSACTION_ABORTABLE for a commit of what the coordinator has aborted;
 * INVALID_TRANSACTION_STATE for an abort of what is committed, and for a commit where nothing is open.
 *
 * A producer of version 0 keeps its epoch: what it asks again, and what it asks anew, can't be told apart then, and so it is told what its
 * last transaction came to as long as it has not begun another.
 */
export function endTransaction(
  transaction: Transaction,
  request: EndTransactionRequest,
  { nowMs, spareProducerId }: ProducerContext,
): Outcome<Producer | 'needs producer id'> {
  const { isCommit } = request
  if (request.version === 0) return endKeepingEpoch(transaction, request, nowMs)
  const asker = askerOf(transaction, request)
  if (asker === 'before') return { records: [], response: answerAgain(transaction, request) }
  if (asker !== 'current') throw refusalOf(asker, transaction, request)
  if (isPrepared(transaction)) throw stillEnding(transaction)
  const isOngoing = transaction.state === 'Ongoing'
  if (!isOngoing && isCommit) throw nothingOpen(transaction)
  const needsId = isExhausted(transaction)
  if (needsId && spareProducerId === undefined) return { records: [], response: 'needs producer id' }
  const ended: Transaction = {
    ...prepareEnd(transaction, isCommit ? 'PrepareCommit' : 'PrepareAbort', nowMs),
    nextProducerId: needsId ? (spareProducerId ?? -1) : -1,
  }
  // Nobody has to be told of a transaction without partitions; its epoch ends all the same.
  const record = recordOf(isOngoing ? ended : completed(ended, nowMs))
  return { records: [record], response: currentProducer(ended) }
}

/** The transaction once its end is decided; the epoch is that of the markers. */
export function prepareEnd(
  transaction: Transaction,
  state: 'PrepareCommit' | 'PrepareAbort',
  nowMs: number,
): Transaction {
  return { ...transaction, state, producerEpoch: nextEpoch(transaction), updateMs: nowMs, version: 2 }
}

/** As Kafka does it before KIP-890; the answer is the epoch that the producer has. */
function endKeepingEpoch(transaction: Transaction, request: EndTransactionRequest, nowMs: number): Outcome<Producer> {
  const asker = askerOf(transaction, request)
  if (asker !== 'current') throw refusalOf(asker === 'before' ? 'fenced' : asker, transaction, request)
  const { isCommit } = request
  const { state } = transaction
  const response = currentProducer(transaction)
  if (state === 'Ongoing') {
    const prepared = isCommit ? 'PrepareCommit' : 'PrepareAbort'
    const ended: Transaction = { ...transaction, state: prepared, updateMs: nowMs, version: 0 }
    return { records: [recordOf(ended)], response }
  }
  if (state === 'Empty') throw nothingOpen(transaction)
  const wasCommit = state === 'PrepareCommit' || state === 'CompleteCommit'
  if (isCommit !== wasCommit) throw wasEnded(transaction, request, wasCommit)
  if (isPrepared(transaction)) throw stillEnding(transaction)
  return { records: [], response }
}

/** The transaction once all of its partitions know how it ended. */
export function completed(prepared: Transaction, nowMs: number): Transaction {
  const { state, producerId, producerEpoch, nextProducerId } = prepared
  const isRotated = nextProducerId >= 0
  return {
    ...prepared,
    state: state === 'PrepareCommit' ? 'CompleteCommit' : 'CompleteAbort',
    partitions: new Map(),
    producerId: isRotated ? nextProducerId : producerId,
    previousProducerId: isRotated ? producerId : prepared.previousProducerId,
    nextProducerId: -1,
    producerEpoch: isRotated ? 0 : producerEpoch,
    updateMs: nowMs,
  }
}

/**
 * The record that aborts an open transaction against its producer's will. The producer may go on with the next epoch, unless there is
 * none: then it has to begin anew.
 */
export function abortRecord(transaction: Transaction, nowMs: number): CoordinatorRecord {
  const abort = prepareEnd(transaction, 'PrepareAbort', nowMs)
  const producerEpoch = isExhausted(transaction) ? fencingEpoch(transaction) : abort.producerEpoch
  return recordOf({ ...abort, producerEpoch })
}

/** The same producer, to whom the end was answered before, or who was not told that its transaction was aborted. */
function answerAgain(transaction: Transaction, request: EndTransactionRequest): Producer {
  const { isCommit } = request
  // Its last transaction was ended with the epoch that it has now: what is asked about is an earlier one.
  if (transaction.version === 0) throw refusalOf('fenced', transaction, request)
  switch (transaction.state) {
    case 'PrepareCommit':
    case 'CompleteCommit':
      if (isCommit) return currentProducer(transaction)
      throw wasEnded(transaction, request, true)
    case 'PrepareAbort':
    case 'CompleteAbort':
      if (!isCommit) return currentProducer(transaction)
      throw wasAborted(transaction)
    case 'Empty':
    case 'Ongoing':
      throw refusalOf('fenced', transaction, request)
  }
}

function wasEnded({ transactionalId }: Transaction, { producerEpoch }: Producer, isCommit: boolean): StreamError {
  const [was, other] = isCommit ? ['committed', 'aborted'] : ['aborted', 'committed']
  const text = `the transaction of ${transactionalId} with epoch ${producerEpoch} was ${was}, and can't be ${other} any more`
  return new StreamError('INVALID_TRANSACTION_STATE', text)
}

function nothingOpen({ transactionalId }: Transaction): StreamError {
  return new StreamError(
    'INVALID_TRANSACTION_STATE',
    `transactional id ${transactionalId} has no open transaction to end: nothing was added to it`,
  )
}
