import { millrace } from '@millrace/contracts'
import type { Isolation } from '../transport.ts'

const { IsolationLevel } = millrace.data.v1

/** As a request says it. */
export function isolationTo(isolation: Isolation = 'read_uncommitted'): millrace.data.v1.IsolationLevel {
  return isolation === 'read_committed'
    ? IsolationLevel.ISOLATION_LEVEL_READ_COMMITTED
    : IsolationLevel.ISOLATION_LEVEL_READ_UNCOMMITTED
}
