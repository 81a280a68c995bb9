import type { StreamError } from '@millrace/base'
import type { LogDirDescription } from '../admin/types.ts'
import type { CallLimits, TopicRef } from './transport.ts'

export interface PartitionsCreated {
  readonly name: string
  readonly error: StreamError | undefined
  /** How many the topic has, or would have, now. */
  readonly partitions: number
}

export interface RecordDeletion {
  readonly topic: TopicRef
  readonly partition: number
  /** -1 for the high watermark. */
  readonly beforeOffset: number
}

export interface RecordsDeleted {
  readonly error: StreamError | undefined
  readonly lowWatermark: number
}

/** Calls that change or look into a cluster. Those without a `nodeId` go to any broker that answers. */
export interface AdminCalls {
  createPartitions(
    topics: readonly { readonly name: string; readonly totalCount: number }[],
    validateOnly: boolean,
    limits: CallLimits,
  ): Promise<readonly PartitionsCreated[]>
  /** One result for each deletion, in their order. */
  deleteRecords(
    nodeId: number,
    deletions: readonly RecordDeletion[],
    limits: CallLimits,
  ): Promise<readonly RecordsDeleted[]>
  describeLogDirs(
    nodeId: number,
    topics: readonly { readonly name: string; readonly partitions: readonly number[] }[],
    limits: CallLimits,
  ): Promise<readonly LogDirDescription[]>
  /** Whether a service of the broker, or with an empty name the broker as a whole, serves. */
  isServing(nodeId: number, service: string, limits: CallLimits): Promise<boolean>
}
