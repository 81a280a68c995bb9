import { isStreamError, present } from '@millrace/base'
import type { HeartbeatRequest, HeartbeatResponse } from '../src/groups/heartbeat-request.ts'
import type { TopicPartitions } from '../src/groups/partition-set.ts'
import type { TestShard } from './test-shard.ts'

/** What a member is made with. */
export interface WalkingOptions {
  readonly instanceId?: string
  readonly subscription: Pick<HeartbeatRequest, 'topics' | 'topicRegex' | 'assignor'>
  /** Whether the coordinator pushes answers to it, as to a session of the SDK. */
  readonly isPushed: boolean
}

/**
 * A member as a real one behaves: it lets go of partitions and takes them when it gets round to it, says then what it owns, loses answers,
 * and joins anew when it is told to. What it does when is up to the test.
 */
export class WalkingMember {
  readonly options: WalkingOptions
  memberId: string
  /** What it is working on, by `topic-partition`. */
  owned = new Set<string>()
  epoch = 0
  isRunning = true
  #world: TestShard
  #subscription: WalkingOptions['subscription']
  /** Answers that it did not get round to. */
  #inbox: (readonly TopicPartitions[])[] = []
  /** Whether it does not know what the coordinator holds of it, and so says everything. */
  #isLost = false

  constructor(world: TestShard, memberId: string, options: WalkingOptions) {
    this.#world = world
    this.memberId = memberId
    this.options = options
    this.#subscription = options.subscription
  }

  get isIdle(): boolean {
    return this.#inbox.length === 0 && !this.#isLost && this.epoch > 0
  }

  subscribe(subscription: WalkingOptions['subscription']): void {
    this.#subscription = subscription
    this.#isLost ||= this.epoch > 0
  }

  /** Says that it is there, and what it owns if it has done all that it was told. `isLost`: the answer does not arrive. */
  beat(isLost = false): void {
    if (this.epoch === 0 || this.#isLost) {
      this.#sayAll(isLost)
    } else {
      this.#send({ ...(this.#inbox.length === 0 ? { owned: this.#ownedTopics() } : {}) }, isLost)
    }
  }

  /** The coordinator has something new for it, and its session is there. */
  push(): void {
    if (this.isRunning && this.options.isPushed && this.epoch > 0 && !this.#isLost)
      this.#send({ isHeard: false }, false)
  }

  /** Does the next thing that it was told, if there is one, and says so. */
  work(): void {
    const next = this.#inbox.shift()
    if (next === undefined) return
    this.owned = new Set(next.flatMap(({ topicId, partitions }) => partitions.map((each) => `${topicId}-${each}`)))
    if (this.isRunning) this.beat()
  }

  /** `forGood`: a static member does not come back. */
  leave(forGood: boolean): void {
    this.owned.clear()
    this.#inbox = []
    this.isRunning = false
    if (this.epoch > 0) this.#send({ memberEpoch: this.options.instanceId !== undefined && !forGood ? -2 : -1 }, false)
    this.epoch = 0
  }

  /** Falls silent, and works on without knowing. */
  freeze(): void {
    this.isRunning = false
  }

  /** Goes on: as itself if it fell silent; a new process under a new id if it had left. */
  resume(newMemberId: string): void {
    if (this.isRunning) return
    this.isRunning = true
    if (this.epoch === 0) this.memberId = newMemberId
    this.#isLost = this.epoch > 0
  }

  #sayAll(isLost: boolean): void {
    if (this.epoch > 0) {
      // What it was told and did not get round to it forgets: it is told anew.
      this.#inbox = []
      this.#send({ ...this.#subscription, rebalanceTimeoutMs: 20_000, owned: this.#ownedTopics() }, isLost)
    } else {
      this.#send({ ...this.#subscription, rebalanceTimeoutMs: 20_000, owned: [] }, isLost)
    }
  }

  #send(request: Partial<HeartbeatRequest>, isLost: boolean): void {
    const { instanceId } = this.options
    try {
      const response = this.#world.heartbeat({
        memberId: this.memberId,
        instanceId,
        memberEpoch: this.epoch,
        ...request,
      })
      if (isLost) this.#isLost = true
      else this.#take(response)
    } catch (error) {
      this.#refused(error)
    }
  }

  #take({ memberEpoch, assignment }: HeartbeatResponse): void {
    if (memberEpoch < 0) return
    this.#isLost = false
    this.epoch = memberEpoch
    if (assignment !== undefined) this.#inbox.push(assignment.partitions)
  }

  #refused(error: unknown): void {
    if (isStreamError(error, 'UNRELEASED_INSTANCE_ID')) return
    const isOut =
      isStreamError(error, 'UNKNOWN_MEMBER_ID') ||
      isStreamError(error, 'FENCED_MEMBER_EPOCH') ||
      isStreamError(error, 'FENCED_INSTANCE_ID')
    if (!isOut) throw error
    this.owned.clear()
    this.#inbox = []
    this.#isLost = false
    this.epoch = 0
    this.memberId = `${present(this.memberId.split('+')[0], 'an id has a beginning')}+${this.#world.log.length}`
  }

  #ownedTopics(): readonly TopicPartitions[] {
    const topics = new Map<string, number[]>()
    for (const each of this.owned) {
      const [topicId, partition] = [each.slice(0, 22), Number(each.slice(23))]
      topics.set(topicId, [...(topics.get(topicId) ?? []), partition])
    }
    return [...topics].map(([topicId, partitions]) => ({ topicId: topicId as TopicPartitions['topicId'], partitions }))
  }
}
