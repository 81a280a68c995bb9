import { isStreamError, present, type Random, type StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { type CreatedTopic, createTopics, type NewTopic, type RefusedTopic } from '@millrace/metadata'
import { type BrokerConfig, checkBatchSize } from '../config/broker-config.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'

const { CreateTopicsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.CreateTopicsRequest
type WireResponse = millrace.admin.v1.CreateTopicsResponse
type WireResult = millrace.admin.v1.CreateTopicResult.$Properties

/** Creates topics, each by itself. Resolves once they are durable and can be written to. */
export async function createTopicsCommand(
  request: WireRequest,
  controller: MetadataController,
  config: BrokerConfig,
  random: Random,
): Promise<WireResponse> {
  const topics = request.topics.map(newTopic)
  const problems = topics.map(batchSizeProblem)
  const { topics: results } = await controller.run((image) =>
    createTopics(
      image,
      { topics: topics.filter((_, index) => problems[index] === undefined), validateOnly: request.validateOnly },
      {
        random,
        partitionsDefault: config.numPartitions,
        replicationFactorDefault: config.defaultReplicationFactor,
        brokerDefaults: config.topicDefaults,
      },
    ),
  )
  let decided = 0
  const all = topics.map(({ name }, index) => {
    const error = problems[index]
    if (error !== undefined) return wireResult({ name, error })
    decided += 1
    return wireResult(present(results[decided - 1], 'each topic that was decided on has a result'))
  })
  return new CreateTopicsResponse({ topics: all })
}

function newTopic({ name, partitions, replicationFactor, configs }: millrace.admin.v1.NewTopic): NewTopic {
  return {
    name,
    // On the wire 0 leaves it to the broker.
    partitions: partitions === 0 ? undefined : partitions,
    replicationFactor: replicationFactor === 0 ? undefined : replicationFactor,
    configs,
  }
}

/** Kafka lets a topic take batches of any size; here no message carries more than a limit. */
function batchSizeProblem({ configs }: NewTopic): StreamError | undefined {
  const key = 'max.message.bytes'
  const value = configs?.[key]
  try {
    if (value !== undefined) checkBatchSize(key, value)
    return undefined
  } catch (error) {
    if (isStreamError(error)) return error
    throw error
  }
}

function wireResult(topic: CreatedTopic | RefusedTopic): WireResult {
  if (topic.error !== undefined) return { name: topic.name, error: toWireError(topic.error) }
  const { name, partitions, replicationFactor } = topic
  const result: WireResult = { name, partitions, replicationFactor }
  return topic.topicId === undefined ? result : { ...result, topicId: topicIdToBytes(topic.topicId) }
}
