import type { Clock, Compression, StreamError } from '@millrace/base'
import { AbortedBatches } from '@millrace/records'
import type { FetchedDivergence, FetchedError, FetchedFrame, FetchedRedirect } from '../transport/transport.ts'
import { outOfRange, truncated } from './errors.ts'
import type { FrameInflow } from './frame-inflow.ts'
import { FrameReader } from './frame-reader.ts'
import type { ConsumerSettings } from './options.ts'
import type { PartitionSet } from './partition-set.ts'
import type { PartitionState } from './partition-state.ts'
import type { Recovery } from './recovery.ts'
import { resetPosition } from './reset-position.ts'
import type { SilenceWatch } from './silence-watch.ts'
import type { SubscriptionNews } from './subscription-news.ts'

/** The subscription for which it comes. */
export interface ArrivalParts {
  readonly clock: Clock
  readonly compression: Compression
  readonly settings: ConsumerSettings
  readonly partitions: PartitionSet
  readonly inflow: FrameInflow
  readonly news: SubscriptionNews
  readonly silence: SilenceWatch
  readonly recovery: Recovery
  /** Of the topic as it is known now. */
  readonly topicId: () => string | undefined
  /** Has every wanted partition sent by its leader. */
  readonly attach: () => void
  /** Has nobody send a partition any more; what was received of it and not taken is stale. */
  readonly detach: (state: PartitionState) => void
  /** A partition was moved, perhaps to its end. */
  readonly checkEnd: (state: PartitionState) => void
  /** Moves partitions to what their origins mean now. */
  readonly resolveLater: (states: readonly PartitionState[]) => void
  readonly wake: () => void
  readonly fail: (error: StreamError) => void
}

/** What comes from brokers for the partitions of a subscription: frames, and why there are none. What came for an earlier place is dropped. */
export class Arrivals {
  readonly #topicName: string
  readonly #parts: ArrivalParts

  constructor(topicName: string, parts: ArrivalParts) {
    this.#topicName = topicName
    this.#parts = parts
  }

  received(nodeId: number, frame: FetchedFrame): void {
    const { silence, recovery, inflow, news, settings, compression, wake } = this.#parts
    silence.heard()
    recovery.heard()
    const state = this.#current(frame)
    if (state === undefined) {
      inflow.release(nodeId, frame.batches.length)
      return
    }
    news.received(frame, nodeId)
    const isCommitted = settings.isolation === 'read_committed'
    const readableEnd = isCommitted ? frame.lastStableOffset : frame.highWatermark
    state.highWatermark = frame.highWatermark
    state.readableEnd = readableEnd
    state.logStartOffset = frame.logStartOffset
    if (frame.batches.length === 0) return
    const aborted = isCommitted ? new AbortedBatches(frame.aborted, compression) : undefined
    const reader = new FrameReader(this.#topicName, state, { ...frame, nodeId, readableEnd, aborted })
    // From here on the position is the application's own.
    if (typeof state.origin === 'string') state.origin = { offset: state.position ?? 0 }
    const end = reader.end()
    if (end !== undefined) state.received(end.offset, end.leaderEpoch)
    inflow.push(reader)
    wake()
  }

  /** The leader knows a replica that is nearer. */
  redirected(redirect: FetchedRedirect): void {
    const state = this.#current(redirect)
    if (state === undefined) return
    state.redirect(redirect.nodeId)
    this.#parts.attach()
  }

  refused(error: FetchedError): void {
    const { clock, recovery, fail } = this.#parts
    const state = this.#current(error)
    if (state === undefined) return
    // A follower that has come to know of another leader is as good as before.
    state.unsent(error.error.code === 'FENCED_LEADER_EPOCH' ? undefined : clock.monotonicMs())
    if (error.error.code === 'OFFSET_OUT_OF_RANGE') this.#outOfRange(state, error)
    else if (error.error.retriable) recovery.begin(error.error)
    else fail(error.error)
  }

  #outOfRange(state: PartitionState, { error, logStartOffset, highWatermark }: FetchedError): void {
    const { settings, clock, news, resolveLater, fail } = this.#parts
    const { partition, origin } = state
    const offset = state.fetchOffset
    const reset = typeof origin === 'string' ? origin : settings.autoOffsetReset
    if (reset === 'error') {
      const range = { logStartOffset, highWatermark }
      fail(outOfRange({ topic: this.#topicName, partition, offset, ...range }, error))
      return
    }
    news.reset(partition, offset, typeof reset === 'string' ? reset : 'duration')
    state.origin = resetPosition(reset, clock)
    resolveLater([state])
  }

  /** The leader's log is not the one that was received: it was elected without the end of that, or has lost it (KIP-320). */
  diverged({ leaderEpoch, endOffset, ...about }: FetchedDivergence): void {
    const { settings, news, attach, detach, checkEnd, wake, fail } = this.#parts
    const state = this.#current(about)
    if (state?.position === undefined) return
    const { partition, origin, position: offset, fetchOffset } = state
    const divergentOffset = Math.min(endOffset, offset)
    if (fetchOffset > offset) {
      // What was received and not taken is dropped; the leader says whether what was taken is in its log.
      detach(state)
    } else if (typeof origin === 'object' && settings.autoOffsetReset === 'error') {
      fail(truncated({ topic: this.#topicName, partition, offset, divergentOffset }))
      return
    } else {
      news.truncated(partition, offset, divergentOffset)
      state.moveTo(divergentOffset, leaderEpoch)
      // The end of before is gone too.
      if (state.endOffset !== Infinity) state.endOffset = Math.min(state.endOffset, endOffset)
      checkEnd(state)
    }
    attach()
    wake()
  }

  /** The way to a broker broke. */
  lost(nodeId: number, error: StreamError): void {
    const { partitions, recovery, clock } = this.#parts
    partitions.lost(nodeId, clock.monotonicMs())
    recovery.begin(error)
  }

  /** The partition that a frame or error is about, unless it was moved since. */
  #current(about: { topicId: string; partition: number; epoch: number }): PartitionState | undefined {
    const { partitions, topicId } = this.#parts
    const state = partitions.states.get(about.partition)
    const isCurrent = state?.epoch === about.epoch && state.isWanted && about.topicId === topicId()
    return isCurrent ? state : undefined
  }
}
