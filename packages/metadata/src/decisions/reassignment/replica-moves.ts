import { type DirectoryId, present, StreamError } from '@millrace/base'
import type { ClusterImage } from '../../image/cluster-image.ts'
import type { PartitionImage } from '../../image/partition-image.ts'
import type { PartitionOfTopic } from '../../image/topics-image.ts'
import { replicasPerBrokerMax } from '../../limits.ts'
import { DirectoryChooser } from '../directory-chooser.ts'
import type { PartitionChanges } from '../partitions/partition-changes.ts'
import { effectiveMinInsyncReplicas } from '../partitions/replication-settings.ts'
import { originalReplicas } from './reassignment.ts'

/** The reassignments that one decision begins, changes or cancels. */
export class ReplicaMoves {
  readonly #image: ClusterImage
  readonly #changes: PartitionChanges
  readonly #directories: DirectoryChooser
  /** Replicas that this decision gives to brokers, and that are not in the image yet. */
  readonly #given = new Map<number, number>()

  constructor(image: ClusterImage, changes: PartitionChanges) {
    this.#image = image
    this.#changes = changes
    this.#directories = new DirectoryChooser(image)
  }

  /** How many replicas the partition has when nothing is under way. */
  replicationFactorOf(partition: PartitionImage): number {
    return originalReplicas(partition).length
  }

  /** Begins to make `target` the partition's replicas; what was under way before gives way to it. Throws as `alterReassignments` says. */
  start(found: PartitionOfTopic, target: readonly number[]): void {
    const { partition: old } = found
    this.#checkTarget(found, target)
    const original = originalReplicas(old)
    const addingReplicas = target.filter((nodeId) => !original.includes(nodeId))
    const removingReplicas = original.filter((nodeId) => !target.includes(nodeId))
    const replicas = [...target, ...removingReplicas]
    this.#checkCurrent(found, replicas)
    this.#checkRoom(found, addingReplicas)
    const directories = this.#directoriesOf(old, replicas)
    const isr = old.isr.filter((nodeId) => replicas.includes(nodeId))
    // With fewer replicas, or another order, there is nothing to wait for: it is complete at once.
    this.#changes.change(found, { isr, replicas, addingReplicas, removingReplicas, directories })
  }

  /** Takes back what was begun. Throws INVALID_REPLICA_ASSIGNMENT if too many of those that have what is committed are new. */
  cancel(found: PartitionOfTopic): void {
    const { partition: old } = found
    const replicas = originalReplicas(old)
    this.#checkCurrent(found, replicas)
    this.#changes.change(found, {
      isr: old.isr.filter((nodeId) => replicas.includes(nodeId)),
      replicas,
      addingReplicas: [],
      removingReplicas: [],
      directories: this.#directoriesOf(old, replicas),
    })
  }

  #directoriesOf(old: PartitionImage, replicas: readonly number[]): readonly DirectoryId[] {
    return replicas.map((nodeId) => {
      const held = old.directories[old.replicas.indexOf(nodeId)]
      const broker = (): ReturnType<DirectoryChooser['choose']> =>
        this.#directories.choose(present(this.#image.broker(nodeId), 'a new replica is on a registered broker'))
      return held ?? broker()
    })
  }

  #checkTarget(found: PartitionOfTopic, target: readonly number[]): void {
    if (target.length === 0) throw refused(found, 'a partition has one replica at least')
    const twice = target.find((nodeId, index) => target.indexOf(nodeId) < index)
    if (twice !== undefined) throw refused(found, `broker ${twice} is named twice; each holds one replica at most`)
    const leaving = target.find(
      (nodeId) => this.#image.broker(nodeId)?.decommissioned === true && !found.partition.replicas.includes(nodeId),
    )
    if (leaving !== undefined) {
      throw refused(found, `broker ${leaving} is decommissioned and given nothing; name another, or recommission it`)
    }
    const unknown = target.filter((nodeId) => this.#image.broker(nodeId) === undefined)
    if (unknown.length === 0) return
    const known = [...this.#image.brokers()].map(({ nodeId }) => nodeId).toSorted((left, right) => left - right)
    const which = unknown.length === 1 ? `broker ${unknown[0]} is` : `brokers ${unknown.slice(0, 10).join(', ')} are`
    throw refused(found, `${which} not registered; those that are: ${known.join(', ')}`)
  }

  /**
   * Throws if nobody of those who have all that is committed would be left, or fewer than writes must be on where as many have it now: one
   * disk that breaks must not cost what was acknowledged because of a move.
   */
  #checkCurrent({ topic, partition }: PartitionOfTopic, replicas: readonly number[]): void {
    const { isr, eligibleLeaderReplicas } = partition
    const leading = isr.length > 0 ? isr : eligibleLeaderReplicas
    const current = [...new Set([...isr, ...eligibleLeaderReplicas])]
    const left = current.filter((nodeId) => replicas.includes(nodeId))
    const { minInsyncReplicas } = this.#changes.settings.of(topic.name)
    const leftMin = Math.min(effectiveMinInsyncReplicas(minInsyncReplicas, replicas.length), current.length)
    if (left.length >= leftMin && (leading.length === 0 || leading.some((nodeId) => replicas.includes(nodeId)))) return
    const isLeft = left.length === 0 ? 'none of them' : `of them only ${left.join(', ')}`
    const others = replicas.filter((nodeId) => !current.includes(nodeId))
    throw refused(
      { topic, partition },
      `only ${current.join(', ')} have all that was acknowledged, and ${isLeft} would be left: wait until one of ${others.join(', ')} is in sync`,
    )
  }

  #checkRoom({ topic, partition }: PartitionOfTopic, adding: readonly number[]): void {
    for (const nodeId of adding) {
      const isThere = partition.replicas.includes(nodeId)
      const held = this.#image.replicasOn(nodeId) + (this.#given.get(nodeId) ?? 0)
      if (!isThere && held >= replicasPerBrokerMax) {
        throw new StreamError(
          'RESOURCE_EXHAUSTED',
          `broker ${nodeId} holds ${held} replicas and can't take another: the limit is ${replicasPerBrokerMax}`,
          { context: { topic: topic.name, partition: partition.partition, limit: replicasPerBrokerMax } },
        )
      }
      if (!isThere) this.#given.set(nodeId, (this.#given.get(nodeId) ?? 0) + 1)
    }
  }
}

function refused({ topic, partition }: PartitionOfTopic, problem: string): StreamError {
  return new StreamError(
    'INVALID_REPLICA_ASSIGNMENT',
    `partition ${partition.partition} of ${topic.name} can't be reassigned so: ${problem}`,
    { context: { topic: topic.name, partition: partition.partition } },
  )
}
