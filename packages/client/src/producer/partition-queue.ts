import { assert, type ErrorCode, type StreamError } from '@millrace/base'
import type { BatchCompression } from '@millrace/records'
import { limits } from '../limits.ts'
import type { Backoff } from '../util/backoff.ts'
import { Fifo } from '../util/fifo.ts'
import type { BatchIdentity, Identities } from './identity-source.ts'
import { deliveryTimeout, fencedInDoubt, leavesOpen, needsFreshMetadata, tooLarge } from './errors.ts'
import type { BatchPorts, ProduceBatch } from './produce-batch.ts'
import { SequenceState } from './sequence-state.ts'

export interface PartitionQueueParts {
  readonly topic: string
  readonly partition: number
  readonly compression: BatchCompression
  readonly ports: BatchPorts
  /** undefined for a producer that is not idempotent. */
  readonly identities: Identities | undefined
  readonly backoff: Backoff
  /** For what a change of leaders cures. */
  readonly leaderBackoff: Backoff
  /** A batch of so many bytes before compression takes no more records, because the next did not fit or because its time had come. */
  readonly batchClosed: (partition: number, sizeBytes: number, isFull: boolean) => void
  /** A batch was split: its parts count against the buffer. */
  readonly batchAdded: (batch: ProduceBatch) => void
  /** The leader, or the topic's id, may be another now. */
  readonly metadataIsStale: () => void
  /** The broker takes no larger batches than this. */
  readonly batchLimitFound: (sizeBytes: number) => void
}

/** What the broker said of a batch that it appended. */
export interface Appended {
  readonly baseOffset: number
  readonly logAppendTimeMs: number
}

const sequenceErrors: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['OUT_OF_ORDER_SEQUENCE', 'UNKNOWN_PRODUCER_ID'])

/**
 * The batches of one partition on their way to the broker, in order and each once.
 *
 * Up to five batches are on their way. Once one of them fails, nothing is sent until all of them are answered (the broker
 * refuses the followers of a batch that it did not take), then they go again in their order. What their sequences are by then is
 * decided by {@link SequenceState}.
 *
 * A leader that knows nothing of the producer takes any sequence as its first (KIP-360). So the first batch goes alone until it is
 * acknowledged, and so does the first after a failure, a change of leaders or a long silence: else a leader that refuses it, because it does
 * not know yet that it leads, could take its successor a moment later.
 */
export class PartitionQueue {
  readonly topic: string
  readonly partition: number
  /** The batch that takes records. */
  open: ProduceBatch | undefined
  /** Bytes that its last batch had: the next will hardly be larger. */
  sizeBytesHint = 0
  readonly #parts: PartitionQueueParts
  /** Closed batches that were never sent. */
  readonly #closed = new Fifo<ProduceBatch>()
  /** Batches that were sent and are not settled, in the order of their sequences. */
  #underway: ProduceBatch[] = []
  #sentCount = 0
  readonly #sequences: SequenceState
  /** Something failed: nothing is sent until all that is under way was answered. */
  #isRecovering = false
  /** The next batch has to be acknowledged before another is sent. */
  #goesAlone: boolean
  #takenMs = Number.NEGATIVE_INFINITY
  #notBeforeMs = 0
  #awaitsIdentity = false
  #nextOrdinal = 0
  /** Why the last answer was no; undefined once one was yes. What waits behind a batch that fails waits for the same reason. */
  #lastFailure: StreamError | undefined

  constructor(parts: PartitionQueueParts) {
    this.#parts = parts
    this.topic = parts.topic
    this.partition = parts.partition
    this.#sequences = new SequenceState(parts.identities)
    this.#goesAlone = this.#isIdempotent
  }

  get sentCount(): number {
    return this.#sentCount
  }

  get isEmpty(): boolean {
    return this.open === undefined && this.#closed.length === 0 && this.#underway.length === 0
  }

  /** Batches that wait to be sent, for the first time or again. */
  get waitingCount(): number {
    const retried = this.#underway.reduce((count, { state }) => count + Number(state === 'retry'), 0)
    return this.#closed.length + retried + (this.open === undefined ? 0 : 1)
  }

  /** When something may be sent again after a failure, by the monotonic clock. */
  get notBeforeMs(): number {
    return this.#notBeforeMs
  }

  /** The open batch takes no more records; `isFull` if another did not fit. */
  close(isFull: boolean): void {
    if (this.open === undefined) return
    this.open.isDue = true
    this.sizeBytesHint = this.open.estimatedSizeBytes
    this.#closed.push(this.open)
    this.open = undefined
    this.#parts.batchClosed(this.partition, this.sizeBytesHint, isFull)
  }

  /** Whether {@link take} may give a batch at `nowMs`. */
  hasWork(nowMs: number): boolean {
    if (nowMs < this.#notBeforeMs || this.#awaitsIdentity) return false
    if (this.#isRecovering) return this.#sentCount === 0
    if (this.#goesAlone && this.#sentCount > 0) return false
    if (this.#sentCount >= limits.batchesInFlightPerPartition) return false
    if (this.#underway.some((batch) => batch.state === 'retry')) return true
    if (this.#sequences.isUnresolved && this.#underway.length > 0) return false
    const [oldest] = this.#underway
    // Past so many followers the broker would not recognise it when it comes again.
    if (oldest !== undefined && this.#nextOrdinal - oldest.ordinal >= limits.batchesInFlightPerPartition) return false
    return this.#closed.length > 0 || this.open?.isDue === true
  }

  /** The next batch to be sent, with its sequence; undefined if there is none at the moment. */
  take(nowMs: number): ProduceBatch | undefined {
    if (!this.hasWork(nowMs)) return undefined
    if (this.#isRecovering || this.#underway.length === 0) {
      const isSilent = nowMs - this.#takenMs > limits.producerSilentMs
      this.#goesAlone = this.#isIdempotent && (this.#goesAlone || this.#isRecovering || isSilent)
      if (this.#sequences.renumbers) this.#settleProven()
      this.#awaitsIdentity = !this.#sequences.settle(this.#underway)
      if (this.#awaitsIdentity) return undefined
      this.#isRecovering = false
    }
    const batch = this.#underway.find(({ state }) => state === 'retry') ?? this.#takeNew()
    if (batch === undefined) return undefined
    this.#takenMs = nowMs
    batch.state = 'sent'
    this.#sentCount++
    return batch
  }

  /** What is left of it waits for a leader, so far as is known: the last that was heard is that the one asked is none. */
  get seeksLeader(): boolean {
    return !this.isEmpty && this.#lastFailure !== undefined && needsFreshMetadata(this.#lastFailure)
  }

  /** The partition has another leader, or the same one anew: what was refused may go there at once. */
  leaderMoved(): void {
    this.#goesAlone = this.#isIdempotent
    this.#notBeforeMs = 0
    this.#parts.leaderBackoff.reset()
  }

  /** Whose batches these are; undefined for a producer that is not idempotent. */
  get identity(): BatchIdentity | undefined {
    return this.#sequences.identity
  }

  /** An identity has come, so {@link take} may be called again. */
  identityArrived(): void {
    this.#awaitsIdentity = false
  }

  appended(batch: ProduceBatch, { baseOffset, logAppendTimeMs }: Appended): void {
    this.#answered(batch)
    // Sequences have no gaps: whatever stands before it was appended too.
    for (const earlier of this.#underway) {
      if (earlier === batch) break
      earlier.isProven = true
    }
    this.#remove(batch)
    this.#sequences.appended(batch)
    this.#goesAlone = false
    this.#parts.backoff.reset()
    this.#parts.leaderBackoff.reset()
    this.#notBeforeMs = 0
    this.#lastFailure = undefined
    this.#deliver(batch, baseOffset, logAppendTimeMs)
  }

  /** The broker did not acknowledge the batch, and said why. */
  refused(batch: ProduceBatch, error: StreamError, nowMs: number): void {
    this.#answered(batch)
    this.#isRecovering = true
    // Behind one that was not taken the sequence never fits: it waits for the same reason as that one.
    if (!sequenceErrors.has(error.code) || this.#underway[0] === batch) {
      batch.lastError = error
      this.#lastFailure = error
    }
    if (leavesOpen(error)) batch.maybeAppended = true
    if (batch.isProven && (sequenceErrors.has(error.code) || !error.retriable)) this.#deliverProven(batch)
    else if (batch.isOver) this.#give(batch, error)
    else if (tooLarge(error) && batch.recordCount > 1) this.#split(batch, error)
    else if (sequenceErrors.has(error.code) && this.#sequences.identity !== undefined)
      this.#outOfSequence(batch, error, nowMs)
    else if (error.code === 'INVALID_PRODUCER_EPOCH' && this.#sequences.identity !== undefined) this.#sequences.fenced()
    else if (error.retriable) this.#retryLater(error, nowMs)
    else this.#give(batch, error)
    if (this.#underway.length === 0) this.#isRecovering = false
  }

  /** The way to the broker broke: the batch may have been appended or not. */
  lost(batch: ProduceBatch, error: StreamError, nowMs: number): void {
    this.#answered(batch)
    batch.maybeAppended = true
    batch.lastError = error
    this.#lastFailure = error
    this.#isRecovering = true
    if (batch.isOver) this.#give(batch, error)
    this.#retryLater(error, nowMs)
    if (this.#underway.length === 0) this.#isRecovering = false
  }

  /** The broker can't be reached. Nothing was sent, but this is what everything waits for. */
  heldUp(error: StreamError): void {
    this.#lastFailure = error
  }

  /** The topic was made again: its partitions know of no producer. */
  startAnew(): void {
    this.#sequences.startAnew()
    if (this.#underway.length > 0) this.#isRecovering = true
  }

  /** Fails what was created before `createdMsMin`; the deadline of its delivery has passed. */
  expire(createdMsMin: number, deliveryTimeoutMs: number): void {
    const fail = (batch: ProduceBatch): void =>
      batch.fail(deliveryTimeout(batch, this, deliveryTimeoutMs, this.#lastFailure))
    for (const batch of [...this.#underway]) {
      if (batch.createdMs > createdMsMin || batch.isOver) continue
      const wasSent = batch.state === 'sent'
      if (batch.isProven) this.#deliver(batch, -1, -1)
      else fail(batch)
      // What is on its way stays until it is answered: only then is it known whether its sequence was used.
      if (!wasSent && batch.isProven) this.#remove(batch)
      else if (!wasSent) this.#give(batch, undefined)
    }
    for (
      let batch = this.#closed.first;
      batch !== undefined && batch.createdMs <= createdMsMin;
      batch = this.#closed.first
    ) {
      this.#closed.shift()
      fail(batch)
    }
    if (this.open !== undefined && this.open.createdMs <= createdMsMin) {
      const batch = this.open
      this.open = undefined
      fail(batch)
    }
  }

  /** A coordinator has given the next epoch. False, and nothing has changed, if something is under way. */
  restart(): boolean {
    if (!this.isEmpty || this.#sentCount > 0) return false
    this.#sequences.restart()
    this.#isRecovering = false
    this.#goesAlone = this.#isIdempotent
    return true
  }

  /** Fails everything. */
  failAll(error: StreamError): void {
    const batches = [...this.#underway, ...this.#closed, ...(this.open === undefined ? [] : [this.open])]
    for (const batch of this.#underway) if (batch.state !== 'sent') this.#sequences.leftOut(batch)
    this.#underway = this.#underway.filter((batch) => batch.state === 'sent')
    this.#closed.clear()
    this.open = undefined
    this.#awaitsIdentity = false
    for (const batch of batches) batch.fail(error)
  }

  get #isIdempotent(): boolean {
    return this.#parts.identities !== undefined
  }

  #takeNew(): ProduceBatch | undefined {
    if (this.#closed.length === 0 && this.open?.isDue === true) this.close(false)
    const batch = this.#closed.shift()
    if (batch === undefined) return undefined
    this.#sequences.assign(batch)
    batch.ordinal = this.#nextOrdinal++
    this.#underway.push(batch)
    return batch
  }

  #deliver(batch: ProduceBatch, baseOffset: number, logAppendTimeMs: number): void {
    batch.deliver({ topic: this.topic, partition: this.partition, baseOffset, logAppendTimeMs })
  }

  /** The broker has the batch, and does not know any more where. */
  #deliverProven(batch: ProduceBatch): void {
    this.#remove(batch)
    this.#deliver(batch, -1, -1)
  }

  /** Before batches get other sequences, which must not happen to those that the broker has, or under another id may have. */
  #settleProven(): void {
    for (const batch of [...this.#underway]) {
      if (batch.isProven) this.#deliverProven(batch)
      else if (this.#sequences.isFenced && batch.maybeAppended) {
        this.#remove(batch)
        batch.fail(fencedInDoubt(batch, this))
      }
    }
  }

  #answered(batch: ProduceBatch): void {
    this.#sentCount--
    assert(this.#sentCount >= 0, 'a batch is answered once')
    if (!batch.isOver) batch.state = 'retry'
  }

  #remove(batch: ProduceBatch): void {
    const index = this.#underway.indexOf(batch)
    if (index >= 0) this.#underway.splice(index, 1)
  }

  /** The batch leaves without having been acknowledged. */
  #give(batch: ProduceBatch, error: StreamError | undefined): void {
    this.#remove(batch)
    this.#sequences.leftOut(batch)
    if (this.#underway.length > 0) this.#isRecovering = true
    if (error !== undefined) batch.fail(error)
  }

  #outOfSequence(batch: ProduceBatch, error: StreamError, nowMs: number): void {
    // The broker misses what came before. If that is still under way, or known to be left out, all is well once it has gone again.
    if (this.#underway[0] !== batch || this.#sequences.hasGap) return
    // Else it has lost what it had, or an expired batch never came: go on under another epoch (KIP-360).
    this.#sequences.needsNewEpoch()
    this.#retryLater(error, nowMs)
  }

  #retryLater(error: StreamError, nowMs: number): void {
    const { backoff, leaderBackoff, metadataIsStale } = this.#parts
    const isAboutLeader = needsFreshMetadata(error)
    // Those of one failure come at once and make one pause.
    if (nowMs >= this.#notBeforeMs) {
      this.#notBeforeMs = nowMs + (error.retryAfterMs ?? (isAboutLeader ? leaderBackoff : backoff).nextMs())
    }
    if (isAboutLeader) metadataIsStale()
  }

  #split(batch: ProduceBatch, error: StreamError): void {
    const { compression, ports, batchAdded, batchLimitFound } = this.#parts
    const half = Math.ceil(batch.estimatedSizeBytes / 2)
    const limit = error.context.limit
    if (limit !== undefined) batchLimitFound(limit)
    const parts = batch.split(Math.min(half, limit ?? half), compression, ports)
    for (const part of parts) {
      part.state = 'retry'
      batchAdded(part)
    }
    const at = this.#underway.indexOf(batch)
    this.#underway.splice(at, 1, ...parts)
    this.#nextOrdinal = batch.ordinal
    for (const later of this.#underway.slice(at)) later.ordinal = this.#nextOrdinal++
  }
}
