import { type Clock, type Logger, StreamError, type Timer } from '@millrace/base'
import type { Faults } from '../lifecycle/faults.ts'
import type { Latch } from '../lifecycle/latch.ts'
import { partitionsPerRequestMax, produceTimeoutMsMax } from '../limits.ts'
import type { Measures } from '../metrics/measures.ts'
import type { TopicSeries } from '../metrics/topic-metrics.ts'
import type { Appended, Partition } from '../partitions/partition.ts'
import { withRetryAfter } from '../partitions/partition-errors.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import { asBuffer } from '../wire/topic-id.ts'
import type { ProduceWindow } from './produce-window.ts'

/** What produce requests need of the broker. */
export interface ProduceContext {
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  /** Batches that wait to be written, over all streams and connections. */
  readonly unwritten: ProduceWindow
  /** Set once the broker stops: nothing new is accepted. */
  readonly stopping: Latch
  readonly measures: Measures
  /** The largest request, for clients to know. */
  readonly requestSizeBytesMax: number
}

/** One batch of a request. */
export interface BatchToAppend {
  /** The partition that it is for. Throws why there is none. */
  readonly find: () => Partition
  /** It belongs to the log from then on. */
  readonly bytes: Uint8Array
}

/** A request as a whole, in whichever protocol it came. */
export interface BatchesToAppend {
  readonly batches: readonly BatchToAppend[]
  /** When a batch counts as appended: undefined if what the client asks for means nothing, which each of its batches is told. */
  readonly acks: 'all' | 'leader' | 'none' | undefined
  /** Whose transaction they are in; empty if they are in none. */
  readonly transactionalId: string
  /** Whether partitions that are not in the transaction are to be taken into it (KIP-890), or must be in it already. */
  readonly addsPartitions: boolean
  /** How long the client waits for it. */
  readonly timeoutMs: number
}

/** What became of a batch. */
export interface BatchResult {
  /** Why it is not known to be appended, if so; the offsets are -1 then. */
  readonly error?: StreamError
  readonly baseOffset: number
  /** -1 where records keep their own time. */
  readonly logAppendTimeMs: number
  /** -1 if the partition was not found. */
  readonly logStartOffset: number
}

/**
 * The batches of one produce request. They are appended when it is made, in order, or join the line of their partition; {@link settled}
 * resolves once the fate of each is known: as many as there are batches, in their order. A refused batch harms no other.
 */
export class ProduceBatches {
  readonly settled: Promise<readonly BatchResult[]>
  readonly bytes: number
  /** When it was read, and when the fate of all of it was known, by the monotonic clock. */
  readonly readMs: number
  knownMs = 0
  private readonly context: ProduceContext
  private readonly acks: BatchesToAppend['acks']
  private readonly transactionalId: string
  private readonly addsPartitions: boolean
  private readonly results: (BatchResult | undefined)[]
  /** Where each batch goes, for log lines. */
  private readonly found: (Partition | undefined)[]
  private open: number
  private timer: Timer | undefined
  private resolve: (results: readonly BatchResult[]) => void = () => {}

  constructor(request: BatchesToAppend, context: ProduceContext) {
    const { batches } = request
    this.context = context
    this.acks = request.acks
    this.transactionalId = request.transactionalId
    this.addsPartitions = request.addsPartitions
    this.readMs = context.clock.monotonicMs()
    this.bytes = batches.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.results = Array.from({ length: batches.length })
    this.found = Array.from({ length: batches.length })
    this.open = batches.length
    this.settled = new Promise((resolve) => {
      this.resolve = resolve
    })
    this.appendAll(batches)
    if (this.open === 0) this.finish()
    else this.startTimer(request.timeoutMs)
  }

  private appendAll(batches: readonly BatchToAppend[]): void {
    const refusal = this.refusalOfAll(batches.length)
    const seen = new Set<Partition>()
    for (const [index, { find, bytes }] of batches.entries()) {
      try {
        if (refusal !== undefined) throw refusal
        const found = find()
        this.found[index] = found
        if (seen.has(found)) throw namedTwice(found)
        seen.add(found)
        this.append(index, found, bytes)
      } catch (error) {
        this.refuse(index, error, bytes.length)
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
    if (this.acks === undefined) {
      return new StreamError('INVALID_REQUIRED_ACKS', 'acks has a value that means nothing; use all, leader or none')
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
    if (this.acks === 'all') partition.assertEnoughReplicas()
    const appended = partition.append(asBuffer(bytes), this.transactionalId, this.addsPartitions)
    if (!(appended instanceof Promise)) {
      this.appended(index, partition, appended, bytes.length)
      return
    }
    appended.then(
      (done) => this.appended(index, partition, done, bytes.length),
      (error: unknown) => this.refuse(index, error, bytes.length),
    )
  }

  private appended(index: number, partition: Partition, appended: Appended, size: number): void {
    const { unwritten } = this.context
    unwritten.enter(size)
    if (!appended.duplicate) {
      const count = this.countOf(index)
      count.messagesIn.add(appended.lastOffset - appended.baseOffset + 1)
      count.bytesIn.add(size)
    }
    const written = (): void => unwritten.leave(size)
    appended.written.then(written, written)
    const acknowledged = this.acks === 'all' ? appended.committed : appended.written
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
      error,
      baseOffset: -1,
      logAppendTimeMs: -1,
      logStartOffset: partition?.logStartOffset ?? -1,
    })
  }

  private settle(index: number, result: BatchResult): void {
    if (this.results[index] !== undefined) return
    this.results[index] = result
    this.open -= 1
    if (this.open === 0) this.finish()
  }

  private finish(): void {
    this.timer?.cancel()
    this.knownMs = this.context.clock.monotonicMs()
    this.resolve(this.results as BatchResult[])
  }

  private startTimer(asked: number): void {
    const timeoutMs = Math.min(asked, produceTimeoutMsMax)
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

function namedTwice({ topic, partition }: Partition): StreamError {
  return new StreamError(
    'INVALID_REQUEST',
    `${topic}-${partition} stands twice in one produce request; send its second batch in a request of its own`,
    { context: { topic, partition } },
  )
}
