import { type Clock, isStreamError, type Logger, type RpcStream, StreamError, type Timer } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { nextOffset } from '../../fetch/next-offset.ts'
import { Bell } from '../../lifecycle/bell.ts'
import type { Faults } from '../../lifecycle/faults.ts'
import type { Latch } from '../../lifecycle/latch.ts'
import {
  fetchCreditBytesMax,
  partitionsPerReplicaStreamMax,
  replicaMessageSizeBytesMax,
  replicaPartitionsPerMessageMax,
  watermarkNewsMs,
} from '../../limits.ts'
import { toWireError } from '../../wire/error.ts'
import { topicIdFromBytes } from '../../wire/topic-id.ts'
import type { PartitionTable } from '../../partitions/partition-table.ts'
import type { Replication } from '../replication.ts'
import { checkDeletions, divergenceOf } from './begin-replica.ts'
import type { Leadership } from './leadership.ts'
import { ReplicaCursor } from './replica-cursor.ts'

const { FetchResponse, ReplicaDivergence, ReplicaFrame, ReplicaRefusal } = millrace.cluster.v1
type WireRequest = millrace.cluster.v1.FetchRequest
type WireResponse = millrace.cluster.v1.FetchResponse
type WirePosition = millrace.cluster.v1.ReplicaPosition
type Stream = RpcStream<WireResponse, WireRequest>

/** What serving followers needs of the broker. */
export interface ReplicaContext {
  readonly replication: Replication
  readonly partitions: PartitionTable
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  readonly stopping: Latch
}

/** Serves one follower's broker. */
export function serveReplicaStream(stream: Stream, context: ReplicaContext): Promise<void> {
  return new ReplicaStream(stream, context).run()
}

/**
 * One follower's broker: what it is sent, and what it says of its progress. Data goes out as soon as it is in the leader's file, without
 * waiting for the leader's disk: both sync at the same time.
 */
export class ReplicaStream {
  private readonly stream: Stream
  private readonly context: ReplicaContext
  private readonly bell = new Bell()
  private readonly cursors = new Map<number, ReplicaCursor>()
  /** The handle under which each partition was set last. */
  private readonly handles = new Map<Leadership, number>()
  /** With data to send, in turn. */
  private readonly ready = new Set<ReplicaCursor>()
  /** With watermarks to tell of. */
  private readonly news = new Set<ReplicaCursor>()
  private diverging: millrace.cluster.v1.ReplicaDivergence[] = []
  private refused: millrace.cluster.v1.ReplicaRefusal[] = []
  private newsTimer: Timer | undefined
  private throttleTimer: Timer | undefined
  private newsDue = false
  private creditBytes = 0
  private nodeId = -1
  private brokerEpoch = -1
  private over = false

  constructor(stream: Stream, context: ReplicaContext) {
    this.stream = stream
    this.context = context
  }

  async run(): Promise<void> {
    const { stopping, replication } = this.context
    const { streams } = replication
    const stopListening = stopping.listen(() =>
      this.stream.cancel(new StreamError('SHUTTING_DOWN', 'this broker is stopping; follow who leads next')),
    )
    const end = (): void => {
      this.over = true
      this.bell.ring()
    }
    this.stream.signal.addEventListener('abort', end, { once: true })
    streams.add(this)
    const sending = this.sendAll()
    try {
      await Promise.race([this.read(), sending])
    } finally {
      streams.delete(this)
      stopListening()
      end()
      this.newsTimer?.cancel()
      this.throttleTimer?.cancel()
      for (const cursor of this.cursors.values()) cursor.stop()
      this.cursors.clear()
    }
    await sending
  }

  /** A broker is registered with this epoch: what an older run of it says counts no more. */
  fence(nodeId: number, brokerEpoch: number): void {
    if (nodeId === this.nodeId && brokerEpoch > this.brokerEpoch) this.stream.cancel(this.stale(brokerEpoch))
  }

  private stale(brokerEpoch: number): StreamError {
    const text = `broker ${this.nodeId} follows in epoch ${this.brokerEpoch}, but is registered in epoch ${brokerEpoch}`
    return new StreamError('STALE_BROKER_EPOCH', text, { context: { nodeId: this.nodeId, brokerEpoch } })
  }

  private async read(): Promise<void> {
    for await (const request of this.stream) {
      if (this.nodeId < 0) this.greet(request)
      for (const handle of request.remove) this.drop(handle)
      for (const position of request.set) this.set(position)
      for (const { handle, logEndOffset, durableOffset } of request.progress) {
        this.cursors.get(handle)?.leadership.noteFollower(this.nodeId, {
          brokerEpoch: this.brokerEpoch,
          logEndOffset,
          durableOffset,
        })
      }
      if (request.grantBytes > 0) this.grant(request.grantBytes)
    }
  }

  private greet({ hello }: WireRequest): void {
    const { link } = this.context.replication
    if (hello === undefined || hello === null) {
      throw new StreamError('INVALID_REQUEST', 'a follower says who it is in its first message')
    }
    if (hello.clusterId !== link.clusterId) {
      const text = `broker ${hello.nodeId} of cluster ${hello.clusterId} can't follow brokers of cluster ${link.clusterId}`
      throw new StreamError('INCONSISTENT_CLUSTER_ID', text, { context: { nodeId: hello.nodeId } })
    }
    this.nodeId = hello.nodeId
    this.brokerEpoch = hello.brokerEpoch
    const known = link.image.broker(hello.nodeId)?.epoch ?? -1
    if (known > hello.brokerEpoch) throw this.stale(known)
  }

  private grant(bytes: number): void {
    if (this.creditBytes + bytes > fetchCreditBytesMax) {
      throw new StreamError('INVALID_REQUEST', `a follower may hold at most ${fetchCreditBytesMax} bytes of credit`)
    }
    this.creditBytes += bytes
    if (this.ready.size > 0) this.bell.ring()
  }

  private set(position: WirePosition): void {
    const { handle, logEndOffset, lastEpoch, durableOffset, deletionRounds } = position
    try {
      if (this.cursors.size >= partitionsPerReplicaStreamMax) {
        throw new StreamError(
          'RESOURCE_EXHAUSTED',
          `one stream follows at most ${partitionsPerReplicaStreamMax} partitions`,
        )
      }
      const leadership = this.leadershipOf(position)
      const earlier = this.handles.get(leadership)
      if (earlier !== undefined) this.drop(earlier)
      const divergence = divergenceOf(leadership.log, { logEndOffset, lastEpoch, deletionRounds })
      if (divergence !== undefined) {
        this.diverging.push(new ReplicaDivergence({ handle, ...divergence }))
        this.bell.ring()
        return
      }
      this.begin(new ReplicaCursor(handle, leadership, logEndOffset, deletionRounds))
      leadership.noteFollower(this.nodeId, { brokerEpoch: this.brokerEpoch, logEndOffset, durableOffset })
    } catch (error) {
      this.refuse(handle, error, 'following a partition')
    }
  }

  private leadershipOf({ topicId, partition, leaderEpoch }: WirePosition): Leadership {
    const leadership = this.context.partitions.find(topicIdFromBytes(topicId), partition).led
    const { log, leaderEpoch: known } = leadership
    const context = { topic: log.topic, partition, leaderEpoch: known }
    const text = `leader epoch ${leaderEpoch} of ${log.topic}-${partition}`
    if (leaderEpoch < known)
      throw new StreamError('FENCED_LEADER_EPOCH', `${text} is over: it is ${known} now`, { context })
    if (leaderEpoch > known) {
      throw new StreamError('UNKNOWN_LEADER_EPOCH', `${text} is not known here yet, where it is ${known}`, { context })
    }
    if (leadership.progressOf(this.nodeId) === undefined) {
      const who = `broker ${this.nodeId} has no replica of ${log.topic}-${partition}`
      throw new StreamError('REPLICA_NOT_AVAILABLE', who, { context })
    }
    return leadership
  }

  private begin(cursor: ReplicaCursor): void {
    const { leadership, handle } = cursor
    this.cursors.set(handle, cursor)
    this.handles.set(leadership, handle)
    cursor.onStop(leadership.feed(cursor))
    cursor.onStop(leadership.onLogAdvance(() => this.look(cursor)))
    cursor.onStop(leadership.onHighWatermark(() => this.look(cursor)))
    cursor.onStop(
      leadership.onEnd(() => {
        this.drop(handle)
        this.refuse(handle, leadership.ended, 'following a partition')
      }),
    )
    this.look(cursor)
  }

  /** Something of the partition may have moved. */
  private look(cursor: ReplicaCursor): void {
    if (cursor.hasMore) {
      if (this.ready.has(cursor)) return
      this.ready.add(cursor)
      if (this.creditBytes > 0) this.bell.ring()
    } else if (cursor.hasNews) this.tellLater(cursor)
  }

  /** Watermarks go with the next data, or by themselves soon. */
  private tellLater(cursor: ReplicaCursor): void {
    this.news.add(cursor)
    this.newsTimer ??= this.context.clock.setTimer(watermarkNewsMs, () => {
      this.newsTimer = undefined
      this.newsDue = true
      this.bell.ring()
    })
  }

  private drop(handle: number): void {
    const cursor = this.cursors.get(handle)
    if (cursor === undefined) return
    this.cursors.delete(handle)
    this.handles.delete(cursor.leadership)
    this.ready.delete(cursor)
    this.news.delete(cursor)
    cursor.stop()
  }

  private refuse(handle: number, cause: unknown, doing: string): void {
    const error = this.context.faults.answerable(cause, doing)
    const { logStartOffset, logEndOffset } = error.context
    const inRange = error.code === 'OFFSET_OUT_OF_RANGE'
    this.refused.push(
      new ReplicaRefusal({
        handle,
        error: toWireError(error),
        logStartOffset: inRange ? Number(logStartOffset) : -1,
        logEndOffset: inRange ? Number(logEndOffset) : -1,
      }),
    )
    this.bell.ring()
  }

  private async sendAll(): Promise<void> {
    try {
      while (!this.over) {
        const message = await this.next()
        if (message !== undefined) await this.stream.send(message)
        else if (!this.over) await this.bell.sleep()
      }
    } catch (error) {
      // A stream that is over took its message with it; why it ended is with whoever ended it.
      if (!this.over || !isStreamError(error)) throw error
      this.context.logger.debug({ err: error, nodeId: this.nodeId }, 'a follower is gone')
    }
  }

  /** What is to be sent now; undefined if there is nothing. */
  private async next(): Promise<WireResponse | undefined> {
    const diverging = this.diverging.splice(0, replicaPartitionsPerMessageMax)
    const refused = this.refused.splice(0, replicaPartitionsPerMessageMax)
    const frames = await this.frames()
    if (frames.length + diverging.length + refused.length === 0) return undefined
    return new FetchResponse({ frames, diverging, refused })
  }

  private async frames(): Promise<millrace.cluster.v1.ReplicaFrame[]> {
    const frames: millrace.cluster.v1.ReplicaFrame[] = []
    let room = Math.min(replicaMessageSizeBytesMax, this.creditBytes)
    for (const cursor of this.ready) {
      if (room <= 0 || frames.length >= replicaPartitionsPerMessageMax) break
      const isThrottled = this.isThrottled(cursor)
      if (isThrottled && this.mustWait()) continue
      const bytesMax = isThrottled ? Math.min(room, this.context.replication.throttle.sizeBytesMax) : room
      let parts = cursor.log.readTail(cursor.offset, bytesMax, cursor.log.logEndOffset)
      if (parts === undefined) {
        // What comes from memory does not wait for what has to be read.
        if (frames.length > 0) continue
        this.ready.delete(cursor)
        parts = await this.readFromDisk(cursor, bytesMax)
        if (parts === undefined) continue
      }
      // To the end of the queue.
      this.ready.delete(cursor)
      // Reading may have taken its time.
      if (!this.hasDeletions(cursor)) continue
      const last = parts.at(-1)
      if (last !== undefined) {
        const sizeBytes = parts.reduce((sum, { length }) => sum + length, 0)
        cursor.offset = nextOffset(last)
        this.creditBytes -= sizeBytes
        if (isThrottled) this.context.replication.throttle.take(sizeBytes)
        room -= sizeBytes
        frames.push(this.frame(cursor, parts))
      }
      // Of a directory that has failed nothing more can be read; there is nothing to come back for.
      if (last !== undefined && cursor.hasMore) this.ready.add(cursor)
    }
    if (frames.length > 0 || this.newsDue) this.addNews(frames)
    return frames
  }

  /** Whether the follower has all deletions that are gone here, or is told of them in time; else it is refused, and begins anew. */
  private hasDeletions({ handle, log, offset, toldDeletionRounds }: ReplicaCursor): boolean {
    try {
      checkDeletions(log, { logEndOffset: offset, lastEpoch: -1, deletionRounds: toldDeletionRounds })
      return true
    } catch (error) {
      this.drop(handle)
      this.refuse(handle, error, 'sending what comes next')
      return false
    }
  }

  /** Whether it is one of those that are only filled as fast as the operator allows. */
  private isThrottled({ leadership, log }: ReplicaCursor): boolean {
    return (
      !leadership.inSync.includes(this.nodeId) && this.context.replication.throttle.covers(log.topic, log.partition)
    )
  }

  /** Whether throttled partitions have to wait; sees to it that they are looked at again. */
  private mustWait(): boolean {
    const waitMs = this.context.replication.throttle.waitMs()
    if (waitMs === 0) return false
    this.throttleTimer ??= this.context.clock.setTimer(waitMs, () => {
      this.throttleTimer = undefined
      this.bell.ring()
    })
    return true
  }

  /** Undefined if the partition is not to be sent any more, or has to wait. */
  private async readFromDisk(cursor: ReplicaCursor, room: number): Promise<Buffer[] | undefined> {
    const { log, handle, offset } = cursor
    try {
      const bytes = await this.context.replication.slots.run(() =>
        log.read(offset, { maxBytes: room, endOffset: log.logEndOffset }),
      )
      if (this.cursors.get(handle) !== cursor) return undefined
      return bytes.length === 0 ? [] : [bytes]
    } catch (error) {
      if (this.cursors.get(handle) !== cursor) return undefined
      this.drop(handle)
      this.refuse(handle, error, 'reading for a follower')
      return undefined
    }
  }

  private addNews(frames: millrace.cluster.v1.ReplicaFrame[]): void {
    this.newsDue = false
    for (const cursor of this.news) {
      if (frames.length >= 2 * replicaPartitionsPerMessageMax) {
        this.newsDue = true
        return
      }
      this.news.delete(cursor)
      if (cursor.hasNews && this.hasDeletions(cursor)) frames.push(this.frame(cursor, []))
    }
  }

  private frame(cursor: ReplicaCursor, recordBatches: Buffer[]): millrace.cluster.v1.ReplicaFrame {
    const { highWatermark } = cursor.leadership
    const { logStartOffset, config, compaction } = cursor.log
    const { rounds, endOffset } = compaction.removedDeletions
    const isNews = rounds !== cursor.toldDeletionRounds
    cursor.toldHighWatermark = highWatermark
    cursor.toldLogStartOffset = logStartOffset
    cursor.toldDeletionRounds = rounds
    this.news.delete(cursor)
    return new ReplicaFrame({
      handle: cursor.handle,
      highWatermark,
      logStartOffset,
      recordBatches,
      hasHoles: config.compacted,
      ...(isNews ? { deletionRounds: rounds, removedDeletionsEnd: endOffset } : {}),
    })
  }
}
