import { StreamError } from '@millrace/base'
import type { Outcome, Producer } from '../outcome.ts'
import { prepareEnd } from './end-transaction.ts'
import {
  askerOf,
  currentProducer,
  fencingEpoch,
  isExhausted,
  nextEpoch,
  producerEpochMax,
  refusalOf,
} from './producer-epochs.ts'
import { isPrepared, recordOf, type Transaction } from './transaction.ts'

/** A producer that begins with a transactional id, or goes on with it. */
export interface InitProducerRequest {
  readonly transactionalId: string
  /** After so long an open transaction is aborted. */
  readonly timeoutMs: number
  /** What a producer that goes on has now (KIP-360); left out by one that begins. */
  readonly producer?: Producer | undefined
}

/** What a decision about producers depends on besides the transaction and the request. */
export interface ProducerContext {
  readonly nowMs: number
  /** An id that no producer had before. Without it a decision that needs one asks for it. */
  readonly spareProducerId?: number | undefined
}

/** What has to be done before the answer to a producer is known. */
export type NotYet =
  /** Once the last transaction is complete the request is to be decided again. */
  | 'ending'
  /** The request is to be decided again with a spare producer id. Nothing was decided. */
  | 'needs producer id'

/**
 * Gives a transactional id to a producer. One that begins fences whoever has it; one that goes on must be the one that has it, and its
 * request may be repeated. What was left open is aborted first.
 *
 * Throws PRODUCER_FENCED, and INVALID_TRANSACTION_TIMEOUT for one that is not from 1 to `timeoutMsMax`.
 */
export function initProducer(
  transaction: Transaction | undefined,
  request: InitProducerRequest,
  context: ProducerContext & { readonly timeoutMsMax: number },
): Outcome<Producer | NotYet> {
  checkTimeout(request, context.timeoutMsMax)
  const { producer, timeoutMs } = request
  if (transaction === undefined) return firstProducer(request, context)
  if (producer === undefined) {
    if (isPrepared(transaction)) return nothing('ending')
    if (transaction.state === 'Ongoing') {
      const abort = prepareEnd({ ...transaction, timeoutMs }, 'PrepareAbort', context.nowMs)
      return { records: [recordOf({ ...abort, producerEpoch: fencingEpoch(transaction) })], response: 'ending' }
    }
    return begin(transaction, request, context, fencingEpoch(transaction))
  }
  const asker = askerOf(transaction, producer)
  if (asker === 'fenced' || asker === 'unknown') throw refusalOf('fenced', transaction, producer)
  if (isPrepared(transaction)) return nothing('ending')
  if (asker === 'before') return nothing(currentProducer(transaction))
  if (transaction.state !== 'Ongoing') return begin(transaction, request, context, nextEpoch(transaction))
  const { spareProducerId } = context
  const needsId = isExhausted(transaction)
  if (needsId && spareProducerId === undefined) return nothing('needs producer id')
  const abort = prepareEnd({ ...transaction, timeoutMs }, 'PrepareAbort', context.nowMs)
  const nextProducerId = needsId ? (spareProducerId ?? -1) : -1
  return { records: [recordOf({ ...abort, nextProducerId })], response: 'ending' }
}

function firstProducer(
  { transactionalId, timeoutMs }: InitProducerRequest,
  { nowMs, spareProducerId }: ProducerContext,
): Outcome<Producer | NotYet> {
  if (spareProducerId === undefined) return nothing('needs producer id')
  const first = {
    transactionalId,
    producerId: spareProducerId,
    previousProducerId: -1,
    nextProducerId: -1,
    producerEpoch: 0,
    timeoutMs,
    state: 'Empty',
    partitions: new Map(),
    startMs: -1,
    updateMs: nowMs,
    version: 2,
  } as const
  return { records: [recordOf(first)], response: currentProducer(first) }
}

/** Nothing is open: the producer has the id at once, with `producerEpoch`, or with another producer id if there is no such epoch. */
function begin(
  transaction: Transaction,
  { producer, timeoutMs }: InitProducerRequest,
  { nowMs, spareProducerId }: ProducerContext,
  producerEpoch: number,
): Outcome<Producer | NotYet> {
  const empty = { ...transaction, timeoutMs, state: 'Empty', startMs: -1, updateMs: nowMs } as const
  if (producerEpoch <= producerEpochMax) {
    const next: Transaction = { ...empty, producerEpoch }
    return { records: [recordOf(next)], response: currentProducer(next) }
  }
  if (spareProducerId === undefined) return nothing('needs producer id')
  // Who begins has nothing to do with who had the old id.
  const previousProducerId = producer === undefined ? -1 : transaction.producerId
  const next: Transaction = { ...empty, producerId: spareProducerId, previousProducerId, producerEpoch: 0 }
  return { records: [recordOf(next)], response: currentProducer(next) }
}

function nothing<Response>(response: Response): Outcome<Response> {
  return { records: [], response }
}

function checkTimeout({ timeoutMs, transactionalId }: InitProducerRequest, timeoutMsMax: number): void {
  if (timeoutMs >= 1 && timeoutMs <= timeoutMsMax) return
  throw new StreamError(
    'INVALID_TRANSACTION_TIMEOUT',
    `a transaction of ${transactionalId} may not take ${timeoutMs} ms: use 1 to ${timeoutMsMax}, or raise transaction.max.timeout.ms`,
    { context: { limit: timeoutMsMax } },
  )
}
