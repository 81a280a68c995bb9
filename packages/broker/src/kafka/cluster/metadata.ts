import type { StreamError, TopicId } from '@millrace/base'
import { type apis, type MessageInput, type MessageValue, noTopicId } from '@millrace/kafka-wire'
import { type ClusterImage, isInternalTopic, type TopicImage } from '@millrace/metadata'
import { createMissing } from '../../easy/create-if-missing.ts'
import { oldNews } from '../../old-news.ts'
import type { KafkaFailure, KafkaHandler } from '../api.ts'
import { clusterOperations, operationsNotAsked, topicOperations } from '../authorized-operations.ts'
import { kafkaErrorOf, kafkaErrors } from '../errors.ts'
import { shownBrokers, shownController } from './brokers.ts'
import { isLegalName, partitionsFrom, shownPartition } from './topics.ts'

type Request = MessageValue<(typeof apis.metadata)['request']>
type Response = MessageInput<(typeof apis.metadata)['response']>
type Topic = Response['topics'][number]

/** What of the answer goes by the version of the request. */
interface Shape {
  readonly listenerErrors: boolean
  readonly topicAuthorizedOperations: number
}

/** An empty list stood for all topics before null did. */
const nullFrom = 1
const listenerErrorsFrom = 6
/** Before it a topic could be named by its id in the schema, but no broker took it. */
const idsFrom = 12

/** Where the brokers and the topics are. Topics that are missing are created if the client and `auto.create.topics.enable` say so. */
export const metadata: KafkaHandler<Request, Response> = async (services, request, context) => {
  const { version } = context
  const reason = oldNews(services)
  // As a broker that is down: clients go on to another. An error that all of them take for that there is none.
  if (reason !== undefined) {
    context.cut(reason)
    return undefined
  }
  const { controller, clusterId } = services
  const asked = request.topics?.length === 0 && version < nullFrom ? null : request.topics
  const shape: Shape = {
    listenerErrors: version >= listenerErrorsFrom,
    topicAuthorizedOperations: request.includeTopicAuthorizedOperations ? topicOperations : operationsNotAsked,
  }
  const failures =
    request.allowAutoTopicCreation && asked !== null
      ? await createMissing(asked.flatMap(({ name }) => name ?? []).filter(isLegalName), services)
      : new Map<string, StreamError>()
  const { image } = controller
  const topics =
    asked === null
      ? [...image.topics()].map((topic) => shownTopic(image, topic, shape))
      : asked.map((topic) => askedTopic(image, topic, { ...shape, version, failures }))
  const brokers = shownBrokers(image)
  return {
    brokers,
    clusterId,
    controllerId: shownController(services, brokers),
    topics,
    clusterAuthorizedOperations: request.includeClusterAuthorizedOperations ? clusterOperations : operationsNotAsked,
  }
}

/** Each topic is told that all failed. */
export const metadataFailed: KafkaFailure<Request, Response> = ({ topics }, { errorCode }) => ({
  brokers: [],
  topics: (topics ?? []).map(({ name, topicId }) => ({ errorCode, name: name ?? '', topicId, partitions: [] })),
})

interface Asking extends Shape {
  readonly version: number
  /** Why topics could not be created. */
  readonly failures: ReadonlyMap<string, StreamError>
}

function askedTopic(
  image: ClusterImage,
  { name, topicId }: { readonly name: string | null; readonly topicId: TopicId },
  { version, failures, ...shape }: Asking,
): Topic {
  const missing = (errorCode: number): Topic => ({
    errorCode,
    // Before it could be null, what was named by its id had an empty name.
    name: version < idsFrom ? (name ?? '') : name,
    topicId,
    partitions: [],
    topicAuthorizedOperations: shape.topicAuthorizedOperations,
  })
  if (topicId !== noTopicId) {
    if (version < idsFrom) return missing(kafkaErrors.INVALID_REQUEST)
    const topic = image.topicById(topicId)
    return topic === undefined ? missing(kafkaErrors.UNKNOWN_TOPIC_ID) : shownTopic(image, topic, shape)
  }
  if (name === null) return missing(kafkaErrors.INVALID_REQUEST)
  const topic = image.topic(name)
  if (topic !== undefined) return shownTopic(image, topic, shape)
  if (!isLegalName(name)) return missing(kafkaErrors.INVALID_TOPIC_EXCEPTION)
  const failure = failures.get(name)
  return missing(failure === undefined ? kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION : kafkaErrorOf(failure.code))
}

function shownTopic(image: ClusterImage, topic: TopicImage, { listenerErrors, ...operations }: Shape): Topic {
  return {
    errorCode: kafkaErrors.NONE,
    name: topic.name,
    topicId: topic.id,
    isInternal: isInternalTopic(topic.name),
    partitions: partitionsFrom(topic).map((partition) => shownPartition(image, partition, listenerErrors)),
    ...operations,
  }
}
