import type { ConsumerGroup } from './consumer-group.ts'
import { isReconciled, type Member, memberStates } from './member.ts'
import { filterPartitions, includes, intersects, noPartitions, type PartitionSet, union } from './partition-set.ts'

/**
 * The next step of a member on its way to its target; the member itself if it can't take one. `owned` is what the member says that it owns;
 * undefined if it said nothing, and then it is taken to own all that it may.
 *
 * 1. What it owns and is not to own it is told to let go of. It stays in its epoch until it says that it did: `unrevoked`.
 * 2. Then it gets what is free of what it is to own, and is in the epoch of the target: `stable`, or `unreleased` while others have to let
 *    go first; it gets those partitions one by one as they do.
 *
 * So no partition ever has two owners: it is given out only when nobody has it in `assigned` or `pendingRevocation`.
 */
export function reconcile(group: ConsumerGroup, member: Member, owned: PartitionSet | undefined): Member {
  if (isReconciled(member, group.targetEpoch)) return member
  if (member.state !== memberStates.unrevoked) return step(group, member, member.memberEpoch, owned)
  if (stillOwns(owned, member.pendingRevocation)) return member
  // A new epoch, also if there is more to let go of: what it says from now on is an answer to that.
  return step(group, member, member.memberEpoch + 1, owned)
}

function step(group: ConsumerGroup, member: Member, memberEpoch: number, owned: PartitionSet | undefined): Member {
  const target = group.target(member.memberId)
  const kept = filterPartitions(member.assigned, (topicId, partition) =>
    includes(target.partitions, topicId, partition),
  )
  const revoked = filterPartitions(member.assigned, (topicId, partition) => !includes(kept, topicId, partition))
  if (revoked.size > 0 && stillOwns(owned, revoked)) {
    return {
      ...member,
      ...epochs(member, memberEpoch),
      state: memberStates.unrevoked,
      assigned: kept,
      pendingRevocation: revoked,
    }
  }
  let isWaiting = false
  const added = filterPartitions(target.partitions, (topicId, partition) => {
    if (includes(kept, topicId, partition)) return false
    const owner = group.owner(topicId, partition)
    const isFree = owner === undefined || owner === member.memberId
    isWaiting ||= !isFree
    return isFree
  })
  const state = isWaiting ? memberStates.unreleased : memberStates.stable
  if (
    state === member.state &&
    member.memberEpoch === group.targetEpoch &&
    revoked.size + added.size + member.pendingRevocation.size === 0
  ) {
    return member
  }
  return {
    ...member,
    ...epochs(member, group.targetEpoch),
    state,
    assigned: union(kept, added),
    pendingRevocation: noPartitions,
    assignedMetadata: target.metadata,
  }
}

/** A step within an epoch leaves the previous one as it is: its answer may be lost just as well. */
function epochs(
  { memberEpoch, previousMemberEpoch }: Member,
  next: number,
): { readonly memberEpoch: number; readonly previousMemberEpoch: number } {
  return { memberEpoch: next, previousMemberEpoch: next === memberEpoch ? previousMemberEpoch : memberEpoch }
}

function stillOwns(owned: PartitionSet | undefined, revoked: PartitionSet): boolean {
  return owned === undefined || intersects(owned, revoked)
}
