/** The part of a partition's metadata that its leader changes. */
export interface IsrOfPartition {
  readonly isr: readonly number[]
  readonly partitionEpoch: number
}

/**
 * Who is in sync with a leader: as the controller has it, and as the leader has asked for. While it is not known which of the two holds,
 * both count: the high watermark is taken over the {@link maximal} of them (KIP-497), since a follower that is about to join may be
 * elected at once, and one that is about to leave may still be.
 */
export class IsrState {
  private committed: IsrOfPartition
  private asked: readonly number[] | undefined
  private all: readonly number[]

  constructor(committed: IsrOfPartition) {
    this.committed = committed
    this.all = committed.isr
  }

  /** As the controller has it. */
  get isr(): readonly number[] {
    return this.committed.isr
  }

  get partitionEpoch(): number {
    return this.committed.partitionEpoch
  }

  /** Everybody who is in sync, or would be once a change that was asked for is made. */
  get maximal(): readonly number[] {
    return this.all
  }

  get isPending(): boolean {
    return this.asked !== undefined
  }

  /** A change was asked for. */
  ask(isr: readonly number[]): void {
    this.asked = isr
    this.all = [...new Set([...this.committed.isr, ...isr])]
  }

  /** The controller's state, by whichever way it came; what is older than what is known is ignored. Returns whether it was news. */
  learn(now: IsrOfPartition): boolean {
    if (now.partitionEpoch <= this.committed.partitionEpoch) return false
    this.committed = now
    this.forget()
    return true
  }

  /** What was asked for is decided: the controller's state is known as it is since. */
  forget(): void {
    this.asked = undefined
    this.all = this.committed.isr
  }
}
