import type { ReadOffsets } from '../groups/read-offsets.ts'
import type { Place } from './starting-points.ts'
import type { StartPosition } from './types.ts'

/** What a group has to do with a partition that it assigned. */
export interface PartitionOwner {
  /** Aborted once the partition is taken away. */
  readonly signal: AbortSignal
  /** Has the group go on at `offset`, behind a record of that leader epoch. Rejects if the partition was taken away. */
  commit(offset: number, leaderEpoch: number): Promise<void>
  /** The application has it go on elsewhere, perhaps further back. */
  moved(): void
  /** What was read from `fromOffset` up to there, for a transaction. Throws if the partition was taken away. */
  readTo(place: Place, fromOffset: number): ReadOffsets
}

/** Where one partition of a subscription stands. */
export class PartitionState {
  readonly partition: number
  /** The offset of the next record to be delivered; undefined until it was looked up. */
  position: number | undefined
  /** The leader epoch of the record before the position; -1 if it is not known (KIP-320). */
  positionEpoch = -1
  /** The leader epoch of the record before the one that was passed last. */
  previousEpoch = -1
  /** The offset behind what was received: where fetching goes on. */
  fetchOffset = 0
  /** The leader epoch of the record before that. */
  fetchEpoch = -1
  /** Counts its beginnings and moves: what comes of an earlier one is stale. */
  epoch = 0
  isPaused = false
  /** Its group has not given it out yet, or takes it away. */
  isHeld = false
  /** Its end was reached: nothing more of it is wanted. */
  isDone = false
  /** The broker that sends it. */
  fetchedFrom: number | undefined
  /** A replica to which the leader has sent us. */
  nearer: number | undefined
  /** When such a replica did not do, by the monotonic clock: it is read from the leader for a while. */
  leftNearerAtMs: number | undefined
  /** The leader by which that broker was chosen, and its epoch. */
  leader: number | undefined
  leaderEpoch = -1
  /** undefined until the broker has said. */
  highWatermark: number | undefined
  /** Up to where it can be read now: the high watermark, or the last stable offset. undefined until the broker has said. */
  readableEnd: number | undefined
  logStartOffset = 0
  /** The offset to stop at; Infinity for never. */
  endOffset = Infinity
  /** Where the position came from: looked up again if it is out of range before anything was received. */
  origin: StartPosition
  /** The leader epoch of the record before an origin that is an offset; -1 if it is not known. */
  originEpoch = -1
  /** The group that has assigned it; undefined outside of groups. */
  readonly owner: PartitionOwner | undefined

  constructor(partition: number, origin: StartPosition, owner?: PartitionOwner) {
    this.partition = partition
    this.origin = origin
    this.owner = owner
  }

  /** Whether it should be sent by its leader. */
  get isWanted(): boolean {
    return this.position !== undefined && !this.isPaused && !this.isHeld && !this.isDone
  }

  get staysAtLeader(): boolean {
    return this.leftNearerAtMs !== undefined
  }

  get lag(): number | undefined {
    if (this.readableEnd === undefined || this.position === undefined) return undefined
    return Math.max(0, this.readableEnd - this.position)
  }

  /** Goes on elsewhere, behind a record of that leader epoch if it is known. What was received so far is stale. */
  moveTo(offset: number, leaderEpoch = -1): void {
    this.passed(offset, leaderEpoch)
    this.restart()
  }

  /** The application has taken what lies before `offset`, a record of that leader epoch last. */
  passed(offset: number, leaderEpoch: number): void {
    this.previousEpoch = this.positionEpoch
    this.position = offset
    this.positionEpoch = leaderEpoch
  }

  /** What lies before `offset`, a record of that leader epoch last, was received. */
  received(offset: number, leaderEpoch: number): void {
    if (offset <= this.fetchOffset) return
    this.fetchOffset = offset
    this.fetchEpoch = leaderEpoch
  }

  /** Fetches again from the position on. What was received so far is stale. */
  restart(): void {
    this.epoch = (this.epoch + 1) >>> 0
    this.fetchOffset = this.position ?? 0
    this.fetchEpoch = this.positionEpoch
    this.fetchedFrom = undefined
    this.nearer = undefined
    this.leftNearerAtMs = undefined
  }

  /** Nobody sends it: it can't be had from whoever did, who is not to be tried again soon if a time is given. */
  unsent(leftNearerAtMs?: number): void {
    if (this.nearer !== undefined) this.leftNearerAtMs = leftNearerAtMs
    this.fetchedFrom = undefined
    this.nearer = undefined
  }

  /** The leader says that another broker is nearer. */
  redirect(nodeId: number): void {
    this.fetchedFrom = undefined
    this.nearer = nodeId
  }
}
