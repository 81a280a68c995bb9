import type { millrace } from '@millrace/contracts'
import type { Assignments } from '@millrace/metadata'

/** The brokers of each new partition, as a request names them; undefined if it leaves that to the controller, or the broker asks itself. */
export function assignmentsOf(lists: readonly millrace.admin.v1.ReplicaList[] | undefined): Assignments | undefined {
  return lists === undefined || lists.length === 0 ? undefined : lists.map(({ nodeIds }) => nodeIds)
}
