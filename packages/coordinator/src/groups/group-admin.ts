import { StreamError } from '@millrace/base'
import type { CoordinatorRecord } from '@millrace/kafka-wire/records'
import { shown } from '../shown.ts'
import { chosenAssignor } from './advance.ts'
import type { ClassicDecision } from './classic/classic-decision.ts'
import { type ClassicGroups, forget } from './classic/classic-groups.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import {
  type DescribedGroup,
  describeClassic,
  describeGroup,
  describeOffsetsOnly,
  type ListedGroup,
} from './descriptions.ts'
import type { GroupContext } from './group-context.ts'
import { checkGroupId } from './heartbeat-request.ts'
import { groupTombstones } from './records.ts'

/** The groups of a shard, of either protocol, and those that only have offsets. */
export interface AllGroups {
  readonly consumers: ReadonlyMap<string, ConsumerGroup>
  readonly classic: ClassicGroups
  readonly offsets: {
    groupIds(): Iterable<string>
    hasOffsets(groupId: string): boolean
    /** The records that forget all offsets of the group. */
    deleteGroup(groupId: string): readonly CoordinatorRecord[]
  }
}

/** All groups. */
export function listGroups({ consumers, classic, offsets }: AllGroups): readonly ListedGroup[] {
  const listed: ListedGroup[] = []
  for (const { groupId, protocolType, state } of consumers.values()) {
    listed.push({ groupId, kind: 'consumer', protocolType, state })
  }
  for (const { groupId, protocolType, state } of classic.all()) {
    listed.push({ groupId, kind: 'classic', protocolType: protocolType ?? '', state })
  }
  for (const groupId of offsets.groupIds()) {
    if (consumers.has(groupId) || classic.get(groupId)?.isKnown === true) continue
    listed.push({ groupId, kind: 'classic', protocolType: '', state: 'empty' })
  }
  return listed
}

/** A group with its members. Throws GROUP_ID_NOT_FOUND. */
export function describeAny(groupId: string, all: AllGroups, context: GroupContext): DescribedGroup {
  const { consumers, classic, offsets } = all
  const group = consumers.get(groupId)
  if (group !== undefined) return describeGroup(group, chosenAssignor(group, context.config))
  const other = classic.get(groupId)
  if (other?.isKnown === true) return describeClassic(other, context)
  if (offsets.hasOffsets(groupId)) return describeOffsetsOnly(groupId)
  throw groupNotFound(groupId)
}

/** Forgets a group with its offsets: the records. Throws INVALID_GROUP_ID, GROUP_ID_NOT_FOUND or NON_EMPTY_GROUP. */
export function deleteGroup(
  groupId: string,
  { consumers, offsets }: AllGroups,
  decision: ClassicDecision,
): readonly CoordinatorRecord[] {
  checkGroupId(groupId)
  const group = consumers.get(groupId)
  const other = decision.group(groupId)
  if (group === undefined && other?.isKnown !== true && !offsets.hasOffsets(groupId)) throw groupNotFound(groupId)
  const count = Math.max(group?.members.size ?? 0, other?.members.size ?? 0)
  if (count > 0) {
    throw new StreamError(
      'NON_EMPTY_GROUP',
      `group ${shown(groupId)} has ${count} members: stop them first, or wait until their sessions time out`,
    )
  }
  if (other !== undefined) forget(other, decision)
  return [...offsets.deleteGroup(groupId), ...(group === undefined ? [] : groupTombstones(groupId))]
}

function groupNotFound(groupId: string): StreamError {
  return new StreamError('GROUP_ID_NOT_FOUND', `there is no group ${shown(groupId)}`)
}
