import { StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { Faults } from '../lifecycle/faults.ts'
import { partitionsPerRequestMax } from '../limits.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { toWireError } from '../wire/error.ts'
import { asBuffer, topicIdFromBytes } from '../wire/topic-id.ts'

const { DeleteRecordsResponse } = millrace.data.v1
type WireRequest = millrace.data.v1.DeleteRecordsRequest
type WireResponse = millrace.data.v1.DeleteRecordsResponse
type WirePartition = millrace.data.v1.DeleteRecordsPartition
type WireResult = millrace.data.v1.DeleteRecordsResult.$Properties

/** In place of an offset: everything that consumers can read. */
const toHighWatermark = -1

/**
 * Moves log start offsets, each partition by itself (KIP-107). Answers once the new start is on disk. An offset at or before the log
 * start changes nothing, as in Kafka.
 */
export async function deleteRecords(
  request: WireRequest,
  partitions: PartitionTable,
  faults: Faults,
): Promise<WireResponse> {
  const asked = request.partitions
  checkPartitionCount(asked.length)
  const timesNamed = new Map<string, number>()
  for (const each of asked) timesNamed.set(keyOf(each), (timesNamed.get(keyOf(each)) ?? 0) + 1)
  const results: WireResult[] = []
  // One after the other: each writes the checkpoint of its directory, and one request is to hold up no others.
  for (const each of asked) {
    const isNamedTwice = (timesNamed.get(keyOf(each)) ?? 0) > 1
    results.push(await resultOf(each, isNamedTwice, partitions, faults))
  }
  return new DeleteRecordsResponse({ partitions: results })
}

function checkPartitionCount(count: number): void {
  if (count === 0) throw new StreamError('INVALID_REQUEST', 'a request to delete records names one partition at least')
  if (count <= partitionsPerRequestMax) return
  throw new StreamError(
    'INVALID_REQUEST',
    `a request to delete records names at most ${partitionsPerRequestMax} partitions; send several`,
    { context: { limit: partitionsPerRequestMax } },
  )
}

function keyOf({ topicId, partition }: WirePartition): string {
  return `${asBuffer(topicId).toString('latin1')}${partition}`
}

async function resultOf(
  asked: WirePartition,
  isNamedTwice: boolean,
  partitions: PartitionTable,
  faults: Faults,
): Promise<WireResult> {
  try {
    const partition = partitions.find(topicIdFromBytes(asked.topicId), asked.partition)
    if (isNamedTwice) throw namedTwice(partition)
    const offset = asked.beforeOffset === toHighWatermark ? partition.highWatermark : asked.beforeOffset
    return { lowWatermark: await partition.deleteRecords(offset) }
  } catch (error) {
    return { error: toWireError(faults.answerable(error, 'deleting records')), lowWatermark: -1 }
  }
}

function namedTwice({ topic, partition }: Partition): StreamError {
  return new StreamError('INVALID_REQUEST', `the request names ${topic}-${partition} more than once`, {
    context: { topic, partition },
  })
}
