import type { CommittedRecord } from '../committed-records.ts'
import { type Invariant, Violation } from '../invariant.ts'
import { holdsGroups } from './committed-offsets.ts'
import { GroupMembers } from './group-members.ts'

/** The epochs of a group grow while it is there, as do those of each member; a member is never ahead of its group. */
export class MonotonicGroupEpoch implements Invariant {
  readonly name = 'MonotonicGroupEpoch'
  readonly #members = new GroupMembers()
  /** As they were after the last batch: by group, and by `group/member`. */
  readonly #epochs = new Map<string, number>()

  recordCommitted(partition: string, record: CommittedRecord): void {
    if (!holdsGroups(partition)) return
    const groupId = this.#members.replay(record)
    if (groupId === undefined || !record.endsBatch) return
    const group = this.#members.group(groupId)
    if (group === undefined) {
      // It is forgotten, and so is where it was.
      for (const name of this.#epochs.keys()) {
        if (name === groupId || name.startsWith(`${groupId}/`)) this.#epochs.delete(name)
      }
      return
    }
    this.#check(`group ${groupId}`, groupId, group.epoch)
    for (const [memberId, { epoch }] of group.members) {
      // A static member that is away has none.
      if (epoch === undefined || epoch < 0) continue
      this.#check(`member ${memberId} of group ${groupId}`, `${groupId}/${memberId}`, epoch)
      if (epoch <= group.epoch) continue
      throw new Violation(
        this.name,
        `member ${memberId} is in epoch ${epoch}, and its group ${groupId} in ${group.epoch}`,
      )
    }
  }

  #check(who: string, name: string, epoch: number): void {
    const before = this.#epochs.get(name) ?? 0
    if (epoch < before) throw new Violation(this.name, `the epoch of ${who} went back from ${before} to ${epoch}`)
    this.#epochs.set(name, epoch)
  }
}
