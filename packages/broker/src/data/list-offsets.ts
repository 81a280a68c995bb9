import { StreamError } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { Faults } from '../lifecycle/faults.ts'
import { partitionsPerRequestMax } from '../limits.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdFromBytes } from '../wire/topic-id.ts'

type WireRequest = millrace.data.v1.ListOffsetsRequest.$Shape
type WireResponse = millrace.data.v1.ListOffsetsResponse.$Shape
type WirePartition = millrace.data.v1.ListOffsetsPartition.$Shape
type WireResult = millrace.data.v1.ListOffsetsResult.$Shape

/** Finds offsets, each partition by itself. Only what consumers can read is found: nothing at or beyond the high watermark. */
export async function listOffsets(request: WireRequest, partitions: PartitionTable, faults: Faults): Promise<WireResponse> {
  const asked = request.partitions ?? []
  if (asked.length > partitionsPerRequestMax) {
    throw new StreamError('INVALID_REQUEST', `a request for offsets names at most ${partitionsPerRequestMax} partitions`, {
      context: { limit: partitionsPerRequestMax },
    })
  }
  const results: WireResult[] = []
  // One after the other: finding a time reads indexes and segments, and one request is to hold few of them at once.
  for (const each of asked) results.push(await resultOf(each, partitions, faults))
  return { partitions: results }
}

async function resultOf(asked: WirePartition, partitions: PartitionTable, faults: Faults): Promise<WireResult> {
  try {
    return await find(asked, partitions.find(topicIdFromBytes(asked.topicId), asked.partition ?? 0))
  } catch (error) {
    return { error: toWireError(faults.answerable(error, 'finding an offset')), offset: -1, timestampMs: -1, leaderEpoch: -1 }
  }
}

const nothing: WireResult = { offset: -1, timestampMs: -1, leaderEpoch: -1 }

async function find(asked: WirePartition, partition: Partition): Promise<WireResult> {
  switch (asked.at) {
    case 'earliest':
      return { offset: partition.logStartOffset, timestampMs: -1, leaderEpoch: partition.leaderEpoch }
    case 'latest':
      return { offset: partition.highWatermark, timestampMs: -1, leaderEpoch: partition.leaderEpoch }
    case 'timestampMs':
      return readable(await partition.log.offsetForTimestamp(asked.timestampMs), partition)
    case 'maxTimestamp':
      return readable(await partition.log.offsetOfMaxTimestamp(), partition)
    case undefined:
      throw new StreamError('INVALID_REQUEST', 'say which offset is asked for: earliest, latest, timestamp_ms or max_timestamp')
  }
}

interface Found {
  readonly offset: number
  readonly timestampMs: number
  readonly leaderEpoch: number
}

function readable(found: Found | undefined, partition: Partition): WireResult {
  if (found === undefined || found.offset >= partition.highWatermark) return nothing
  return { offset: found.offset, timestampMs: found.timestampMs, leaderEpoch: found.leaderEpoch }
}
