import { millrace } from '@millrace/contracts'
import type { ListedGroup } from '@millrace/coordinator'

const { GroupState: WireState } = millrace.group.v1

/** How groups stand, of the new protocol and of the classic one. */
export type AnyGroupState = ListedGroup['state']

const wireStates: Readonly<Record<AnyGroupState, millrace.group.v1.GroupState>> = {
  empty: WireState.GROUP_STATE_EMPTY,
  assigning: WireState.GROUP_STATE_ASSIGNING,
  reconciling: WireState.GROUP_STATE_RECONCILING,
  stable: WireState.GROUP_STATE_STABLE,
  preparing: WireState.GROUP_STATE_PREPARING_REBALANCE,
  completing: WireState.GROUP_STATE_COMPLETING_REBALANCE,
}

export function groupStateTo(state: AnyGroupState): millrace.group.v1.GroupState {
  return wireStates[state]
}
