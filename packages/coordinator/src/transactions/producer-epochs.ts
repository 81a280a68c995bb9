import { StreamError } from '@millrace/base'
import type { Producer } from '../outcome.ts'
import { isPrepared, type Transaction, type TransactionVersion } from './transaction.ts'

/**
 * Who may go on with a transactional id is told by producer id and epoch, and the epochs tell whose they are. A producer that goes on
 * takes the next one: with each end (KIP-890), when it recovers (KIP-360), and when a transaction of it is aborted because it took too
 * long. Whoever fences it skips one. So the epoch before the current one is always the same producer's: what comes with it has been done
 * already and its answer was lost, and everything older is fenced. That holds across restarts, since it stands in the records.
 *
 * Producers that do not know of KIP-890 keep their epoch when they end a transaction. One of them whose epoch is before the current one
 * is fenced: it could not be told the next one.
 */

/** The greatest epoch that a producer is given. Its id is used up then; those above are for fencing it. Kafka's are 16 bits. */
export const producerEpochMax = 2 ** 15 - 3
const markerEpochMax = 2 ** 15 - 1

/** Whether a producer that goes on needs another id. */
export function isExhausted({ producerEpoch }: Transaction): boolean {
  return producerEpoch >= producerEpochMax
}

/** The epoch of somebody who goes on, or of the markers of what that one leaves behind. */
export function nextEpoch({ producerEpoch }: Transaction): number {
  return Math.min(producerEpoch + 1, markerEpochMax)
}

/** The epoch of somebody who fences the one there is. */
export function fencingEpoch({ producerEpoch }: Transaction): number {
  return Math.min(producerEpoch + 2, markerEpochMax)
}

/** What the producer goes by that may go on with the transactional id. */
export function currentProducer({
  producerId,
  producerEpoch,
  nextProducerId,
}: Pick<Transaction, 'producerId' | 'producerEpoch' | 'nextProducerId'>): Producer {
  return nextProducerId < 0 ? { producerId, producerEpoch } : { producerId: nextProducerId, producerEpoch: 0 }
}

/**
 * Who asks: `current`; `before`, the same producer with the epoch that it had before; `fenced`; or `unknown`, who never had this
 * transactional id as far as is known.
 */
export type Asker = 'current' | 'before' | 'fenced' | 'unknown'

/** Who asks, by the id and epoch that it goes by. */
export function askerOf(transaction: Transaction, { producerId, producerEpoch }: Producer): Asker {
  const current = currentProducer(transaction)
  if (producerId === current.producerId && producerEpoch === current.producerEpoch) return 'current'
  if (producerId === transaction.producerId) {
    // While an id that is used up is still in the records the epoch in them is that of the markers.
    return producerEpoch === transaction.producerEpoch - 1 ? 'before' : 'fenced'
  }
  if (producerId === transaction.previousProducerId) {
    const wasLast = transaction.producerEpoch === 0 && producerEpoch >= producerEpochMax
    return wasLast ? 'before' : 'fenced'
  }
  return 'unknown'
}

/** What a producer is told that is not the one there is any more, or never was. */
export function refusalOf(asker: 'fenced' | 'unknown', { transactionalId }: Transaction, asked: Producer): StreamError {
  const who = `producer ${asked.producerId} with epoch ${asked.producerEpoch}`
  return asker === 'fenced'
    ? new StreamError(
        'PRODUCER_FENCED',
        `${who} does not hold transactional id ${transactionalId} any more: another producer has begun with it since; ` +
          'close this one, and give each producer that runs an id of its own',
      )
    : new StreamError(
        'INVALID_PRODUCER_ID_MAPPING',
        `transactional id ${transactionalId} is not held by ${who}: begin anew with it`,
      )
}

/** What a producer is told that asks for more while its last transaction still ends. */
export function stillEnding({ transactionalId }: Transaction): StreamError {
  return new StreamError(
    'CONCURRENT_TRANSACTIONS',
    `the last transaction of ${transactionalId} is decided, but not all of its partitions know yet; ask again in a moment`,
    { retryAfterMs: 20 },
  )
}

/** What a producer is told whose transaction the coordinator has aborted. */
export function wasAborted({ transactionalId }: Transaction): StreamError {
  return new StreamError(
    'TRANSACTION_ABORTABLE',
    `the transaction of ${transactionalId} was aborted: it took longer than its time-out, or an operator ended it; abort it and begin another`,
  )
}

/**
 * The producer that asks to write, if it may. Throws PRODUCER_FENCED, INVALID_PRODUCER_ID_MAPPING, CONCURRENT_TRANSACTIONS while its last
 * transaction ends, TRANSACTION_ABORTABLE if that was aborted and it does not know yet.
 */
export function assertMayWrite(transaction: Transaction, asked: Producer, version: TransactionVersion = 2): void {
  const asker = askerOf(transaction, asked)
  if (asker === 'current') {
    if (isPrepared(transaction)) throw stillEnding(transaction)
    return
  }
  const { state } = transaction
  if (version === 2 && asker === 'before' && (state === 'PrepareAbort' || state === 'CompleteAbort'))
    throw wasAborted(transaction)
  throw refusalOf(asker === 'before' ? 'fenced' : asker, transaction, asked)
}
