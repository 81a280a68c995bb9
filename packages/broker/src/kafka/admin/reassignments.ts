import { millrace } from '@millrace/contracts'
import type {
  alterPartitionReassignmentsRequest,
  alterPartitionReassignmentsResponse,
  listPartitionReassignmentsRequest,
  listPartitionReassignmentsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { controllerCalls } from '../../admin/controller-calls.ts'
import { listReassignmentsQuery } from '../../admin/reassign-partitions.ts'
import type { KafkaServices } from '../api.ts'
import type { KafkaError } from '../errors.ts'
import { decided } from './decided.ts'
import { errorFields, grouped, noError, refusal } from './results.ts'

type AlterRequest = MessageValue<typeof alterPartitionReassignmentsRequest>
type AlterResponse = MessageInput<typeof alterPartitionReassignmentsResponse>

/** AlterPartitionReassignments (KIP-455): begins, changes or cancels, each partition by itself. */
export async function alterPartitionReassignments(
  services: KafkaServices,
  { topics, allowReplicationFactorChange }: AlterRequest,
): Promise<AlterResponse> {
  const all = topics.flatMap(({ name, partitions }) =>
    partitions.map(({ partitionIndex, replicas }) => ({ name, partitionIndex, replicas })),
  )
  const problems = new Map(all.map((each) => [each, problemOf(each)]))
  const asked = all.filter((each) => problems.get(each) === undefined)
  const request = new millrace.admin.v1.AlterPartitionReassignmentsRequest({
    partitions: asked.map(({ name, partitionIndex, replicas }) => ({
      topic: name,
      partition: partitionIndex,
      ...(replicas === null ? {} : { target: { nodeIds: [...replicas] } }),
    })),
    keepReplicationFactor: !allowReplicationFactorChange,
  })
  const answers =
    asked.length === 0 ? [] : (await decided(services, controllerCalls.alterReassignments, request)).partitions
  const results = new Map(asked.map((each, index) => [each, errorFields(answers[index]?.error)]))
  const responses = all.map((each) => ({ ...each, ...(problems.get(each) ?? results.get(each) ?? noError) }))
  return {
    errorCode: 0,
    allowReplicationFactorChange,
    responses: [...grouped(responses, ({ name }) => name)].map(([name, partitions]) => ({ name, partitions })),
  }
}

/** What no controller needs to be asked about: numbers that its own call has no words for. */
function problemOf({
  name,
  partitionIndex,
  replicas,
}: {
  readonly name: string
  readonly partitionIndex: number
  readonly replicas: readonly number[] | null
}): KafkaError | undefined {
  if (partitionIndex < 0) {
    return refusal('UNKNOWN_TOPIC_OR_PARTITION', `topic ${name} has no partition ${partitionIndex}`)
  }
  const below = replicas?.find((nodeId) => nodeId < 0)
  if (below === undefined) return undefined
  const text = `partition ${partitionIndex} of ${name} can't be reassigned so: there is no broker ${below}`
  return refusal('INVALID_REPLICA_ASSIGNMENT', text)
}

/** ListPartitionReassignments: what is being moved, as this broker knows it. What there is not is left out. */
export function listPartitionReassignments(
  { controller }: KafkaServices,
  { topics }: MessageValue<typeof listPartitionReassignmentsRequest>,
): MessageInput<typeof listPartitionReassignmentsResponse> {
  const asked = topics === null ? undefined : new Map(topics.map((each) => [each.name, new Set(each.partitionIndexes)]))
  const request = new millrace.admin.v1.ListPartitionReassignmentsRequest()
  const found = listReassignmentsQuery(request, controller).partitions.filter(
    ({ topic, partition }) => asked === undefined || asked.get(topic)?.has(partition) === true,
  )
  return {
    errorCode: 0,
    topics: [...grouped(found, ({ topic }) => topic)].map(([name, partitions]) => ({
      name,
      partitions: partitions.map(({ partition, replicas, addingReplicas, removingReplicas }) => ({
        partitionIndex: partition,
        replicas,
        addingReplicas,
        removingReplicas,
      })),
    })),
  }
}
