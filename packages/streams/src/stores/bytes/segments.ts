import type { BytesStore } from '../builder.ts'
import { readInt, readLong, writeInt, writeLong } from '../codec.ts'
import type { TimeIndex } from './time-index.ts'

/** What stands before each key: the number of its segment. */
export const segmentSizeBytes = 6

/** A segment is at least so long, so that a short retention does not make many. Milliseconds. */
const segmentMsMin = 1000

const twoTo32 = 0x1_0000_0000

/** Where a store of segments keeps what it has seen; behind all segments. */
const stateKey = Uint8Array.of(0xff)

/**
 * What windows and sessions have in common: keys begin with the number of a segment, a stretch of time, so that what has expired goes in
 * one piece; and expiry by the highest time that was ever put. Exact: what is in a segment still, but expired, is not to be read.
 */
export class Segments {
  readonly retentionMs: number
  readonly #bytes: BytesStore
  readonly #segmentMs: number
  #observedTimeMs = -1
  #sequence = 0
  #firstSegment = 0
  #isStateKept = true
  #isDeletionDue = false
  readonly #isExact: boolean
  readonly #index: TimeIndex | undefined

  /**
   * `isExact` false: what has expired is there until its segment goes, as in Kafka Streams behind a cache, which does not know of
   * expiry. `index`: to be rid of what goes.
   */
  constructor(bytes: BytesStore, retentionMs: number, isExact = true, index?: TimeIndex) {
    this.#bytes = bytes
    this.retentionMs = retentionMs
    this.#isExact = isExact
    this.#index = index
    // Windows without end are kept for ever: one segment.
    this.#segmentMs = Math.min(Math.max(segmentMsMin, Math.floor(retentionMs / 2)), Number.MAX_SAFE_INTEGER)
    const state = bytes.get(stateKey)
    if (state === undefined) return
    // One more than was written: -1 is nothing yet.
    this.#observedTimeMs = readLong(state, 0) - 1
    this.#sequence = readInt(state, 8)
    this.#firstSegment = this.#firstLiveSegment()
  }

  /** The highest time that was put; -1: none. */
  get observedTimeMs(): number {
    return this.#observedTimeMs
  }

  /** What is earlier has expired. */
  get minTimeMs(): number {
    return this.#isExact ? this.#expiryMs() : this.#firstSegment * this.#segmentMs
  }

  /** A number for each of several entries with one key and time. */
  nextSequence(): number {
    this.#isStateKept = false
    this.#sequence = (this.#sequence + 1) & 0x7fff_ffff
    return this.#sequence
  }

  /** Of a restored entry: those to come get higher ones. */
  sawSequence(sequence: number): void {
    if (sequence <= this.#sequence) return
    this.#isStateKept = false
    this.#sequence = sequence
  }

  /** Takes notice of a time that is put, and drops what it makes expire. Whether this time has not expired itself. */
  observe(timeMs: number): boolean {
    if (timeMs > this.#observedTimeMs) {
      this.#observedTimeMs = timeMs
      this.#isStateKept = false
      const first = this.#firstLiveSegment()
      if (first > this.#firstSegment) {
        this.#firstSegment = first
        // A cache in front has still to find what it replaces, or takes away.
        if (this.#isExact) this.#deleteExpired()
        else this.#isDeletionDue = true
      }
    }
    return timeMs >= this.minTimeMs
  }

  /** Writes down the observed time: with each commit, behind the cache, as a store that is there after a restart goes on with it. */
  flush(): void {
    if (this.#isDeletionDue) this.#deleteExpired()
    if (this.#isStateKept) return
    const state = Buffer.allocUnsafe(12)
    writeLong(state, this.#observedTimeMs + 1, 0)
    writeInt(state, this.#sequence, 8)
    this.#bytes.put(stateKey, state)
    this.#isStateKept = true
  }

  /** Writes the number of the segment of that time at the beginning of a key. */
  writePrefix(target: Buffer, timeMs: number): void {
    const segment = this.#segmentOf(timeMs)
    const high = Math.floor(segment / twoTo32)
    target[0] = high >>> 8
    target[1] = high
    writeInt(target, segment >>> 0, 2)
  }

  /** The stretches of time from `fromMs` to `toMs` (both included) of which anything can be there, segment by segment. */
  parts(fromMs: number, toMs: number): { fromMs: number; toMs: number }[] {
    const from = Math.max(fromMs, this.minTimeMs)
    const to = Math.min(toMs, this.#observedTimeMs)
    const parts: { fromMs: number; toMs: number }[] = []
    for (let begin = from; begin <= to;) {
      const end = (this.#segmentOf(begin) + 1) * this.#segmentMs - 1
      parts.push({ fromMs: begin, toMs: Math.min(end, to) })
      begin = end + 1
    }
    return parts
  }

  #deleteExpired(): void {
    this.#isDeletionDue = false
    const end = Buffer.allocUnsafe(segmentSizeBytes)
    this.writePrefix(end, this.#firstSegment * this.#segmentMs)
    this.#bytes.deleteRange(undefined, end)
    this.#index?.expire(this.#firstSegment * this.#segmentMs)
  }

  #expiryMs(): number {
    return Math.max(0, this.#observedTimeMs - this.retentionMs + 1)
  }

  #firstLiveSegment(): number {
    return this.#segmentOf(this.#expiryMs())
  }

  #segmentOf(timeMs: number): number {
    return Math.floor(timeMs / this.#segmentMs)
  }
}
