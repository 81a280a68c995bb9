import { asTopicId, uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  type createTopicsRequest,
  type createTopicsResponse,
  type MessageInput,
  type MessageValue,
  noTopicId,
} from '@millrace/kafka-wire'
import { controllerCalls } from '../../admin/controller-calls.ts'
import type { KafkaServices } from '../api.ts'
import type { KafkaError } from '../errors.ts'
import { configSourceNumber } from './config-numbers.ts'
import { decided } from './decided.ts'
import { errorFields, refusal, repeated } from './results.ts'

type Request = MessageValue<typeof createTopicsRequest>
type Response = MessageInput<typeof createTopicsResponse>
type Topic = Request['topics'][number]
type Result = Response['topics'][number]

/** CreateTopics: each topic by itself. Those that the request names more than once are answered once, as Kafka does. */
export async function createTopics(services: KafkaServices, { topics, validateOnly }: Request): Promise<Response> {
  const twice = repeated(topics.map(({ name }) => name))
  const once = topics.filter(({ name }) => !twice.has(name))
  const refused = once.flatMap((topic): Result[] => {
    const error = problemOf(topic)
    return error === undefined ? [] : [failed(topic.name, error)]
  })
  const asked = once.filter((topic) => problemOf(topic) === undefined)
  const request = new millrace.admin.v1.CreateTopicsRequest({ topics: asked.map(newTopic), validateOnly })
  const created = asked.length === 0 ? [] : (await decided(services, controllerCalls.createTopics, request)).topics
  const named = refusal('INVALID_REQUEST', 'the request names this topic more than once')
  return { topics: [...created.map(result), ...refused, ...[...twice].map((name) => failed(name, named))] }
}

/** The answer if none could be made. */
export function createTopicsFailed({ topics }: Request, error: KafkaError): Response {
  return { topics: topics.map(({ name }) => failed(name, error)) }
}

function failed(name: string, error: KafkaError): Result {
  return { name, ...error, configs: [] }
}

/** What no controller needs to be asked about: numbers and values that its own call has no words for. */
function problemOf({ name, numPartitions, replicationFactor, assignments, configs }: Topic): KafkaError | undefined {
  if (assignments.length > 0) {
    if (numPartitions !== -1 || replicationFactor !== -1) {
      const text = `the replicas of topic ${name} are named: leave its partitions and its replication factor at -1`
      return refusal('INVALID_REQUEST', text)
    }
    const indexes = assignments.map(({ partitionIndex }) => partitionIndex).toSorted((left, right) => left - right)
    if (indexes.some((partitionIndex, at) => partitionIndex !== at)) {
      const text = `the replicas of topic ${name} are named for partitions ${indexes.slice(0, 10).join(', ')}: it must be all from 0 on, each once`
      return refusal('INVALID_REPLICA_ASSIGNMENT', text)
    }
    if (assignments.some(({ brokerIds }) => brokerIds.some((nodeId) => nodeId < 0))) {
      return refusal('INVALID_REPLICA_ASSIGNMENT', `the replicas of topic ${name} name a broker below 0`)
    }
  } else {
    if (numPartitions !== -1 && numPartitions < 1) {
      return refusal('INVALID_PARTITIONS', `topic ${name} can't have ${numPartitions} partitions: ask for 1 at least`)
    }
    if (replicationFactor !== -1 && replicationFactor < 1) {
      const text = `topic ${name} can't have a replication factor of ${replicationFactor}: ask for 1 at least`
      return refusal('INVALID_REPLICATION_FACTOR', text)
    }
  }
  const empty = configs.find(({ value }) => value === null)
  if (empty !== undefined)
    return refusal('INVALID_CONFIG', `config ${empty.name} of topic ${name} is null: leave it out`)
  return undefined
}

function newTopic({ name, numPartitions, replicationFactor, assignments, configs }: Topic) {
  return new millrace.admin.v1.NewTopic({
    name,
    // Left to the broker: there as -1, here as 0.
    partitions: Math.max(0, numPartitions),
    replicationFactor: Math.max(0, replicationFactor),
    assignments: assignments
      .toSorted((left, right) => left.partitionIndex - right.partitionIndex)
      .map(({ brokerIds }) => ({ nodeIds: [...brokerIds] })),
    configs: Object.fromEntries(configs.map((config) => [config.name, config.value ?? ''])),
  })
}

function result(topic: millrace.admin.v1.CreateTopicResult): Result {
  const { name, topicId, partitions, replicationFactor, configs, error } = topic
  const fields = errorFields(error)
  if (fields.errorCode !== 0) return { name, ...fields, configs: [] }
  return {
    name,
    ...fields,
    topicId: topicId.length === 0 ? noTopicId : asTopicId(uuidToText(topicId)),
    numPartitions: partitions,
    replicationFactor,
    configs: configs.map((config) => ({
      name: config.name,
      value: config.value ?? null,
      readOnly: config.readOnly,
      configSource: configSourceNumber(config.source),
      isSensitive: config.sensitive,
    })),
  }
}
