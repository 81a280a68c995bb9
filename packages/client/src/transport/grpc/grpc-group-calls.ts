import type { RpcChannel, StreamError, UnaryMethod } from '@millrace/base'
import { GroupService } from '@millrace/contracts'
import type {
  CoordinatorFound,
  DescribedGroup,
  FetchedOffset,
  GroupCalls,
  GroupHandlers,
  GroupMember,
  GroupSession,
  ListedGroup,
  MemberRef,
  OffsetToCommit,
  TopicIdPartitions,
  TransactionRef,
} from '../group-calls.ts'
import type { CallLimits } from '../transport.ts'
import { DisconnectedSession } from './disconnected-session.ts'
import {
  commitOffsetTo,
  describedGroupFrom,
  fetchedOffsetFrom,
  listedGroupFrom,
  memberTo,
  partitionsTo,
} from './group-messages.ts'
import { GrpcGroupSession } from './group-session.ts'
import { streamErrorFrom } from './wire-error.ts'

/** How calls reach coordinators. */
export interface CoordinatorCaller {
  /** The first broker that answers. */
  read<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response>
  /** The way to a broker for what is no bulk; an error if its address is not known. */
  control(nodeId: number): RpcChannel | StreamError
  node<Request, Response>(
    nodeId: number,
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response>
  /** Sees to it that the addresses of these brokers are known. */
  learn(nodeIds: readonly number[], limits: CallLimits): Promise<void>
}

/** {@link GroupCalls} by Millrace's own contracts. */
export class GrpcGroupCalls implements GroupCalls {
  readonly #caller: CoordinatorCaller

  constructor(caller: CoordinatorCaller) {
    this.#caller = caller
  }

  async findCoordinators(groupIds: readonly string[], limits: CallLimits): Promise<CoordinatorFound[]> {
    const request = { groupIds: [...groupIds] }
    const { coordinators } = await this.#caller.read(GroupService.findGroupCoordinators, request, limits)
    const found = coordinators.map(coordinatorFrom)
    await this.#caller.learn(nodesOf(found), limits)
    return found
  }

  openSession(nodeId: number, member: GroupMember, handlers: GroupHandlers): GroupSession {
    const channel = this.#caller.control(nodeId)
    if (!('stream' in channel)) return new DisconnectedSession(channel, handlers)
    return new GrpcGroupSession(channel.stream(GroupService.join), member, handlers)
  }

  async commitOffsets(
    nodeId: number,
    member: MemberRef,
    offsets: readonly OffsetToCommit[],
    transaction: TransactionRef | undefined,
    limits: CallLimits,
  ): Promise<(StreamError | undefined)[]> {
    const request = {
      ...memberTo(member),
      commitNumber: member.commitNumber ?? 0,
      offsets: offsets.map(commitOffsetTo),
      transaction: transaction ?? null,
    }
    const { results } = await this.#caller.node(nodeId, GroupService.commitOffsets, request, limits)
    return results.map(({ error }) => streamErrorFrom(error))
  }

  async fetchOffsets(
    nodeId: number,
    member: MemberRef,
    partitions: readonly TopicIdPartitions[],
    requireStable: boolean,
    limits: CallLimits,
  ): Promise<FetchedOffset[]> {
    const request = { ...memberTo(member), partitions: partitionsTo(partitions), requireStable }
    const { offsets } = await this.#caller.node(nodeId, GroupService.fetchOffsets, request, limits)
    return offsets.map(fetchedOffsetFrom)
  }

  async deleteOffsets(
    nodeId: number,
    groupId: string,
    partitions: readonly TopicIdPartitions[],
    limits: CallLimits,
  ): Promise<(StreamError | undefined)[]> {
    const request = { groupId, partitions: partitionsTo(partitions) }
    const { results } = await this.#caller.node(nodeId, GroupService.deleteOffsets, request, limits)
    return results.map(({ error }) => streamErrorFrom(error))
  }

  async listGroups(nodeId: number, limits: CallLimits): Promise<ListedGroup[]> {
    const { groups } = await this.#caller.node(nodeId, GroupService.listGroups, { states: [] }, limits)
    return groups.map(listedGroupFrom)
  }

  async describeGroups(nodeId: number, groupIds: readonly string[], limits: CallLimits): Promise<DescribedGroup[]> {
    const request = { groupIds: [...groupIds] }
    const { groups } = await this.#caller.node(nodeId, GroupService.describeGroups, request, limits)
    return groups.map(describedGroupFrom)
  }

  async deleteGroups(
    nodeId: number,
    groupIds: readonly string[],
    limits: CallLimits,
  ): Promise<(StreamError | undefined)[]> {
    const request = { groupIds: [...groupIds] }
    const { results } = await this.#caller.node(nodeId, GroupService.deleteGroups, request, limits)
    return results.map(({ error }) => streamErrorFrom(error))
  }
}

export function coordinatorFrom(coordinator: {
  readonly error?: Parameters<typeof streamErrorFrom>[0]
  readonly nodeId: number
}): CoordinatorFound {
  const error = streamErrorFrom(coordinator.error)
  return { error, nodeId: error === undefined ? coordinator.nodeId : -1 }
}

export function nodesOf(found: readonly CoordinatorFound[]): number[] {
  return found.filter(({ error }) => error === undefined).map(({ nodeId }) => nodeId)
}
