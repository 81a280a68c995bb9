import type { AnyGroupState } from '../../coordinators/groups/group-states.ts'

/** Kafka's names of how groups stand, of the classic protocol and of the new one. */
export const stateNames: Readonly<Record<AnyGroupState, string>> = {
  empty: 'Empty',
  assigning: 'Assigning',
  reconciling: 'Reconciling',
  stable: 'Stable',
  preparing: 'PreparingRebalance',
  completing: 'CompletingRebalance',
}

/** Kafka's numbers of what can be done with a group: read, delete, describe, and describe and alter its configs. */
const operations = [3, 6, 8, 10, 11]

/** What whoever asks may do with a group: all, since nobody is refused anything yet. A set of bits. */
export const groupOperations = { authorizedOperations: operations.reduce((bits, each) => bits | (1 << each), 0) }
