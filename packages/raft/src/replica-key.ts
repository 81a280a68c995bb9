import type { ReplicaKey, Voter } from './types.ts'

/** Whether both are the same node with the same disk. */
export function sameReplica(a: ReplicaKey | undefined, b: ReplicaKey | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.nodeId === b.nodeId && a.directoryId === b.directoryId
}

/** A key for maps. */
export const replicaText = (replica: ReplicaKey): string => `${replica.nodeId}/${replica.directoryId}`

/** Only the identity, of whatever carries one. */
export const replicaOf = ({ nodeId, directoryId }: ReplicaKey): ReplicaKey => ({ nodeId, directoryId })

/** Whether `replica` is one of `voters`, by node id and directory id. */
export const isVoter = (voters: readonly Voter[], replica: ReplicaKey): boolean =>
  voters.some((voter) => sameReplica(voter, replica))

/** How many of `count` voters are more than half of them. */
export const majorityOf = (count: number): number => Math.floor(count / 2) + 1
