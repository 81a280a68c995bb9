import type { KnownPartition, NodeView, ReplicaView } from './invariant.ts'

interface Known extends KnownPartition {
  readonly partitionEpoch: number
  readonly isReassigning: boolean
}

/** Counts what happened to partitions, by the newest metadata that any broker has. */
export class Tally {
  readonly counts = { elections: 0, isrChanges: 0, reassignments: 0, snapshotInstalls: 0, voterChanges: 0 }
  readonly #known = new Map<string, Known>()
  readonly #metadataEnds = new Map<number, number>()

  /**
   * The metadata log of a node begins behind where it ended before: a snapshot has taken the place of what lies between. Its leader goes by
   * other voters than before.
   */
  lookAtMetadata({ node, isLeader, isr: voters, before: seen, logStartOffset, logEndOffset }: ReplicaView): void {
    if (isLeader && seen?.isLeader === true && !haveSame(voters, seen.isr)) this.counts.voterChanges += 1
    const before = this.#metadataEnds.get(node.nodeId)
    if (before !== undefined && logStartOffset > before) this.counts.snapshotInstalls += 1
    this.#metadataEnds.set(node.nodeId, logEndOffset)
  }

  /** A partition as the newest metadata have it that any broker has. */
  partition(topicId: string, partition: number): KnownPartition | undefined {
    return this.#known.get(`${topicId}-${partition}`)
  }

  look(image: NodeView['image']): void {
    for (const topic of image.topics()) {
      for (const found of topic.partitions.values()) {
        const { leaderEpoch, partitionEpoch, isr, eligibleLeaderReplicas, replicas, addingReplicas } = found
        const key = `${topic.id}-${found.partition}`
        const before = this.#known.get(key)
        if (before !== undefined && partitionEpoch <= before.partitionEpoch) continue
        const isReassigning = found.addingReplicas.length > 0 || found.removingReplicas.length > 0
        const now = {
          leaderEpoch,
          partitionEpoch,
          isr,
          eligibleLeaderReplicas,
          replicas,
          addingReplicas,
          isReassigning,
        }
        this.#known.set(key, now)
        if (before === undefined) continue
        if (leaderEpoch > before.leaderEpoch) this.counts.elections += 1
        if (!haveSame(isr, before.isr)) this.counts.isrChanges += 1
        if (before.isReassigning && !now.isReassigning) this.counts.reassignments += 1
      }
    }
  }
}

function haveSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one))
}
