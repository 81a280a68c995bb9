import { type Clock, isStreamError, type Random, StreamError } from '@millrace/base'
import { BatchBuilder, type HeaderContent, type RecordData } from '@millrace/records'
import type { ClientChannels } from '../events/client-channels.ts'
import type { MetadataCache } from '../metadata/metadata-cache.ts'
import { limits } from '../limits.ts'
import type { ProducibleTopic } from '../topic.ts'
import { Backoff } from '../util/backoff.ts'
import { failoverPace } from '../util/failover-pace.ts'
import { SendBuffer, WaitingLine, type WaitingSend } from './buffer.ts'
import { Choice } from './choice.ts'
import type { Delivery } from './delivery-runs.ts'
import { Linger } from './linger.ts'
import type { ProducerSettings } from './options.ts'
import { PartitionQueue } from './partition-queue.ts'
import { batchEvent } from './batch-event.ts'
import { type BatchPorts, ProduceBatch } from './produce-batch.ts'
import { checkSize, checkTimestamp, serialized, serializedHeaders } from './record-fields.ts'
import type { Sender } from './sender.ts'
import { StoragePool } from './storage-pool.ts'
import { TopicQueues } from './topic-queues.ts'
import type { ProducerRecord } from './types.ts'

export interface AccumulatorParts {
  readonly clock: Clock
  readonly random: Random
  readonly channels: ClientChannels
  readonly ports: BatchPorts
  readonly settings: ProducerSettings
  readonly metadata: MetadataCache
  readonly sender: Sender
  readonly topics: Map<string, TopicQueues>
  /** A batch is over: there may be room again. */
  readonly batchOver: () => void
  /** A send waits no more. */
  readonly waitingLeft: (send: WaitingSend) => void
}

/** Puts records into the open batches of their partitions. */
export class Accumulator {
  readonly buffer: SendBuffer
  readonly linger: Linger
  /** Every batch that is not over. */
  readonly batches = new Set<ProduceBatch>()
  readonly #parts: AccumulatorParts
  /** Handed to choosers: one object, filled in anew for each record. */
  readonly #choice = new Choice()
  readonly #pool = new StoragePool()
  #lastBatchId = 0

  constructor(parts: AccumulatorParts) {
    this.#parts = parts
    const { clock, settings, sender, waitingLeft } = parts
    this.buffer = new SendBuffer(clock, settings.bufferBytes, settings.maxBlockMs, waitingLeft)
    this.linger = new Linger(clock, settings.lingerMs, (queue) => sender.route(queue))
  }

  get lastBatchId(): number {
    return this.#lastBatchId
  }

  /** What the producer has in hand for the topic; the start of it at the first call. */
  topic(name: string): TopicQueues {
    const { topics, clock, settings, random, metadata, waitingLeft: left } = this.#parts
    let topic = topics.get(name)
    if (topic === undefined) {
      const { batchBytes, adaptivePartitioning: adaptive } = settings
      const chooser = settings.partitioner(name, () => random.number(), { batchBytes, adaptive })
      const line = new WaitingLine(clock, { left, timedOut: () => metadataTimeout(name, settings.maxBlockMs) })
      const queueOf = (partition: number): PartitionQueue => this.#queue(made, partition)
      const made = new TopicQueues(name, chooser, line, batchBytes, queueOf, (nodeId) => this.#takes(nodeId))
      const known = metadata.get(name)
      if (known !== undefined) made.update(known)
      topics.set(name, made)
      topic = made
    }
    return topic
  }

  /**
   * Puts a record into the open batch of its partition, whose topic must be known. Returns the batch; whoever is to be told of the record
   * must be added to it next. Throws the StreamError that the record is refused with.
   */
  append<Key, Value>(
    topic: TopicQueues,
    source: ProducibleTopic<Key, Value>,
    record: ProducerRecord<Key, Value>,
    timestampMs: number,
  ): ProduceBatch {
    const { name } = topic
    const key = record.key === undefined || record.key === null ? null : serialized(source.key, record.key, 'key', name)
    const value = record.value === null ? null : serialized(source.value, record.value, 'value', name)
    const headers = serializedHeaders(record.headers, name)
    checkTimestamp(timestampMs, name)
    checkSize(key, value, headers, name, this.#parts.settings.maxRecordBytes)
    let queue = this.#choose(topic, record.partition, key)
    if (this.#tryAppend(queue, timestampMs, key, value, headers)) return queue.open as ProduceBatch
    if (queue.open !== undefined) {
      this.#closeFull(queue)
      // A chooser that was waiting for that goes to another partition with this record already: it would be left behind alone.
      if (record.partition === undefined && topic.chooser.batchClosed !== undefined) {
        queue = this.#choose(topic, undefined, key)
        if (this.#tryAppend(queue, timestampMs, key, value, headers)) return queue.open as ProduceBatch
        if (queue.open !== undefined) this.#closeFull(queue)
      }
    }
    return this.#openBatch(topic, queue, timestampMs, key, value, headers)
  }

  /** False, and nothing has changed, if the queue has no open batch or that is full. */
  #tryAppend(
    queue: PartitionQueue,
    timestampMs: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[] | undefined,
  ): boolean {
    const batch = queue.open
    if (batch === undefined) return false
    const before = batch.estimatedSizeBytes
    if (!batch.tryAppend(timestampMs, key, value, headers)) return false
    this.buffer.reserve(batch.estimatedSizeBytes - before)
    return true
  }

  #closeFull(queue: PartitionQueue): void {
    queue.close(true)
    this.#parts.sender.route(queue)
  }

  #openBatch(
    topic: TopicQueues,
    queue: PartitionQueue,
    timestampMs: number,
    key: RecordData,
    value: RecordData,
    headers: readonly HeaderContent[] | undefined,
  ): ProduceBatch {
    const { clock, settings, metadata } = this.#parts
    const { batchBytes: sizeBytesMax } = topic
    // Asks again in the background when that is long ago: the topic may have more partitions by now.
    metadata.get(topic.name)
    // As large as the last one at once, rather than by doubling.
    const initialSizeBytes = Math.min(sizeBytesMax, Math.max(limits.batchInitialSizeBytes, queue.sizeBytesHint))
    const { compression } = settings
    const storage = this.#pool.take(initialSizeBytes)
    const builder = new BatchBuilder(
      storage === undefined ? { sizeBytesMax, compression, initialSizeBytes } : { sizeBytesMax, compression, storage },
    )
    const { partition } = queue
    const origin = { id: ++this.#lastBatchId, topic: topic.name, partition, createdMs: clock.monotonicMs() }
    const batch = new ProduceBatch(builder, origin, this)
    batch.tryAppend(timestampMs, key, value, headers)
    queue.open = batch
    this.#add(batch)
    this.linger.opened(batch, queue)
    return batch
  }

  batchOver(batch: ProduceBatch, outcome: Delivery | StreamError | undefined): void {
    this.#publish(batch, outcome)
    this.batches.delete(batch)
    this.buffer.release(batch.estimatedSizeBytes)
    if (batch.isAcknowledged) {
      const storage = batch.takeStorage()
      if (storage !== undefined) this.#pool.give(storage)
    }
    this.#parts.batchOver()
  }

  #publish(batch: ProduceBatch, outcome: Delivery | StreamError | undefined): void {
    const { batchAcknowledged, batchFailed, clientId } = this.#parts.channels
    if (outcome === undefined || !(batchAcknowledged.hasSubscribers || batchFailed.hasSubscribers)) return
    const about = batchEvent(batch, clientId, this.#parts.clock.monotonicMs())
    if (isStreamError(outcome)) batchFailed.publish({ ...about, error: outcome })
    else batchAcknowledged.publish({ ...about, baseOffset: outcome.baseOffset })
  }

  #add(batch: ProduceBatch): void {
    this.batches.add(batch)
    this.buffer.reserve(batch.estimatedSizeBytes)
  }

  #choose(topic: TopicQueues, partition: number | undefined, key: Uint8Array | string | null): PartitionQueue {
    const { partitionCount } = topic
    let chosen = partition
    if (chosen === undefined) {
      const choice = this.#choice
      choice.topic = topic.name
      choice.content = key
      choice.partitionCount = partitionCount
      choice.isAvailable = topic.isAvailable
      choice.queuedBatches = topic.queuedBatches
      chosen = topic.chooser.choose(choice)
    }
    const queue = topic.queue(chosen)
    if (queue !== undefined) return queue
    const { name } = topic
    // It may be new.
    this.#parts.metadata.refresh(name)
    throw new StreamError(
      'UNKNOWN_TOPIC_OR_PARTITION',
      `topic ${name} has no partition ${chosen}: its partitions are 0 to ${partitionCount - 1}`,
      { context: { topic: name, partition: chosen } },
    )
  }

  /** Whether the broker takes what there is for it, as partitioners are told. */
  #takes(nodeId: number): boolean {
    const { sender, settings, clock } = this.#parts
    const { adaptivePartitioning, partitionAvailabilityTimeoutMs: timeoutMs } = settings
    if (!adaptivePartitioning || timeoutMs === 0) return true
    const sinceMs = sender.blockedSinceMs(nodeId)
    return sinceMs === undefined || clock.monotonicMs() - sinceMs <= timeoutMs
  }

  #queue(topic: TopicQueues, partition: number): PartitionQueue {
    const { ports, settings, random, sender } = this.#parts
    const { retryBackoffMs: initialMs, retryBackoffMsMax: maxMs, compression } = settings
    return new PartitionQueue({
      topic: topic.name,
      partition,
      compression,
      ports,
      identities: sender.identities,
      backoff: new Backoff({ initialMs, maxMs }, random),
      leaderBackoff: new Backoff(failoverPace(settings), random),
      batchClosed: (closed, sizeBytes, isFull) => topic.chooser.batchClosed?.(closed, sizeBytes, isFull),
      batchAdded: (batch) => this.#add(batch),
      metadataIsStale: () => sender.lookForLeader(topic.name),
      batchLimitFound: (sizeBytes) => topic.limitBatches(sizeBytes),
    })
  }
}

function metadataTimeout(topic: string, blockMsMax: number): StreamError {
  const text = `topic ${topic} could not be looked up within ${blockMsMax} ms (maxBlockMs)`
  return new StreamError('TIMEOUT', text, { context: { topic, limit: blockMsMax } })
}
