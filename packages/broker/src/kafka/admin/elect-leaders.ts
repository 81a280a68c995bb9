import { millrace } from '@millrace/contracts'
import type { electLeadersRequest, electLeadersResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import { controllerCalls } from '../../admin/controller-calls.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'
import { decided } from './decided.ts'
import { errorFields, grouped, refusal } from './results.ts'

const { ElectionType } = millrace.admin.v1

type Request = MessageValue<typeof electLeadersRequest>
type Response = MessageInput<typeof electLeadersResponse>

/** Who is to lead, by Kafka's number. */
const elections: ReadonlyMap<number, millrace.admin.v1.ElectionType> = new Map([
  [0, ElectionType.ELECTION_TYPE_PREFERRED],
  [1, ElectionType.ELECTION_TYPE_UNCLEAN],
])

/** ElectLeaders (KIP-460): for the partitions that are named, or for all that need it; each by itself. */
export async function electLeaders(
  services: KafkaServices,
  request: Request,
  context: KafkaRequestContext,
): Promise<Response> {
  const { electionType, topicPartitions } = request
  const type = elections.get(electionType)
  if (type === undefined) {
    const text = `an election is preferred (0) or unclean (1), not of the type ${electionType}`
    return electLeadersFailed(request, refusal('INVALID_REQUEST', text), context)
  }
  // A topic without partitions asks for none; of one that is named twice each partition is elected for once.
  const named = [...grouped(topicPartitions ?? [], ({ topic }) => topic)].flatMap(([topic, items]) => {
    const partitions = [...new Set(items.flatMap((item) => item.partitions))]
    return partitions.length === 0 ? [] : [{ topic, partitions }]
  })
  const asked = named.map(({ topic, partitions }) => ({ topic, partitions: partitions.filter((each) => each >= 0) }))
  const topics = asked.filter(({ partitions }) => partitions.length > 0)
  const all = topicPartitions === null
  const wire = new millrace.admin.v1.ElectLeadersRequest({ type, topics, all })
  const elected =
    all || topics.length > 0 ? (await decided(services, controllerCalls.electLeaders, wire)).partitions : []
  const results = [
    ...elected.map(({ topic, partition, error }) => ({ topic, partitionId: partition, ...errorFields(error) })),
    ...named.flatMap(({ topic, partitions }) =>
      partitions
        .filter((partitionId) => partitionId < 0)
        .map((partitionId) => ({
          topic,
          partitionId,
          ...refusal('UNKNOWN_TOPIC_OR_PARTITION', `topic ${topic} has no partition ${partitionId}`),
        })),
    ),
  ]
  return {
    errorCode: 0,
    replicaElectionResults: [...grouped(results, ({ topic }) => topic)].map(([topic, partitionResult]) => ({
      topic,
      partitionResult,
    })),
  }
}

/** The answer if none was elected. Version 0 has no error for all of them. */
export function electLeadersFailed(
  { topicPartitions }: Request,
  error: KafkaError,
  { version }: KafkaRequestContext,
): Response {
  return {
    errorCode: version === 0 ? kafkaErrors.NONE : error.errorCode,
    replicaElectionResults: (topicPartitions ?? []).map(({ topic, partitions }) => ({
      topic,
      partitionResult: partitions.map((partitionId) => ({ partitionId, ...error })),
    })),
  }
}
