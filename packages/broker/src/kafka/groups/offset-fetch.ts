import { isStreamError, type TopicId } from '@millrace/base'
import { checkGroupId, type FetchedOffset } from '@millrace/coordinator'
import type { MessageInput, MessageValue, offsetFetchRequest, offsetFetchResponse } from '@millrace/kafka-wire'
import type { ClusterImage } from '@millrace/metadata'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrorFields } from '../errors.ts'
import { coordinatorErrorCode, errorCodeOf } from './coordinator-errors.ts'
import { checkCount } from './offset-partitions.ts'

type Request = MessageValue<typeof offsetFetchRequest>
type Response = MessageInput<typeof offsetFetchResponse>
type AskedTopic = NonNullable<Request['topics']>[number]
type Topics = NonNullable<Response['topics']>
type Partition = Topics[number]['partitions'][number]
type Version = Pick<KafkaRequestContext, 'version'>

/** From this version on a request asks for several groups. */
const versionOfMany = 8
/** From this version on an error of the group stands by itself. */
const versionWithError = 2

/** One group's offsets that are asked for, in any version. */
interface Asked {
  readonly groupId: string
  readonly memberId: string
  readonly memberEpoch: number
  /** null: all that have one. */
  readonly topics: readonly AskedTopic[] | null
}

/** OffsetFetch: which offsets groups have committed. */
export async function offsetFetch(
  { groups, controller }: KafkaServices,
  request: Request,
  { version }: KafkaRequestContext,
): Promise<Response> {
  const fetchOf = async (asked: Asked): Promise<Topics> => {
    const { groupId, memberId, memberEpoch, topics } = asked
    checkGroupId(groupId)
    checkCount((topics ?? []).map(({ partitionIndexes }) => ({ partitions: partitionIndexes })))
    const partitions = topics === null ? undefined : known(topics, controller.image)
    const user = { groupId, memberId, memberEpoch, partitions, requireStable: request.requireStable }
    const fetched = await groups.runtime.run(groups.partitionOf(groupId), (shard) => ({
      records: [],
      response: shard.offsets.fetch(user),
    }))
    return topics === null ? all(fetched, controller.image) : inOrder(topics, fetched, controller.image)
  }
  const groupsAsked = askedOf(request, version)
  const answers = await Promise.all(
    groupsAsked.map(async (asked): Promise<Group> => {
      try {
        return { asked, topics: await fetchOf(asked), errorCode: 0 }
      } catch (error) {
        if (!isStreamError(error)) throw error
        return refused(asked, kafkaErrorFields(error))
      }
    }),
  )
  return answered(answers, version)
}

/** The answer if nothing can be said of any group. */
export function offsetFetchFailed(request: Request, error: KafkaError, { version }: Version): Response {
  const answers = askedOf(request, version).map((asked) => refused(asked, error))
  return answered(answers, version)
}

interface Group {
  readonly asked: Asked
  readonly topics: Topics
  readonly errorCode: number
}

function refused(asked: Asked, error: KafkaError): Group {
  return { asked, topics: [], errorCode: coordinatorErrorCode(error) }
}

function askedOf({ groupId, topics, groups }: Request, version: number): readonly Asked[] {
  if (version < versionOfMany) return [{ groupId, memberId: '', memberEpoch: -1, topics }]
  return groups.map((group) => ({ ...group, memberId: group.memberId ?? '' }))
}

function answered(answers: readonly Group[], version: number): Response {
  if (version >= versionOfMany) {
    return { groups: answers.map(({ asked, topics, errorCode }) => ({ groupId: asked.groupId, topics, errorCode })) }
  }
  const [only] = answers
  if (only === undefined) return { topics: [] }
  const { asked, topics, errorCode } = only
  if (version >= versionWithError || errorCode === 0) return { topics, errorCode }
  const failed = (asked.topics ?? []).map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map((partitionIndex) => ({ ...noOffset(partitionIndex), errorCode })),
  }))
  return { topics: failed }
}

/** Of a topic that is not there nothing was committed. */
function known(topics: readonly AskedTopic[], image: ClusterImage): { topicId: TopicId; partitions: number[] }[] {
  return topics.flatMap(({ name, partitionIndexes }) => {
    const topicId = image.topic(name)?.id
    return topicId === undefined ? [] : [{ topicId, partitions: [...partitionIndexes] }]
  })
}

function inOrder(topics: readonly AskedTopic[], fetched: readonly FetchedOffset[], image: ClusterImage): Topics {
  const byId = new Map<string, FetchedOffset>()
  for (const offset of fetched) byId.set(`${offset.topicId} ${offset.partition}`, offset)
  return topics.map(({ name, partitionIndexes }) => {
    const topicId = image.topic(name)?.id ?? ''
    const partitions = partitionIndexes.map((partition) => {
      const found = byId.get(`${topicId} ${partition}`)
      return found === undefined ? noOffset(partition) : partitionOf(found)
    })
    return { name, partitions }
  })
}

function all(fetched: readonly FetchedOffset[], image: ClusterImage): Topics {
  const byName = new Map<string, Partition[]>()
  for (const offset of fetched) {
    const name = image.topicById(offset.topicId)?.name
    // It went just now, and with it what was committed of it.
    if (name === undefined) continue
    const partitions = byName.get(name) ?? []
    partitions.push(partitionOf(offset))
    byName.set(name, partitions)
  }
  return [...byName].map(([name, partitions]) => ({ name, partitions }))
}

function partitionOf({ partition, offset, leaderEpoch, metadata, error }: FetchedOffset): Partition {
  return {
    partitionIndex: partition,
    committedOffset: offset,
    committedLeaderEpoch: leaderEpoch,
    metadata,
    // Of a topic that went just now.
    errorCode: error?.code === 'UNKNOWN_TOPIC_ID' ? 0 : errorCodeOf(error),
  }
}

function noOffset(partitionIndex: number): Partition {
  return { partitionIndex, committedOffset: -1, committedLeaderEpoch: -1, metadata: '', errorCode: 0 }
}
