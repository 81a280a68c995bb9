import { type Clock, type Logger, StreamError, type Timer } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { partitionsPerRequestMax, produceTimeoutMsDefault, produceTimeoutMsMax } from '../limits.ts'
import type { Appended, Partition } from '../partitions/partition.ts'
import { withRetryAfter } from '../partitions/partition-errors.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { Faults } from '../lifecycle/faults.ts'
import { toWireError } from '../wire/error.ts'
import { asBuffer, topicIdFromBytes } from '../wire/topic-id.ts'
import type { Latch } from '../lifecycle/latch.ts'
import type { Measures } from '../metrics/measures.ts'
import type { TopicSeries } from '../metrics/topic-metrics.ts'
import type { ProduceWindow } from './produce-window.ts'

type WireRequest = millrace.data.v1.ProduceRequest
type WirePartition = millrace.data.v1.ProducePartition
type WireResult = millrace.data.v1.ProducePartitionResult.$Properties
const { Acks } = millrace.data.v1

/** What produce requests need of the broker. */
export interface ProduceContext {
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  /** Batches that wait to be written, over all streams. */
  readonly unwritten: ProduceWindow
  /** Set once the broker stops: nothing new is accepted. */
  readonly stopping: Latch
  readonly measures: Measures
  /** The largest request, for clients to know. */
  readonly requestSizeBytesMax: number
}

/** The key under which requests of one partition follow each other; equal for equal partitions. */
export function orderKey(partition: WirePartition): string {
  return `${asBuffer(partition.topicId).toString('latin1')}${partition.partition}`
}

/**
 * One produce request. Its batches are appended when it is made, in order, or join the line of their partition; {@link settled} resolves once the answer to each is known:
 * as many as its partitions, in their order. A refused batch is an error in its result and harms no other.
 */
export class ProducePending {
  readonly correlationId: number
  readonly answers: boolean
  readonly bytes: number
  readonly settled: Promise<readonly WireResult[]>
  /** When it was read, and when the answer to all of it was known, by the monotonic clock. */
  readonly readMs: number
  knownMs = 0
  private readonly context: ProduceContext
  private readonly acks: millrace.data.v1.Acks
  private readonly transactionalId: string
  private readonly results: (WireResult | undefined)[]
  /** Where each batch goes, for log lines. */
  private readonly found: (Partition | undefined)[]
  private open: number
  private timer: Timer | undefined
  private resolve: (results: readonly WireResult[]) => void = () => {}

  constructor(request: WireRequest, context: ProduceContext) {
    const { partitions } = request
    this.context = context
    this.readMs = context.clock.monotonicMs()
    this.correlationId = request.correlationId
    this.acks = request.acks
    this.transactionalId = request.transactionalId
    this.answers = this.acks !== Acks.ACKS_NONE
    this.bytes = partitions.reduce((sum, { recordBatch }) => sum + recordBatch.length, 0)
    this.results = Array.from({ length: partitions.length })
    this.found = Array.from({ length: partitions.length })
    this.open = partitions.length
    this.settled = new Promise((resolve) => {
      this.resolve = resolve
    })
    this.appendAll(partitions)
    if (this.open === 0) this.finish()
    else this.startTimer(request.timeoutMs)
  }

  private appendAll(partitions: readonly WirePartition[]): void {
    const refusal = this.refusalOfAll(partitions.length)
    const seen = new Set<string>()
    for (const [index, partition] of partitions.entries()) {
      try {
        if (refusal !== undefined) throw refusal
        const found = this.context.partitions.find(topicIdFromBytes(partition.topicId), partition.partition)
        this.found[index] = found
        if (partitions.length > 1) refuseSecond(seen, orderKey(partition), found)
        this.append(index, found, partition.recordBatch)
      } catch (error) {
        this.refuse(index, error, partition.recordBatch.length)
      }
      this.countOf(index).produceRequests.add(1)
    }
  }

  /** Where to count what becomes of a batch. */
  private countOf(index: number): TopicSeries {
    return this.context.measures.topics.of(this.found[index]?.topic)
  }

  private refusalOfAll(count: number): StreamError | undefined {
    if (this.context.stopping.isSet) {
      return new StreamError(
        'SHUTTING_DOWN',
        'this broker is stopping; send the batch again when it, or another, serves',
      )
    }
    if (!(this.acks in Acks)) {
      return new StreamError('INVALID_REQUIRED_ACKS', `acks has no value ${this.acks}; use all, leader or none`)
    }
    if (count > partitionsPerRequestMax) {
      return new StreamError(
        'INVALID_REQUEST',
        `a produce request names at most ${partitionsPerRequestMax} partitions, not ${count}`,
        {
          context: { limit: partitionsPerRequestMax },
        },
      )
    }
    return undefined
  }

  private append(index: number, partition: Partition, bytes: Uint8Array): void {
    const acksAll = this.acks === Acks.ACKS_ALL || this.acks === Acks.ACKS_UNSPECIFIED
    if (acksAll) partition.assertEnoughReplicas()
    const appended = partition.append(asBuffer(bytes), this.transactionalId)
    if (!(appended instanceof Promise)) {
      this.appended(index, partition, appended, { acksAll, size: bytes.length })
      return
    }
    appended.then(
      (done) => this.appended(index, partition, done, { acksAll, size: bytes.length }),
      (error: unknown) => this.refuse(index, error, bytes.length),
    )
  }

  private appended(
    index: number,
    partition: Partition,
    appended: Appended,
    { acksAll, size }: { readonly acksAll: boolean; readonly size: number },
  ): void {
    const { unwritten } = this.context
    unwritten.enter(size)
    if (!appended.duplicate) {
      const count = this.countOf(index)
      count.messagesIn.add(appended.lastOffset - appended.baseOffset + 1)
      count.bytesIn.add(size)
    }
    const written = (): void => unwritten.leave(size)
    appended.written.then(written, written)
    const acknowledged = acksAll ? appended.committed : appended.written
    acknowledged.then(
      () => this.succeed(index, partition, appended),
      (error: unknown) => this.fail(index, error),
    )
  }

  private succeed(index: number, partition: Partition, appended: Appended): void {
    this.settle(index, {
      baseOffset: appended.baseOffset,
      logAppendTimeMs: appended.logAppendTimeMs,
      logStartOffset: partition.logStartOffset,
    })
  }

  /** A batch of so many bytes that was not appended. */
  private refuse(index: number, cause: unknown, size: number): void {
    this.fail(index, cause)
    this.countOf(index).bytesRejected.add(size)
  }

  private fail(index: number, cause: unknown): void {
    const partition = this.found[index]
    const error = withRetryAfter(this.context.faults.answerable(cause, 'appending a batch'))
    const about = { topic: partition?.topic, partition: partition?.partition, code: error.code }
    if (this.results[index] === undefined) {
      this.countOf(index).failedProduceRequests.add(1)
      this.context.measures.requests.produce.failed(error.code)
    }
    const { logger } = this.context
    // A disk that is full is the operator's matter; of other refusals the producer hears, or without acknowledgements nobody.
    if (error.code === 'DISK_FULL') logger.warn({ ...about, err: error }, 'a batch was refused')
    else logger.debug({ ...about, err: error }, 'a batch was refused')
    this.settle(index, {
      error: toWireError(error),
      baseOffset: -1,
      logAppendTimeMs: -1,
      logStartOffset: partition?.logStartOffset ?? -1,
    })
  }

  private settle(index: number, result: WireResult): void {
    if (this.results[index] !== undefined) return
    this.results[index] = result
    this.open -= 1
    if (this.open === 0) this.finish()
  }

  private finish(): void {
    this.timer?.cancel()
    this.knownMs = this.context.clock.monotonicMs()
    this.resolve(this.results as WireResult[])
  }

  private startTimer(asked: number): void {
    const timeoutMs = Math.min(asked === 0 ? produceTimeoutMsDefault : asked, produceTimeoutMsMax)
    this.timer = this.context.clock.setTimer(timeoutMs, () => {
      const error = new StreamError(
        'REQUEST_TIMED_OUT',
        `the batch was not durable within ${timeoutMs} ms; it may still become so: an idempotent producer sends it again as it was`,
      )
      for (const [index, result] of this.results.entries()) {
        if (result === undefined) this.fail(index, error)
      }
    })
  }
}

function refuseSecond(seen: Set<string>, key: string, partition: Partition): void {
  if (seen.has(key)) {
    throw new StreamError(
      'INVALID_REQUEST',
      `${partition.topic}-${partition.partition} stands twice in one produce request; send its second batch in a request of its own`,
      { context: { topic: partition.topic, partition: partition.partition } },
    )
  }
  seen.add(key)
}
