import { present, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { OffsetAndTimestamp } from '@millrace/log'
import { type Isolation, isolationFrom } from '../fetch/isolation.ts'
import type { Faults } from '../lifecycle/faults.ts'
import { partitionsPerRequestMax } from '../limits.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdFromBytes } from '../wire/topic-id.ts'

const { ListOffsetsResponse } = millrace.data.v1
type WireRequest = millrace.data.v1.ListOffsetsRequest
type WireResponse = millrace.data.v1.ListOffsetsResponse
type WirePartition = millrace.data.v1.ListOffsetsPartition
type WireResult = millrace.data.v1.ListOffsetsResult.$Properties

/**
 * Finds offsets, each partition by itself. Only what those can read who ask is found: nothing at or beyond the high watermark, or the last
 * stable offset.
 */
export async function listOffsets(
  request: WireRequest,
  partitions: PartitionTable,
  faults: Faults,
): Promise<WireResponse> {
  const asked = request.partitions
  if (asked.length > partitionsPerRequestMax) {
    throw new StreamError(
      'INVALID_REQUEST',
      `a request for offsets names at most ${partitionsPerRequestMax} partitions`,
      {
        context: { limit: partitionsPerRequestMax },
      },
    )
  }
  const isolation = isolationFrom(request.isolationLevel)
  const results: WireResult[] = []
  // One after the other: finding a time reads indexes and segments, and one request is to hold few of them at once.
  for (const each of asked) results.push(await resultOf(each, isolation, partitions, faults))
  return new ListOffsetsResponse({ partitions: results })
}

async function resultOf(
  asked: WirePartition,
  isolation: Isolation,
  partitions: PartitionTable,
  faults: Faults,
): Promise<WireResult> {
  try {
    const partition = partitions.find(topicIdFromBytes(asked.topicId), asked.partition)
    return (await findOffset(partition, pointOf(asked), isolation)) ?? nothingFound
  } catch (error) {
    return { error: toWireError(faults.answerable(error, 'finding an offset')), ...nothingFound }
  }
}

const nothingFound = { offset: -1, timestampMs: -1, leaderEpoch: -1 }

function pointOf({ at, timestampMs }: WirePartition): PointInLog {
  switch (at) {
    case 'earliest':
    case 'latest':
    case 'maxTimestamp':
      return at
    case 'timestampMs':
      return { timestampMs: present(timestampMs, 'the field that `at` names is set') }
    default:
      throw new StreamError(
        'INVALID_REQUEST',
        'say which offset is asked for: earliest, latest, timestamp_ms or max_timestamp',
      )
  }
}

/** Which offset of a log is asked for: its ends, the record with the greatest timestamp, or the first that is not earlier than a time. */
export type PointInLog = 'earliest' | 'latest' | 'maxTimestamp' | { readonly timestampMs: number }

/**
 * The offset, with the time of the record there, or -1 where it is not a record's; undefined if there is none. Throws
 * OFFSET_NOT_AVAILABLE, NOT_LEADER, CORRUPT_LOG.
 */
export async function findOffset(
  partition: Partition,
  point: PointInLog,
  isolation: Isolation,
): Promise<OffsetAndTimestamp | undefined> {
  if (point === 'earliest') {
    return { offset: partition.logStartOffset, timestampMs: -1, leaderEpoch: partition.leaderEpoch }
  }
  partition.assertHighWatermarkKnown()
  const endOffset = partition.readableEnd(isolation)
  if (point === 'latest') return latestOf(partition, endOffset)
  if (point === 'maxTimestamp') return partition.offsetOfMaxTimestamp(endOffset)
  return partition.offsetForTimestamp(point.timestampMs, endOffset)
}

/** With the epoch of the record before it, by which a reader that begins here finds out that the log was cut (KIP-320). */
function latestOf({ log }: Partition, offset: number): OffsetAndTimestamp {
  const leaderEpoch = log.leaderEpochs.findLast(({ startOffset }) => startOffset < offset)?.epoch ?? -1
  return { offset, timestampMs: -1, leaderEpoch }
}
