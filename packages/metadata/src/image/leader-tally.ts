import { noLeader, type PartitionImage } from './partition-image.ts'

/** What has happened to partitions while a broker led them, or made it their leader; since the image was begun. */
export interface LeaderTally {
  /** Leaderships that it took over. */
  readonly elections: number
  /** Of those, where it may have lacked acknowledged records. */
  readonly uncleanElections: number
  /** Changes after which fewer, and more, were in sync. */
  readonly isrShrinks: number
  readonly isrExpands: number
}

const none: LeaderTally = { elections: 0, uncleanElections: 0, isrShrinks: 0, isrExpands: 0 }

/** Counts for metrics what records change; it is no part of the cluster's state. */
export class LeaderTallies {
  readonly #byBroker = new Map<number, LeaderTally>()

  of(nodeId: number): LeaderTally {
    return this.#byBroker.get(nodeId) ?? none
  }

  note(old: PartitionImage, next: PartitionImage): void {
    const { leader } = next
    if (leader === noLeader) return
    const isElection = leader !== old.leader
    const isUnclean = isElection && next.leaderRecoveryState !== 0 && old.leaderRecoveryState === 0
    const now = this.of(leader)
    this.#byBroker.set(leader, {
      elections: now.elections + (isElection ? 1 : 0),
      uncleanElections: now.uncleanElections + (isUnclean ? 1 : 0),
      isrShrinks: now.isrShrinks + (next.isr.length < old.isr.length ? 1 : 0),
      isrExpands: now.isrExpands + (next.isr.length > old.isr.length ? 1 : 0),
    })
  }
}
