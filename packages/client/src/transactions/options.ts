import { StreamError } from '@millrace/base'
import type { ProducerOptions } from '../producer/types.ts'
import { checkMs } from '../util/check-options.ts'
import type { TransactionalOptions } from './types.ts'

export interface TransactionalSettings {
  readonly timeoutMs: number
  readonly producer: ProducerOptions
}

/** Fills in the defaults. Throws INVALID_CONFIG for what makes no sense; what is the producer's is checked there. */
export function transactionalSettings(id: string, options: TransactionalOptions): TransactionalSettings {
  if (typeof id !== 'string' || id === '') {
    throw new StreamError('INVALID_CONFIG', 'a transactional id is a text that is not empty')
  }
  const { timeoutMs = 60_000, ...given } = options
  checkMs('timeoutMs', timeoutMs, 1)
  if ('acks' in given && given.acks !== undefined) {
    throw new StreamError('INVALID_CONFIG', 'acks is no option of transactions, which are acknowledged by all replicas')
  }
  // Each record is on its way at once: what is sent while others are under way makes the batches.
  return { timeoutMs, producer: { lingerMs: 0, ...given } }
}
