import type { RpcBinding, UnaryMethod } from '@millrace/base'
import { AdminService } from '@millrace/contracts'
import type { Services } from '../services.ts'
import { addVoterCommand, removeVoterCommand } from './change-voters.ts'
import { describeQuorum } from './describe-quorum.ts'
import { electLeadersCommand } from './elect-leaders.ts'
import { alterReassignmentsCommand, listReassignmentsQuery } from './reassign-partitions.ts'
import { decommissionBrokerCommand, recommissionBrokerCommand, unregisterBrokerCommand } from './remove-broker.ts'

/** Binds a call to what answers it. */
type Bind = <Request, Response>(
  method: UnaryMethod<Request, Response>,
  handle: (services: Services, request: Request) => Promise<Response>,
) => RpcBinding

/** The calls about the brokers of a cluster and the replicas on them. `controlled` has them answered by the active controller. */
export function clusterCalls({ unary, controlled }: { readonly unary: Bind; readonly controlled: Bind }): RpcBinding[] {
  return [
    controlled(AdminService.alterPartitionReassignments, ({ controller, live }, request) =>
      alterReassignmentsCommand(request, controller, live.context),
    ),
    unary(AdminService.listPartitionReassignments, async ({ controller }, request) =>
      listReassignmentsQuery(request, controller),
    ),
    controlled(AdminService.electLeaders, ({ controller, live }, request) =>
      electLeadersCommand(request, controller, live.context),
    ),
    controlled(AdminService.decommissionBroker, ({ controller, live }, request) =>
      decommissionBrokerCommand(request, controller, live.context),
    ),
    controlled(AdminService.recommissionBroker, ({ controller }, request) =>
      recommissionBrokerCommand(request, controller),
    ),
    controlled(AdminService.unregisterBroker, ({ controller }, request) =>
      unregisterBrokerCommand(request, controller),
    ),
    controlled(AdminService.describeQuorum, async ({ quorum }) => describeQuorum(quorum)),
    controlled(AdminService.addVoter, ({ quorum }, request) => addVoterCommand(request, quorum)),
    controlled(AdminService.removeVoter, ({ quorum }, request) => removeVoterCommand(request, quorum)),
  ]
}
