import type { Clock } from '@millrace/base'

export interface ThrottleOptions {
  readonly clock: Clock
  readonly nodeId: number
  /** `leader.` or `follower.replication.throttled.rate`: bytes a second that go to throttled followers, or come to them, all together. */
  readonly rate: () => number
  /** `leader.` or `follower.replication.throttled.replicas` of a topic. */
  readonly replicasOf: (topic: string) => readonly string[]
}

/**
 * Holds a broker back that fills new replicas, or is filled, so that clients have the rest (KIP-73): a bucket of one second's bytes, which
 * may be overdrawn by what goes at once. It is about followers that are not in sync; those that are are never held back.
 */
export class ReplicationThrottle {
  private readonly options: ThrottleOptions
  private bytes: number
  private filledMs: number

  constructor(options: ThrottleOptions) {
    this.options = options
    this.bytes = options.rate()
    this.filledMs = options.clock.monotonicMs()
  }

  /** Whether this broker is to be held back in the partition. */
  covers(topic: string, partition: number): boolean {
    const { nodeId, replicasOf } = this.options
    const replicas = replicasOf(topic)
    return replicas.length > 0 && (replicas.includes('*') || replicas.includes(`${partition}:${nodeId}`))
  }

  /** How long until more may be sent; 0 for now. */
  waitMs(): number {
    this.fill()
    if (this.bytes > 0) return 0
    const rate = this.options.rate()
    return rate <= 0 ? pauseMsMax : Math.min(pauseMsMax, (1 - this.bytes) / (rate / 1_000))
  }

  /** How much may be sent at once while there is nothing to wait for; a batch that is larger goes all the same. */
  get sizeBytesMax(): number {
    return Math.max(1, Math.floor(this.bytes))
  }

  /** So many bytes were sent. */
  take(bytes: number): void {
    this.bytes -= bytes
  }

  private fill(): void {
    const rate = this.options.rate()
    const nowMs = this.options.clock.monotonicMs()
    this.bytes = Math.min(rate, this.bytes + ((nowMs - this.filledMs) * rate) / 1_000)
    this.filledMs = nowMs
  }
}

/** The rate may be raised meanwhile. */
const pauseMsMax = 1_000
