import { present } from '@millrace/base'
import { type AssignorMembers, clientAssignor, serverAssignor } from './assignors/index.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import type { GroupConfig } from './group-config.ts'
import type { GroupContext } from './group-context.ts'
import type { GroupDraft } from './group-draft.ts'
import { type Member, noMetadata } from './member.ts'
import { equalPartitions, noPartitions } from './partition-set.ts'
import { groupRecord, targetEpochRecord, targetRecord } from './records.ts'
import type { Subscriptions } from './subscriptions.ts'

/**
 * Begins another epoch of the group if `isChanged`, or if the topics that it reads did, and says what everybody is to own in it. If one of
 * the members is to say that, it stays unsaid until that one does.
 */
export function advance(
  draft: GroupDraft,
  context: GroupContext,
  isChanged: boolean,
  protocolType = draft.group.protocolType,
): void {
  const { groupId } = draft.group
  const metadataHash = context.subscriptions.hash(draft.group.members.values())
  if (isChanged || metadataHash !== draft.group.metadataHash) {
    if (draft.group.targetEpoch === 0 && chosenAssignor(draft.group, context.config) === clientAssignor) {
      // An epoch without targets, for members to be in while one of them works out the first.
      draft.write(groupRecord(groupId, { epoch: 1, metadataHash, protocolType }), targetEpochRecord(groupId, 1))
    }
    draft.write(groupRecord(groupId, { epoch: draft.group.epoch + 1, metadataHash, protocolType }))
  }
  assignIfDue(draft, context)
}

/** Says what everybody is to own, if that is not said for the group's epoch yet, and if it is not for a member to say. */
export function assignIfDue(draft: GroupDraft, { config, subscriptions }: GroupContext): void {
  const { group } = draft
  const { groupId, epoch, targetEpoch, members } = group
  if (epoch === targetEpoch || members.size === 0) return
  const name = chosenAssignor(group, config)
  if (name === clientAssignor) return
  const assign = present(serverAssignor(name), `assignor ${name} was checked when it was asked for`)
  const targets = assign(assignorMembers(group, subscriptions), subscriptions.allTopics(members.values()))
  for (const memberId of members.keys()) {
    const partitions = targets.get(memberId) ?? noPartitions
    const old = group.target(memberId)
    if (equalPartitions(partitions, old.partitions) && old.metadata.length === 0) continue
    draft.write(targetRecord(groupId, memberId, { partitions, metadata: noMetadata }))
  }
  draft.write(targetEpochRecord(groupId, epoch))
}

/** The assignor that most of those members want that want one; of equals the first of the broker's, or by name. The broker's first if none does. */
export function chosenAssignor({ members }: ConsumerGroup, config: GroupConfig): string {
  const { assignors } = config
  const votes = new Map<string, number>()
  for (const { assignor } of members.values()) {
    if (assignor !== null && isAssignor(assignor, config)) votes.set(assignor, (votes.get(assignor) ?? 0) + 1)
  }
  const rank = (name: string): number => (assignors.includes(name) ? assignors.indexOf(name) : assignors.length)
  const [winner] = [...votes].toSorted(
    ([leftName, left], [rightName, right]) =>
      right - left || rank(leftName) - rank(rightName) || (leftName < rightName ? -1 : 1),
  )
  return winner?.[0] ?? present(assignors[0], 'a broker has an assignor')
}

/** Whether members may ask for it: one that the broker's list names, or one of those that Kafka does not have. */
export function isAssignor(name: string, { assignors }: GroupConfig): boolean {
  if (name === clientAssignor || name === 'sticky') return true
  return assignors.includes(name) && serverAssignor(name) !== undefined
}

function assignorMembers(group: ConsumerGroup, subscriptions: Subscriptions): AssignorMembers {
  return [...group.members.values()].toSorted(byTurn).map((member) => ({
    memberId: member.memberId,
    rackId: member.rackId,
    topics: new Set(subscriptions.topicsOf(member).map(({ id }) => id)),
    assigned: group.target(member.memberId).partitions,
  }))
}

/** Static members first: what they get then depends on nobody who comes and goes. */
function byTurn(left: Member, right: Member): number {
  if ((left.instanceId === null) !== (right.instanceId === null)) return left.instanceId === null ? 1 : -1
  return (left.instanceId ?? left.memberId) < (right.instanceId ?? right.memberId) ? -1 : 1
}
