import { millrace } from '@millrace/contracts'
import type {
  createPartitionsRequest,
  createPartitionsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { controllerCalls } from '../../admin/controller-calls.ts'
import type { KafkaServices } from '../api.ts'
import type { KafkaError } from '../errors.ts'
import { decided } from './decided.ts'
import { errorFields, refusal, repeated } from './results.ts'

type Request = MessageValue<typeof createPartitionsRequest>
type Response = MessageInput<typeof createPartitionsResponse>
type Topic = Request['topics'][number]

/** CreatePartitions: each topic by itself. Those that the request names more than once are answered once, as Kafka does. */
export async function createPartitions(services: KafkaServices, { topics, validateOnly }: Request): Promise<Response> {
  const twice = repeated(topics.map(({ name }) => name))
  const once = topics.filter(({ name }) => !twice.has(name))
  const refused = once.flatMap((topic) => {
    const error = problemOf(topic, services)
    return error === undefined ? [] : [{ name: topic.name, ...error }]
  })
  const refusedNames = new Set(refused.map(({ name }) => name))
  const asked = once.filter(({ name }) => !refusedNames.has(name))
  const named = refusal('INVALID_REQUEST', 'the request names this topic more than once')
  return {
    results: [
      ...(asked.length === 0 ? [] : await extended(services, asked, validateOnly)),
      ...refused,
      ...[...twice].map((name) => ({ name, ...named })),
    ],
  }
}

/** The answer if none got any. */
export function createPartitionsFailed({ topics }: Request, error: KafkaError): Response {
  return { results: topics.map(({ name }) => ({ name, ...error })) }
}

/** What no controller needs to be asked about: what its own call has no words for. */
function problemOf({ name, count, assignments }: Topic, { controller }: KafkaServices): KafkaError | undefined {
  if (count < 1) {
    return refusal('INVALID_PARTITIONS', `topic ${name} can't have ${count} partitions: they can only be added`)
  }
  if (assignments === null || controller.image.topic(name) === undefined) return undefined
  if (assignments.length === 0) {
    return refusal(
      'INVALID_REPLICA_ASSIGNMENT',
      `topic ${name} would get partitions, and the replicas of none are named`,
    )
  }
  if (!assignments.some(({ brokerIds }) => brokerIds.some((nodeId) => nodeId < 0))) return undefined
  return refusal('INVALID_REPLICA_ASSIGNMENT', `the replicas of topic ${name} name a broker below 0`)
}

async function extended(services: KafkaServices, asked: readonly Topic[], validateOnly: boolean) {
  const topics = asked.map(({ name, count, assignments }) => ({
    name,
    totalCount: count,
    assignments: (assignments ?? []).map(({ brokerIds }) => ({ nodeIds: [...brokerIds] })),
  }))
  const request = new millrace.admin.v1.CreatePartitionsRequest({ topics, validateOnly })
  const answer = await decided(services, controllerCalls.createPartitions, request)
  return answer.topics.map(({ name, error }) => ({ name, ...errorFields(error) }))
}
