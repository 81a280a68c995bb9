import { type Divergence, divergenceOf } from '../../../fetch/divergence.ts'
import type { Isolation } from '../../../fetch/isolation.ts'
import type { Partition } from '../../../partitions/partition.ts'
import type { KafkaServices } from '../../api.ts'
import { fetchErrorOf } from '../errors.ts'
import { knownEpoch, topicOf } from '../topics.ts'
import { emptyFetch, failedFetch, type FetchResult } from './fetch-result.ts'
import type { FetchedPartition } from './fetch-session.ts'

/** Who reads, and how. */
export interface FetchReader {
  readonly version: number
  readonly isolation: Isolation
  /** Where the client is; empty if it reads from leaders alone. */
  readonly rack: string
}

/**
 * What there is of a partition: a result that is one without reading anything, or the partition, and whether there are records to read.
 */
export type Look = { readonly result: FetchResult } | { readonly partition: Partition; readonly hasRecords: boolean }

/** Looks at a partition that is read, without reading. */
export function lookAt(services: KafkaServices, from: FetchedPartition, reader: FetchReader): Look {
  const { fetchOffset, currentLeaderEpoch } = from.position
  const { version, isolation, rack } = reader
  try {
    const partition = replicaOf(services, from, rack)
    partition.assertLeaderEpoch(knownEpoch(currentLeaderEpoch))
    const divergence = divergenceFor(partition, from)
    if (divergence !== undefined) return { result: emptyFetch(from, partition, { divergence }) }
    partition.assertReadable(fetchOffset)
    const preferredReadReplica = nearerFor(services, partition, fetchOffset, rack)
    if (preferredReadReplica !== undefined) return { result: emptyFetch(from, partition, { preferredReadReplica }) }
    return { partition, hasRecords: fetchOffset < partition.readableEnd(isolation) }
  } catch (error) {
    return { result: refusedFetch(services, from, error, version) }
  }
}

/** Why nothing is sent of a partition, noted where failures are counted. */
export function refusedFetch(
  { faults, logger, measures, partitions, controller }: KafkaServices,
  from: FetchedPartition,
  cause: unknown,
  version: number,
): FetchResult {
  const error = faults.answerable(cause, 'reading a partition')
  const { name, topicId } = from.topic
  const { partition, fetchOffset } = from.position
  const id = controller.image.topic(name)?.id ?? topicId
  const topic = partitions.lookUp(id, partition)?.topic
  logger.debug({ topic, partition, offset: fetchOffset, code: error.code, err: error }, 'a fetch was refused')
  measures.topics.of(topic).failedFetchRequests.add(1)
  measures.requests.fetch.failed(error.code)
  return failedFetch(from, fetchErrorOf(error, version))
}

/** What to read: what this broker leads, or for those who say where they are also what it follows (KIP-392). */
function replicaOf(
  { partitions, controller }: KafkaServices,
  { topic, position }: FetchedPartition,
  rack: string,
): Partition {
  const { id } = topicOf(controller.image, topic)
  const replica = rack === '' ? undefined : partitions.lookUp(id, position.partition)
  return replica?.isFollower === true ? replica : partitions.find(id, position.partition)
}

/** Where the leader's log went another way than what the client has read, for those who say up to which epoch they have (KIP-595). */
function divergenceFor(partition: Partition, { position }: FetchedPartition): Divergence | undefined {
  const { lastFetchedEpoch, fetchOffset } = position
  // Its own epoch has begun even if nothing was written in it yet: what a client has of it can't have been cut off.
  if (lastFetchedEpoch < 0 || !partition.isLeader || lastFetchedEpoch === partition.leaderEpoch) return undefined
  // Who was replaced, and has not heard of it, has nothing to say of what its successors have written.
  if (lastFetchedEpoch > partition.leaderEpoch) partition.assertLeaderEpoch(lastFetchedEpoch)
  return divergenceOf(partition.log, fetchOffset, lastFetchedEpoch)
}

/** A broker that the client had better read from. */
function nearerFor(
  { replication }: KafkaServices,
  partition: Partition,
  offset: number,
  rack: string,
): number | undefined {
  if (rack === '' || !partition.isLeader) return undefined
  return replication.nearest(partition.led, rack, offset)
}
