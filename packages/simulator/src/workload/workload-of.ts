import type { History } from '../checkers/history.ts'
import type { SimCluster } from '../nodes/cluster.ts'
import { Groups } from './groups/groups.ts'
import { Transactions } from './transactions/transactions.ts'
import type { Work, Workload } from './work.ts'

/** The applications that do this work; undefined if nothing is to be done besides sending and reading. */
export function workloadOf(
  work: Work,
  cluster: SimCluster,
  history: History,
  replicationFactor: number,
): Workload | undefined {
  if (work === 'groups') return new Groups(cluster, replicationFactor)
  return work === 'transactions' ? new Transactions(cluster, history, replicationFactor) : undefined
}
