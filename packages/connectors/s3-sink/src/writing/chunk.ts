import { assert } from '@millrace/base'
import { equalSchemas } from '@millrace/connect'
import { objectBytesMax, openFilesMax, openTogetherBytesMax } from '../limits.ts'
import type { OpenFile, ReadyRecord } from './open-file.ts'

/** When a chunk ends, by its records alone. */
export interface RotationRules {
  readonly flushSize: number
  /** -1: by no time. */
  readonly rotateIntervalMs: number
}

/**
 * Consecutive records of a partition that become durable together: one object, or several where folders are divided by more than partitions. Where
 * it ends is told by its records alone, so that whoever reads them again makes the same objects; but for tails, which say where they end.
 */
export class Chunk {
  readonly #rules: RotationRules
  readonly #files = new Map<string, OpenFile>()
  /** Where it has to end, as its first object in the bucket says: whatever the rules say. */
  readonly forcedLast: number | undefined
  #first: number | undefined
  #last = -1
  #records = 0
  #beganMs: number | null = null
  #bytes = 0

  constructor(rules: RotationRules, forcedLast: number | undefined) {
    this.#rules = rules
    this.forcedLast = forcedLast
  }

  get first(): number {
    assert(this.#first !== undefined, 'a chunk begins with its first record')
    return this.#first
  }

  get last(): number {
    return this.#last
  }

  /** In the order in which they began: the first one has the chunk's first record. */
  get files(): readonly OpenFile[] {
    return [...this.#files.values()]
  }

  /** Whether `next`, whose time is `timeMs`, belongs to the next one. */
  endsBefore({ record, stem }: ReadyRecord, timeMs: number | null, bySchema: boolean): boolean {
    if (this.#records === 0) return false
    const file = this.#files.get(stem)
    if (file !== undefined && bySchema && !equalSchemas(file.schema, record.value.schema)) return true
    if (this.forcedLast !== undefined) return record.original.offset > this.forcedLast
    if (file === undefined && this.#files.size >= openFilesMax) return true
    const { rotateIntervalMs } = this.#rules
    return (
      rotateIntervalMs >= 0 && timeMs !== null && this.#beganMs !== null && timeMs - this.#beganMs >= rotateIntervalMs
    )
  }

  add(ready: ReadyRecord, timeMs: number | null, open: () => OpenFile): void {
    const { offset } = ready.record.original
    assert(offset > this.#last, 'records of a partition come in their order')
    let file = this.#files.get(ready.stem)
    if (file === undefined) {
      file = open()
      this.#files.set(ready.stem, file)
    }
    const before = file.rowBytes
    file.add(ready.row)
    this.#bytes += file.rowBytes - before
    this.#first ??= offset
    this.#last = offset
    this.#beganMs ??= timeMs
    this.#records += 1
  }

  /** Whether it ends with the record that was added last. */
  get isFull(): boolean {
    if (this.forcedLast !== undefined) return this.#last >= this.forcedLast
    if (this.#records >= this.#rules.flushSize) return true
    return this.#bytes >= (this.#files.size > 1 ? openTogetherBytesMax : objectBytesMax)
  }
}
