import type { NodeView, ReplicaView } from './invariant.ts'

interface Known {
  leaderEpoch: number
  partitionEpoch: number
  isr: string
  isReassigning: boolean
  replicas: readonly number[]
}

/** Counts what happened to partitions, by the newest metadata that any broker has. */
export class Tally {
  readonly counts = { elections: 0, isrChanges: 0, reassignments: 0, snapshotInstalls: 0 }
  readonly #known = new Map<string, Known>()
  readonly #metadataEnds = new Map<number, number>()

  /** The metadata log of a node begins behind where it ended before: a snapshot has taken the place of what lies between. */
  lookAtMetadata({ node, logStartOffset, logEndOffset }: ReplicaView): void {
    const before = this.#metadataEnds.get(node.nodeId)
    if (before !== undefined && logStartOffset > before) this.counts.snapshotInstalls += 1
    this.#metadataEnds.set(node.nodeId, logEndOffset)
  }

  /** Whether the newest metadata that any broker has give a partition a replica there. */
  isReplica(topicId: string, partition: number, nodeId: number): boolean {
    return this.#known.get(`${topicId}-${partition}`)?.replicas.includes(nodeId) === true
  }

  look(image: NodeView['image']): void {
    for (const topic of image.topics()) {
      for (const found of topic.partitions.values()) {
        const key = `${topic.id}-${found.partition}`
        const now: Known = {
          leaderEpoch: found.leaderEpoch,
          partitionEpoch: found.partitionEpoch,
          isr: found.isr.toSorted((one, other) => one - other).join(),
          isReassigning: found.addingReplicas.length > 0 || found.removingReplicas.length > 0,
          replicas: found.replicas,
        }
        const before = this.#known.get(key)
        if (before !== undefined && now.partitionEpoch <= before.partitionEpoch) continue
        this.#known.set(key, now)
        if (before === undefined) continue
        if (now.leaderEpoch > before.leaderEpoch) this.counts.elections += 1
        if (now.isr !== before.isr) this.counts.isrChanges += 1
        if (before.isReassigning && !now.isReassigning) this.counts.reassignments += 1
      }
    }
  }
}
