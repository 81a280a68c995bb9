import { type fetchResponse, type MessageInput, noTopicId } from '@millrace/kafka-wire'
import type { KafkaServices } from '../../api.ts'
import { kafkaErrors } from '../../errors.ts'
import { LeaderHints } from '../leader-hints.ts'
import type { TopicKey } from '../topics.ts'
import type { FetchPlan } from './fetch.ts'
import type { FetchResult } from './fetch-result.ts'
import { noSession } from './fetch-sessions.ts'

type Response = MessageInput<typeof fetchResponse>
type TopicAnswer = NonNullable<Response['responses']>[number]
type PartitionAnswer = TopicAnswer['partitions'][number]

/** From this version on clients take it in who leads instead. */
const leaderHintsFrom = 16
const leadsElsewhere: ReadonlySet<number> = new Set([
  kafkaErrors.NOT_LEADER_OR_FOLLOWER,
  kafkaErrors.FENCED_LEADER_EPOCH,
])

/** What was read, as the client is told: all of it, or in a session what has changed since it was told last. */
export function answerTo(
  { controller }: KafkaServices,
  { session, isIncremental }: FetchPlan,
  results: readonly FetchResult[],
  version: number,
): Response {
  const hints = new LeaderHints(controller.image)
  const responses: { topic: string; topicId: TopicKey['topicId']; partitions: PartitionAnswer[] }[] = []
  let last: TopicKey | undefined
  for (const result of results) {
    const { topic } = result.from
    const isNews = session?.tell(result.from, stateOf(result)) ?? true
    if (isIncremental && !isNews) continue
    if (topic.name !== last?.name || topic.topicId !== last.topicId) {
      responses.push({ topic: topic.name, topicId: topic.topicId, partitions: [] })
    }
    last = topic
    const leads = version >= leaderHintsFrom && leadsElsewhere.has(result.errorCode)
    responses.at(-1)?.partitions.push(leads ? withLeader(result, hints, controller.image) : partitionAnswer(result))
  }
  return { sessionId: session?.id ?? noSession, responses, nodeEndpoints: hints.nodeEndpoints }
}

function stateOf({ errorCode, highWatermark, logStartOffset, parts, divergence, preferredReadReplica }: FetchResult) {
  const hasAdvice = divergence !== undefined || preferredReadReplica >= 0
  return { errorCode, highWatermark, logStartOffset, hasRecords: parts.length > 0, hasAdvice }
}

function partitionAnswer({ from, divergence, parts, aborted, ...rest }: FetchResult): PartitionAnswer {
  const answer = {
    partitionIndex: from.position.partition,
    errorCode: rest.errorCode,
    highWatermark: rest.highWatermark,
    lastStableOffset: rest.lastStableOffset,
    logStartOffset: rest.logStartOffset,
    preferredReadReplica: rest.preferredReadReplica,
    abortedTransactions: aborted,
    records: parts,
  }
  return divergence === undefined ? answer : { ...answer, divergingEpoch: divergence }
}

function withLeader(result: FetchResult, hints: LeaderHints, image: KafkaServices['controller']['image']) {
  const { topic, position } = result.from
  const topicId = topic.topicId === noTopicId ? image.topic(topic.name)?.id : topic.topicId
  const currentLeader = topicId === undefined ? undefined : hints.leaderOf(topicId, position.partition)
  const answer = partitionAnswer(result)
  return currentLeader === undefined ? answer : { ...answer, currentLeader }
}
