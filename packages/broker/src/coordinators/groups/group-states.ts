import { millrace } from '@millrace/contracts'
import type { GroupState } from '@millrace/coordinator'

const { GroupState: WireState } = millrace.group.v1

const wireStates: Readonly<Record<GroupState, millrace.group.v1.GroupState>> = {
  empty: WireState.GROUP_STATE_EMPTY,
  assigning: WireState.GROUP_STATE_ASSIGNING,
  reconciling: WireState.GROUP_STATE_RECONCILING,
  stable: WireState.GROUP_STATE_STABLE,
}

export function groupStateTo(state: GroupState): millrace.group.v1.GroupState {
  return wireStates[state]
}
