import type { AssignmentTask, ComputedAssignment } from '@millrace/client/membership'
import { type ShapedTask, shapedTasks, type TopologyShape } from '../topology-shape.ts'
import { type AssignmentOptions, assignTasks, type TaskClient } from './assign-tasks.ts'
import { decodeMember, encodeAssignment, type MemberMetadata, type ShutdownRequest } from './codec.ts'

/** What one partition of a changelog has at the moment. */
export interface ChangelogRange {
  readonly startOffset: number
  readonly endOffset: number
}

/** What the one that assigns knows beside what members tell. */
export interface AssignmentView {
  readonly shape: TopologyShape
  /** By changelog and partition; those that are not known are left out. */
  readonly changelogs: ReadonlyMap<string, ReadonlyMap<number, ChangelogRange>>
  /** By member: what it was to keep up to date as of the last assignment. */
  readonly standbys: ReadonlyMap<string, readonly string[]>
}

/** What was worked out: for the group, and what to remember of it for the next time. */
export interface GroupAssignmentResult {
  readonly computed: readonly ComputedAssignment[]
  readonly standbys: ReadonlyMap<string, readonly string[]>
}

/** Assigns tasks to the members of a group, which run one topology all, and with them the partitions that they read. */
export function assignGroup(
  { members, topics }: AssignmentTask,
  view: AssignmentView,
  options: AssignmentOptions,
): GroupAssignmentResult {
  const counts = new Map(topics.map(({ name, partitionCount }) => [name, partitionCount]))
  const ids = new Map(topics.map(({ name, id }) => [name, id]))
  const tasks = shapedTasks(view.shape, counts)
  const partitionsOf = ({ subtopology, partition }: ShapedTask) =>
    subtopology.sources
      .filter((topic) => partition < (counts.get(topic) ?? 0))
      .map((topic) => ({ topicId: ids.get(topic) ?? '', partition }))
  const clients = members.map(({ memberId, metadata, assigned }): TaskClient => {
    const member = decodeMember(metadata)
    const owned = new Set(assigned.flatMap(({ topicId, partitions }) => partitions.map((each) => `${topicId}/${each}`)))
    const active = tasks
      .filter((task) => partitionsOf(task).some(({ topicId, partition }) => owned.has(`${topicId}/${partition}`)))
      .map(({ id }) => id)
    const lags = tasks.map((task) => [task.id, active.includes(task.id) ? 0 : lagOf(task, member, view)] as const)
    const standby = view.standbys.get(memberId) ?? Object.keys(member.lags)
    const { processId, tags } = member
    return { memberId, processId, tags, active, standby, lags: new Map(lags) }
  })
  const shutdown = shutdownOf(members)
  const unseen = view.shape.flatMap(({ sources }) => sources).filter((name) => !counts.has(name))
  const missing = unseen.length === 0 ? undefined : [...new Set(unseen)]
  const assignments = assignTasks(tasks, clients, options)
  const computed = members.map(({ memberId }) => {
    const assignment = assignments.get(memberId) ?? { active: [], standby: [] }
    const byTopic = new Map<string, number[]>()
    for (const task of tasks.filter(({ id }) => assignment.active.includes(id))) {
      for (const { topicId, partition } of partitionsOf(task)) {
        byTopic.set(topicId, [...(byTopic.get(topicId) ?? []), partition])
      }
    }
    const partitions = [...byTopic].map(([topicId, numbers]) => ({ topicId, partitions: numbers }))
    return { memberId, partitions, metadata: encodeAssignment({ ...assignment, shutdown, missing }) }
  })
  return { computed, standbys: new Map([...assignments].map(([memberId, { standby }]) => [memberId, standby])) }
}

/** How many records a member lacks of a task that it does not run; Infinity if that can't be told. */
function lagOf(
  { id, partition, subtopology }: ShapedTask,
  { lags, stored }: MemberMetadata,
  { changelogs }: AssignmentView,
): number {
  const told = lags[id]
  if (told !== undefined) return told
  let begin = 0
  let end = 0
  for (const changelog of Object.values(subtopology.changelogs)) {
    const range = changelogs.get(changelog)?.get(partition)
    if (range === undefined) return stored[id] === undefined ? Infinity : Number.MAX_SAFE_INTEGER
    begin += range.startOffset
    end += range.endOffset
  }
  return Math.max(0, end - Math.max(begin, stored[id] ?? 0))
}

function shutdownOf(members: AssignmentTask['members']): ShutdownRequest | undefined {
  const reasons = members.map(({ metadata }) => decodeMember(metadata).shutdown)
  const reason = reasons.find((each) => each !== undefined)
  if (reason === undefined) return undefined
  return { reason, othersCount: reasons.filter((each) => each === undefined).length }
}
