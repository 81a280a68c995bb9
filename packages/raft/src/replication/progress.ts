import type { RaftLimits } from '../limits.ts'
import type { ReadWanted } from '../ready.ts'
import { replicaOf } from '../replica-key.ts'
import type { ProgressState, ReplicaKey, SnapshotMeta } from '../types.ts'

/** A snapshot on its way to a peer: one chunk at a time. */
export interface SnapshotTransfer {
  readonly snapshot: SnapshotMeta
  /** How much of it the peer has on disk. */
  position: number
  /** A chunk was sent that it has not answered. */
  awaiting: boolean
}

interface InFlight {
  readonly endOffset: number
  readonly bytes: number
}

/**
 * What a leader knows of a peer, and how it sends to it. A `probe` finds where the logs part, one message at a time; `replicate` sends
 * one append after the other without waiting, as many as the limits allow; `snapshot` sends what the log does not have any more.
 */
export class Progress {
  readonly replica: ReplicaKey
  readonly #limits: RaftLimits
  state: ProgressState = 'probe'
  matchOffset = 0
  /** What is sent next: a border of the leader's log, or below its start. */
  nextOffset: number
  silentTicks = 0
  /** Ticks since it had all of the leader's log, as far as is known; undefined if it had not in this term. */
  caughtUpTicks: number | undefined
  /** The last heartbeat round it answered. */
  ackedRound = 0
  /** The commit offset that it was told. */
  toldCommitOffset = 0
  /** A read of entries, or of a chunk, that the driver has not answered. */
  reading: ReadWanted | undefined
  transfer: SnapshotTransfer | undefined
  /** What was to be read is gone: it is tried again at the next tick, and not at once and for ever. */
  waitsForTick = false
  #waitedTicks = 0
  #probing = false
  #inFlight: InFlight[] = []
  #inFlightBytes = 0
  /** Where the leader's log ended when it was heard of before, and for how many ticks it had been silent when it was heard of last. */
  #knownLastOffset: number | undefined
  #silentBeforeTicks = 0

  constructor(replica: ReplicaKey, nextOffset: number, limits: RaftLimits) {
    this.replica = replicaOf(replica)
    this.nextOffset = nextOffset
    this.#limits = limits
  }

  /** Whether nothing may be sent until it answers. */
  get paused(): boolean {
    if (this.state === 'probe') return this.#probing
    return (
      this.#inFlight.length >= this.#limits.inFlightAppendsMax || this.#inFlightBytes >= this.#limits.inFlightBytesMax
    )
  }

  probe(nextOffset: number): void {
    this.state = 'probe'
    this.nextOffset = nextOffset
    this.transfer = undefined
    this.#probing = false
    this.#inFlight = []
    this.#inFlightBytes = 0
    this.#waitedTicks = 0
  }

  sendSnapshot(snapshot: SnapshotMeta): void {
    this.probe(this.nextOffset)
    this.state = 'snapshot'
    this.transfer = { snapshot, position: 0, awaiting: false }
  }

  /** An append with entries of so many bytes up to `endOffset` was sent. */
  sent(endOffset: number, bytes: number, toldCommitOffset: number): void {
    this.toldCommitOffset = toldCommitOffset
    if (this.state === 'probe') {
      this.#probing = true
    } else if (endOffset > this.nextOffset) {
      this.nextOffset = endOffset
      this.#inFlight.push({ endOffset, bytes })
      this.#inFlightBytes += bytes
    }
  }

  /** It has the leader's log up to `matchOffset` on its disk. */
  accepted(matchOffset: number): void {
    this.#waitedTicks = 0
    this.matchOffset = Math.max(this.matchOffset, matchOffset)
    if (this.state === 'snapshot' && this.matchOffset < (this.transfer?.snapshot.endOffset ?? 0)) return
    if (this.state !== 'replicate') {
      this.probe(this.matchOffset)
      this.state = 'replicate'
    }
    this.nextOffset = Math.max(this.nextOffset, this.matchOffset)
    for (
      let first = this.#inFlight[0];
      first !== undefined && first.endOffset <= this.matchOffset;
      first = this.#inFlight[0]
    ) {
      this.#inFlight.shift()
      this.#inFlightBytes -= first.bytes
    }
  }

  /**
   * Its log parts from the leader's: `border` is the largest that both may share. A late answer to what was sent long ago is ignored. True if
   * it has lost what it said was on its disk: then it counts only up to the border, and gets the rest again.
   */
  rejected(prevOffset: number, border: number): boolean {
    const late = this.state === 'replicate' ? prevOffset <= this.matchOffset : prevOffset !== this.nextOffset
    if (late || this.state === 'snapshot') return false
    const shared = Math.max(border, 0)
    // Of appends that overtake each other one may be refused; what answers a probe is meant.
    const hasLost = this.state === 'probe' && shared < this.matchOffset
    if (hasLost) {
      this.matchOffset = shared
      this.toldCommitOffset = Math.min(this.toldCommitOffset, shared)
    }
    this.probe(Math.max(shared, this.matchOffset))
    return hasLost
  }

  /** The first bytes of the snapshot it receives are on its disk. */
  receivedChunk(receivedBytes: number): void {
    if (this.transfer === undefined) return
    this.#waitedTicks = 0
    this.transfer.position = receivedBytes
    // With all of it there, what comes next is that it was installed.
    this.transfer.awaiting = receivedBytes >= this.transfer.snapshot.sizeBytes
  }

  /** It was heard of. */
  heard(): void {
    this.#silentBeforeTicks = this.silentTicks
    this.silentTicks = 0
  }

  /**
   * What it said is taken in, and the leader's log ends at `lastOffset`. One that does not have all of that may have all that there was when it
   * was heard of before: then it had caught up at that time (as Kafka's leaders reckon).
   */
  reckon(lastOffset: number): void {
    const { matchOffset, caughtUpTicks = Number.POSITIVE_INFINITY } = this
    if (matchOffset >= lastOffset) this.caughtUpTicks = 0
    else if (this.#knownLastOffset !== undefined && matchOffset >= this.#knownLastOffset) {
      this.caughtUpTicks = Math.min(caughtUpTicks, this.#silentBeforeTicks)
    }
    this.#knownLastOffset = lastOffset
  }

  /** A tick has passed without an answer. True when what was sent must be taken for lost. */
  tick(): boolean {
    this.silentTicks++
    if (this.caughtUpTicks !== undefined) this.caughtUpTicks++
    this.waitsForTick = false
    const waits = this.#probing || this.#inFlight.length > 0 || this.transfer?.awaiting === true
    this.#waitedTicks = waits ? this.#waitedTicks + 1 : 0
    return this.#waitedTicks >= this.#limits.resendTicks
  }

  /** Sends again what was not answered. */
  resend(): void {
    this.#waitedTicks = 0
    if (this.transfer !== undefined) this.transfer.awaiting = false
    else this.probe(this.state === 'replicate' ? this.matchOffset : this.nextOffset)
  }
}
