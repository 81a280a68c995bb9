import { present, StreamError, type UnaryMethod, uuidFromText } from '@millrace/base'
import { AdminService, DataService, grpc, Health, millrace } from '@millrace/contracts'
import type {
  Decommission,
  ElectionType,
  LeaderElection,
  OngoingReassignment,
  PartitionReassignment,
  PartitionResult,
  ReplicaLogDir,
  QuorumDescription,
} from '../../admin/cluster-types.ts'
import type { LogDirDescription } from '../../admin/types.ts'
import type {
  AdminCalls,
  NamedPartitions,
  NamedVoter,
  PartitionsCreated,
  RecordDeletion,
  RecordsDeleted,
} from '../admin-calls.ts'
import type { CallLimits } from '../transport.ts'
import { logDirFrom } from './admin-messages.ts'
import {
  decommissionFrom,
  electionTypeTo,
  leaderElectionFrom,
  namedPartitionsTo,
  ongoingReassignmentFrom,
  partitionResultFrom,
  quorumFrom,
  reassignmentTo,
} from './cluster-messages.ts'
import { streamErrorFrom } from './wire-error.ts'

/** How the calls reach brokers. */
export interface GrpcCaller {
  /** Asks one broker after the other until one answers. */
  any<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response>
  node<Request, Response>(
    nodeId: number,
    method: UnaryMethod<Request, Response>,
    request: Request,
    limits: CallLimits,
  ): Promise<Response>
}

const { AlterPartitionReassignmentsRequest } = millrace.admin.v1
const { ServingStatus } = grpc.health.v1.HealthCheckResponse

/** {@link AdminCalls} by Millrace's own contracts. */
export class GrpcAdminCalls implements AdminCalls {
  readonly #caller: GrpcCaller

  constructor(caller: GrpcCaller) {
    this.#caller = caller
  }

  async createPartitions(
    topics: readonly { readonly name: string; readonly totalCount: number }[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<PartitionsCreated[]> {
    const request = { topics: [...topics], validateOnly }
    const response = await this.#caller.any(AdminService.createPartitions, request, limits)
    return response.topics.map(({ name, error, partitions }) => ({ name, error: streamErrorFrom(error), partitions }))
  }

  async deleteRecords(
    nodeId: number,
    deletions: readonly RecordDeletion[],
    limits: CallLimits,
  ): Promise<RecordsDeleted[]> {
    const partitions = deletions.map(({ topic, partition, beforeOffset }) => ({
      topicId: present(uuidFromText(topic.id), 'a topic id comes from a broker'),
      partition,
      beforeOffset,
    }))
    const response = await this.#caller.node(nodeId, DataService.deleteRecords, { partitions }, limits)
    return response.partitions.map(({ error, lowWatermark }) => ({ error: streamErrorFrom(error), lowWatermark }))
  }

  async describeLogDirs(
    nodeId: number,
    topics: readonly { readonly name: string; readonly partitions: readonly number[] }[],
    limits: CallLimits,
  ): Promise<LogDirDescription[]> {
    const request = { topics: topics.map(({ name, partitions }) => ({ name, partitions: [...partitions] })) }
    const response = await this.#caller.node(nodeId, AdminService.describeLogDirs, request, limits)
    return response.logDirs.map(logDirFrom)
  }

  async alterReplicaLogDirs(
    nodeId: number,
    replicas: readonly ReplicaLogDir[],
    limits: CallLimits,
  ): Promise<PartitionResult[]> {
    const request = { replicas: replicas.map(({ topic, partition, path }) => ({ topic, partition, path })) }
    const response = await this.#caller.node(nodeId, AdminService.alterReplicaLogDirs, request, limits)
    return response.replicas.map(partitionResultFrom)
  }

  async alterReassignments(
    partitions: readonly PartitionReassignment[],
    options: { readonly keepReplicationFactor: boolean; readonly validateOnly: boolean },
    limits: CallLimits,
  ): Promise<PartitionResult[]> {
    const request = new AlterPartitionReassignmentsRequest({ partitions: partitions.map(reassignmentTo), ...options })
    const response = await this.#caller.any(AdminService.alterPartitionReassignments, request, limits)
    return response.partitions.map(partitionResultFrom)
  }

  async listReassignments(topics: readonly NamedPartitions[], limits: CallLimits): Promise<OngoingReassignment[]> {
    const request = { topics: topics.map(namedPartitionsTo) }
    const response = await this.#caller.any(AdminService.listPartitionReassignments, request, limits)
    return response.partitions.map(ongoingReassignmentFrom)
  }

  async electLeaders(
    type: ElectionType,
    topics: readonly NamedPartitions[] | 'all',
    limits: CallLimits,
  ): Promise<LeaderElection[]> {
    const isAll = topics === 'all'
    const request = {
      type: electionTypeTo(type),
      all: isAll,
      topics: isAll ? [] : topics.map(namedPartitionsTo),
    }
    const response = await this.#caller.any(AdminService.electLeaders, request, limits)
    return response.partitions.map(leaderElectionFrom)
  }

  async decommissionBroker(nodeId: number, validateOnly: boolean, limits: CallLimits): Promise<Decommission> {
    const response = await this.#caller.any(AdminService.decommissionBroker, { nodeId, validateOnly }, limits)
    return decommissionFrom(response)
  }

  async recommissionBroker(nodeId: number, limits: CallLimits): Promise<void> {
    await this.#caller.any(AdminService.recommissionBroker, { nodeId }, limits)
  }

  async unregisterBroker(nodeId: number, limits: CallLimits): Promise<void> {
    await this.#caller.any(AdminService.unregisterBroker, { nodeId }, limits)
  }

  async describeQuorum(limits: CallLimits): Promise<QuorumDescription> {
    return quorumFrom(await this.#caller.any(AdminService.describeQuorum, {}, limits))
  }

  async addVoter(voter: NamedVoter, limits: CallLimits): Promise<void> {
    await this.#caller.any(AdminService.addVoter, { ...voter, host: '', port: 0 }, limits)
  }

  async removeVoter(voter: NamedVoter, limits: CallLimits): Promise<void> {
    await this.#caller.any(AdminService.removeVoter, { ...voter }, limits)
  }

  async isServing(nodeId: number, service: string, limits: CallLimits): Promise<boolean> {
    const { status } = await this.#caller.node(nodeId, Health.check, { service }, limits)
    if (status === ServingStatus.SERVING || status === ServingStatus.NOT_SERVING) {
      return status === ServingStatus.SERVING
    }
    throw new StreamError('INTERNAL', `broker ${nodeId} answered the unknown health status ${status}`)
  }
}
