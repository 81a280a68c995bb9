import { assert, present } from '@millrace/base'
import type { Entry, RaftState, SnapshotMeta, Voter } from '../types.ts'
import { Durability } from './durability.ts'
import { EntryCache } from './entry-cache.ts'
import { TermStarts } from './term-starts.ts'
import { VoterSets } from './voter-sets.ts'

/** What of the log has changed since it was last handed to the driver. */
export interface LogChanges {
  readonly install: SnapshotMeta | undefined
  readonly truncateTo: number | undefined
  readonly append: readonly Entry[]
}

/** A node's log as raft sees it: its terms, borders and voter sets, the last entries, and what the driver has still to write. */
export class RaftLog {
  readonly #terms: TermStarts
  readonly #voterSets: VoterSets
  readonly #cache: EntryCache
  readonly #durability: Durability
  readonly #cachedBytesMax: number
  #snapshot: SnapshotMeta | undefined
  #commitOffset: number

  #install: SnapshotMeta | undefined
  #truncateTo: number | undefined
  #append: Entry[] = []
  /** The end of what was handed to the driver, and was not truncated since. */
  #handedOffset: number

  constructor(state: RaftState, cachedBytesMax: number) {
    const { snapshot } = state
    const snapshotOffset = snapshot?.endOffset ?? 0
    this.#terms = new TermStarts(state.startOffset, state.startTerm, state.endOffset, state.terms)
    const sets = state.voterSets.filter((set) => snapshot === undefined || set.endOffset > snapshotOffset)
    this.#voterSets = new VoterSets(
      snapshot === undefined ? sets : [{ endOffset: snapshotOffset, voters: snapshot.voters }, ...sets],
    )
    this.#cache = new EntryCache(state.endOffset)
    this.#durability = new Durability(state.endOffset)
    this.#cachedBytesMax = cachedBytesMax
    this.#snapshot = snapshot
    this.#commitOffset = snapshotOffset
    assert(
      state.startOffset <= snapshotOffset,
      `a log that starts at ${state.startOffset} needs a snapshot of what was before`,
    )
    this.#handedOffset = state.endOffset
    // A crash after a snapshot was received, and before the log was replaced by it: the log may end below it, or be another's.
    if (snapshot !== undefined && !this.matches(snapshotOffset, snapshot.term)) this.install(snapshot)
  }

  get startOffset(): number {
    return this.#terms.startOffset
  }

  get lastOffset(): number {
    return this.#terms.endOffset
  }

  get lastTerm(): number {
    return this.#terms.lastTerm
  }

  get terms(): TermStarts {
    return this.#terms
  }

  get durableOffset(): number {
    return this.#durability.durableOffset
  }

  get commitOffset(): number {
    return this.#commitOffset
  }

  get snapshot(): SnapshotMeta | undefined {
    return this.#snapshot
  }

  get voters(): readonly Voter[] {
    return this.#voterSets.latest
  }

  /** The end of the voters entry in force; the set is settled once this is committed. */
  get votersEndOffset(): number {
    return this.#voterSets.latestEndOffset
  }

  get readiesInFlight(): number {
    return this.#durability.inFlight
  }

  /** Where the log ends that the driver knows of: nothing beyond it may be applied. */
  get handedOffset(): number {
    return this.#handedOffset
  }

  termAt(endOffset: number): number | undefined {
    return this.#terms.termAt(endOffset)
  }

  votersAt(endOffset: number): readonly Voter[] | undefined {
    return endOffset > this.lastOffset ? undefined : this.#voterSets.at(endOffset)
  }

  /** Whether an entry of `term` ends at `endOffset` here. */
  matches(endOffset: number, term: number): boolean {
    return this.termAt(endOffset) === term
  }

  /** Entries in memory from `from` on; undefined if they must be read from disk. */
  cached(from: number, bytesMax: number): Entry[] | undefined {
    return this.#cache.read(from, bytesMax)
  }

  append(entry: Entry): void {
    assert(entry.baseOffset === this.lastOffset, `an entry at ${entry.baseOffset} does not follow ${this.lastOffset}`)
    assert(entry.endOffset > entry.baseOffset, `an entry at ${entry.baseOffset} must have an offset`)
    this.#terms.append(entry.term, entry.endOffset)
    if (entry.kind === 'voters') this.#voterSets.append({ endOffset: entry.endOffset, voters: entry.voters })
    this.#cache.append(entry)
    this.#append.push(entry)
  }

  /** Cuts the log so that it ends at `endOffset`. What is committed is never cut: that is what all of this is for. */
  truncate(endOffset: number): void {
    assert(endOffset >= this.#commitOffset, `${endOffset} is below what is committed, up to ${this.#commitOffset}`)
    this.#terms.truncate(endOffset)
    this.#voterSets.truncate(endOffset)
    this.#cache.truncate(endOffset)
    this.#durability.truncate(endOffset)
    while ((this.#append.at(-1)?.endOffset ?? -1) > endOffset) this.#append.pop()
    if (endOffset < this.#handedOffset) {
      this.#handedOffset = endOffset
      this.#truncateTo = Math.min(this.#truncateTo ?? endOffset, endOffset)
    }
  }

  /** Whether that moved it. */
  commitTo(endOffset: number): boolean {
    if (endOffset <= this.#commitOffset) return false
    assert(endOffset <= this.lastOffset, `${endOffset} can't be committed by a log that ends at ${this.lastOffset}`)
    this.#commitOffset = endOffset
    return true
  }

  /** The log is replaced by a snapshot of what the quorum has committed. */
  install(snapshot: SnapshotMeta): void {
    this.#durability.truncate(Math.min(this.#commitOffset, this.lastOffset))
    this.#terms.reset(snapshot.endOffset, snapshot.term)
    this.#voterSets.reset({ endOffset: snapshot.endOffset, voters: snapshot.voters })
    this.#cache.reset(snapshot.endOffset)
    this.#snapshot = snapshot
    this.#commitOffset = snapshot.endOffset
    this.#install = snapshot
    this.#truncateTo = undefined
    this.#append = []
    this.#handedOffset = snapshot.endOffset
  }

  /** A snapshot of what was committed here is durable. */
  snapshotSaved(snapshot: SnapshotMeta): void {
    assert(snapshot.endOffset <= this.#commitOffset, `a snapshot at ${snapshot.endOffset} is beyond what is committed`)
    if (snapshot.endOffset <= (this.#snapshot?.endOffset ?? -1)) return
    this.#snapshot = snapshot
    this.#voterSets.forgetBelow(snapshot.endOffset)
  }

  /** The driver has deleted what is below `startOffset`. */
  moveStart(startOffset: number): void {
    if (startOffset <= this.startOffset) return
    const snapshot = present(this.#snapshot, 'a log without a snapshot must keep its start')
    assert(startOffset <= snapshot.endOffset, `a log can't start at ${startOffset}, after its last snapshot`)
    this.#terms.moveStart(startOffset)
  }

  /** Hands over, once, what the driver has to write. */
  takeChanges(): LogChanges {
    const changes = { install: this.#install, truncateTo: this.#truncateTo, append: this.#append }
    this.#install = undefined
    this.#truncateTo = undefined
    this.#append = []
    this.#handedOffset = this.lastOffset
    return changes
  }

  /** The Ready of this number leaves the log on disk as it is now. */
  handedOver(readyNumber: number): void {
    this.#durability.handedOver(readyNumber, this.lastOffset)
  }

  persisted(readyNumber: number): void {
    this.#durability.persisted(readyNumber)
    this.#cache.evict(this.#cachedBytesMax, Math.min(this.durableOffset, this.#commitOffset))
  }
}
