import { StreamError } from '@millrace/base'
import type { TransactionState } from '@millrace/coordinator'
import { millrace } from '@millrace/contracts'

const wire = millrace.transaction.v1.TransactionState

const wireStates = {
  Empty: wire.TRANSACTION_STATE_EMPTY,
  Ongoing: wire.TRANSACTION_STATE_ONGOING,
  PrepareCommit: wire.TRANSACTION_STATE_PREPARE_COMMIT,
  PrepareAbort: wire.TRANSACTION_STATE_PREPARE_ABORT,
  CompleteCommit: wire.TRANSACTION_STATE_COMPLETE_COMMIT,
  CompleteAbort: wire.TRANSACTION_STATE_COMPLETE_ABORT,
} as const satisfies Record<TransactionState, millrace.transaction.v1.TransactionState>

const names = Object.keys(wireStates) as TransactionState[]

/** A state as it crosses the wire. */
export function stateToWire(state: TransactionState): millrace.transaction.v1.TransactionState {
  return wireStates[state]
}

/**
 * A state that a request names. Of Kafka's two that never last here nothing is ever found: undefined. Throws INVALID_REQUEST for a number
 * that stands for none.
 */
export function stateFromWire(state: millrace.transaction.v1.TransactionState): TransactionState | undefined {
  if (state === wire.TRANSACTION_STATE_DEAD || state === wire.TRANSACTION_STATE_PREPARE_EPOCH_FENCE) return undefined
  const known = names.find((name) => wireStates[name] === state)
  if (known !== undefined) return known
  throw new StreamError('INVALID_REQUEST', `a transaction is in no state ${state}`)
}
