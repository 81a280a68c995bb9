import type { MemberDeed } from '../../workload/groups/deeds.ts'
import type { CommittedRecord } from '../committed-records.ts'
import { type Invariant, Violation } from '../invariant.ts'
import { holdsGroups, offsetKey } from './committed-offsets.ts'
import { GroupMembers } from './group-members.ts'

interface Holder {
  readonly process: string
  readonly memberId: string
}

/**
 * A partition has one owner in a group: nobody is given it before its last owner has let go of it, as that one's application sees it, or is
 * no member any more; and nothing of the group's own records says otherwise.
 */
export class OneOwnerPerPartition implements Invariant {
  readonly name = 'OneOwnerPerPartition'
  readonly #members = new GroupMembers()
  /** Who believes to own each partition: by `group/topic/partition`. */
  readonly #holders = new Map<string, Holder>()

  recordCommitted(partition: string, record: CommittedRecord): void {
    if (!holdsGroups(partition)) return
    const groupId = this.#members.replay(record)
    // What was decided at once is true as a whole.
    if (groupId !== undefined && record.endsBatch) this.#checkRecords(groupId)
  }

  memberDid(deed: MemberDeed): void {
    const { group, process } = deed
    if (deed.kind === 'gone') {
      for (const [key, holder] of this.#holders) if (holder.process === process) this.#holders.delete(key)
      return
    }
    if (deed.kind !== 'assigned' && deed.kind !== 'released') return
    const { memberId } = deed
    for (const { topic, partition } of deed.partitions) {
      const key = offsetKey(group, topic, partition)
      const holder = this.#holders.get(key)
      if (deed.kind === 'assigned') {
        this.#checkFree(key, holder, deed)
        this.#holders.set(key, { process, memberId })
      } else if (holder?.memberId === memberId) this.#holders.delete(key)
    }
  }

  #checkFree(key: string, holder: Holder | undefined, { group, process, memberId }: Holder & { group: string }): void {
    if (holder === undefined || holder.memberId === memberId) return
    // Who was taken out of the group may be the last to hear of it.
    if (!this.#members.isMember(group, holder.memberId)) return
    throw new Violation(
      this.name,
      `${process} was given ${key}, of which ${holder.process}, which is a member still, has not let go`,
    )
  }

  #checkRecords(groupId: string): void {
    const owners = new Map<string, string>()
    for (const [memberId, { holds }] of this.#members.group(groupId)?.members ?? []) {
      for (const held of holds) {
        const owner = owners.get(held)
        if (owner !== undefined) {
          throw new Violation(
            this.name,
            `in group ${groupId} both ${owner} and ${memberId} have ${held}, by its records`,
          )
        }
        owners.set(held, memberId)
      }
    }
  }
}
