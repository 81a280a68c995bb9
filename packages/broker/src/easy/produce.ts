import { type Checksum, type Clock, type Compression, type Random, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ClusterImage } from '@millrace/metadata'
import { encodeBatch, murmur2, toPositive } from '@millrace/records'
import type { Faults } from '../lifecycle/faults.ts'
import { produceTimeoutMsDefault } from '../limits.ts'
import type { Measures } from '../metrics/measures.ts'
import { withRetryAfter } from '../partitions/partition-errors.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { ProduceWindow } from '../produce/produce-window.ts'
import { easyTopic } from './easy-topic.ts'
import { bytesOf } from './payload.ts'

const { ProduceResponse } = millrace.easy.v1
type WireRequest = millrace.easy.v1.ProduceRequest
type WireResponse = millrace.easy.v1.ProduceResponse

/** What the easy calls need of the broker. */
export interface EasyContext {
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly random: Random
  readonly checksum: Checksum
  readonly compression: Compression
  readonly faults: Faults
  /** Batches that wait to be written, over all streams. */
  readonly unwritten: ProduceWindow
  readonly measures: Measures
}

/** Appends one record, and answers once it is durable. */
export async function easyProduce(
  request: WireRequest,
  image: ClusterImage,
  context: EasyContext,
): Promise<WireResponse> {
  const { clock, faults } = context
  const topic = easyTopic(image, request.topic)
  const key = bytesOf(request.key, 'key')
  const value = bytesOf(request.value, 'value')
  const headers = request.headers.map((header) => ({
    key: header.name,
    value: bytesOf(header.value, `header '${header.name}'`),
  }))
  const timestamp = request.timestampMs ?? clock.wallMs()
  if (timestamp < 0) {
    throw new StreamError('INVALID_TIMESTAMP', `timestamp_ms is ${timestamp}: it counts from 1970, or is left out`)
  }
  const number = request.partition ?? choosePartition(key, topic.partitions.size, context.random)
  const partition = context.partitions.find(topic.id, number)
  const batch = encodeBatch({ records: [{ key, value, headers, timestamp }] }, context)
  if (!context.unwritten.hasRoom) {
    throw new StreamError('RESOURCE_EXHAUSTED', 'too much waits to be written already; send it again in a moment')
  }
  const count = context.measures.topics.of(topic.name)
  count.produceRequests.add(1)
  try {
    partition.assertEnoughReplicas()
    const appending = partition.append(batch)
    const appended = appending instanceof Promise ? await withinTime(appending, clock) : appending
    context.unwritten.enter(batch.length)
    count.messagesIn.add(1)
    count.bytesIn.add(batch.length)
    const written = (): void => context.unwritten.leave(batch.length)
    appended.written.then(written, written)
    await withinTime(appended.committed, clock)
    return new ProduceResponse({
      topic: topic.name,
      partition: number,
      offset: appended.baseOffset,
      timestampMs: appended.logAppendTimeMs >= 0 ? appended.logAppendTimeMs : timestamp,
    })
  } catch (error) {
    count.failedProduceRequests.add(1)
    throw withRetryAfter(faults.answerable(error, 'appending a record'))
  }
}

/** By the key's hash, as Kafka's Java client does; without a key any. */
function choosePartition(key: Buffer | null, count: number, random: Random): number {
  return key === null ? random.integer(count) : toPositive(murmur2(key)) % count
}

async function withinTime<T>(committed: Promise<T>, clock: Clock): Promise<T> {
  let cancel = (): void => {}
  const late = new Promise<never>((_, reject) => {
    const timer = clock.setTimer(produceTimeoutMsDefault, () =>
      reject(
        new StreamError(
          'REQUEST_TIMED_OUT',
          `the record was not durable within ${produceTimeoutMsDefault} ms; it may still become so: sent again it may be there twice`,
        ),
      ),
    )
    cancel = () => timer.cancel()
  })
  try {
    return await Promise.race([committed, late])
  } finally {
    cancel()
  }
}
