import { StreamError } from '@millrace/base'
import { type fetchRequest, type fetchResponse, type MessageInput, type MessageValue } from '@millrace/kafka-wire'
import type { FrameTaker } from '../../../fetch/frame-budget.ts'
import { fetchWaitMsMax, kafkaFetchPartitionsMax } from '../../../limits.ts'
import { sizeOf } from '../../../partitions/read-parts.ts'
import type { KafkaHandler, KafkaRequestContext, KafkaServices } from '../../api.ts'
import { kafkaErrors, type KafkaErrorNumber } from '../../errors.ts'
import { topicIdsInFetchFrom } from '../errors.ts'
import { isolationOf } from '../isolation.ts'
import { answerTo } from './fetch-answer.ts'
import { type FetchReader, lookAt } from './fetch-look.ts'
import { type FetchRead, type Looked, readAll, readNone } from './fetch-read.ts'
import { type FetchedPartition, type FetchSession, partitionsOf } from './fetch-session.ts'
import type { FetchSessions } from './fetch-sessions.ts'
import { untilMoved } from './fetch-wait.ts'

type Request = MessageValue<typeof fetchRequest>
type Response = MessageInput<typeof fetchResponse>

/** Which partitions a request reads. */
export interface FetchPlan {
  readonly partitions: readonly FetchedPartition[]
  readonly session: FetchSession | undefined
  /** Only what has changed is answered. */
  readonly isIncremental: boolean
}

/** Sends what partitions have, or waits until there is as much as the client wants, or its time is up. */
export const fetch: KafkaHandler<Request, Response> = async (services, request, context) => {
  checkWhoAsks(request)
  const { version } = context
  const plan = planOf(services.fetchSessions, request, version >= topicIdsInFetchFrom)
  if (typeof plan === 'number') return { errorCode: plan, sessionId: 0, responses: [] }
  const reader = { version, isolation: isolationOf(request.isolationLevel), rack: request.rackId }
  const read = await readOrWait(services, request, context, plan, reader)
  if (read === undefined) return undefined
  const { hold, results } = read
  if (hold !== undefined) {
    services.budget.sending(hold)
    context.whenSent(() => {
      services.budget.release(hold)
      context.connection.frameTakenMs = services.clock.monotonicMs()
    })
  }
  count(services, read)
  return answerTo(services, plan, results, version)
}

/** Our brokers follow each other by a protocol of their own: what says here that it is a replica is none. */
function checkWhoAsks({ replicaId, replicaState }: Request): void {
  const id = Math.max(replicaId, replicaState.replicaId)
  if (id < 0) return
  throw new StreamError(
    'INVALID_REQUEST',
    `replicas don't follow by Kafka's protocol here: ${id} can't be one; fetch as a consumer, with replica id -1`,
  )
}

/** The partitions that a request reads, or why its session can't go on (KIP-227). */
function planOf(sessions: FetchSessions, request: Request, usesTopicIds: boolean): FetchPlan | KafkaErrorNumber {
  const { sessionId, sessionEpoch, topics } = request
  const isFull = sessionEpoch === -1 || sessionEpoch === 0
  if (!isFull) {
    const session = sessions.resume(sessionId, sessionEpoch, usesTopicIds)
    if (typeof session === 'number') return session
    const goesOn = sessions.change(session, () => session.change(request))
    const partitions = [...session.all()]
    return goesOn
      ? { partitions, session, isIncremental: true }
      : { partitions, session: undefined, isIncremental: false }
  }
  sessions.close(sessionId)
  const named = partitionsOf(topics)
  if (named.size > kafkaFetchPartitionsMax) return kafkaErrors.INVALID_REQUEST
  const session = sessionEpoch === 0 ? sessions.open(named, usesTopicIds) : undefined
  return { partitions: [...named.values()], session, isIncremental: false }
}

/** Undefined if the client has gone meanwhile. */
async function readOrWait(
  services: KafkaServices,
  request: Request,
  context: KafkaRequestContext,
  { partitions }: FetchPlan,
  reader: FetchReader,
): Promise<FetchRead | undefined> {
  const { clock, live, stopping, budget } = services
  const { signal } = context
  const maxBytes = Math.max(1, Math.min(request.maxBytes, live.settings.fetchMaxBytes))
  const minBytes = Math.min(request.minBytes, maxBytes)
  const endMs = clock.monotonicMs() + Math.min(request.maxWaitMs, fetchWaitMsMax)
  const taker = takerOf(context)
  for (;;) {
    const looked = partitions.map((from): Looked => ({ from, look: lookAt(services, from, reader) }))
    const hasWord = looked.some(({ look }) => 'result' in look)
    const hasRecords = looked.some(({ look }) => 'partition' in look && look.hasRecords)
    const waitMs = endMs - clock.monotonicMs()
    const isLast = hasWord || waitMs <= 0 || minBytes <= 0 || looked.length === 0 || signal.aborted || stopping.isSet
    if (hasRecords) {
      const read = await readAll(services, looked, reader, maxBytes, taker)
      if (read === undefined) return undefined
      if (
        isLast ||
        read.isFull ||
        read.sizeBytes >= minBytes ||
        read.results.some(({ errorCode }) => errorCode !== 0)
      ) {
        return read
      }
      if (read.hold !== undefined) budget.release(read.hold)
    } else if (isLast) return readNone(looked)
    const found = looked.flatMap(({ look }) => ('partition' in look ? [look.partition] : []))
    await untilMoved(found, { clock, isolation: reader.isolation, timeMs: Math.max(0, waitMs), signal, stopping })
  }
}

function takerOf(context: KafkaRequestContext): FrameTaker {
  const { signal, connection } = context
  return {
    cut: (reason) => context.cut(reason),
    signal,
    get lastTakenMs() {
      return connection.frameTakenMs
    },
  }
}

function count({ measures }: KafkaServices, { results }: FetchRead): void {
  for (const { from, parts } of results) {
    if (parts.length === 0) continue
    const count = measures.topics.of(from.topic.name)
    count.fetchRequests.add(1)
    count.bytesOut.add(sizeOf(parts))
  }
}
