import type { TopicId } from '@millrace/base'
import type { CoordinatorRecord, CoordinatorRecordOf } from '@millrace/kafka-wire/records'
import { isReconciled, type Member, newMember, noMetadata, noTarget, type Target } from './member.ts'
import { PartitionOwners } from './partition-owners.ts'
import { noPartitions, partitionSet, type PartitionSet } from './partition-set.ts'

/** How a group stands: `assigning` while its epoch has no target yet, `reconciling` while members are on their way to it. */
export type GroupState = 'empty' | 'assigning' | 'reconciling' | 'stable'

/** The records that one group is made of. */
type GroupRecord = Extract<CoordinatorRecord, { readonly type: `ConsumerGroup${string}` }>

/** What is kept holds on to no message or batch that it came in. */
const copyOf = (bytes: Uint8Array): Uint8Array => (bytes.length === 0 ? noMetadata : new Uint8Array(bytes))

/** Whether the record is one of those that a group is made of. */
export function isGroupRecord(record: CoordinatorRecord): record is GroupRecord {
  return record.type.startsWith('ConsumerGroup')
}

/**
 * One group of KIP-848, as its records say. Only {@link ConsumerGroup.replay} changes it.
 *
 * The group's epoch rises whenever members, subscriptions or topics change. Each epoch gets a target, which says what every member is to
 * own in the end. Members go there one by one, each at its own pace, and a partition is given out only after its owner let go of it.
 */
export class ConsumerGroup {
  readonly groupId: string
  #epoch = 0
  #epochSinceMs = 0
  #metadataHash = 0n
  #protocolType = ''
  #targetEpoch = 0
  #members = new Map<string, Member>()
  #targets = new Map<string, Target>()
  #owners = new PartitionOwners()
  /** The member of each instance id. */
  #instances = new Map<string, string>()

  constructor(groupId: string) {
    this.groupId = groupId
  }

  /** A group that is the same now and changes by itself, while this one does not change. */
  copy(): ConsumerGroup {
    const copy = new ConsumerGroup(this.groupId)
    copy.#epoch = this.#epoch
    copy.#epochSinceMs = this.#epochSinceMs
    copy.#metadataHash = this.#metadataHash
    copy.#protocolType = this.#protocolType
    copy.#targetEpoch = this.#targetEpoch
    copy.#members = new Map(this.#members)
    copy.#targets = new Map(this.#targets)
    copy.#owners = new PartitionOwners(this.#owners)
    copy.#instances = new Map(this.#instances)
    return copy
  }

  get epoch(): number {
    return this.#epoch
  }

  /** Of the topics that its members are subscribed to, as of its epoch. */
  get metadataHash(): bigint {
    return this.#metadataHash
  }

  /** What its members are: `consumer` for consumers. */
  get protocolType(): string {
    return this.#protocolType
  }

  /** The epoch that the members' targets are of. */
  get targetEpoch(): number {
    return this.#targetEpoch
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#members
  }

  get state(): GroupState {
    if (this.#members.size === 0) return 'empty'
    if (this.#epoch > this.#targetEpoch) return 'assigning'
    for (const member of this.#members.values()) if (!isReconciled(member, this.#targetEpoch)) return 'reconciling'
    return 'stable'
  }

  member(memberId: string): Member | undefined {
    return this.#members.get(memberId)
  }

  staticMember(instanceId: string): Member | undefined {
    const memberId = this.#instances.get(instanceId)
    return memberId === undefined ? undefined : this.#members.get(memberId)
  }

  target(memberId: string): Target {
    return this.#targets.get(memberId) ?? noTarget
  }

  /** Who owns the partition, or may still own it; undefined: nobody. */
  owner(topicId: TopicId, partition: number): string | undefined {
    return this.#owners.get(topicId, partition)
  }

  /** Since when it has had no members; undefined while it has some. Its last epoch began as the last one went. */
  get emptySinceMs(): number | undefined {
    return this.#members.size === 0 ? this.#epochSinceMs : undefined
  }

  /**
   * What a record of this group changes, written at `timestampMs`. Records of one key can't be missing, but keys may come in any order after
   * a compaction.
   */
  replay(record: GroupRecord, timestampMs: number): void {
    switch (record.type) {
      case 'ConsumerGroupMetadata':
        this.#epochSinceMs = timestampMs
        this.#epoch = record.value?.epoch ?? 0
        this.#metadataHash = record.value?.metadataHash ?? 0n
        this.#protocolType = record.value?.protocolType ?? ''
        break
      case 'ConsumerGroupMemberMetadata':
        this.#replayMember(record)
        break
      case 'ConsumerGroupTargetAssignmentMetadata':
        this.#targetEpoch = record.value?.assignmentEpoch ?? 0
        break
      case 'ConsumerGroupTargetAssignmentMember':
        if (record.value === undefined) {
          this.#targets.delete(record.key.memberId)
        } else {
          const { topicPartitions, metadata } = record.value
          this.#targets.set(record.key.memberId, {
            partitions: partitionSet(topicPartitions),
            metadata: copyOf(metadata),
          })
        }
        break
      case 'ConsumerGroupCurrentMemberAssignment':
        this.#replayCurrent(record)
        break
      // Kafka keeps in them what it found in the cluster's metadata, which is looked at directly here.
      case 'ConsumerGroupPartitionMetadata':
      case 'ConsumerGroupRegularExpression':
        break
    }
  }

  #replayMember({ key: { memberId }, value }: CoordinatorRecordOf<'ConsumerGroupMemberMetadata'>): void {
    const old = this.#members.get(memberId)
    const oldInstance = old?.instanceId ?? null
    if (oldInstance !== null && this.#instances.get(oldInstance) === memberId) this.#instances.delete(oldInstance)
    if (value === undefined) {
      if (old !== undefined) this.#setPartitions(old, noPartitions, noPartitions)
      this.#members.delete(memberId)
      return
    }
    this.#members.set(memberId, {
      ...(old ?? newMember(memberId)),
      instanceId: value.instanceId,
      rackId: value.rackId,
      clientId: value.clientId,
      clientHost: value.clientHost,
      topics: value.subscribedTopicNames,
      topicRegex: value.subscribedTopicRegex,
      rebalanceTimeoutMs: value.rebalanceTimeoutMs,
      // Kafka's records say it there alone.
      sessionTimeoutMs: value.classicMemberMetadata?.sessionTimeoutMs ?? value.sessionTimeoutMs,
      assignor: value.serverAssignor,
      metadata: copyOf(value.metadata),
      classicProtocols:
        value.classicMemberMetadata?.supportedProtocols.map(({ name, metadata }) => ({
          name,
          metadata: copyOf(metadata),
        })) ?? null,
    })
    if (value.instanceId !== null) this.#instances.set(value.instanceId, memberId)
  }

  #replayCurrent({ key: { memberId }, value }: CoordinatorRecordOf<'ConsumerGroupCurrentMemberAssignment'>): void {
    const old = this.#members.get(memberId)
    if (value === undefined) {
      // The tombstone of the member itself follows.
      if (old !== undefined) this.#setPartitions(old, noPartitions, noPartitions)
      return
    }
    const member = this.#setPartitions(
      old ?? newMember(memberId),
      partitionSet(value.assignedPartitions),
      partitionSet(value.partitionsPendingRevocation),
    )
    this.#members.set(memberId, {
      ...member,
      memberEpoch: value.memberEpoch,
      previousMemberEpoch: value.previousMemberEpoch,
      state: value.state,
      assignedMetadata: copyOf(value.metadata),
    })
  }

  #setPartitions(member: Member, assigned: PartitionSet, pendingRevocation: PartitionSet): Member {
    this.#disown(member.memberId, member.assigned)
    this.#disown(member.memberId, member.pendingRevocation)
    this.#own(member.memberId, assigned)
    this.#own(member.memberId, pendingRevocation)
    const changed = { ...member, assigned, pendingRevocation }
    this.#members.set(member.memberId, changed)
    return changed
  }

  #own(memberId: string, partitions: PartitionSet): void {
    for (const [topicId, numbers] of partitions) {
      for (const partition of numbers) this.#owners.set(topicId, partition, memberId)
    }
  }

  #disown(memberId: string, partitions: PartitionSet): void {
    for (const [topicId, numbers] of partitions) {
      for (const partition of numbers) this.#owners.release(topicId, partition, memberId)
    }
  }
}
