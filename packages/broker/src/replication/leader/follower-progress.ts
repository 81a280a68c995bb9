/** How far one follower has come, as its leader knows. */
export class FollowerProgress {
  /** Of the run of the follower's broker that said so. */
  brokerEpoch = -1
  logEndOffset = -1
  /** The end of what the follower has on disk; -1 until it has said so in this leadership. */
  durableOffset = -1
  /** When the follower last had everything that the leader had then. */
  caughtUpMs: number
  private lastSaidMs: number
  /** The leader's end when the follower last said something. */
  private lastLeaderEndOffset = Number.POSITIVE_INFINITY

  constructor(nowMs: number) {
    this.caughtUpMs = nowMs
    this.lastSaidMs = nowMs
  }

  /** Takes in what the follower says, as Kafka's Replica.updateFetchStateOrThrow does. */
  note(
    said: { readonly brokerEpoch: number; readonly logEndOffset: number; readonly durableOffset: number },
    leaderEndOffset: number,
    nowMs: number,
  ): void {
    if (said.durableOffset >= leaderEndOffset) this.caughtUpMs = nowMs
    else if (said.durableOffset >= this.lastLeaderEndOffset)
      this.caughtUpMs = Math.max(this.caughtUpMs, this.lastSaidMs)
    this.brokerEpoch = said.brokerEpoch
    this.logEndOffset = said.logEndOffset
    this.durableOffset = said.durableOffset
    this.lastSaidMs = nowMs
    this.lastLeaderEndOffset = leaderEndOffset
  }

  /** Whether it has had everything within the last `lagMsMax`. Where nothing is written it need not say anything. */
  isInTime(leaderEndOffset: number, nowMs: number, lagMsMax: number): boolean {
    return this.durableOffset >= leaderEndOffset || nowMs - this.caughtUpMs <= lagMsMax
  }
}
