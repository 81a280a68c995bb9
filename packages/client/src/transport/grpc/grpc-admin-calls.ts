import { present, StreamError, type UnaryMethod, uuidFromText } from '@millrace/base'
import { AdminService, DataService, grpc, Health } from '@millrace/contracts'
import type { LogDirDescription } from '../../admin/types.ts'
import type { AdminCalls, PartitionsCreated, RecordDeletion, RecordsDeleted } from '../admin-calls.ts'
import type { CallLimits } from '../transport.ts'
import { logDirFrom } from './admin-messages.ts'
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

  async isServing(nodeId: number, service: string, limits: CallLimits): Promise<boolean> {
    const { status } = await this.#caller.node(nodeId, Health.check, { service }, limits)
    if (status === ServingStatus.SERVING || status === ServingStatus.NOT_SERVING) {
      return status === ServingStatus.SERVING
    }
    throw new StreamError('INTERNAL', `broker ${nodeId} answered the unknown health status ${status}`)
  }
}
