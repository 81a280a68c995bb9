import { type Invariant, type NodeView, type ReplicaView, Violation } from './invariant.ts'

/** Within one leader epoch one process leads: a broker that starts again is another, and may not go on in the epoch of the old one. */
export class SingleLeaderPerEpoch implements Invariant {
  readonly name = 'SingleLeaderPerEpoch'
  readonly #leaders = new Map<string, string>()

  replicaChanged({ node, topicId, partition, name, isLeader, leaderEpoch }: ReplicaView): void {
    if (!isLeader) return
    const key = `${topicId}-${partition}@${leaderEpoch}`
    const leader = this.#leaders.get(key)
    if (leader === undefined) this.#leaders.set(key, node.process)
    else if (leader !== node.process) {
      throw new Violation(this.name, `${leader} and ${node.process} both lead ${name} in epoch ${leaderEpoch}`)
    }
  }
}

/** Epochs grow: those of a replica on its broker, and those of every partition in the metadata that a broker goes by. */
export class MonotonicEpoch implements Invariant {
  readonly name = 'MonotonicEpoch'
  readonly #seen = new Map<string, { readonly leaderEpoch: number; readonly partitionEpoch: number }>()

  replicaChanged({ node, name, leaderEpoch, before }: ReplicaView): void {
    if (before === undefined || leaderEpoch >= before.leaderEpoch) return
    throw new Violation(
      this.name,
      `the leader epoch of ${name} went back from ${before.leaderEpoch} to ${leaderEpoch} on ${node.process}`,
    )
  }

  nodeChanged({ process, image, imageMoved }: NodeView): void {
    if (!imageMoved) return
    for (const topic of image.topics()) {
      for (const { partition, leaderEpoch, partitionEpoch } of topic.partitions.values()) {
        const key = `${process} ${topic.id}-${partition}`
        const before = this.#seen.get(key)
        if (before !== undefined && (leaderEpoch < before.leaderEpoch || partitionEpoch < before.partitionEpoch)) {
          throw new Violation(
            this.name,
            `in the metadata of ${process} ${topic.name}-${partition} went back from leader epoch ${before.leaderEpoch} and partition ` +
              `epoch ${before.partitionEpoch} to ${leaderEpoch} and ${partitionEpoch}`,
          )
        }
        this.#seen.set(key, { leaderEpoch, partitionEpoch })
      }
    }
  }
}

/** Who leads a partition is among its in-sync replicas. */
export class LeaderInIsr implements Invariant {
  readonly name = 'LeaderInIsr'

  nodeChanged({ process, image, imageMoved }: NodeView): void {
    if (!imageMoved) return
    for (const topic of image.topics()) {
      for (const { partition, leader, isr } of topic.partitions.values()) {
        if (leader < 0 || isr.includes(leader)) continue
        throw new Violation(
          this.name,
          `in the metadata of ${process} broker ${leader} leads ${topic.name}-${partition}, whose in-sync replicas are ${isr.join(', ')}`,
        )
      }
    }
  }
}
