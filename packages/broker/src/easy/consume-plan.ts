import { present, StreamError } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { ClusterImage, TopicImage } from '@millrace/metadata'
import { easyRecordsDefault, easyRecordsMax, easyWaitMsMax, partitionsPerRequestMax } from '../limits.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { easyTopic } from './easy-topic.ts'

type WireRequest = millrace.easy.v1.ConsumeRequest

/** What a request to read comes to, once all about it is checked. */
export interface ConsumePlan {
  /** Where each partition begins. */
  readonly starts: readonly { readonly partition: Partition; readonly offset: number }[]
  readonly newest: boolean
  readonly limit: number
  readonly waitMs: number
}

/** Throws INVALID_REQUEST, UNKNOWN_TOPIC_OR_PARTITION or OFFSET_OUT_OF_RANGE naming what is wrong. */
export async function consumePlan(
  request: WireRequest,
  image: ClusterImage,
  partitions: PartitionTable,
): Promise<ConsumePlan> {
  const topic = easyTopic(image, request.topic)
  if (request.limit > easyRecordsMax) throw tooMuch('limit', request.limit, easyRecordsMax)
  if (request.waitMs > easyWaitMsMax) throw tooMuch('wait_ms', request.waitMs, easyWaitMsMax)
  const newest = request.from === 'newest' && request.newest === true
  if (newest && request.waitMs > 0) {
    throw new StreamError('INVALID_REQUEST', 'the newest records are those that there are: leave out wait_ms')
  }
  const starts: { partition: Partition; offset: number }[] = []
  // One after the other: finding a time reads indexes and segments.
  for (const number of numbersOf(request, topic)) {
    const partition = partitions.find(topic.id, number)
    starts.push({ partition, offset: await startOf(request, partition) })
  }
  return { starts, newest, limit: request.limit === 0 ? easyRecordsDefault : request.limit, waitMs: request.waitMs }
}

function numbersOf({ partitions, topic: name }: WireRequest, topic: TopicImage): readonly number[] {
  if (partitions.length > partitionsPerRequestMax) {
    throw tooMuch('the number of partitions', partitions.length, partitionsPerRequestMax)
  }
  const seen = new Set<number>()
  for (const number of partitions) {
    if (!seen.has(number)) seen.add(number)
    else {
      throw new StreamError('INVALID_REQUEST', `the request names partition ${number} of ${name} more than once`, {
        context: { topic: name, partition: number },
      })
    }
  }
  return partitions.length > 0 ? partitions : [...topic.partitions.keys()].toSorted((left, right) => left - right)
}

async function startOf(request: WireRequest, partition: Partition): Promise<number> {
  switch (request.from) {
    case 'latest':
    case 'newest':
      return partition.highWatermark
    case 'offset': {
      const offset = present(request.offset, 'the field that `from` names is set')
      partition.assertReadable(offset)
      return offset
    }
    case 'timestampMs': {
      const timestampMs = present(request.timestampMs, 'the field that `from` names is set')
      return (await partition.offsetForTimestamp(timestampMs))?.offset ?? partition.highWatermark
    }
    default:
      return partition.logStartOffset
  }
}

function tooMuch(what: string, value: number, limit: number): StreamError {
  return new StreamError('INVALID_REQUEST', `${what} is ${value} but must be at most ${limit}; ask again for more`, {
    context: { limit },
  })
}
