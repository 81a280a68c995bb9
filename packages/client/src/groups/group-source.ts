import { type StreamError, toStreamError } from '@millrace/base'
import type { BatchSource } from '../consumer/batch-source.ts'
import type { PartitionState } from '../consumer/partition-state.ts'
import { Subscription, type SubscriptionParts, type TakenBatch } from '../consumer/subscription.ts'
import type { ConsumeOptions } from '../consumer/types.ts'
import type { PoisonPolicy } from '../consumer/poison/types.ts'
import { Progress } from './progress.ts'

/** What one iteration of a group's member reads: a topic, or the topics that match a pattern. */
export interface SourceName {
  readonly name: string
  /** RE2 syntax; undefined for a topic. */
  readonly pattern: string | undefined
}

export interface GroupSourceParts extends SubscriptionParts {
  /** The iteration begins: what it reads is wanted. */
  readonly started: (source: GroupSource) => Promise<void>
  /** The iteration is over, in whatever way. */
  readonly closed: (source: GroupSource) => void
}

/** The partitions that a group has assigned of what one iteration reads. */
export class GroupSource implements BatchSource {
  readonly topicName: string
  readonly pattern: string | undefined
  readonly progress = new Progress()
  wake: () => void = () => {}
  readonly #parts: GroupSourceParts
  readonly #options: ConsumeOptions<PoisonPolicy>
  readonly #subscriptions = new Map<string, Subscription>()
  readonly #opening = new Map<string, Promise<Subscription>>()
  #turn = 0
  #failure: StreamError | undefined
  #isOver = false

  constructor({ name, pattern }: SourceName, options: ConsumeOptions<PoisonPolicy>, parts: GroupSourceParts) {
    this.topicName = name
    this.pattern = pattern
    this.#options = options
    this.#parts = parts
  }

  get failure(): StreamError | undefined {
    return this.#failure
  }

  /** A group goes on for ever. */
  readonly isComplete = false

  get isOver(): boolean {
    return this.#isOver
  }

  subscription(topic: string): Subscription | undefined {
    return this.#subscriptions.get(topic)
  }

  async start(): Promise<void> {
    try {
      // One that there is not is told at once.
      if (this.pattern === undefined) await this.#opened(this.topicName)
      if (!this.#isOver) await this.#parts.started(this)
    } catch (error) {
      this.fail(toStreamError(error, 'INTERNAL', `consuming ${this.topicName} failed`))
    }
  }

  /** Begins with partitions of a topic, held back until they are released. */
  async add(topic: string, states: readonly PartitionState[]): Promise<void> {
    const subscription = await this.#opened(topic)
    if (!this.#isOver) await subscription.add(states)
  }

  /** Delivers no more of these. */
  hold(topic: string, states: readonly PartitionState[]): void {
    this.#subscriptions.get(topic)?.hold(states)
  }

  release(topic: string, states: readonly PartitionState[]): void {
    this.#subscriptions.get(topic)?.release(states)
  }

  drop(topic: string, states: readonly PartitionState[]): void {
    for (const state of states) this.progress.forget(state)
    this.#subscriptions.get(topic)?.drop(states)
  }

  take(): TakenBatch | undefined {
    const all = [...this.#subscriptions.values()]
    for (let tried = 0; tried < all.length; tried++) {
      // Each topic has its turn.
      const taken = all[this.#turn++ % all.length]?.take()
      if (taken !== undefined) return taken
    }
    return undefined
  }

  advance(taken: TakenBatch): void {
    this.#subscriptions.get(taken.frame.topic)?.advance(taken)
  }

  fail(error: StreamError): void {
    if (this.#isOver) return
    this.#failure = error
    this.close()
    this.wake()
  }

  close(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#parts.closed(this)
  }

  /** Nothing of it is owned any more. */
  end(): void {
    for (const subscription of this.#subscriptions.values()) subscription.close()
    this.#subscriptions.clear()
    this.#opening.clear()
    this.progress.ended()
  }

  #opened(topic: string): Promise<Subscription> {
    let opening = this.#opening.get(topic)
    if (opening === undefined) {
      opening = this.#open(topic)
      this.#opening.set(topic, opening)
    }
    return opening
  }

  async #open(topic: string): Promise<Subscription> {
    // Its partitions are those that it is given.
    const options = { ...this.#options, partitions: [] }
    const subscription = new Subscription(topic, options, { ...this.#parts, isAssigned: true })
    subscription.wake = () => {
      if (subscription.failure !== undefined) this.fail(subscription.failure)
      else this.wake()
    }
    this.#subscriptions.set(topic, subscription)
    await subscription.start()
    if (subscription.failure !== undefined) throw subscription.failure
    return subscription
  }
}
