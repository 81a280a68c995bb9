import { type ErrorCode, isStreamError, StreamError } from '@millrace/base'

const fencing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PRODUCER_FENCED',
  'INVALID_PRODUCER_EPOCH',
  'INVALID_PRODUCER_ID_MAPPING',
])

/** Whether somebody else has the transactional id now. */
export function isFencing(error: unknown): error is StreamError {
  return isStreamError(error) && fencing.has(error.code)
}

export function producerFenced(id: string, cause: StreamError): StreamError {
  const text = `the transactional id ${id} was taken over by another producer, or its transaction was ended by an operator: nothing more of this one is taken`
  return new StreamError('PRODUCER_FENCED', text, { cause, context: { transactionalId: id } })
}

/** The commit was asked for, and nobody told what became of it. */
export function outcomeUnknown(id: string, cause: StreamError): StreamError {
  const text =
    `whether the transaction of ${id} was committed is not known: ${cause.message}. It may be there or not, as a whole: ` +
    'look at what is there before anything is done again'
  return new StreamError('TRANSACTION_OUTCOME_UNKNOWN', text, { cause, context: { transactionalId: id } })
}

export function transactionOver(id: string): StreamError {
  const text = `the transaction of ${id} is over: send in the callback, and before it returns`
  return new StreamError('INVALID_REQUEST', text, { context: { transactionalId: id } })
}

export function transactionTooLong(id: string, timeoutMs: number): StreamError {
  const text = `the transaction of ${id} took longer than ${timeoutMs} ms (timeoutMs), and was aborted`
  return new StreamError('TRANSACTION_ABORTABLE', text, { context: { transactionalId: id, limit: timeoutMs } })
}

/** A batch may have been appended or not, and only the end of the transaction settles that. */
export function batchInDoubt(id: string): StreamError {
  const text = `a partition can't tell any more what of the transaction of ${id} it has, so that the transaction is aborted`
  return new StreamError('TRANSACTION_ABORTABLE', text, { context: { transactionalId: id } })
}
