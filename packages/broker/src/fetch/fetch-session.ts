import { assert, StreamError, type TopicId } from '@millrace/base'
import { fetchCreditBytesMax, partitionsPerFetchStreamMax } from '../limits.ts'
import { topicIdToBytes } from '../wire/topic-id.ts'
import type { Isolation } from './isolation.ts'

/** Where a stream stands in one partition. */
export class FetchCursor {
  readonly topicId: TopicId
  /** The same as it goes into each frame. */
  readonly topicIdBytes: Uint8Array
  readonly partition: number
  /** The client's own number for this position, echoed in all that stems from it. */
  epoch = 0
  /** The next offset to send. */
  offset = 0
  /** The leader epoch that the client knows, or -1. */
  currentLeaderEpoch = -1
  /** The leader epoch of the record before the offset, until the leader has looked whether it has that; -1 if the client did not say. */
  lastFetchedEpoch = -1
  /** Where the client is; empty if it reads from the leader alone. */
  rack = ''
  isolation: Isolation = 'read_uncommitted'
  /** What the client was last told; -1 before the first frame of this position. */
  toldHighWatermark = -1
  /** For those alone who read what is committed. */
  toldLastStableOffset = -1
  toldLogStartOffset = -1
  /** The size of a batch that did not fit into what was asked for, so that the next read asks for enough; else 0. */
  batchSizeBytesNeeded = 0
  /** Counts moves, so that what was read for an earlier position is not sent. Set by the session. */
  version = 0
  /** Called when there is something new to look at: an entry in a partition's set of those who wait. Made once, not per wait. */
  readonly wake: () => void

  constructor(topicId: TopicId, partition: number, wake: (cursor: FetchCursor) => void) {
    this.topicId = topicId
    this.topicIdBytes = topicIdToBytes(topicId)
    this.partition = partition
    this.wake = () => wake(this)
  }
}

/** Where to send a partition from. */
export interface FetchPosition {
  readonly topicId: TopicId
  readonly partition: number
  readonly offset: number
  readonly epoch: number
  readonly currentLeaderEpoch: number
  readonly lastFetchedEpoch?: number
  readonly rack?: string
  readonly isolation?: Isolation
}

/**
 * One fetch stream's partitions, credit and turns, as a state machine without IO.
 *
 * A cursor is in one of four places: `fresh` (just set: the client is owed a word even without credit), `ready` (to be looked at when
 * there is credit), taken (the sender works on it), or resting (it waits at its partition, or its partition was refused). Turns go
 * round: a cursor that was served goes to the end of the queue.
 */
export class FetchSession {
  private readonly cursors = new Map<string, FetchCursor>()
  // Sets keep insertion order and remove in constant time: both are queues.
  private readonly fresh = new Set<FetchCursor>()
  private readonly ready = new Set<FetchCursor>()
  private taken: FetchCursor | undefined
  private creditBytes = 0
  private readonly onWork: () => void

  /** `onWork` is called whenever {@link take} may have something to give where it had nothing before. */
  constructor(onWork: () => void) {
    this.onWork = onWork
  }

  get credit(): number {
    return this.creditBytes
  }

  get size(): number {
    return this.cursors.size
  }

  all(): Iterable<FetchCursor> {
    return this.cursors.values()
  }

  /**
   * Begins to send a partition, or moves it. Throws RESOURCE_EXHAUSTED past the limit of partitions a stream.
   */
  set(position: FetchPosition): FetchCursor {
    const key = keyOf(position.topicId, position.partition)
    let cursor = this.cursors.get(key)
    if (cursor === undefined) {
      if (this.cursors.size >= partitionsPerFetchStreamMax) {
        throw new StreamError(
          'RESOURCE_EXHAUSTED',
          `a fetch stream reads at most ${partitionsPerFetchStreamMax} partitions; read the others over another stream`,
          { context: { limit: partitionsPerFetchStreamMax } },
        )
      }
      cursor = new FetchCursor(position.topicId, position.partition, (self) => this.markReady(self))
      this.cursors.set(key, cursor)
    }
    cursor.version += 1
    cursor.epoch = position.epoch
    cursor.offset = position.offset
    cursor.currentLeaderEpoch = position.currentLeaderEpoch
    cursor.lastFetchedEpoch = position.lastFetchedEpoch ?? -1
    cursor.rack = position.rack ?? ''
    cursor.isolation = position.isolation ?? 'read_uncommitted'
    cursor.toldHighWatermark = -1
    cursor.toldLastStableOffset = -1
    cursor.toldLogStartOffset = -1
    cursor.batchSizeBytesNeeded = 0
    this.ready.delete(cursor)
    this.fresh.add(cursor)
    this.onWork()
    return cursor
  }

  /** Sends a partition no more. The cursor is returned so that the caller can take it off its partition; undefined if it was not read. */
  remove(topicId: TopicId, partition: number): FetchCursor | undefined {
    const key = keyOf(topicId, partition)
    const cursor = this.cursors.get(key)
    if (cursor === undefined) return undefined
    cursor.version += 1
    this.cursors.delete(key)
    this.fresh.delete(cursor)
    this.ready.delete(cursor)
    return cursor
  }

  /** Adds to what may be sent. Throws INVALID_REQUEST past any sensible amount. */
  grant(bytes: number): void {
    if (this.creditBytes + bytes > fetchCreditBytesMax) {
      throw new StreamError(
        'INVALID_REQUEST',
        `a fetch stream may hold at most ${fetchCreditBytesMax} bytes of credit; grant as you consume`,
        { context: { limit: fetchCreditBytesMax } },
      )
    }
    const before = this.creditBytes
    this.creditBytes += bytes
    if (before <= 0 && this.creditBytes > 0 && this.ready.size > 0) this.onWork()
  }

  /** Pays for a frame. Credit goes below zero by at most what the last batch of a frame exceeds it. */
  charge(bytes: number): void {
    this.creditBytes -= bytes
  }

  /** The next cursor to look at, in turn; undefined while there is none, or no credit for it. It stays taken until {@link settle}. */
  take(): FetchCursor | undefined {
    assert(this.taken === undefined, 'one cursor is served at a time')
    const [cursor] = this.fresh.size > 0 ? this.fresh : this.creditBytes > 0 ? this.ready : []
    if (cursor === undefined) return undefined
    this.fresh.delete(cursor)
    this.ready.delete(cursor)
    this.taken = cursor
    return cursor
  }

  /**
   * Gives back what was taken: `again` if there is (or may be) more to send, else it rests until it is woken or set. A cursor that
   * was moved meanwhile is in the queue already, and one that was removed stays out.
   */
  settle(cursor: FetchCursor, version: number, again: boolean): void {
    assert(this.taken === cursor, 'only the cursor that was taken can be settled')
    this.taken = undefined
    if (again && cursor.version === version) this.ready.add(cursor)
  }

  /** A partition that this cursor waits at has moved. */
  private markReady(cursor: FetchCursor): void {
    if (this.fresh.has(cursor) || this.taken === cursor || this.ready.has(cursor)) return
    // Watermarks are told without credit. With credit a cursor queues behind those that have more to send, so that partitions which
    // wake often do not starve the others.
    if (this.creditBytes > 0) this.ready.add(cursor)
    else this.fresh.add(cursor)
    this.onWork()
  }
}

function keyOf(topicId: TopicId, partition: number): string {
  return `${topicId}${partition}`
}
