import { type Clock, isStreamError, type Logger, type RpcStream, type Timer } from '@millrace/base'
import { millrace, ReplicaService } from '@millrace/contracts'
import { Bell } from '../../lifecycle/bell.ts'
import { replicaBackoffMsFirst, replicaPartitionsPerMessageMax } from '../../limits.ts'
import { topicIdToBytes } from '../../wire/topic-id.ts'
import type { ClusterLink } from '../cluster-link.ts'
import type { ReplicationThrottle } from '../throttle.ts'
import type { Follower, FollowerHost } from './follower.ts'

const { FetchRequest, ReplicaPosition, ReplicaProgress } = millrace.cluster.v1
const { ErrorReason } = millrace.common.v1
type WireRequest = millrace.cluster.v1.FetchRequest
type WireResponse = millrace.cluster.v1.FetchResponse
type Stream = RpcStream<WireRequest, WireResponse>

export interface LeaderLinkOptions {
  readonly nodeId: number
  readonly link: ClusterLink
  readonly clock: Clock
  readonly logger: Logger
  /** `replica.fetch.backoff.ms` */
  readonly backoffMsMax: () => number
  /** `replica.fetch.response.max.bytes`: what may be on its way. */
  readonly creditBytes: () => number
  /** Holds back what is not in sync. */
  readonly throttle: ReplicationThrottle
}

/**
 * The stream to one broker, for all partitions that it leads and this one follows. It is opened while there is one, and again, after a
 * pause that grows, when it broke.
 */
export class LeaderLink implements FollowerHost {
  private readonly options: LeaderLinkOptions
  private readonly followers = new Set<Follower>()
  private readonly byHandle = new Map<number, Follower>()
  private readonly bell = new Bell()
  private readonly toSet = new Set<Follower>()
  private readonly advanced = new Set<Follower>()
  /** Those that are not fed for now, because the throttle does not allow it. */
  private readonly held = new Set<Follower>()
  private readonly timers = new Set<Timer>()
  private removed: number[] = []
  private takenBytes = 0
  private nextHandle = 1
  private failures = 0
  private running: Promise<void> | undefined
  private stream: Stream | undefined
  private isClosed = false

  constructor(options: LeaderLinkOptions) {
    this.options = options
  }

  add(follower: Follower): void {
    this.followers.add(follower)
    follower.start(this)
    this.running ??= this.run()
  }

  /** Resolves once nothing of it is under way. */
  async remove(follower: Follower): Promise<void> {
    this.followers.delete(follower)
    this.toSet.delete(follower)
    this.advanced.delete(follower)
    this.held.delete(follower)
    this.forget(follower)
    if (this.followers.size === 0) this.stream?.cancel()
    await follower.stop()
  }

  get size(): number {
    return this.followers.size
  }

  close(): void {
    this.isClosed = true
    for (const timer of this.timers) timer.cancel()
    this.stream?.cancel()
    this.bell.ring()
  }

  noteProgress(follower: Follower): void {
    this.advanced.add(follower)
    this.bell.ring()
  }

  noteTaken(sizeBytes: number): void {
    this.takenBytes += sizeBytes
    // Else it goes with the next progress.
    if (this.takenBytes * 4 >= this.options.creditBytes()) this.bell.ring()
  }

  setAgain(follower: Follower, pause: boolean): void {
    if (!this.followers.has(follower)) return
    if (pause || this.held.has(follower)) {
      this.later(this.options.backoffMsMax(), () => this.setAgain(follower, false))
      return
    }
    this.toSet.add(follower)
    this.bell.ring()
  }

  private later(delayMs: number, then: () => void): void {
    const timer = this.options.clock.setTimer(delayMs, () => {
      this.timers.delete(timer)
      then()
    })
    this.timers.add(timer)
  }

  /** The stream has its handle no more. */
  private forget(follower: Follower): void {
    const { handle } = follower
    if (handle === 0) return
    follower.refused()
    this.byHandle.delete(handle)
    this.removed.push(handle)
    this.bell.ring()
  }

  /** Never rejects. */
  private async run(): Promise<void> {
    while (this.followers.size > 0 && !this.isClosed) {
      await this.runOnce()
      if (this.followers.size === 0 || this.isClosed) break
      const pauseMs = Math.min(replicaBackoffMsFirst * 2 ** Math.min(this.failures, 16), this.options.backoffMsMax())
      this.failures++
      await new Promise<void>((resolve) => this.later(pauseMs, resolve))
    }
    this.running = undefined
    if (this.followers.size > 0 && !this.isClosed) this.running = this.run()
  }

  /** From opening a stream to its end. */
  private async runOnce(): Promise<void> {
    const { link, nodeId, logger } = this.options
    const channel = link.channelTo(nodeId)
    if (channel === undefined) return
    const stream = channel.stream(ReplicaService.fetch)
    this.stream = stream
    this.byHandle.clear()
    this.removed = []
    this.takenBytes = 0
    for (const follower of this.followers) {
      // One that is at work on its log comes by itself.
      if (follower.handle !== 0) this.setAgain(follower, false)
      follower.refused()
    }
    const sending = this.sendAll(stream)
    try {
      await Promise.race([this.receive(stream), sending])
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.debug({ err: error, code: error.code, leader: nodeId }, 'the stream from a leader broke')
    } finally {
      stream.cancel()
      this.stream = undefined
      this.bell.ring()
      await sending.catch((error: unknown) => {
        if (!isStreamError(error)) throw error
      })
    }
  }

  private async receive(stream: Stream): Promise<void> {
    for await (const { frames, diverging, refused } of stream) {
      this.failures = 0
      for (const frame of frames) {
        const follower = this.byHandle.get(frame.handle)
        const sizeBytes = frame.recordBatches.reduce((sum, { length }) => sum + length, 0)
        if (follower?.handle !== frame.handle) this.noteTaken(sizeBytes)
        else {
          follower.take(frame)
          if (sizeBytes > 0) this.holdBack(follower, sizeBytes)
        }
      }
      for (const { handle, epoch, endOffset } of diverging) this.release(handle)?.diverge({ epoch, endOffset })
      for (const refusal of refused) this.refuse(refusal)
    }
  }

  /** A follower that is not in sync got so many bytes: if that was all it may have for now, the leader is told to send it no more. */
  private holdBack(follower: Follower, sizeBytes: number): void {
    const { throttle, link } = this.options
    const { topic, topicId, partition } = follower.log
    if (!throttle.covers(topic, partition)) return
    const isr = link.image.topicById(topicId)?.partitions.get(partition)?.isr
    if (isr?.includes(link.nodeId) === true) return
    throttle.take(sizeBytes)
    // What is on its way is taken all the same.
    if (throttle.waitMs() === 0 || follower.handle === 0 || this.held.has(follower)) return
    this.held.add(follower)
    this.removed.push(follower.handle)
    this.bell.ring()
    this.releaseLater(follower)
  }

  private releaseLater(follower: Follower): void {
    this.later(this.options.throttle.waitMs(), () => {
      if (!this.held.has(follower)) return
      if (this.options.throttle.waitMs() > 0) {
        this.releaseLater(follower)
        return
      }
      this.held.delete(follower)
      // One that is at work on its log comes by itself.
      if (follower.handle !== 0) this.setAgain(follower, false)
    })
  }

  /** The follower that a handle stood for, if it still does. */
  private release(handle: number): Follower | undefined {
    const follower = this.byHandle.get(handle)
    this.byHandle.delete(handle)
    return follower?.handle === handle ? follower : undefined
  }

  private refuse({ handle, error, logStartOffset, logEndOffset }: millrace.cluster.v1.ReplicaRefusal): void {
    const follower = this.release(handle)
    if (follower === undefined) return
    const { topic, partition } = follower.log
    const about = { topic, partition, leader: this.options.nodeId, reason: error?.message }
    this.options.logger.debug(about, 'a leader refused its follower')
    if (error?.reason === ErrorReason.ERROR_REASON_OFFSET_OUT_OF_RANGE) {
      follower.outOfRange(logStartOffset, logEndOffset)
      return
    }
    follower.refused()
    // One of the two brokers does not know yet what the other knows, most often.
    const pauseMs = Math.min(replicaBackoffMsFirst * 2 ** follower.refusals++, this.options.backoffMsMax())
    this.later(pauseMs, () => this.setAgain(follower, false))
  }

  private async sendAll(stream: Stream): Promise<void> {
    const { link } = this.options
    const hello = { nodeId: link.nodeId, brokerEpoch: link.brokerEpoch(), clusterId: link.clusterId }
    await stream.send(new FetchRequest({ hello, grantBytes: this.options.creditBytes() }))
    while (this.stream === stream && !stream.signal.aborted) {
      const request = this.next()
      if (request === undefined) await this.bell.sleep()
      else await stream.send(request)
    }
  }

  private next(): WireRequest | undefined {
    const toSet = [...takeFrom(this.toSet)].filter((follower) => this.followers.has(follower))
    for (const follower of toSet) if (!follower.isReady) follower.prepare()
    const set = toSet.filter(({ isReady }) => isReady).map((each) => this.setOf(each))
    const progress = [...takeFrom(this.advanced)].filter(({ handle }) => handle !== 0).map(progressOf)
    const remove = this.removed.splice(0, replicaPartitionsPerMessageMax)
    const mustGrant = this.takenBytes * 4 >= this.options.creditBytes()
    if (set.length + progress.length + remove.length === 0 && !mustGrant) return undefined
    const grantBytes = this.takenBytes
    this.takenBytes = 0
    return new FetchRequest({ set, progress, remove, grantBytes })
  }

  private setOf(follower: Follower): millrace.cluster.v1.ReplicaPosition {
    this.forget(follower)
    const handle = this.nextHandle++
    follower.handle = handle
    this.byHandle.set(handle, follower)
    const { log, leaderEpoch } = follower
    return new ReplicaPosition({
      handle,
      topicId: topicIdToBytes(log.topicId),
      partition: log.partition,
      leaderEpoch,
      ...follower.position(),
    })
  }
}

function progressOf(follower: Follower): millrace.cluster.v1.ReplicaProgress {
  const { handle, log } = follower
  follower.toldDurableOffset = log.durableOffset
  return new ReplicaProgress({ handle, logEndOffset: log.logEndOffset, durableOffset: log.durableOffset })
}

/** Takes out as many as go into one message. */
function* takeFrom(followers: Set<Follower>): IterableIterator<Follower> {
  let count = 0
  for (const follower of followers) {
    if (count++ >= replicaPartitionsPerMessageMax) return
    followers.delete(follower)
    yield follower
  }
}
