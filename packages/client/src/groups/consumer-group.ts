import { StreamError, toStreamError } from '@millrace/base'
import type { PoisonPolicy } from '../consumer/poison/types.ts'
import type { Subscription, SubscriptionParts } from '../consumer/subscription.ts'
import type { ConsumeOptions, TopicPartition } from '../consumer/types.ts'
import type { Coordinators } from '../coordinators/coordinators.ts'
import type { GroupAssignment, GroupSubscription, MemberRef, TopicIdPartitions } from '../transport/group-calls.ts'
import { limits } from '../limits.ts'
import { within } from '../util/within.ts'
import { assignByFunction } from './assign-by-function.ts'
import { GroupOffsets } from './group-offsets.ts'
import { GroupNews } from './group-news.ts'
import { GroupSource, type SourceName } from './group-source.ts'
import { LettingGo } from './letting-go.ts'
import { Membership } from './membership.ts'
import type { GroupSettings } from './options.ts'
import { OwnedPartition, ownedKey } from './owned-partition.ts'
import { Taking } from './taking.ts'

export interface ConsumerGroupParts extends SubscriptionParts {
  readonly coordinators: Coordinators
}

const noMetadata = new Uint8Array()

/**
 * A consumer as a member of its group: wants what its iterations read, and sees to it that what the group gives or takes is begun and let
 * go of in order.
 */
export class ConsumerGroup {
  readonly offsets: GroupOffsets
  readonly #settings: GroupSettings
  readonly #parts: ConsumerGroupParts
  readonly #news: GroupNews
  readonly #lettingGo: LettingGo
  readonly #taking: Taking
  readonly #sources = new Set<GroupSource>()
  /** What the coordinator has given to this member, by topic id and partition. */
  readonly #owned = new Map<string, OwnedPartition>()
  #membership: Membership | undefined
  /** Assignments that are still to be carried out, in their order. */
  #assignments: GroupAssignment[] = []
  #isReconciling = false
  /** Iterations that are over, and being taken leave of. */
  #closing: Promise<void> = Promise.resolve()
  #closeDeadlineMs = Infinity

  constructor(settings: GroupSettings, parts: ConsumerGroupParts) {
    this.#settings = settings
    this.#parts = parts
    this.#news = new GroupNews(settings, parts)
    const owned = this.#owned
    const shared = {
      ...parts,
      group: settings,
      owned,
      member: () => this.member,
      committing: () => this.#committing(),
      news: this.#news,
    }
    this.offsets = new GroupOffsets(shared)
    const failed = (error: StreamError): void => this.#fail(error)
    this.#lettingGo = new LettingGo({ ...shared, offsets: this.offsets, failed })
    this.#taking = new Taking({ ...shared, offsets: this.offsets, failed, sources: this.#sources })
  }

  /** This member as of now; nobody before it has joined. */
  get member(): MemberRef {
    return this.#membership?.ref ?? { groupId: this.#settings.group, memberId: '', memberEpoch: -1 }
  }

  /** This member, for the next request to commit. */
  #committing(): MemberRef {
    return this.#membership?.committing() ?? this.member
  }

  /** What one iteration reads. Throws INVALID_REQUEST for a second pattern. */
  source(name: SourceName, options: ConsumeOptions<PoisonPolicy>): GroupSource {
    if (name.pattern !== undefined && [...this.#sources].some(({ pattern }) => pattern !== undefined)) {
      throw new StreamError('INVALID_REQUEST', 'a consumer reads one pattern at a time: make another consumer')
    }
    return new GroupSource(name, options, {
      ...this.#parts,
      started: (source) => this.#started(source),
      closed: (source) => this.#closed(source),
    })
  }

  /** The iteration's partitions of a topic; undefined while it has none. */
  subscription(topic: string): Subscription | undefined {
    for (const source of this.#sources) {
      const subscription = source.subscription(topic)
      if (subscription !== undefined) return subscription
    }
    return undefined
  }

  /** What the application was told that it has. */
  assignment(): TopicPartition[] {
    return [...this.#owned.values()].filter(({ isTold }) => isTold).map(({ ref }) => ref)
  }

  /** Resolves once all iterations are taken leave of and the group was left, or the time is up. Iterations are to be ended before. */
  async close(deadlineMs: number): Promise<void> {
    const { clock } = this.#parts
    this.#closeDeadlineMs = clock.monotonicMs() + deadlineMs
    await within(clock, deadlineMs, this.#closing)
    this.#membership?.close()
    this.offsets.stop()
  }

  async #started(source: GroupSource): Promise<void> {
    // What was read before is let go of first.
    await this.#closing
    if (source.isOver) return
    this.#sources.add(source)
    this.offsets.begin()
    if (this.#membership === undefined) this.#join()
    else this.#membership.subscribe(this.#subscription())
    this.#taking.begin([...this.#owned.values()])
  }

  #join(): void {
    const { group: groupId, instanceId, assignor, sessionTimeoutMs, rebalanceTimeoutMs } = this.#settings
    const { transport, settings, channels } = this.#parts
    const { rack, unavailableTimeoutMs, retryBackoffMs, retryBackoffMsMax } = settings
    const isFunction = typeof assignor === 'function'
    const member = {
      groupId,
      instanceId,
      clientId: channels.clientId,
      rack,
      protocolType: 'consumer',
      sessionTimeoutMs,
      rebalanceTimeoutMs: rebalanceTimeoutMs + limits.letGoGraceMs,
      assignor: isFunction ? 'client' : assignor,
    }
    const membership = new Membership(member, this.#subscription(), {
      ...this.#parts,
      groups: transport.groups,
      unavailableTimeoutMs,
      retryBackoffMs,
      retryBackoffMsMax,
      owned: () => {
        // A session that begins is told what is owned; what an old one has said to own is not to be answered any more.
        this.#assignments = []
        return this.#ownedByTopic()
      },
      assigned: (assignment) => {
        this.#assignments.push(assignment)
        void this.#reconcile()
      },
      lost: () => this.#lost(),
      failed: (error) => void this.#lost().finally(() => this.#fail(error)),
      compute: isFunction ? (task) => assignByFunction(assignor, task) : undefined,
    })
    this.#membership = membership
    this.offsets.start()
    membership.start()
  }

  #subscription(): GroupSubscription {
    const sources = [...this.#sources]
    return {
      topics: sources.filter(({ pattern }) => pattern === undefined).map(({ topicName }) => topicName),
      topicRegex: sources.find(({ pattern }) => pattern !== undefined)?.pattern ?? '',
      metadata: noMetadata,
    }
  }

  #ownedByTopic(): TopicIdPartitions[] {
    const byTopic = new Map<string, number[]>()
    for (const { topicId, partition } of this.#owned.values()) {
      const partitions = byTopic.get(topicId) ?? []
      partitions.push(partition)
      byTopic.set(topicId, partitions)
    }
    return [...byTopic].map(([topicId, partitions]) => ({ topicId, partitions }))
  }

  /** Carries out what the coordinator has assigned, and answers each assignment once. */
  async #reconcile(): Promise<void> {
    if (this.#isReconciling) return
    this.#isReconciling = true
    try {
      for (let last = this.#assignments.at(-1); last !== undefined; last = this.#assignments.at(-1)) {
        // Only the last counts, but none may be left without an answer.
        const answered = this.#assignments
        this.#assignments = []
        await this.#carryOut(answered, last)
      }
    } catch (error) {
      this.#fail(toStreamError(error, 'INTERNAL', `group ${this.#settings.group} could not carry out an assignment`))
    } finally {
      this.#isReconciling = false
    }
  }

  async #carryOut(answered: readonly GroupAssignment[], { partitions }: GroupAssignment): Promise<void> {
    const membership = this.#membership
    const wanted = new Map<string, { topicId: string; partition: number }>()
    for (const { topicId, partitions: ones } of partitions) {
      for (const partition of ones) wanted.set(ownedKey(topicId, partition), { topicId, partition })
    }
    const leaving = [...this.#owned.values()].filter(({ key }) => !wanted.has(key))
    await this.#lettingGo.revoke(leaving, this.#settings.rebalanceTimeoutMs)
    // Fenced or left meanwhile, or in another session: then this is no business of ours any more.
    if (membership === undefined || membership !== this.#membership) return
    if (!answered.every((assignment) => membership.isCurrent(assignment))) return
    const added: OwnedPartition[] = []
    for (const [key, place] of wanted) {
      if (this.#owned.has(key)) continue
      const owned = new OwnedPartition(this.offsets.owner, place)
      this.#owned.set(key, owned)
      added.push(owned)
    }
    for (const { memberEpoch } of answered) membership.own(memberEpoch, this.#ownedByTopic())
    this.#taking.begin(added)
  }

  async #lost(): Promise<void> {
    this.#assignments = []
    await this.#lettingGo.lose([...this.#owned.values()], this.#settings.rebalanceTimeoutMs)
  }

  #closed(source: GroupSource): void {
    this.#closing = this.#closing.then(() => this.#release(source))
  }

  /** The iteration is over: its partitions are let go of, and with the last one the group is left. */
  async #release(source: GroupSource): Promise<void> {
    const { group, rebalanceTimeoutMs } = this.#settings
    const { clock, logger } = this.#parts
    const leftMs = (): number => Math.max(0, Math.min(rebalanceTimeoutMs, this.#closeDeadlineMs - clock.monotonicMs()))
    try {
      const mine = [...this.#owned.values()].filter((owned) => owned.source === source)
      await this.#lettingGo.close(mine, leftMs())
    } catch (error) {
      const failure = toStreamError(error, 'INTERNAL', 'an iteration could not be taken leave of')
      logger.warn({ err: failure, group, topic: source.topicName }, 'what was finished may not be committed')
    }
    source.end()
    this.#sources.delete(source)
    const membership = this.#membership
    if (this.#sources.size > 0) {
      membership?.subscribe(this.#subscription())
      return
    }
    this.offsets.stop()
    this.#membership = undefined
    this.#assignments = []
    for (const owned of this.#owned.values()) owned.gone()
    this.#owned.clear()
    await membership?.leave(leftMs())
  }

  #fail(error: StreamError): void {
    for (const source of [...this.#sources]) source.fail(error)
  }
}
