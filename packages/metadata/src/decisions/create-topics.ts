import { asTopicId, isStreamError, type Random, randomUuid, StreamError, type TopicId } from '@millrace/base'
import { metadataRecord, type MetadataRecord } from '@millrace/kafka-wire/records'
import type { ConfigTexts } from '../config/check-configs.ts'
import type { BrokerLayers, ConfigEntry } from '../config/layers.ts'
import { type ResolvedTopicConfig, resolveTopicConfig } from '../config/topic-config.ts'
import { topicConfigWarnings } from '../config/topic/rules.ts'
import type { ClusterImage } from '../image/cluster-image.ts'
import { configRecords, configResourceTypes } from '../image/configs-image.ts'
import { partitionsPerRequestMax, partitionsPerTopicMax, topicsPerRequestMax } from '../limits.ts'
import { checkTopicName, clusterMetadataTopic, collisionKey } from '../topic-name.ts'
import type { Decision } from './decision.ts'
import { DirectoryChooser } from './directory-chooser.ts'
import { type Assignments, placeByHand } from './manual-placement.ts'
import { newPartitionRecords } from './partition-records.ts'
import { checkPolicy, type Policies } from './policies.ts'
import { type Placement, placeReplicas, replicaCounts } from './placement.ts'

/** A topic that is to be created. */
export interface NewTopic {
  readonly name: string
  /** undefined: the broker's default. */
  readonly partitions?: number | undefined
  /** undefined: the broker's default. */
  readonly replicationFactor?: number | undefined
  /** Where each partition is to stand; then neither partitions nor replicas are counted otherwise. */
  readonly assignments?: Assignments | undefined
  readonly configs?: ConfigTexts | undefined
}

/** Topics that are to be created. */
export interface CreateTopicsRequest {
  readonly topics: readonly NewTopic[]
  /** Check everything, create nothing. */
  readonly validateOnly?: boolean | undefined
}

/** What creating topics depends on besides the image and the request. */
export interface CreateTopicsContext {
  /** Topic ids and the first broker of a placement come from here. */
  readonly random: Random
  /** Kafka's `num.partitions`. */
  readonly partitionsDefault: number
  /** Kafka's `default.replication.factor`. */
  readonly replicationFactorDefault: number
  /** Rules of the operator's own. */
  readonly policies?: Policies | undefined
  /** What sets the broker's own keys, of which some are defaults for topics. */
  readonly broker?: BrokerLayers | undefined
}

/** A topic that was created, or would be. */
export interface CreatedTopic {
  readonly name: string
  readonly error?: undefined
  /** undefined if the request only validates. */
  readonly topicId: TopicId | undefined
  readonly partitions: number
  readonly replicationFactor: number
  readonly configs: readonly ConfigEntry[]
  /** What is allowed but hardly meant, a sentence each. */
  readonly warnings: readonly string[]
}

/** A topic that was refused, and why. */
export interface RefusedTopic {
  readonly name: string
  readonly error: StreamError
}

/** What became of each topic. */
export interface CreateTopicsResponse {
  /** One for each topic of the request, in its order. */
  readonly topics: readonly (CreatedTopic | RefusedTopic)[]
}

/**
 * Creates topics, each by itself: one that is refused (INVALID_TOPIC, TOPIC_ALREADY_EXISTS, INVALID_PARTITIONS,
 * INVALID_REPLICATION_FACTOR, INVALID_REPLICA_ASSIGNMENT, INVALID_CONFIG, INVALID_REQUEST, RESOURCE_EXHAUSTED) leaves the others alone.
 * Throws INVALID_REQUEST only if the request as a whole has too many topics.
 */
export function createTopics(
  image: ClusterImage,
  request: CreateTopicsRequest,
  context: CreateTopicsContext,
): Decision<CreateTopicsResponse> {
  if (request.topics.length > topicsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request to create ${request.topics.length} topics is over the limit of ${topicsPerRequestMax}; send several`,
      { context: { limit: topicsPerRequestMax } },
    )
  }
  const creation = new TopicCreation(image, request, context)
  const topics = request.topics.map((topic) => creation.result(topic))
  return { records: creation.records, response: { topics } }
}

/** What one topic's creation comes to, once all about it is checked. */
interface Plan {
  readonly topic: NewTopic
  readonly placement: Placement
  readonly replicationFactor: number
  readonly configs: readonly ConfigEntry[]
  readonly warnings: readonly string[]
}

/** One request under way: what its earlier topics take up counts for the later ones. */
class TopicCreation {
  readonly records: MetadataRecord[] = []
  readonly #image: ClusterImage
  readonly #context: CreateTopicsContext
  readonly #validateOnly: boolean
  readonly #timesNamed = new Map<string, number>()
  readonly #namesByCollisionKey = new Map<string, string>()
  readonly #replicas = new Map<number, number>()
  readonly #directories: DirectoryChooser
  readonly #resolved = new Map<string, ResolvedTopicConfig>()
  #partitions = 0

  constructor(image: ClusterImage, request: CreateTopicsRequest, context: CreateTopicsContext) {
    this.#image = image
    this.#context = context
    this.#directories = new DirectoryChooser(image)
    this.#validateOnly = request.validateOnly === true
    for (const { name } of request.topics) this.#timesNamed.set(name, (this.#timesNamed.get(name) ?? 0) + 1)
  }

  result(topic: NewTopic): CreatedTopic | RefusedTopic {
    try {
      return this.#create(this.#plan(topic))
    } catch (error) {
      if (isStreamError(error)) return { name: topic.name, error }
      throw error
    }
  }

  #plan(topic: NewTopic): Plan {
    this.#checkName(topic.name)
    checkCountedOnce(topic)
    const { assignments } = topic
    const partitions = assignments?.length ?? topic.partitions ?? this.#context.partitionsDefault
    const replicationFactor =
      assignments === undefined
        ? (topic.replicationFactor ?? this.#context.replicationFactorDefault)
        : Math.max(1, assignments[0]?.length ?? 1)
    this.#checkPartitions(topic.name, partitions)
    checkReplicationFactor(topic.name, replicationFactor)
    const { config, entries } = this.#resolve(topic.configs ?? {})
    checkMinInsyncReplicas(topic.name, topic.configs ?? {}, config.minInsyncReplicas, replicationFactor)
    checkPolicy(this.#context.policies?.createTopic, {
      topic: topic.name,
      partitions,
      replicationFactor,
      configs: topic.configs ?? {},
    })
    const placement =
      assignments === undefined
        ? this.#place(partitions, replicationFactor)
        : placeByHand(this.#image, topic.name, { assignments, firstPartition: 0 }, this.#replicas)
    return { topic, placement, replicationFactor, configs: entries, warnings: topicConfigWarnings(config) }
  }

  #place(partitions: number, replicationFactor: number): Placement {
    const firstBroker = this.#context.random.integer(Math.max(1, [...this.#image.brokers()].length))
    return placeReplicas(this.#image, { partitions, replicationFactor }, firstBroker, this.#replicas)
  }

  /** A thousand topics of one request often have the same configs. */
  #resolve(configs: ConfigTexts): ResolvedTopicConfig {
    const key = JSON.stringify(configs)
    const known = this.#resolved.get(key)
    if (known !== undefined) return known
    const resolved = resolveTopicConfig(configs, this.#context.broker)
    this.#resolved.set(key, resolved)
    return resolved
  }

  #create({ topic, placement, replicationFactor, configs, warnings }: Plan): CreatedTopic {
    this.#namesByCollisionKey.set(collisionKey(topic.name), topic.name)
    this.#partitions += placement.length
    for (const [nodeId, count] of replicaCounts(placement)) {
      this.#replicas.set(nodeId, (this.#replicas.get(nodeId) ?? 0) + count)
    }
    const topicId = this.#validateOnly ? undefined : this.#newTopicId()
    if (topicId !== undefined) this.records.push(...topicRecords(topicId, topic, placement, this.#directories))
    return { name: topic.name, topicId, partitions: placement.length, replicationFactor, configs, warnings }
  }

  #newTopicId(): TopicId {
    for (;;) {
      const id = asTopicId(randomUuid(this.#context.random))
      if (this.#image.topicById(id) === undefined) return id
    }
  }

  #checkName(name: string): void {
    const context = { topic: name }
    checkTopicName(name)
    if (name === clusterMetadataTopic) {
      throw new StreamError('INVALID_REQUEST', `topic ${name} is the cluster's own and can't be created`, { context })
    }
    if ((this.#timesNamed.get(name) ?? 0) > 1) {
      throw new StreamError('INVALID_REQUEST', `the request names topic ${name} more than once`, { context })
    }
    if (this.#image.topic(name) !== undefined) {
      throw new StreamError('TOPIC_ALREADY_EXISTS', `topic ${name} exists already`, { context })
    }
    const other = this.#image.topicCollidingWith(name) ?? this.#namesByCollisionKey.get(collisionKey(name))
    if (other !== undefined) {
      const message = `topic ${name} collides with topic ${other}: names may not differ in '.' and '_' alone`
      throw new StreamError('INVALID_TOPIC', message, { context })
    }
  }

  #checkPartitions(topic: string, partitions: number): void {
    const refuse = (problem: string, limit?: number): never => {
      const context = limit === undefined ? { topic } : { topic, limit }
      throw new StreamError('INVALID_PARTITIONS', `topic ${topic} can't have ${partitions} partitions: ${problem}`, {
        context,
      })
    }
    if (!Number.isInteger(partitions) || partitions < 1) refuse('it must be a whole number from 1')
    if (partitions > partitionsPerTopicMax) refuse(`the limit is ${partitionsPerTopicMax}`, partitionsPerTopicMax)
    if (this.#partitions + partitions > partitionsPerRequestMax) {
      refuse(
        `with the topics before it in the request they are more than ${partitionsPerRequestMax}; send it by itself`,
        partitionsPerRequestMax,
      )
    }
  }
}

function checkCountedOnce({ name, partitions, replicationFactor, assignments }: NewTopic): void {
  if (assignments === undefined || (partitions === undefined && replicationFactor === undefined)) return
  const message = `topic ${name} has its replicas named: its partitions and its replication factor follow from that, leave both out`
  throw new StreamError('INVALID_REQUEST', message, { context: { topic: name } })
}

function checkReplicationFactor(topic: string, replicationFactor: number): void {
  if (Number.isInteger(replicationFactor) && replicationFactor >= 1 && replicationFactor <= 0x7fff) return
  const message = `topic ${topic} can't have a replication factor of ${replicationFactor}: it must be a whole number from 1`
  throw new StreamError('INVALID_REPLICATION_FACTOR', message, { context: { topic } })
}

/**
 * Who says of a topic that more replicas must be in sync than it has is mistaken. The default of the brokers may well be above: tools make
 * topics of one replica on any cluster, and no more than a topic has are asked for then (`effectiveMinInsyncReplicas`), as in Kafka.
 */
export function checkMinInsyncReplicas(
  topic: string,
  configs: Readonly<Record<string, string>>,
  minInsyncReplicas: number,
  replicationFactor: number,
): void {
  if (configs['min.insync.replicas'] === undefined || minInsyncReplicas <= replicationFactor) return
  const message =
    `topic ${topic} with min.insync.replicas=${minInsyncReplicas} and a replication factor of ${replicationFactor} ` +
    `could never be written with acks=all: lower the one or raise the other`
  throw new StreamError('INVALID_CONFIG', message, { context: { topic, limit: replicationFactor } })
}

function topicRecords(
  topicId: TopicId,
  topic: NewTopic,
  placement: Placement,
  directories: DirectoryChooser,
): MetadataRecord[] {
  return [
    metadataRecord('TopicRecord', { name: topic.name, topicId }),
    ...configRecords(configResourceTypes.topic, topic.name, topic.configs ?? {}),
    ...newPartitionRecords(topicId, placement, directories),
  ]
}
