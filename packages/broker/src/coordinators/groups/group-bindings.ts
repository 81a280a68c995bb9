import { type RpcBinding, serveStream, type UnaryMethod } from '@millrace/base'
import { GroupService } from '@millrace/contracts'
import type { Services } from '../../services.ts'
import { deleteGroups, describeGroups, findGroupCoordinators, listGroups } from './group-calls.ts'
import { serveJoinStream } from './join-session.ts'
import { commitOffsets, deleteOffsets, fetchOffsets } from './offset-calls.ts'

/** Binds a call to what answers it. */
type Bind = <Request, Response>(
  method: UnaryMethod<Request, Response>,
  handle: (services: Services, request: Request) => Promise<Response>,
) => RpcBinding

/** The calls of members of groups, and of those who look after groups. */
export function groupBindings(unary: Bind, started: Promise<Services>): RpcBinding[] {
  return [
    serveStream(GroupService.join, async (stream, { peer }) => serveJoinStream(stream, peer, await started)),
    unary(GroupService.findGroupCoordinators, ({ internalTopics }, request) =>
      findGroupCoordinators(request, internalTopics),
    ),
    unary(GroupService.commitOffsets, ({ groups }, request) => commitOffsets(request, groups)),
    unary(GroupService.fetchOffsets, ({ groups }, request) => fetchOffsets(request, groups)),
    unary(GroupService.deleteOffsets, ({ groups }, request) => deleteOffsets(request, groups)),
    unary(GroupService.listGroups, ({ groups }, request) => listGroups(request, groups)),
    unary(GroupService.describeGroups, ({ groups }, request) => describeGroups(request, groups)),
    unary(GroupService.deleteGroups, ({ groups }, request) => deleteGroups(request, groups)),
  ]
}
