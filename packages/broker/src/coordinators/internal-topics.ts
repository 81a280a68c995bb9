import { isStreamError, StreamError } from '@millrace/base'
import { AdminService, millrace } from '@millrace/contracts'
import {
  type BrokerSettings,
  type ClusterImage,
  type ConfigTexts,
  groupOffsetsTopic,
  type TopicImage,
  type transactionStateTopic,
} from '@millrace/metadata'
import { createTopicsCommand, type CreateTopicsParts } from '../admin/create-topics.ts'
import type { ControllerClient } from '../cluster/controller-client.ts'
import { fromWireError } from '../wire/error.ts'

/** The topics in which coordinators keep what they know. */
export type InternalTopic = typeof groupOffsetsTopic | typeof transactionStateTopic

/** What making an internal topic takes. */
export interface InternalTopicsParts extends CreateTopicsParts {
  readonly client: ControllerClient
}

interface Plan {
  readonly partitions: number
  readonly replicationFactor: number
  /** The key that says so. */
  readonly key: string
  readonly minInsyncReplicas: number
  readonly configs: ConfigTexts
}

/** As the key says, but no less than any topic may have. */
const segmentBytes = (configured: number): string => String(Math.max(configured, 1024 * 1024))

/** As Kafka makes them. */
function planOf(topic: InternalTopic, settings: BrokerSettings): Plan {
  if (topic === groupOffsetsTopic) {
    return {
      partitions: settings.offsetsTopicNumPartitions,
      replicationFactor: settings.offsetsTopicReplicationFactor,
      key: 'offsets.topic.replication.factor',
      minInsyncReplicas: settings.minInsyncReplicas,
      configs: { 'compression.type': 'producer', 'segment.bytes': segmentBytes(settings.offsetsTopicSegmentBytes) },
    }
  }
  return {
    partitions: settings.transactionStateLogNumPartitions,
    replicationFactor: settings.transactionStateLogReplicationFactor,
    key: 'transaction.state.log.replication.factor',
    minInsyncReplicas: settings.transactionStateLogMinIsr,
    configs: {
      'compression.type': 'uncompressed',
      'segment.bytes': segmentBytes(settings.transactionStateLogSegmentBytes),
      'unclean.leader.election.enable': 'false',
    },
  }
}

/** Makes the topics in which coordinators keep what they know, when they are first needed. */
export class InternalTopics {
  readonly #parts: InternalTopicsParts
  readonly #making = new Map<InternalTopic, Promise<void>>()

  constructor(parts: InternalTopicsParts) {
    this.#parts = parts
  }

  /**
   * The topic, which is made if it is not there yet. Throws COORDINATOR_NOT_AVAILABLE that says why that can't be done now: too few
   * brokers, no controller.
   */
  async get(topic: InternalTopic): Promise<TopicImage> {
    const { image } = this.#parts.controller
    if (image.topic(topic) === undefined) await this.#madeOnce(topic)
    const made = image.topic(topic)
    if (made !== undefined) return made
    throw new StreamError('COORDINATOR_NOT_AVAILABLE', `topic ${topic} was made, which this broker is yet to learn`, {
      context: { topic },
    })
  }

  /** Many ask for it at the same time. */
  #madeOnce(topic: InternalTopic): Promise<void> {
    const making = this.#making.get(topic) ?? this.#make(topic).finally(() => this.#making.delete(topic))
    this.#making.set(topic, making)
    return making
  }

  async #make(topic: InternalTopic): Promise<void> {
    const { client, logger } = this.#parts
    const request = new millrace.admin.v1.CreateTopicsRequest({ topics: [this.#newTopic(topic)] })
    const create = (): Promise<millrace.admin.v1.CreateTopicsResponse> => createTopicsCommand(request, this.#parts)
    try {
      const { topics } = await client.forward(AdminService.createTopics, request, create)
      const error = topics[0]?.error ? fromWireError(topics[0].error) : undefined
      if (error?.code === 'TOPIC_ALREADY_EXISTS') return
      if (error !== undefined) throw error
      logger.info({ topic }, 'made an internal topic')
    } catch (error) {
      if (!isStreamError(error)) throw error
      const text = `topic ${topic}, in which coordinators keep what they know, can't be made: ${error.message}`
      throw new StreamError('COORDINATOR_NOT_AVAILABLE', text, { context: { topic }, cause: error, retryAfterMs: 200 })
    }
  }

  #newTopic(name: InternalTopic): millrace.admin.v1.NewTopic.$Properties {
    const { live, controller } = this.#parts
    const { partitions, key, minInsyncReplicas, configs, ...plan } = planOf(name, live.settings)
    const isSet = Object.hasOwn(live.started.texts, key)
    const replicationFactor = isSet
      ? plan.replicationFactor
      : Math.min(plan.replicationFactor, brokersOf(controller.image))
    const least = String(Math.min(minInsyncReplicas, replicationFactor))
    return {
      name,
      partitions,
      replicationFactor,
      configs: { ...configs, 'min.insync.replicas': least },
    }
  }
}

/** Those that are there or will be back: what is left to its default is to work with one broker as with three. */
function brokersOf(image: ClusterImage): number {
  return Math.max(1, [...image.brokers()].filter(({ decommissioned }) => !decommissioned).length)
}
