import type { Logger, Random } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { type CreatedTopic, createTopics, isInternalTopic, type NewTopic, type RefusedTopic } from '@millrace/metadata'
import type { LiveConfig } from '../config/live-config.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import { assignmentsOf } from './assignments.ts'
import { describedConfig } from './describe-configs.ts'

const { CreateTopicsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.CreateTopicsRequest
type WireResponse = millrace.admin.v1.CreateTopicsResponse
type WireResult = millrace.admin.v1.CreateTopicResult.$Properties

export interface CreateTopicsParts {
  readonly controller: MetadataController
  readonly live: LiveConfig
  readonly random: Random
  readonly logger: Logger
}

/** Creates topics, each by itself. Resolves once they are durable and can be written to. */
export async function createTopicsCommand(
  request: WireRequest,
  { controller, live, random, logger }: CreateTopicsParts,
): Promise<WireResponse> {
  const { topics } = await controller.run((image) =>
    createTopics(
      image,
      { topics: request.topics.map(newTopic), validateOnly: request.validateOnly },
      { random, ...live.creation },
    ),
  )
  for (const topic of topics) {
    if (topic.error !== undefined || request.validateOnly) continue
    for (const warning of topic.warnings) logger.warn({ topic: topic.name }, warning)
  }
  return new CreateTopicsResponse({ topics: topics.map(wireResult) })
}

function newTopic(topic: millrace.admin.v1.NewTopic): NewTopic {
  const { name, partitions, replicationFactor, configs, assignments } = topic
  return {
    name,
    assignments: assignmentsOf(assignments),
    // On the wire 0 leaves it to the broker.
    partitions: partitions === 0 ? undefined : partitions,
    replicationFactor: replicationFactor === 0 ? undefined : replicationFactor,
    // What brokers keep there must not go by its age, whoever makes the topic.
    configs: isInternalTopic(name) ? { 'cleanup.policy': 'compact', ...configs } : configs,
  }
}

function wireResult(topic: CreatedTopic | RefusedTopic): WireResult {
  if (topic.error !== undefined) return { name: topic.name, error: toWireError(topic.error) }
  const { name, partitions, replicationFactor, warnings } = topic
  const configs = topic.configs.map((entry) => describedConfig(entry))
  const result: WireResult = { name, partitions, replicationFactor, configs, warnings: [...warnings] }
  return topic.topicId === undefined ? result : { ...result, topicId: topicIdToBytes(topic.topicId) }
}
