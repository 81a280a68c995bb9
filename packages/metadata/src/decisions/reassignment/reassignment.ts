import { present, type DirectoryId } from '@millrace/base'
import type { PartitionImage } from '../../image/partition-image.ts'
import { effectiveMinInsyncReplicas } from '../partitions/replication-settings.ts'
import type { PartitionTarget } from '../partitions/partition-change.ts'

/** The replicas that a partition had before its reassignment began, and has again if that is cancelled. */
export function originalReplicas({ replicas, addingReplicas }: PartitionImage): readonly number[] {
  return replicas.filter((nodeId) => !addingReplicas.includes(nodeId))
}

/** The replicas that a partition is to have once its reassignment is complete. */
export function targetReplicas({
  replicas,
  removingReplicas,
}: Pick<PartitionImage, 'replicas' | 'removingReplicas'>): readonly number[] {
  return replicas.filter((nodeId) => !removingReplicas.includes(nodeId))
}

/**
 * What completes a partition's reassignment (KIP-455), if one is under way and can be completed: all new replicas are in sync, and those of
 * them that stay are as many as `min.insync.replicas` asks for, or nobody goes who has all that is committed.
 */
export function completedReassignment(
  partition: Omit<PartitionImage, 'leaderEpoch' | 'partitionEpoch'>,
  minInsyncReplicas: number,
): PartitionTarget | undefined {
  const { replicas, isr, eligibleLeaderReplicas, addingReplicas, removingReplicas } = partition
  if (addingReplicas.length === 0 && removingReplicas.length === 0) return undefined
  if (!addingReplicas.every((nodeId) => isr.includes(nodeId))) return undefined
  const target = targetReplicas(partition)
  const staying = isr.filter((nodeId) => target.includes(nodeId))
  const isEnough = staying.length >= effectiveMinInsyncReplicas(minInsyncReplicas, target.length)
  const losesCurrent = [...isr, ...eligibleLeaderReplicas].some((nodeId) => !target.includes(nodeId))
  if (staying.length === 0 || (!isEnough && losesCurrent)) return undefined
  return {
    isr: staying,
    replicas: target,
    addingReplicas: [],
    removingReplicas: [],
    directories: directoriesOf(partition, replicas, target),
  }
}

/** The directories of `target`, all of which are among `replicas`. */
export function directoriesOf(
  { directories }: Pick<PartitionImage, 'directories'>,
  replicas: readonly number[],
  target: readonly number[],
): readonly DirectoryId[] {
  if (directories.length === 0) return []
  return target.map((nodeId) => present(directories[replicas.indexOf(nodeId)], 'each replica has its directory'))
}
