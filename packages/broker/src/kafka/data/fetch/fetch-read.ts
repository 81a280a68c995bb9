import { assert } from '@millrace/base'
import type { FrameHold, FrameTaker } from '../../../fetch/frame-budget.ts'
import { kafkaFetchSizeBytesMax } from '../../../limits.ts'
import { readCommittedParts } from '../../../partitions/committed-read.ts'
import type { Partition } from '../../../partitions/partition.ts'
import { readParts, sizeOf } from '../../../partitions/read-parts.ts'
import type { KafkaServices } from '../../api.ts'
import { type FetchReader, type Look, refusedFetch } from './fetch-look.ts'
import { emptyFetch, type FetchResult } from './fetch-result.ts'
import type { FetchedPartition } from './fetch-session.ts'

/** A partition that is read, as it was found. */
export interface Looked {
  readonly from: FetchedPartition
  readonly look: Look
}

/** What was read, and the memory that it holds, to be given back once it was sent; undefined if it holds none. */
export interface FetchRead {
  readonly results: readonly FetchResult[]
  readonly sizeBytes: number
  /** There was more than there was room for. */
  readonly isFull: boolean
  readonly hold: FrameHold | undefined
}

/**
 * Reads what the partitions have, in their order, while there is room. The first batch of all is read whatever its size (KIP-74); behind it
 * a partition has its turn only if its next batch fits. Undefined if the client has gone meanwhile.
 */
export async function readAll(
  services: KafkaServices,
  looked: readonly Looked[],
  reader: FetchReader,
  maxBytes: number,
  taker: FrameTaker,
): Promise<FetchRead | undefined> {
  const { budget } = services
  let neededBytes = 0
  for (;;) {
    const leastBytes = (): number => {
      const plentyBytes = budget.bytesHeld === 0 ? Math.min(maxBytes, wantedBytes(looked), kafkaFetchSizeBytesMax) : 0
      return Math.max(neededBytes, expectedBytes(looked), plentyBytes)
    }
    const hold = await budget.acquire(leastBytes, taker)
    if (hold === undefined) return undefined
    try {
      const read = await readInto(services, looked, reader, Math.min(maxBytes, hold.sizeBytes))
      if (budget.resize(hold, read.sizeBytes)) return { ...read, hold }
      neededBytes = read.sizeBytes
    } catch (error) {
      budget.release(hold)
      throw error
    }
    // Its first batch is larger than there is room for now.
    budget.release(hold)
  }
}

/** As {@link readAll}, of partitions that have no records: nothing is read. */
export function readNone(looked: readonly Looked[]): FetchRead {
  const results = looked.map(({ from, look }) => ('result' in look ? look.result : emptyFetch(from, look.partition)))
  return { results, sizeBytes: 0, isFull: false, hold: undefined }
}

/** How much the client takes of the partitions that have records. */
function wantedBytes(looked: readonly Looked[]): number {
  const wanted = looked.map(({ from, look }) =>
    'partition' in look && look.hasRecords ? from.position.partitionMaxBytes : 0,
  )
  return wanted.reduce((sum, bytes) => sum + bytes, 0)
}

/** How large the next batch is at least, by the last one that was read. */
function expectedBytes(looked: readonly Looked[]): number {
  const first = looked.find(({ look }) => 'partition' in look && look.hasRecords)?.look
  return first !== undefined && 'partition' in first ? first.partition.batchSizeBytesExpected : 0
}

async function readInto(
  services: KafkaServices,
  looked: readonly Looked[],
  reader: FetchReader,
  roomBytes: number,
): Promise<Omit<FetchRead, 'hold'>> {
  const results: FetchResult[] = []
  let sizeBytes = 0
  let isFull = false
  for (const { from, look } of looked) {
    if ('result' in look) {
      results.push(look.result)
      continue
    }
    const { partition, hasRecords } = look
    const leftBytes = roomBytes - sizeBytes
    if (!hasRecords || (sizeBytes > 0 && leftBytes <= 0)) {
      results.push(emptyFetch(from, partition))
      isFull ||= hasRecords
      continue
    }
    const wanted = Math.max(1, Math.min(leftBytes, from.position.partitionMaxBytes))
    const result = await readOne(services, from, partition, reader, wanted)
    const readBytes = sizeOf(result.parts)
    const fits = sizeBytes === 0 || readBytes <= wanted
    results.push(fits ? result : emptyFetch(from, partition))
    if (fits) sizeBytes += readBytes
    else isFull = true
  }
  return { results, sizeBytes, isFull }
}

async function readOne(
  services: KafkaServices,
  from: FetchedPartition,
  partition: Partition,
  { isolation, version }: FetchReader,
  maxBytes: number,
): Promise<FetchResult> {
  const { fetchOffset } = from.position
  try {
    if (isolation === 'read_committed') {
      const read = await services.slots.run(() => readCommittedParts(partition, fetchOffset, maxBytes))
      return { ...emptyFetch(from, partition), ...read }
    }
    const parts = await services.slots.run(() => readParts(partition, fetchOffset, maxBytes, partition.highWatermark))
    assert(parts.length > 0 || !partition.isLeader, 'a read below the high watermark holds at least one batch')
    return { ...emptyFetch(from, partition), parts }
  } catch (error) {
    return refusedFetch(services, from, error, version)
  }
}
