import type { AssignmentTask, ComputedAssignment } from '@millrace/client/membership'
import type { ProcessorTopology } from '../../topology/nodes.ts'
import { taskCount } from '../internal-topics.ts'
import { inputTopics } from '../input-topics.ts'
import { sourceTopics, type TopicNames } from '../names.ts'
import { type AssignmentOptions, assignTasks, type TaskClient, type TaskToAssign } from './assign-tasks.ts'
import { decodeMember, encodeAssignment, type ShutdownRequest } from './codec.ts'

/** Assigns tasks to the members of a group, and with them the partitions that they read. */
export function assignGroup(
  topology: ProcessorTopology,
  names: TopicNames,
  { members, topics }: AssignmentTask,
  options: AssignmentOptions,
): readonly ComputedAssignment[] {
  const counts = new Map(topics.map(({ name, partitionCount }) => [name, partitionCount]))
  const ids = new Map(topics.map(({ name, id }) => [name, id]))
  const tasks = topology.subtopologies.flatMap((subtopology) => {
    const isStateful = subtopology.stores.some(({ changelog }) => changelog !== undefined)
    const all = Array.from({ length: taskCount(subtopology, names, counts) }, (_, partition) => partition)
    return all.map((partition) => ({ id: `${subtopology.id}_${partition}`, isStateful, subtopology, partition }))
  })
  const partitionsOf = ({ subtopology, partition }: (typeof tasks)[number]) =>
    sourceTopics(subtopology)
      .map((topic) => names.inCluster(topic))
      .filter((topic) => partition < (counts.get(topic) ?? 0))
      .map((topic) => ({ topicId: ids.get(topic) ?? '', partition }))
  const clients = members.map(({ memberId, metadata, assigned }): TaskClient => {
    const { processId, lags } = decodeMember(metadata)
    const owned = new Set(assigned.flatMap(({ topicId, partitions }) => partitions.map((each) => `${topicId}/${each}`)))
    const active = tasks
      .filter((task) => partitionsOf(task).some(({ topicId, partition }) => owned.has(`${topicId}/${partition}`)))
      .map(({ id }) => id)
    const known = [...Object.entries(lags), ...active.map((id) => [id, 0] as const)]
    return { memberId, processId, active, lags: new Map(known) }
  })
  const shutdown = shutdownOf(members)
  const unseen = inputTopics(topology, names).filter((name) => !counts.has(name))
  const missing = unseen.length === 0 ? undefined : unseen
  const assignments = assignTasks(tasks satisfies readonly TaskToAssign[], clients, options)
  return members.map(({ memberId }) => {
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
}

function shutdownOf(members: AssignmentTask['members']): ShutdownRequest | undefined {
  const reasons = members.map(({ metadata }) => decodeMember(metadata).shutdown)
  const reason = reasons.find((each) => each !== undefined)
  if (reason === undefined) return undefined
  return { reason, othersCount: reasons.filter((each) => each === undefined).length }
}
