import { isStreamError, StreamError } from '@millrace/base'
import type { MetadataRecord } from '@millrace/kafka-wire/records'
import type { ClusterImage } from '../image/cluster-image.ts'
import type { TopicImage } from '../image/topics-image.ts'
import { partitionsPerRequestMax, partitionsPerTopicMax, topicsPerRequestMax } from '../limits.ts'
import { shown } from '../shown.ts'
import { isInternalTopic } from '../internal-topics.ts'
import { clusterMetadataTopic } from '../topic-name.ts'
import type { RefusedTopic } from './create-topics.ts'
import type { Decision } from './decision.ts'
import { DirectoryChooser } from './directory-chooser.ts'
import { type Assignments, placeByHand } from './manual-placement.ts'
import { newPartitionRecords } from './partition-records.ts'
import { targetReplicas } from './reassignment/reassignment.ts'
import { type Placement, placeReplicas, replicaCounts, usableBrokers } from './placement.ts'

/** How many partitions a topic is to have. */
export interface NewPartitions {
  readonly name: string
  /** How many the topic is to have in all. */
  readonly totalCount: number
  /** Where each of the new ones is to stand. Undefined: that is decided for them. */
  readonly assignments?: Assignments | undefined
}

/** Topics that are to have more partitions. */
export interface CreatePartitionsRequest {
  readonly topics: readonly NewPartitions[]
  /** Check everything, create nothing. */
  readonly validateOnly?: boolean | undefined
}

/** A topic that got its partitions. */
export interface ExtendedTopic {
  readonly name: string
  readonly error?: undefined
  /** How many the topic has, or would have, now. */
  readonly partitions: number
}

/** What became of each topic. */
export interface CreatePartitionsResponse {
  /** One for each topic of the request, in its order. */
  readonly topics: readonly (ExtendedTopic | RefusedTopic)[]
}

/**
 * Gives topics more partitions, each topic by itself: one that is refused (UNKNOWN_TOPIC_OR_PARTITION, INVALID_PARTITIONS for a count
 * that is not above what the topic has or past a limit, INVALID_REQUEST, INVALID_REPLICATION_FACTOR, INVALID_REPLICA_ASSIGNMENT,
 * RESOURCE_EXHAUSTED) leaves the others alone. Throws INVALID_REQUEST if the request names no topic, or too many.
 */
export function createPartitions(
  image: ClusterImage,
  request: CreatePartitionsRequest,
): Decision<CreatePartitionsResponse> {
  checkTopicCount(request.topics.length)
  const extension = new TopicExtension(image, request)
  const topics = request.topics.map((topic) => extension.result(topic))
  return { records: extension.records, response: { topics } }
}

function checkTopicCount(count: number): void {
  if (count === 0) throw new StreamError('INVALID_REQUEST', 'a request for more partitions names one topic at least')
  if (count <= topicsPerRequestMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    `a request for more partitions of ${count} topics is over the limit of ${topicsPerRequestMax}; send several`,
    { context: { limit: topicsPerRequestMax } },
  )
}

/** One request under way: what its earlier topics take up counts for the later ones. */
class TopicExtension {
  readonly records: MetadataRecord[] = []
  readonly #image: ClusterImage
  readonly #validateOnly: boolean
  readonly #timesNamed = new Map<string, number>()
  readonly #replicas = new Map<number, number>()
  readonly #directories: DirectoryChooser
  #partitions = 0

  constructor(image: ClusterImage, request: CreatePartitionsRequest) {
    this.#image = image
    this.#directories = new DirectoryChooser(image)
    this.#validateOnly = request.validateOnly === true
    for (const { name } of request.topics) this.#timesNamed.set(name, (this.#timesNamed.get(name) ?? 0) + 1)
  }

  result(wanted: NewPartitions): ExtendedTopic | RefusedTopic {
    try {
      return this.#extend(wanted)
    } catch (error) {
      if (isStreamError(error)) return { name: wanted.name, error }
      throw error
    }
  }

  #extend(wanted: NewPartitions): ExtendedTopic {
    const { name, totalCount } = wanted
    const topic = this.#find(name)
    const count = topic.partitions.size
    const added = totalCount - count
    this.#checkCount(topic, totalCount)
    const placement = this.#place(topic, wanted)
    this.#partitions += added
    for (const [nodeId, replicas] of replicaCounts(placement)) {
      this.#replicas.set(nodeId, (this.#replicas.get(nodeId) ?? 0) + replicas)
    }
    if (!this.#validateOnly) {
      this.records.push(...newPartitionRecords(topic.id, placement, this.#directories, count))
    }
    return { name, partitions: totalCount }
  }

  #place(topic: TopicImage, { totalCount, assignments }: NewPartitions): Placement {
    const count = topic.partitions.size
    // As its first partition, which every partition of the topic resembles.
    const first = topic.partitions.get(0)
    const replicationFactor = first === undefined ? 1 : targetReplicas(first).length
    if (assignments === undefined) {
      const wanted = { partitions: totalCount - count, replicationFactor }
      // The turn of the brokers goes on where it ended, so that the new leaders are spread like the old ones.
      return placeReplicas(this.#image, wanted, this.#firstBroker(topic), this.#replicas)
    }
    if (assignments.length !== totalCount - count) {
      throw new StreamError(
        'INVALID_REPLICA_ASSIGNMENT',
        `topic ${topic.name} would get ${totalCount - count} partitions, and the replicas of ${assignments.length} are named`,
        { context: { topic: topic.name } },
      )
    }
    const wanted = { assignments, firstPartition: count, replicationFactor }
    return placeByHand(this.#image, topic.name, wanted, this.#replicas)
  }

  #find(name: string): TopicImage {
    const context = { topic: shown(name) }
    if ((this.#timesNamed.get(name) ?? 0) > 1) {
      throw new StreamError('INVALID_REQUEST', `the request names topic ${shown(name)} more than once`, { context })
    }
    if (name === clusterMetadataTopic) {
      throw new StreamError('INVALID_REQUEST', `topic ${name} is the cluster's own: it has one partition`, { context })
    }
    if (isInternalTopic(name)) {
      const text = `${name} is an internal topic: with more partitions groups, or transactions, would be looked for in others than have them`
      throw new StreamError('INVALID_TOPIC', text, { context })
    }
    const topic = this.#image.topic(name)
    if (topic !== undefined) return topic
    throw new StreamError('UNKNOWN_TOPIC_OR_PARTITION', `there is no topic ${shown(name)}`, { context })
  }

  #checkCount({ name, partitions }: TopicImage, totalCount: number): void {
    const refuse = (problem: string, limit?: number): never => {
      const context = limit === undefined ? { topic: name } : { topic: name, limit }
      throw new StreamError('INVALID_PARTITIONS', `topic ${name} can't have ${totalCount} partitions: ${problem}`, {
        context,
      })
    }
    if (!Number.isInteger(totalCount) || totalCount < 1) refuse('it must be a whole number from 1')
    if (totalCount === partitions.size) refuse('it has that many already')
    if (totalCount < partitions.size) {
      refuse(`it has ${partitions.size}, and partitions can only be added: records would have to move`)
    }
    if (totalCount > partitionsPerTopicMax) refuse(`the limit is ${partitionsPerTopicMax}`, partitionsPerTopicMax)
    if (this.#partitions + totalCount - partitions.size > partitionsPerRequestMax) {
      refuse(
        `with the topics before it in the request more than ${partitionsPerRequestMax} would be added; send it by itself`,
        partitionsPerRequestMax,
      )
    }
  }

  /** The turn after that of the leader of the topic's last partition. */
  #firstBroker({ partitions }: TopicImage): number {
    const lastLeader = partitions.get(partitions.size - 1)?.replicas[0]
    return usableBrokers(this.#image).findIndex(({ nodeId }) => nodeId === lastLeader) + 1
  }
}
