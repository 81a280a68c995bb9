import { limits } from '../limits.ts'
import type { BatchIdentity, Identities } from './identity-source.ts'
import type { ProduceBatch } from './produce-batch.ts'

const sequenceMask = 0x7fff_ffff

/**
 * The identity and sequences of one partition's batches, by which the broker takes each once and in order (KIP-98, KIP-360).
 *
 * Batches that were certainly not appended may get other sequences. One that may have been keeps its own until the broker
 * has told: either it takes its successor (then it was appended), or it misses something (then it was not). Where nothing can tell any
 * more, the partition goes on under a higher epoch, from sequence 0; the broker then refuses whatever still comes of the old one.
 */
export class SequenceState {
  readonly #identities: Identities | undefined
  #identity: BatchIdentity | undefined
  /** Of the next new batch. */
  #next = 0
  /** Of the first batch that was not acknowledged. */
  #firstOpen = 0
  /** A batch that may have been appended was given up, and nothing has told yet. */
  #isUnresolved = false
  /** A batch that was certainly not appended was given up: those behind it move up. */
  #hasGap = false
  #needsNewEpoch = false
  #needsNewId = false

  /** Without `identities` there are no sequences: the producer is not idempotent. */
  constructor(identities: Identities | undefined) {
    this.#identities = identities
  }

  get identity(): BatchIdentity | undefined {
    return this.#identity
  }

  get isUnresolved(): boolean {
    return this.#isUnresolved
  }

  /** A batch that was certainly not appended was given up, so that the broker misses its sequences. */
  get hasGap(): boolean {
    return this.#hasGap
  }

  /** The broker takes nothing more of this id. */
  get isFenced(): boolean {
    return this.#needsNewId
  }

  /** Whether {@link settle} will give batches other sequences, so far as is known. */
  get renumbers(): boolean {
    return this.#hasGap || this.#needsNewEpoch || this.#needsNewId
  }

  /** Gives a new batch its sequence. */
  assign(batch: ProduceBatch): void {
    if (this.#identities === undefined) return
    batch.baseSequence = this.#next
    this.#next = (this.#next + batch.recordCount) & sequenceMask
  }

  appended(batch: ProduceBatch): void {
    if (this.#identities === undefined) return
    const end = (batch.baseSequence + batch.recordCount) & sequenceMask
    // A batch whose first answer came too late for the broker is acknowledged behind its successors.
    if (((end - this.#firstOpen) & sequenceMask) < sequenceMask / 2) this.#firstOpen = end
    this.#isUnresolved = false
  }

  /** A batch that was sent is given up without having been acknowledged. */
  leftOut(batch: ProduceBatch): void {
    if (batch.maybeAppended) this.#isUnresolved = true
    else this.#hasGap = true
  }

  /** The broker misses something that will not come again. */
  needsNewEpoch(): void {
    this.#needsNewEpoch = true
  }

  /** The broker knows a higher epoch of this id. */
  fenced(): void {
    this.#needsNewId = true
  }

  /** A coordinator has given the next epoch, and nothing is under way: the partition begins under that. */
  restart(): void {
    this.#identity = undefined
    this.#next = 0
    this.#firstOpen = 0
    this.#isUnresolved = false
    this.#hasGap = false
    this.#needsNewEpoch = false
    this.#needsNewId = false
  }

  /** The partition's log is another one. */
  startAnew(): void {
    this.#needsNewEpoch = true
    this.#isUnresolved = false
  }

  /**
   * Decides under which identity and sequences the batches under way go (again), none of them being sent at the moment. False if
   * there is no identity yet: whoever waits is told when it comes.
   */
  settle(underway: readonly ProduceBatch[]): boolean {
    if (this.#identities === undefined) return true
    // Nothing is left whose answer could tell.
    if (this.#isUnresolved && (underway.length === 0 || this.#hasGap)) this.#needsNewEpoch = true
    if (this.#identity === undefined || this.#needsNewId || this.#needsNewEpoch) {
      const identity = this.#nextIdentity(this.#identities)
      if (identity === undefined) return false
      this.#identity = identity
      this.#firstOpen = 0
      this.#renumber(underway)
      this.#isUnresolved = false
    } else if (this.#hasGap) this.#renumber(underway)
    this.#hasGap = false
    this.#needsNewEpoch = false
    this.#needsNewId = false
    return true
  }

  #nextIdentity(identities: Identities): BatchIdentity | undefined {
    const current = this.#identity
    if (current !== undefined && identities.spent !== undefined) {
      identities.spent()
      return undefined
    }
    const exhausted = current !== undefined && current.producerEpoch >= limits.producerEpochMax
    if (current === undefined || this.#needsNewId || exhausted) return identities.get(current?.producerId)
    return { producerId: current.producerId, producerEpoch: current.producerEpoch + 1 }
  }

  /** New sequences for batches of which none was appended. */
  #renumber(underway: readonly ProduceBatch[]): void {
    let sequence = this.#firstOpen
    for (const batch of underway) {
      batch.baseSequence = sequence
      batch.maybeAppended = false
      sequence = (sequence + batch.recordCount) & sequenceMask
    }
    this.#next = sequence
  }
}
