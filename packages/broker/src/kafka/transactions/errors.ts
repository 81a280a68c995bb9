import type { StreamError } from '@millrace/base'
import { kafkaErrorFields, kafkaErrors } from '../errors.ts'
import { coordinatorErrorCode } from '../groups/coordinator-errors.ts'

const { INVALID_PRODUCER_EPOCH, INVALID_TXN_STATE, PRODUCER_FENCED, TRANSACTION_ABORTABLE } = kafkaErrors

/** From which version of an API on its clients know an error that came later than the API. */
export interface KnownFrom {
  /** That another producer has begun with the transactional id (KIP-588). */
  readonly fenced: number
  /** That the transaction can only be aborted (KIP-890). */
  readonly abortable: number
}

/** The number of an error of a whole request about a transaction, as a client that sent `version` of it knows it. */
export function transactionErrorCode(errorCode: number, version: number, from: KnownFrom): number {
  if (errorCode === PRODUCER_FENCED && version < from.fenced) return INVALID_PRODUCER_EPOCH
  if (errorCode === TRANSACTION_ABORTABLE && version < from.abortable) return INVALID_TXN_STATE
  return coordinatorErrorCode({ errorCode })
}

/** As {@link transactionErrorCode}, of an error that is not a number yet. */
export function transactionErrorOf(error: StreamError, version: number, from: KnownFrom): number {
  return transactionErrorCode(kafkaErrorFields(error).errorCode, version, from)
}
