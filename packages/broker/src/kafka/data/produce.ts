import { present, StreamError } from '@millrace/base'
import {
  type MessageInput,
  type MessageValue,
  noTopicId,
  type produceRequest,
  type produceResponse,
} from '@millrace/kafka-wire'
import {
  type BatchesToAppend,
  type BatchResult,
  type BatchToAppend,
  ProduceBatches,
} from '../../produce/produce-batches.ts'
import { peekBatch } from '../../partitions/peek-batch.ts'
import { asBuffer } from '../../wire/topic-id.ts'
import type { KafkaHandler, KafkaServices } from '../api.ts'
import { kafkaErrors } from '../errors.ts'
import { brokersAddPartitionsFrom, produceErrorOf } from './errors.ts'
import { LeaderHints } from './leader-hints.ts'
import { ledPartition, type TopicKey } from './topics.ts'

type Request = MessageValue<typeof produceRequest>
type Response = MessageInput<typeof produceResponse>
type PartitionResponse = Response['responses'][number]['partitionResponses'][number]

/** From these versions on clients know zstd, and are told who leads. */
const zstdFrom = 7
const leaderHintsFrom = 10

const noRecords = Buffer.alloc(0)

interface TopicResponse extends TopicKey {
  readonly partitionResponses: PartitionResponse[]
}

/** What names the partition of one batch. */
interface Asked {
  readonly topic: TopicKey
  readonly index: number
}

/** Appends batches; their bytes are views of the request and become the log's. */
export const produce: KafkaHandler<Request, Response> = async (services, request, context) => {
  const { version } = context
  const { acks, transactionalId, timeoutMs, topicData } = request
  const asked: Asked[] = []
  const batches: BatchToAppend[] = []
  for (const topic of topicData) {
    for (const { index, records } of topic.partitionData) {
      asked.push({ topic, index })
      const bytes = records ?? noRecords
      batches.push({ bytes, find: () => findFor(services, topic, index, bytes, version) })
    }
  }
  const pending = new ProduceBatches(
    {
      batches,
      acks: acksOf(acks),
      transactionalId: transactionalId ?? '',
      addsPartitions: version >= brokersAddPartitionsFrom,
      timeoutMs: Math.max(timeoutMs, 1),
    },
    services,
  )
  const results = await pending.settled
  // What this connection sends next waits in its socket meanwhile.
  if (!services.unwritten.hasRoom) await services.unwritten.room(context.signal)
  if (acks !== 0) return answer(services, version, asked, results)
  const failed = results.find(({ error }) => error !== undefined)
  // Nobody hears of it but by the connection's end: then the producer looks who leads.
  if (failed?.error !== undefined) context.cut(failed.error)
  return undefined
}

function findFor(services: KafkaServices, topic: TopicKey, index: number, bytes: Uint8Array, version: number) {
  const partition = ledPartition(services, topic, index)
  if (version < zstdFrom && peekBatch(asBuffer(bytes))?.compression === 'zstd') {
    const text = `version ${version} of Produce is older than zstd: use ${zstdFrom} or later, or another compression`
    throw new StreamError('UNSUPPORTED_COMPRESSION_TYPE', text)
  }
  return partition
}

function acksOf(acks: number): BatchesToAppend['acks'] {
  switch (acks) {
    case -1:
      return 'all'
    case 1:
      return 'leader'
    case 0:
      return 'none'
    default:
      return undefined
  }
}

function answer(
  services: KafkaServices,
  version: number,
  asked: readonly Asked[],
  results: readonly BatchResult[],
): Response {
  const { image } = services.controller
  const hints = new LeaderHints(image)
  const leaderOf = ({ topic, index }: Asked) => {
    const topicId = topic.topicId === noTopicId ? image.topic(topic.name)?.id : topic.topicId
    return topicId === undefined ? undefined : hints.leaderOf(topicId, index)
  }
  const responses: TopicResponse[] = []
  let last: TopicKey | undefined
  for (const [at, each] of asked.entries()) {
    const { topic, index } = each
    const { error, ...offsets } = present(results[at], 'every batch has a result')
    if (topic !== last) responses.push({ name: topic.name, topicId: topic.topicId, partitionResponses: [] })
    last = topic
    const response =
      error === undefined ? { index, errorCode: 0, ...offsets } : { index, ...offsets, ...refusal(error, version) }
    const leads = response.errorCode === kafkaErrors.NOT_LEADER_OR_FOLLOWER && version >= leaderHintsFrom
    const currentLeader = leads ? leaderOf(each) : undefined
    responses.at(-1)?.partitionResponses.push(currentLeader === undefined ? response : { ...response, currentLeader })
  }
  return { responses, nodeEndpoints: hints.nodeEndpoints }
}

/** Why a batch was refused, and which of its records is to blame, if one is. */
function refusal(error: StreamError, version: number) {
  const { record } = error.context
  const recordErrors = typeof record === 'number' ? [{ batchIndex: record, batchIndexErrorMessage: error.message }] : []
  return { errorCode: produceErrorOf(error, version), errorMessage: error.message, recordErrors }
}
