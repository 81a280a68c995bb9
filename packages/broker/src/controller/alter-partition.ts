import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  alterPartition,
  type AlterPartitionRequest,
  type AlterPartitionResponse,
  type ReplicationContext,
} from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { fromWireError, toWireError } from '../wire/error.ts'
import { topicIdFromBytes, topicIdToBytes } from '../wire/topic-id.ts'

/** What deciding about replicas takes. */
export interface AlterPartitionParts {
  readonly controller: MetadataController
  readonly context: ReplicationContext
}

type WireRequest = millrace.cluster.v1.AlterPartitionRequest
type WireResponse = millrace.cluster.v1.AlterPartitionResponse
type WireResult = millrace.cluster.v1.PartitionIsrResult.$Properties

/** Changes who is in sync with a leader, as it asks. */
export async function alterPartitionCommand(
  wire: WireRequest,
  { controller, context }: AlterPartitionParts,
): Promise<WireResponse> {
  const request = requestFrom(wire)
  const { partitions } = await controller.run((image) => alterPartition(image, request, context))
  return new millrace.cluster.v1.AlterPartitionResponse({
    metadataOffset: controller.imageOffset,
    partitions: partitions.map((result): WireResult => {
      if (result.error !== undefined) return { error: toWireError(result.error) }
      const { leader, leaderEpoch, partitionEpoch, isr, leaderRecoveryState } = result
      return { leader, leaderEpoch, partitionEpoch, isr: [...isr], leaderRecoveryState }
    }),
  })
}

/** The request as it crosses the wire. */
export function toWireAlterPartition({ nodeId, brokerEpoch, partitions }: AlterPartitionRequest): WireRequest {
  return new millrace.cluster.v1.AlterPartitionRequest({
    nodeId,
    brokerEpoch,
    partitions: partitions.map(({ topicId, isr, ...rest }) => ({
      ...rest,
      topicId: topicIdToBytes(topicId),
      isr: isr.map((member) => ({ ...member })),
    })),
  })
}

/** The answer, which has one result for each partition of the request. Throws INTERNAL if it has not. */
export function fromWireAltered(request: AlterPartitionRequest, wire: WireResponse): AlterPartitionResponse {
  const partitions = request.partitions.map(({ topicId, partition }, index) => {
    const result = wire.partitions[index]
    if (result === undefined) throw new StreamError('INTERNAL', 'the controller did not answer for each partition')
    if (result.error) return { topicId, partition, error: fromWireError(result.error) }
    const { leader, leaderEpoch, partitionEpoch, isr, leaderRecoveryState } = result
    return { topicId, partition, leader, leaderEpoch, partitionEpoch, isr, leaderRecoveryState }
  })
  return { partitions }
}

function requestFrom({ nodeId, brokerEpoch, partitions }: WireRequest): AlterPartitionRequest {
  return {
    nodeId,
    brokerEpoch,
    partitions: partitions.map(({ topicId, partition, leaderEpoch, partitionEpoch, isr, leaderRecoveryState }) => ({
      topicId: topicIdFromBytes(topicId),
      partition,
      leaderEpoch,
      partitionEpoch,
      isr: isr.map((member) => ({ nodeId: member.nodeId, brokerEpoch: member.brokerEpoch })),
      leaderRecoveryState,
    })),
  }
}
