import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { AbortedTransaction } from '@millrace/log'

const { IsolationLevel } = millrace.data.v1

/** Which records a reader wants: all that are committed to the log, or only those that belong to no open or aborted transaction. */
export type Isolation = 'read_uncommitted' | 'read_committed'

/** What a request says of it. Throws INVALID_REQUEST for a level that does not exist. */
export function isolationFrom(level: millrace.data.v1.IsolationLevel): Isolation {
  switch (level) {
    case IsolationLevel.ISOLATION_LEVEL_READ_COMMITTED:
      return 'read_committed'
    case IsolationLevel.ISOLATION_LEVEL_UNSPECIFIED:
    case IsolationLevel.ISOLATION_LEVEL_READ_UNCOMMITTED:
      return 'read_uncommitted'
    default:
      throw new StreamError(
        'INVALID_REQUEST',
        `there is no isolation level ${String(level)}: use read_uncommitted or read_committed`,
      )
  }
}

/** Aborted transactions as readers are told of them. */
export function abortedTo(aborted: readonly AbortedTransaction[]): millrace.data.v1.AbortedTransaction.$Properties[] {
  return aborted.map(({ producerId, firstOffset }) => ({ producerId, firstOffset }))
}
