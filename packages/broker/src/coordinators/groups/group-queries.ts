import { isStreamError, StreamError } from '@millrace/base'
import { checkGroupId, type DescribedGroup, type ListedGroup } from '@millrace/coordinator'
import { coordinatorsPerRequestMax } from '../../limits.ts'
import type { GroupCoordinators } from './group-coordinators.ts'

/** The groups that this broker coordinates. Throws COORDINATOR_LOAD_IN_PROGRESS while it does not know them all yet. */
export async function allGroups({ runtime }: GroupCoordinators): Promise<readonly ListedGroup[]> {
  if (runtime.loading > 0) {
    const text = `this broker is still loading ${runtime.loading} partitions of ${runtime.topic}; ask again`
    throw new StreamError('COORDINATOR_LOAD_IN_PROGRESS', text, { retryAfterMs: 100 })
  }
  const partitions = [...runtime.loaded()].map(({ partition }) => partition)
  const lists = await Promise.all(
    partitions.map(async (partition) => {
      try {
        return await runtime.run(partition, (shard) => ({ records: [], response: shard.list() }))
      } catch (error) {
        // Its groups are another broker's by now, which tells of them.
        if (isStreamError(error, 'NOT_COORDINATOR')) return []
        throw error
      }
    }),
  )
  return lists.flat()
}

/** Each group with its members, or why it can't be described. Throws INVALID_REQUEST for too many. */
export async function describedGroups(
  groupIds: readonly string[],
  groups: GroupCoordinators,
): Promise<(DescribedGroup | StreamError)[]> {
  return ofEach(groupIds, (groupId) =>
    groups.runtime.run(groups.partitionOf(groupId), (shard) => ({ records: [], response: shard.describe(groupId) })),
  )
}

/** Forgets groups without members, with their offsets: of each why not, or undefined. Throws INVALID_REQUEST for too many. */
export async function deletedGroups(
  groupIds: readonly string[],
  groups: GroupCoordinators,
): Promise<(StreamError | undefined)[]> {
  return ofEach(groupIds, (groupId) =>
    groups.runtime.run(groups.partitionOf(groupId), (shard, nowMs) => shard.deleteGroup(groupId, nowMs)),
  )
}

/** What comes of each group, or why nothing does. */
async function ofEach<Result>(
  groupIds: readonly string[],
  ask: (groupId: string) => Promise<Result>,
): Promise<(Result | StreamError)[]> {
  if (groupIds.length > coordinatorsPerRequestMax) {
    const text = `a request names at most ${coordinatorsPerRequestMax} groups, not ${groupIds.length}`
    throw new StreamError('INVALID_REQUEST', text, { context: { limit: coordinatorsPerRequestMax } })
  }
  const results = groupIds.map(async (groupId) => {
    try {
      checkGroupId(groupId)
      return await ask(groupId)
    } catch (error) {
      if (isStreamError(error)) return error
      throw error
    }
  })
  return Promise.all(results)
}
