import type { UnaryMethod } from '@millrace/base'
import { AdminService } from '@millrace/contracts'
import type { Services } from '../services.ts'
import { alterConfigsCommand } from './alter-configs.ts'
import { addVoterCommand, removeVoterCommand } from './change-voters.ts'
import { createPartitionsCommand } from './create-partitions.ts'
import { createTopicsCommand } from './create-topics.ts'
import { deleteTopicsCommand } from './delete-topics.ts'
import { describeQuorum } from './describe-quorum.ts'
import { electLeadersCommand } from './elect-leaders.ts'
import { alterReassignmentsCommand } from './reassign-partitions.ts'
import { decommissionBrokerCommand, recommissionBrokerCommand, unregisterBrokerCommand } from './remove-broker.ts'

/** A call that is the active controller's to answer: whoever is asked has it answered there, and then knows what came of it. */
export interface ControllerCall<Request, Response> {
  readonly method: UnaryMethod<Request, Response>
  /** What the active controller does. */
  readonly handle: (services: Services, request: Request) => Promise<Response>
}

function call<Request, Response>(
  method: UnaryMethod<Request, Response>,
  handle: (services: Services, request: Request) => Promise<Response>,
): ControllerCall<Request, Response> {
  return { method, handle }
}

/** The calls of operators that the active controller answers, whichever protocol they come in. */
export const controllerCalls = {
  createTopics: call(AdminService.createTopics, ({ controller, live, random, logger }, request) =>
    createTopicsCommand(request, { controller, live, random, logger }),
  ),
  deleteTopics: call(AdminService.deleteTopics, ({ controller, live }, request) =>
    deleteTopicsCommand(request, controller, live),
  ),
  createPartitions: call(AdminService.createPartitions, ({ controller }, request) =>
    createPartitionsCommand(request, controller),
  ),
  alterConfigs: call(AdminService.incrementalAlterConfigs, ({ controller, live, logger }, request) =>
    alterConfigsCommand(request, controller, live.context, logger),
  ),
  alterReassignments: call(AdminService.alterPartitionReassignments, ({ controller, live }, request) =>
    alterReassignmentsCommand(request, controller, live.context),
  ),
  electLeaders: call(AdminService.electLeaders, ({ controller, live }, request) =>
    electLeadersCommand(request, controller, live.context),
  ),
  decommissionBroker: call(AdminService.decommissionBroker, ({ controller, live }, request) =>
    decommissionBrokerCommand(request, controller, live.context),
  ),
  recommissionBroker: call(AdminService.recommissionBroker, ({ controller }, request) =>
    recommissionBrokerCommand(request, controller),
  ),
  unregisterBroker: call(AdminService.unregisterBroker, ({ controller }, request) =>
    unregisterBrokerCommand(request, controller),
  ),
  describeQuorum: call(AdminService.describeQuorum, async ({ quorum }) => describeQuorum(quorum)),
  addVoter: call(AdminService.addVoter, ({ quorum }, request) => addVoterCommand(request, quorum)),
  removeVoter: call(AdminService.removeVoter, ({ quorum }, request) => removeVoterCommand(request, quorum)),
}

/** Has the active controller answer, wherever it is. Rejects as `ControllerClient.forward` does. */
export function askController<Request, Response>(
  services: Services,
  { method, handle }: ControllerCall<Request, Response>,
  request: Request,
): Promise<Response> {
  return services.client.forward(method, request, () => handle(services, request))
}
