import { type CoordinatorRecord, decodeCoordinatorRecord } from '@millrace/kafka-wire'
import type { CommittedRecord } from '../committed-records.ts'

/** A member of a group, as its records say. */
export interface KnownMember {
  /** undefined before it has any. */
  epoch: number | undefined
  /** What it owns or still has to let go of: `topicId/partition`. */
  holds: readonly string[]
}

/** A group, as its records say. */
export interface KnownGroup {
  epoch: number
  readonly members: Map<string, KnownMember>
}

/** The members of groups, as the records of `__consumer_offsets` say. */
export class GroupMembers {
  readonly #groups = new Map<string, KnownGroup>()

  group(group: string): KnownGroup | undefined {
    return this.#groups.get(group)
  }

  isMember(group: string, memberId: string): boolean {
    return this.#groups.get(group)?.members.has(memberId) === true
  }

  /** Takes a record, and gives the id of the group that it is of. */
  replay({ key, value, end }: CommittedRecord): string | undefined {
    const record = key === null || end !== undefined ? undefined : decodeCoordinatorRecord(key, value)
    if (record === undefined) return undefined
    switch (record.type) {
      case 'ConsumerGroupMetadata':
        if (record.value === undefined) this.#groups.delete(record.key.groupId)
        else this.#of(record.key.groupId).epoch = record.value.epoch
        break
      case 'ConsumerGroupMemberMetadata':
        if (record.value === undefined) this.#groups.get(record.key.groupId)?.members.delete(record.key.memberId)
        else this.#member(record)
        break
      case 'ConsumerGroupCurrentMemberAssignment':
        if (record.value === undefined) break
        Object.assign(this.#member(record), { epoch: record.value.memberEpoch, holds: heldIn(record.value) })
        break
      default:
        return undefined
    }
    return record.key.groupId
  }

  #of(groupId: string): KnownGroup {
    const known = this.#groups.get(groupId) ?? { epoch: 0, members: new Map<string, KnownMember>() }
    this.#groups.set(groupId, known)
    return known
  }

  #member({ key }: { readonly key: { readonly groupId: string; readonly memberId: string } }): KnownMember {
    const { members } = this.#of(key.groupId)
    const known = members.get(key.memberId) ?? { epoch: undefined, holds: [] }
    members.set(key.memberId, known)
    return known
  }
}

type Assignment = NonNullable<
  Extract<CoordinatorRecord, { readonly type: 'ConsumerGroupCurrentMemberAssignment' }>['value']
>

function heldIn({ assignedPartitions, partitionsPendingRevocation }: Assignment): string[] {
  return [...assignedPartitions, ...partitionsPendingRevocation].flatMap(({ topicId, partitions }) =>
    partitions.map((partition) => `${topicId}/${partition}`),
  )
}
