import { StreamError } from '@millrace/base'
import type { listOffsetsRequest, listOffsetsResponse, MessageInput, MessageValue } from '@millrace/kafka-wire'
import { noTopicId } from '@millrace/kafka-wire'
import { findOffset, type PointInLog } from '../../data/list-offsets.ts'
import type { KafkaHandler, KafkaServices } from '../api.ts'
import { kafkaErrors } from '../errors.ts'
import { partitionErrorOf } from './errors.ts'
import { isolationOf } from './isolation.ts'
import { inTurn } from './in-turn.ts'
import { knownEpoch, ledPartition } from './topics.ts'

type Request = MessageValue<typeof listOffsetsRequest>
type Response = MessageInput<typeof listOffsetsResponse>
type Asked = Request['topics'][number]['partitions'][number]
type Answer = Response['topics'][number]['partitions'][number]

/** In place of a time, and from which version of ListOffsets on (KIP-734, KIP-405, KIP-1005). */
const special: ReadonlyMap<number, { readonly from: number; readonly point: PointInLog | 'none' }> = new Map([
  [-1, { from: 1, point: 'latest' }],
  [-2, { from: 1, point: 'earliest' }],
  [-3, { from: 7, point: 'maxTimestamp' }],
  // All that there is of a log is on its brokers' disks: the local part begins where the log does, and the other part has no end.
  [-4, { from: 8, point: 'earliest' }],
  [-5, { from: 9, point: 'none' }],
])

/** From this version on clients know that a new leader may not know the offset yet (KIP-207). */
const notAvailableFrom = 5

/** Finds offsets by time, each partition by itself. */
export const listOffsets: KafkaHandler<Request, Response> = async (services, request, { version }) => {
  const isolation = isolationOf(request.isolationLevel)
  const seen = new Set<string>()
  const topics = await inTurn(request.topics, async ({ name, partitions }) => ({
    name,
    partitions: await inTurn(partitions, (asked) => {
      const key = `${asked.partitionIndex} ${name}`
      const isSecond = seen.has(key)
      seen.add(key)
      return answerOf(services, name, asked, { isolation, version, isSecond })
    }),
  }))
  return { topics }
}

interface How {
  readonly isolation: ReturnType<typeof isolationOf>
  readonly version: number
  readonly isSecond: boolean
}

async function answerOf(
  services: KafkaServices,
  topic: string,
  { partitionIndex, currentLeaderEpoch, timestamp }: Asked,
  { isolation, version, isSecond }: How,
): Promise<Answer> {
  try {
    if (isSecond) {
      throw new StreamError('INVALID_REQUEST', `the request names ${topic}-${partitionIndex} more than once`)
    }
    const point = pointOf(timestamp, version)
    const partition = ledPartition(services, { name: topic, topicId: noTopicId }, partitionIndex)
    partition.assertLeaderEpoch(knownEpoch(currentLeaderEpoch))
    const found = point === 'none' ? undefined : await findOffset(partition, point, isolation)
    if (found === undefined) return { partitionIndex, errorCode: 0 }
    return {
      partitionIndex,
      errorCode: 0,
      timestamp: found.timestampMs,
      offset: found.offset,
      leaderEpoch: epochIn(found.leaderEpoch, version),
    }
  } catch (error) {
    const answer = services.faults.answerable(error, 'finding an offset')
    const isNew = answer.code === 'OFFSET_NOT_AVAILABLE' && version < notAvailableFrom
    return { partitionIndex, errorCode: isNew ? kafkaErrors.LEADER_NOT_AVAILABLE : partitionErrorOf(answer) }
  }
}

function pointOf(timestamp: bigint, version: number): PointInLog | 'none' {
  // No record that was taken is as late.
  if (timestamp > Number.MAX_SAFE_INTEGER) return 'none'
  if (timestamp >= 0) return { timestampMs: Number(timestamp) }
  const known = special.get(Number(timestamp))
  if (known !== undefined && version >= known.from) return known.point
  throw new StreamError(
    'UNSUPPORTED',
    `version ${version} of ListOffsets has no meaning for the timestamp ${timestamp}`,
  )
}

/** Versions before 4 know no epochs. */
function epochIn(leaderEpoch: number, version: number): number {
  return version >= 4 ? leaderEpoch : -1
}
