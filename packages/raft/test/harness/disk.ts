import { assert, crc32cChecksum } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import type { Ready, ReceivedChunk } from '../../src/ready.ts'
import { sameSnapshot } from '../../src/snapshot/same-snapshot.ts'
import type { Entry, HardState, RaftState, SnapshotMeta, TermStart } from '../../src/types.ts'

/** A snapshot's file. */
export interface StoredSnapshot {
  readonly meta: SnapshotMeta
  readonly bytes: Uint8Array
}

/** What a crash may come between. */
type Step = (image: Image) => void

interface Pending {
  readonly ready: Ready
  readonly steps: readonly Step[]
}

/** A state of the files. */
class Image {
  hardState: HardState = { term: 0, votedFor: undefined }
  snapshot: StoredSnapshot | undefined
  startOffset = 0
  startTerm = 0
  entries: Entry[] = []

  get endOffset(): number {
    return this.entries.at(-1)?.endOffset ?? this.startOffset
  }

  termAt(endOffset: number): number | undefined {
    if (endOffset === this.startOffset) return this.startTerm
    return this.entries.find((entry) => entry.endOffset === endOffset)?.term
  }

  /** Whether all up to the entry of `term` that ends at `endOffset` is there, in the log or in the snapshot. */
  holds(endOffset: number, term: number): boolean {
    if ((this.snapshot?.meta.endOffset ?? -1) >= endOffset) return true
    return this.entries.findLast((entry) => entry.endOffset === endOffset)?.term === term
  }

  install(meta: SnapshotMeta): void {
    const { snapshot } = this
    // A later one may have been made before this is durable.
    const isThere =
      snapshot !== undefined && (sameSnapshot(snapshot.meta, meta) || snapshot.meta.endOffset > meta.endOffset)
    assert(isThere, 'only what was received is installed')
    this.startOffset = meta.endOffset
    this.startTerm = meta.term
    this.entries = []
  }

  truncate(endOffset: number): void {
    while ((this.entries.at(-1)?.endOffset ?? -1) > endOffset) this.entries.pop()
    assert(this.endOffset === endOffset, `${endOffset} is no border of the log`)
  }

  append(entry: Entry): void {
    assert(entry.baseOffset === this.endOffset, `an entry at ${entry.baseOffset} does not follow ${this.endOffset}`)
    this.entries.push(entry)
  }

  moveStart(startOffset: number): void {
    const term = this.termAt(startOffset)
    assert(term !== undefined, `${startOffset} is no border of the log`)
    this.entries = this.entries.filter((entry) => entry.baseOffset >= startOffset)
    this.startOffset = startOffset
    this.startTerm = term
  }
}

/** A node's files: what is durable, what is only written, and Readies that lie between the two. */
export class SimDisk {
  durable = new Image()
  written = new Image()
  #pending: Pending[] = []
  #kept: Image | undefined
  #partial: { readonly meta: SnapshotMeta; bytes: Uint8Array } | undefined

  get pending(): number {
    return this.#pending.length
  }

  write(ready: Ready): void {
    const steps: Step[] = []
    const { hardState, install, truncateTo } = ready
    if (hardState !== undefined) steps.push((image) => (image.hardState = hardState))
    if (install !== undefined) steps.push((image) => image.install(install))
    if (truncateTo !== undefined) steps.push((image) => image.truncate(truncateTo))
    for (const entry of ready.append) steps.push((image) => image.append(entry))
    for (const step of steps) step(this.written)
    for (const chunk of ready.chunks) this.#receive(chunk)
    this.#pending.push({ ready, steps })
  }

  /** Makes the first `count` Readies durable. */
  sync(count: number): Ready[] {
    const done = this.#pending.splice(0, count)
    for (const { steps } of done) for (const step of steps) step(this.durable)
    return done.map(({ ready }) => ready)
  }

  /** What was not synced is gone, but for as many steps as `random` lets through. */
  crash(random: SeededRandom): void {
    const steps = this.#pending.flatMap((pending) => pending.steps)
    for (const step of steps.slice(0, random.integer(steps.length + 1))) step(this.durable)
    this.#pending = []
    this.#partial = undefined
    this.written = Object.assign(new Image(), this.durable, { entries: [...this.durable.entries] })
  }

  /** The disk lied: after a crash the log ends here, though more was said to be on it. */
  lose(endOffset: number): void {
    this.durable.truncate(endOffset)
    this.written.truncate(endOffset)
  }

  /** The log that is durable now, to be put back later. */
  keep(): void {
    this.#kept = Object.assign(new Image(), this.durable, { entries: [...this.durable.entries] })
  }

  /** The log is as it was when that was kept. */
  putBack(): void {
    assert(this.#kept !== undefined, 'only what was kept is put back')
    this.durable = Object.assign(this.#kept, { hardState: this.durable.hardState })
    this.#kept = undefined
    this.written = Object.assign(new Image(), this.durable, { entries: [...this.durable.entries] })
  }

  /** A snapshot file, made here or received whole, is durable at once. */
  store(snapshot: StoredSnapshot): void {
    this.durable.snapshot = snapshot
    this.written.snapshot = snapshot
  }

  /** The bytes received of the snapshot; undefined if another is being received by now. */
  received(meta: SnapshotMeta): StoredSnapshot | undefined {
    const partial = this.#partial
    return partial !== undefined && sameSnapshot(partial.meta, meta) ? { meta, bytes: partial.bytes } : undefined
  }

  /** Deletes entries below `startOffset`, which is durable by then. */
  moveStart(startOffset: number): void {
    this.durable.moveStart(startOffset)
    this.written.moveStart(startOffset)
  }

  /** What a driver finds when it starts. */
  state(): RaftState {
    const { hardState, snapshot, startOffset, startTerm, entries, endOffset } = this.durable
    const terms: TermStart[] = []
    for (const { term, baseOffset } of entries) {
      if (terms.at(-1)?.term !== term) terms.push({ term, startOffset: baseOffset })
    }
    const voterSets = entries.flatMap((entry) =>
      entry.kind === 'voters' ? [{ endOffset: entry.endOffset, voters: entry.voters }] : [],
    )
    return { hardState, snapshot: snapshot?.meta, startOffset, startTerm, endOffset, terms, voterSets }
  }

  #receive(chunk: ReceivedChunk): void {
    if (chunk.position === 0) this.#partial = { meta: chunk.snapshot, bytes: new Uint8Array() }
    const partial = this.#partial
    assert(
      partial !== undefined && chunk.position === partial.bytes.length,
      `a chunk at ${chunk.position} follows on none`,
    )
    const bytes = new Uint8Array(partial.bytes.length + chunk.bytes.length)
    bytes.set(partial.bytes)
    bytes.set(chunk.bytes, partial.bytes.length)
    partial.bytes = bytes
  }
}

/** Whether the bytes are those that the meta names. */
export const isIntact = ({ meta, bytes }: StoredSnapshot): boolean =>
  bytes.length === meta.sizeBytes && crc32cChecksum.crc32c(bytes) === meta.checksum
