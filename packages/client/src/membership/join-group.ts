import { StreamError, toStreamError } from '@millrace/base'
import { ClusterClient } from '../client.ts'
import { Membership, type MembershipParts } from '../groups/membership.ts'
import type { CommittedOffset, PartitionOffsetToCommit, TopicName } from '../consumer/types.ts'
import { limits } from '../limits.ts'
import type { CloseOptions } from '../producer/types.ts'
import type { GroupAssignment, GroupSubscription, MemberRef, TopicIdPartitions } from '../transport/group-calls.ts'
import type { Client } from '../types.ts'
import { closeDeadline } from '../util/close-deadline.ts'
import { MemberOffsets, type MemberProgress } from './member-offsets.ts'
import type { GroupMembership, MemberHandlers, MemberOptions } from './types.ts'

/**
 * Joins a group as a member of any protocol type, and stays in it: through sessions that break, and again after it was fenced. Closing the
 * client does not leave the group: {@link GroupMembership.leave} does.
 */
export function joinGroup(client: Client, options: MemberOptions, handlers: MemberHandlers): GroupMembership {
  if (client instanceof ClusterClient) return new JoinedMember(client.groupParts(), options, handlers)
  throw new StreamError('INVALID_REQUEST', 'joinGroup takes a client that connect() has made')
}

type Parts = ReturnType<ClusterClient['groupParts']>

class JoinedMember implements GroupMembership {
  readonly #membership: Membership
  readonly #offsets: MemberOffsets
  readonly #group: string
  readonly #handlers: MemberHandlers
  /** Assignments that are still to be carried out, in their order. */
  #assignments: GroupAssignment[] = []
  #owned: readonly TopicIdPartitions[] = []
  #isBusy = false

  constructor({ clientId, metadata, ...parts }: Parts, options: MemberOptions, handlers: MemberHandlers) {
    const { group: groupId, protocolType, subscription, instanceId = '', rack = '', assignor = '' } = options
    const { sessionTimeoutMs = 0, rebalanceTimeoutMs = 60_000, unavailableTimeoutMs = 120_000 } = options
    this.#group = groupId
    this.#handlers = handlers
    const letGoMs = rebalanceTimeoutMs + limits.letGoGraceMs
    const member = { groupId, protocolType, instanceId, rack, assignor, clientId, sessionTimeoutMs }
    const rest: Omit<MembershipParts, keyof Omit<Parts, 'clientId' | 'metadata'>> = {
      unavailableTimeoutMs,
      retryBackoffMs: 50,
      retryBackoffMsMax: 1_000,
      owned: () => {
        this.#assignments = []
        return this.#owned
      },
      assigned: (assignment) => {
        this.#assignments.push(assignment)
        void this.#carryOutAll()
      },
      lost: async (error) => {
        this.#assignments = []
        this.#owned = []
        await handlers.lost(error)
      },
      failed: (error) => this.#fail(error),
      reachable: handlers.reachable === undefined ? undefined : (isReachable) => handlers.reachable?.(isReachable),
      compute: handlers.compute === undefined ? undefined : (task) => handlers.compute?.(task) ?? [],
    }
    this.#membership = new Membership({ ...member, rebalanceTimeoutMs: letGoMs }, subscription, { ...parts, ...rest })
    const { coordinators, groups } = parts
    this.#offsets = new MemberOffsets({ groupId, membership: this.#membership, coordinators, groups, metadata })
    this.#membership.start()
  }

  get memberId(): string {
    return this.#membership.memberId
  }

  member(): MemberRef {
    return this.#membership.ref
  }

  committed(topic: TopicName, partitions: readonly number[]): Promise<CommittedOffset[]> {
    return this.#offsets.committed(topic, partitions)
  }

  commit(offsets: readonly PartitionOffsetToCommit[]): Promise<void> {
    return this.#offsets.commit(offsets)
  }

  progress(offsets: readonly PartitionOffsetToCommit[]): Promise<MemberProgress> {
    return this.#offsets.progress(offsets)
  }

  subscribe(subscription: GroupSubscription): void {
    this.#membership.subscribe(subscription)
  }

  async leave(options: CloseOptions = {}): Promise<void> {
    await this.#membership.leave(closeDeadline('a membership', options))
  }

  async #carryOutAll(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    try {
      for (let last = this.#assignments.at(-1); last !== undefined; last = this.#assignments.at(-1)) {
        const answered = this.#assignments
        this.#assignments = []
        await this.#handlers.assigned(last)
        if (!answered.every((assignment) => this.#membership.isCurrent(assignment))) continue
        this.#owned = last.partitions
        // None may be left without an answer.
        for (const { memberEpoch } of answered) this.#membership.own(memberEpoch, last.partitions)
      }
    } catch (error) {
      this.#fail(toStreamError(error, 'INTERNAL', `a member of group ${this.#group} could not carry out an assignment`))
    } finally {
      this.#isBusy = false
    }
  }

  #fail(error: StreamError): void {
    this.#membership.close()
    this.#handlers.failed(error)
  }
}
