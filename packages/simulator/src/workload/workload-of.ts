import type { SimCluster } from '../nodes/cluster.ts'
import type { Work, Workload } from './work.ts'

/** The applications that do this work; undefined if nothing is to be done besides sending and reading. */
export function workloadOf(_work: Work, _cluster: SimCluster, _replicationFactor: number): Workload | undefined {
  return undefined
}
