import {
  assert,
  type Clock,
  type Compression,
  isStreamError,
  type Logger,
  type RpcStream,
  StreamError,
} from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { AbortedTransaction } from '@millrace/log'
import { Bell } from '../lifecycle/bell.ts'
import type { Faults } from '../lifecycle/faults.ts'
import type { Latch } from '../lifecycle/latch.ts'
import type { Measures } from '../metrics/measures.ts'
import type { RequestSeries } from '../metrics/request-metrics.ts'
import { partitionsPerRequestMax } from '../limits.ts'
import { readCommitted } from '../partitions/committed-read.ts'
import type { Partition } from '../partitions/partition.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { Replication } from '../replication/replication.ts'
import { toWireError } from '../wire/error.ts'
import { topicIdFromBytes } from '../wire/topic-id.ts'
import { type Divergence, divergenceOf } from './divergence.ts'
import { type FetchCursor, FetchSession } from './fetch-session.ts'
import type { FrameBudget, FrameHold } from './frame-budget.ts'
import { abortedTo, isolationFrom } from './isolation.ts'
import { nextOffset } from './next-offset.ts'
import type { ReadSlots } from './read-slots.ts'

const { FetchResponse } = millrace.data.v1
type WireRequest = millrace.data.v1.FetchRequest
type WireResponse = millrace.data.v1.FetchResponse
type Stream = RpcStream<WireResponse, WireRequest>

/** What fetch streams need of the broker. */
export interface FetchContext {
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly compression: Compression
  readonly logger: Logger
  readonly faults: Faults
  readonly budget: FrameBudget
  readonly slots: ReadSlots
  readonly stopping: Latch
  readonly measures: Measures
  readonly replication: Replication
}

/**
 * Serves one fetch stream: sends whenever there is data and credit, and sleeps otherwise until a partition moves or the client asks.
 * Ends when the client ends its half.
 */
export function serveFetchStream(stream: Stream, context: FetchContext): Promise<void> {
  return new FetchStream(stream, context).run()
}

/** What goes into a frame. */
interface FrameContent {
  readonly bytes: Buffer
  readonly aborted: readonly AbortedTransaction[]
}

const nothing: FrameContent = { bytes: Buffer.alloc(0), aborted: [] }

class FetchStream {
  private readonly stream: Stream
  private readonly context: FetchContext
  private readonly bell = new Bell()
  private readonly session = new FetchSession(() => this.bell.ring())
  private readonly taker
  private over = false

  constructor(stream: Stream, context: FetchContext) {
    this.stream = stream
    const cut = (error: StreamError): void => {
      context.measures.streamsCut.add(1)
      stream.cancel(error)
    }
    this.taker = { cut, signal: stream.signal, lastTakenMs: -Infinity }
    this.context = context
  }

  async run(): Promise<void> {
    const cut = (): void => {
      this.stream.cancel(
        new StreamError('SHUTTING_DOWN', 'this broker is stopping; read on when it, or another, serves'),
      )
    }
    const stopListening = this.context.stopping.listen(cut)
    const end = (): void => {
      this.over = true
      this.bell.ring()
    }
    this.stream.signal.addEventListener('abort', end, { once: true })
    const { fetchStreams } = this.context.measures
    fetchStreams.add(1)
    const sending = this.sendAll()
    try {
      // Whichever of the two fails ends the stream with its error.
      await Promise.race([this.read(), sending])
    } finally {
      fetchStreams.add(-1)
      stopListening()
      end()
      for (const cursor of this.session.all()) this.rest(cursor)
    }
    await sending
  }

  private async read(): Promise<void> {
    for await (const request of this.stream) this.apply(request)
  }

  private apply(request: WireRequest): void {
    const { set, remove, grantBytes, clientRack } = request
    const isolation = isolationFrom(request.isolationLevel)
    if (set.length + remove.length > partitionsPerRequestMax) {
      throw new StreamError('INVALID_REQUEST', `a fetch request names at most ${partitionsPerRequestMax} partitions`, {
        context: { limit: partitionsPerRequestMax },
      })
    }
    for (const { topicId, partition } of remove) {
      const cursor = this.session.remove(topicIdFromBytes(topicId), partition)
      if (cursor !== undefined) this.rest(cursor)
    }
    for (const { topicId, partition, offset, epoch, currentLeaderEpoch, lastFetchedEpoch } of set) {
      const cursor = this.session.set({
        topicId: topicIdFromBytes(topicId),
        partition,
        offset,
        epoch,
        currentLeaderEpoch,
        lastFetchedEpoch: lastFetchedEpoch ?? -1,
        rack: clientRack,
        isolation,
      })
      this.rest(cursor)
    }
    if (grantBytes > 0) this.session.grant(grantBytes)
  }

  /** Takes a cursor off its partition's list of those who wait. */
  private rest(cursor: FetchCursor): void {
    this.context.partitions.lookUp(cursor.topicId, cursor.partition)?.stopWaiting(cursor.wake)
  }

  private async sendAll(): Promise<void> {
    try {
      while (!this.over) {
        const cursor = this.session.take()
        if (cursor === undefined) await this.bell.sleep()
        else await this.serve(cursor)
      }
    } catch (error) {
      // A stream that is over took its frame with it; why it ended is with whoever ended it.
      if (!this.over || !isStreamError(error)) throw error
      this.context.logger.debug({ err: error }, 'a fetch stream broke')
    }
  }

  /** Sends what there is of one partition now, at most one frame, and says where its cursor goes next. */
  private async serve(cursor: FetchCursor): Promise<void> {
    const { version } = cursor
    let again = false
    try {
      const partition = this.replicaOf(cursor)
      partition.assertLeaderEpoch(cursor.currentLeaderEpoch)
      const divergence = this.divergenceOf(cursor, partition)
      if (divergence === undefined) partition.assertReadable(cursor.offset)
      const nearer = this.nearerOf(cursor, partition)
      if (divergence !== undefined) await this.sendDivergence(cursor, divergence)
      else if (nearer !== undefined) await this.redirect(cursor, nearer)
      else if (cursor.offset < partition.readableEnd(cursor.isolation) && this.session.credit > 0) {
        await this.sendFrame(cursor, version, partition)
        again = true
      } else {
        await this.sendWatermarks(cursor, partition)
        // Nothing was awaited between this look and the wait, so no move falls between them.
        if (cursor.version === version) again = !this.restUnlessBehind(cursor, partition)
      }
    } catch (error) {
      if (this.over) throw error
      await this.refuse(cursor, version, error)
    } finally {
      this.session.settle(cursor, version, again)
    }
  }

  /** What to read: what this broker leads, or for those who say where they are also what it follows (KIP-392). */
  private replicaOf({ topicId, partition, rack }: FetchCursor): Partition {
    const replica = rack === '' ? undefined : this.context.partitions.lookUp(topicId, partition)
    return replica?.isFollower === true ? replica : this.context.partitions.find(topicId, partition)
  }

  /**
   * Where the log that this broker leads went another way than what the client has read, looked at when the client begins or moves. While
   * the leader epoch stays the client's, nothing is cut off.
   */
  private divergenceOf(cursor: FetchCursor, partition: Partition): Divergence | undefined {
    const { lastFetchedEpoch, offset } = cursor
    if (lastFetchedEpoch < 0 || !partition.isLeader) return undefined
    // Who was replaced, and has not heard of it, has nothing to say of what its successors have written.
    if (lastFetchedEpoch > partition.leaderEpoch) partition.assertLeaderEpoch(lastFetchedEpoch)
    cursor.lastFetchedEpoch = -1
    return divergenceOf(partition.log, offset, lastFetchedEpoch)
  }

  private async sendDivergence(cursor: FetchCursor, { epoch: leaderEpoch, endOffset }: Divergence): Promise<void> {
    const { topicIdBytes: topicId, partition, epoch } = cursor
    await this.stream.send(new FetchResponse({ divergence: { topicId, partition, epoch, leaderEpoch, endOffset } }))
  }

  /** A broker that the client should read from, when it begins or moves. */
  private nearerOf(cursor: FetchCursor, partition: Partition): number | undefined {
    if (cursor.rack === '' || cursor.toldHighWatermark >= 0 || !partition.isLeader) return undefined
    return this.context.replication.nearest(partition.led, cursor.rack, cursor.offset)
  }

  private async redirect({ topicIdBytes: topicId, partition, epoch }: FetchCursor, nodeId: number): Promise<void> {
    await this.stream.send(new FetchResponse({ redirect: { topicId, partition, epoch, nodeId } }))
  }

  /** Lets an up-to-date cursor wait at its partition. False if there is something to send, with credit or for want of it. */
  private restUnlessBehind(cursor: FetchCursor, partition: Partition): boolean {
    if (!wasTold(cursor, partition) || partition.unavailable !== undefined) return false
    if (cursor.offset < partition.readableEnd(cursor.isolation)) return false
    partition.wait(cursor.wake, cursor.isolation)
    return true
  }

  private async sendWatermarks(cursor: FetchCursor, partition: Partition): Promise<void> {
    if (!wasTold(cursor, partition)) await this.send(cursor, partition, nothing)
  }

  private async sendFrame(cursor: FetchCursor, version: number, partition: Partition): Promise<void> {
    const { budget, clock } = this.context
    const startMs = clock.monotonicMs()
    let readMs = startMs
    let sizeBytes = 0
    const hold = await budget.acquire(
      () => Math.max(cursor.batchSizeBytesNeeded, partition.batchSizeBytesExpected),
      this.taker,
    )
    if (hold === undefined) return
    try {
      // No variable of a function that waits holds the bytes: a client that stalls is to cost what its transport holds, not twice that.
      await this.readFrame(cursor, partition, hold).then((content) => {
        // Moved or removed meanwhile: what was read is of no use to anyone.
        if (content === undefined || cursor.version !== version || this.over) return undefined
        const { bytes } = content
        this.session.charge(bytes.length)
        cursor.offset = nextOffset(bytes)
        sizeBytes = bytes.length
        readMs = clock.monotonicMs()
        budget.sending(hold)
        return this.send(cursor, partition, content)
      })
      const sentMs = clock.monotonicMs()
      this.taker.lastTakenMs = sentMs
      if (sizeBytes > 0) this.count(partition.topic, sizeBytes).answered(startMs, readMs, sentMs)
    } finally {
      budget.release(hold)
    }
  }

  /** Counts a frame that was sent. */
  private count(topic: string, sizeBytes: number): RequestSeries {
    const { topics, requests } = this.context.measures
    const count = topics.of(topic)
    count.fetchRequests.add(1)
    count.bytesOut.add(sizeBytes)
    return requests.fetch
  }

  /** A frame within what `hold` and the credit allow; undefined if its first batch is larger than there is room for now. */
  private async readFrame(
    cursor: FetchCursor,
    partition: Partition,
    hold: FrameHold,
  ): Promise<FrameContent | undefined> {
    const sizeBytesMax = Math.min(hold.sizeBytes, Math.max(this.session.credit, 1))
    const isCommitted = cursor.isolation === 'read_committed'
    const content = await this.context.slots.run(async () =>
      isCommitted
        ? readCommitted(partition, cursor.offset, sizeBytesMax)
        : { bytes: await partition.read(cursor.offset, sizeBytesMax), aborted: [] },
    )
    const { bytes } = content
    // A follower's log may have begun to be cut: then nothing of it is known to be stable.
    if (isCommitted && bytes.length === 0) return undefined
    assert(bytes.length > 0, 'a read below the high watermark holds at least one batch')
    // A frame is a view of what was read, and keeps all of that.
    const keptBytes = Math.max(bytes.length, Math.min(bytes.buffer.byteLength, hold.sizeBytes))
    const fits = this.context.budget.resize(hold, keptBytes)
    cursor.batchSizeBytesNeeded = fits ? 0 : bytes.length
    return fits ? content : undefined
  }

  private send(cursor: FetchCursor, partition: Partition, { bytes, aborted }: FrameContent): Promise<void> {
    const { highWatermark, lastStableOffset, logStartOffset } = partition
    cursor.toldHighWatermark = highWatermark
    cursor.toldLastStableOffset = lastStableOffset
    cursor.toldLogStartOffset = logStartOffset
    const { topicIdBytes: topicId, partition: number, epoch } = cursor
    const frame = {
      topicId,
      partition: number,
      epoch,
      highWatermark,
      logStartOffset,
      recordBatches: bytes,
      lastStableOffset,
      abortedTransactions: abortedTo(aborted),
    }
    return this.stream.send(new FetchResponse({ frame }))
  }

  /** Tells the client why this partition is sent no more. */
  private async refuse(cursor: FetchCursor, version: number, cause: unknown): Promise<void> {
    const error = this.context.faults.answerable(cause, 'reading a partition')
    if (cursor.version !== version) return
    const partition = this.context.partitions.lookUp(cursor.topicId, cursor.partition)
    const about = { topic: partition?.topic, partition: cursor.partition, offset: cursor.offset, code: error.code }
    this.context.logger.debug({ ...about, err: error }, 'a fetch was refused')
    this.context.measures.topics.of(partition?.topic).failedFetchRequests.add(1)
    this.context.measures.requests.fetch.failed(error.code)
    const inRange = error.code === 'OFFSET_OUT_OF_RANGE' && partition !== undefined
    const wireError = {
      topicId: cursor.topicIdBytes,
      partition: cursor.partition,
      epoch: cursor.epoch,
      error: toWireError(error),
      logStartOffset: inRange ? partition.logStartOffset : -1,
      highWatermark: inRange ? partition.highWatermark : -1,
    }
    await this.stream.send(new FetchResponse({ error: wireError }))
  }
}

/** Whether the client knows what of the partition concerns it. */
function wasTold(cursor: FetchCursor, { highWatermark, lastStableOffset, logStartOffset }: Partition): boolean {
  if (cursor.toldLogStartOffset !== logStartOffset) return false
  // Behind an open transaction the high watermark may move all the time, and is nothing to those who can't read that far.
  if (cursor.isolation === 'read_committed') return cursor.toldLastStableOffset === lastStableOffset
  return cursor.toldHighWatermark === highWatermark
}
