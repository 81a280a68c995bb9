import { StreamError } from '@millrace/base'
import { noLeader } from '../consumer/errors.ts'
import { checkPartition, type OffsetLookupLimits, type OffsetLookupParts } from '../consumer/offset-lookup.ts'
import type { RecordDeletion } from '../transport/admin-calls.ts'
import type { TopicMetadata } from '../transport/transport.ts'
import { retry } from '../util/retry.ts'
import type { DeletionPoint } from './types.ts'

const highWatermark = -1

/** Has the leaders delete records, and again where a leader has moved. */
export async function deleteRecords(
  parts: OffsetLookupParts,
  topicName: string,
  before: ReadonlyMap<number, DeletionPoint>,
  { timeoutMs, signal }: OffsetLookupLimits,
): Promise<Map<number, number>> {
  if (before.size === 0) {
    throw new StreamError('INVALID_REQUEST', `say of which partitions of ${topicName} to delete records`)
  }
  for (const [partition, point] of before) checkPoint(topicName, partition, point)
  const { transport, metadata } = parts
  const done = new Map<number, number>()
  return retry(parts, { what: `deleting records of ${topicName}`, timeoutMs, signal }, async (leftMs, answerMs) => {
    // Never by what is remembered: a topic that was made again has other records.
    const topic = await metadata.fetch(topicName, leftMs, { signal, elsewhere: true })
    const missing = [...before].filter(([partition]) => !done.has(partition))
    for (const [leader, deletions] of byLeader(topic, missing)) {
      const results = await transport.admin.deleteRecords(leader, deletions, { timeoutMs: answerMs, signal })
      for (const [index, { partition }] of deletions.entries()) {
        const result = results[index]
        if (result === undefined) throw new StreamError('INVALID_REQUEST', 'the broker left out a partition')
        if (result.error !== undefined) throw result.error
        done.set(partition, result.lowWatermark)
      }
    }
    return done
  })
}

function checkPoint(topic: string, partition: number, point: DeletionPoint): void {
  if (point === 'highWatermark' || (Number.isSafeInteger(point) && point >= 0)) return
  throw new StreamError(
    'INVALID_REQUEST',
    `records of ${topic}-${partition} can be deleted before an offset or 'highWatermark', not ${String(point)}`,
    { context: { topic, partition } },
  )
}

function byLeader(
  topic: TopicMetadata,
  points: readonly (readonly [number, DeletionPoint])[],
): Map<number, RecordDeletion[]> {
  const leaders = new Map<number, RecordDeletion[]>()
  for (const [partition, point] of points) {
    checkPartition(topic, partition)
    const leader = topic.partitions[partition]?.leader
    if (leader === undefined) throw noLeader(topic.name, partition)
    const deletions = leaders.get(leader) ?? []
    deletions.push({ topic, partition, beforeOffset: point === 'highWatermark' ? highWatermark : point })
    leaders.set(leader, deletions)
  }
  return leaders
}
