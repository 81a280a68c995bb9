import type { SinkPosition } from '@millrace/connect'
import type { Format } from '../formats/format.ts'
import type { Keys } from '../layout/keys.ts'
import { Chunk, type RotationRules } from './chunk.ts'
import { ClosingChunk, lastOffsetName } from './closing-chunk.ts'
import type { ObjectUpload, UploadParts } from './object-upload.ts'
import { OpenFile, type ReadyRecord } from './open-file.ts'

/** What the writers of all partitions share. */
export interface WriterParts {
  readonly format: Format
  readonly keys: Keys
  readonly rules: RotationRules
  readonly conditional: boolean
  readonly uploads: UploadParts
  readonly contentType: string
}

/** What was found of a chunk that is about to begin. */
interface Found {
  readonly forcedLast: number | undefined
  readonly before: { readonly etag: string } | undefined
  readonly recovering: boolean
  /** Of its first object, if that is the only one and does not say where it ends. */
  readonly sizeBytes: number | undefined
}

const nothingFound: Found = { forcedLast: undefined, before: undefined, recovering: false, sizeBytes: undefined }

/** Folders whose unfinished uploads were looked at: more are looked at again. */
const seenStemsMax = 10_000

/** Writes the records of one partition: chunk by chunk, each durable before the next one is. */
export class PartitionWriter {
  readonly #topic: string
  readonly #partition: number
  readonly #parts: WriterParts
  #chunk: Chunk | undefined
  #found: Found = nothingFound
  readonly #closing: ClosingChunk[] = []
  /** Until a chunk is met that nobody has written before. */
  #recovering = true
  readonly #seenStems = new Set<string>()
  #draining: Promise<void> | undefined
  #fatal: unknown
  #durable: number | undefined
  #reported: number | undefined
  #released = false
  /** When the last record came, by a clock that never goes back. */
  lastRecordMs = 0

  constructor(topic: string, partition: number, parts: WriterParts) {
    this.#topic = topic
    this.#partition = partition
    this.#parts = parts
  }

  /** Makes ready for a record, as far as the store need not be asked; whether that is all that it takes. */
  isReadyFor(ready: ReadyRecord, timeMs: number | null): boolean {
    if (this.#chunk?.endsBefore(ready, timeMs, this.#parts.format.bySchema) === true) this.close(false)
    if (!this.#seenStems.has(ready.stem)) return false
    if (this.#chunk === undefined) {
      if (this.#recovering) return false
      this.#found = nothingFound
    }
    return true
  }

  /** Asks the store what {@link PartitionWriter.isReadyFor} needs to know. Rejects if it does not answer. */
  async lookAround(ready: ReadyRecord): Promise<void> {
    if (!this.#seenStems.has(ready.stem)) await this.#abortStale(ready.stem)
    if (this.#chunk !== undefined) return
    this.#found = this.#recovering ? await this.#findBefore(ready) : nothingFound
    this.#recovering &&= this.#found.recovering
  }

  /** Takes a record that it is ready for. */
  take(ready: ReadyRecord, timeMs: number | null, nowMs: number): void {
    const { format, rules, uploads, keys } = this.#parts
    this.#chunk ??= new Chunk(rules, this.#found.forcedLast)
    const { forcedLast } = this.#chunk
    this.#chunk.add(ready, timeMs, () => {
      const { offset } = ready.record.original
      const key = forcedLast === undefined ? keys.regular(ready.stem, offset) : this.#keyOfForced(ready, forcedLast)
      return new OpenFile(ready, format, { key, contentType: this.#contentType, metadata: {} }, uploads)
    })
    this.lastRecordMs = nowMs
    if (this.#chunk.isFull) this.close(false)
  }

  /** Ends the chunk that is open; as a tail unless its records say that it ends here. */
  close(isTail: boolean): void {
    const chunk = this.#chunk
    if (chunk === undefined) return
    this.#chunk = undefined
    const { keys, conditional, uploads } = this.#parts
    const { before, recovering } = this.#found
    const contentType = this.#contentType
    const { store } = uploads
    this.#closing.push(new ClosingChunk(chunk, { store, keys, contentType, isTail, conditional, before, recovering }))
    this.#drain()
  }

  /**
   * Whether the chunk that is open may end here though no rule says so, if that is committed before anything behind it is written. One that was
   * written before waits until it has all that was: behind it there may be objects that begin where that one ended.
   */
  mayEndHere(): boolean {
    if (this.#chunk === undefined || this.#chunk.forcedLast !== undefined) return false
    const { recovering, sizeBytes } = this.#found
    const [first, ...others] = this.openFiles
    if (!recovering) return true
    return others.length === 0 && sizeBytes !== undefined && first !== undefined && first.allBytes() >= sizeBytes
  }

  /** Whether its tail would say where it ends: then more may be written behind it at once. */
  get hasTellingTail(): boolean {
    if (this.#chunk === undefined || this.#chunk.forcedLast !== undefined) return false
    return !this.#found.recovering && this.openFiles[0]?.upload.hasParts === false
  }

  /** Whether it has objects that are not all there. */
  get isClosing(): boolean {
    return this.#closing.length > 0
  }

  /** Why it does not go on: an error of the store, or one that is no such; undefined if it does. */
  get failure(): unknown {
    return this.#fatal ?? this.uploads.find(({ failure }) => failure !== undefined)?.failure
  }

  get uploads(): readonly ObjectUpload[] {
    return this.files.map(({ upload }) => upload)
  }

  get files(): readonly OpenFile[] {
    return [...this.#closing.flatMap(({ files }) => files), ...this.openFiles]
  }

  get openFiles(): readonly OpenFile[] {
    return this.#chunk?.files ?? []
  }

  /** Goes on with what failed and may go better now. */
  retry(): void {
    for (const { upload } of this.openFiles) upload.retry()
    this.#drain()
  }

  /** Resolves when nothing is on its way that could go on by itself. */
  async settled(): Promise<void> {
    for (;;) {
      await this.#draining
      const running = this.uploads.flatMap((upload) => upload.running ?? [])
      if (running.length === 0 && this.#draining === undefined) return
      await Promise.all(running)
    }
  }

  /** Resolves when all closed chunks are there, or something failed. */
  async drained(): Promise<void> {
    while (this.#draining !== undefined) await this.#draining
  }

  /** Where the partition is, if that moved since it was asked. */
  takePosition(): SinkPosition | undefined {
    if (this.#durable === undefined || this.#durable === this.#reported) return undefined
    this.#reported = this.#durable
    return { topic: this.#topic, partition: this.#partition, offset: this.#durable }
  }

  /** Gives up what is not durable, and aborts it where it was begun. */
  async release(): Promise<void> {
    this.#released = true
    await Promise.all(this.uploads.map((upload) => upload.abandon()))
    this.#chunk = undefined
    this.#closing.length = 0
  }

  get #contentType(): string {
    return this.#parts.contentType
  }

  #keyOfForced({ record, stem }: ReadyRecord, forcedLast: number): string {
    const { keys, conditional } = this.#parts
    const { offset } = record.original
    return conditional ? keys.regular(stem, offset) : keys.tail(stem, offset, forcedLast)
  }

  #drain(): void {
    if (this.#draining !== undefined || this.#fatal !== undefined || this.#closing.length === 0) return
    this.#draining = this.#proceed()
      .catch((error: unknown) => {
        this.#fatal = error
      })
      .finally(() => {
        this.#draining = undefined
        // What was closed between the last look and now.
        if (!this.#released && this.#closing[0]?.failure === undefined) this.#drain()
      })
  }

  async #proceed(): Promise<void> {
    for (let [next] = this.#closing; next !== undefined && !this.#released; [next] = this.#closing) {
      await next.proceed()
      // Released while it was on its way: what is there may stay, and counts for nothing here.
      if (this.#released || !next.isDone) return
      this.#durable = next.chunk.last + 1
      this.#closing.shift()
    }
  }

  /** What was begun in a folder and never finished is nobody's: the partition is this task's now. */
  async #abortStale(stem: string): Promise<void> {
    const { store } = this.#parts.uploads
    for (const upload of await store.uploadsOf(stem)) await store.abortUpload(upload)
    if (this.#seenStems.size >= seenStemsMax) this.#seenStems.clear()
    this.#seenStems.add(stem)
  }

  /** What is there already of the chunk that begins with this record, written and not committed. */
  async #findBefore({ record, stem }: ReadyRecord): Promise<Found> {
    const { keys, conditional, uploads } = this.#parts
    const { store } = uploads
    const { offset } = record.original
    if (!conditional) {
      const found = await store.list(keys.prefix(stem, offset))
      const lasts = found.flatMap((key) => keys.lastOfTail(key, stem, offset) ?? [])
      if (lasts.length > 0) return { ...nothingFound, forcedLast: Math.max(...lasts), recovering: true }
      if (!found.includes(keys.regular(stem, offset))) return nothingFound
    }
    const there = await store.look(keys.regular(stem, offset))
    if (there === undefined) return nothingFound
    const { etag, sizeBytes } = there
    const last = Number(there.metadata[lastOffsetName] ?? Number.NaN)
    // Without conditions a key that does not say an end is one that a rule told, unless it was sent in parts.
    const forcedLast = conditional && Number.isSafeInteger(last) && last >= offset ? last : undefined
    // One that says its last offset has all of its records by a rule; where there are several objects the size of one tells nothing of the others.
    const tells = Number.isNaN(last) && keys.oneFolder
    return { forcedLast, before: { etag }, recovering: true, sizeBytes: tells ? sizeBytes : undefined }
  }
}
