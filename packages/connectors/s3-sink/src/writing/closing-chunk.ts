import { assert, StreamError } from '@millrace/base'
import type { Keys } from '../layout/keys.ts'
import type { ObjectHead, ObjectStore, Writing } from '../store/object-store.ts'
import type { StoreError } from '../store/store-error.ts'
import type { Chunk } from './chunk.ts'
import type { OpenFile } from './open-file.ts'

/** What an object that was written at once says of itself: the last offset of all that became durable with it. */
export const lastOffsetName = 'millrace-last-offset'

/** How a chunk is closed. */
export interface ClosingOptions {
  readonly store: ObjectStore
  readonly keys: Keys
  readonly contentType: string
  /** Its end is told by no rule: there were no more records for a while, or too little memory. */
  readonly isTail: boolean
  /** The store writes objects on conditions. */
  readonly conditional: boolean
  /** What was there of its first object when its partition was taken; undefined if nothing was, or that was not looked at. */
  readonly before: { readonly etag: string } | undefined
  /** Objects of it may be there already, since it is the first one of a partition that another task had, or this one before it ended. */
  readonly recovering: boolean
}

/**
 * A chunk on its way: first the object with its first record, which decides; then the others. Tried again until all are there.
 */
export class ClosingChunk {
  readonly chunk: Chunk
  readonly files: readonly OpenFile[]
  readonly #options: ClosingOptions
  readonly #ended = new Set<OpenFile>()

  constructor(chunk: Chunk, options: ClosingOptions) {
    this.chunk = chunk
    this.files = chunk.files
    this.#options = options
    for (const file of this.files) {
      // Parts that come now are begun under the key for good.
      if (!file.upload.hasParts) file.upload.name(this.#headOf(file))
      file.seal()
    }
  }

  get isDone(): boolean {
    return this.files.every(({ upload }) => upload.done)
  }

  /** The first failure that stands. */
  get failure(): StoreError | undefined {
    return this.files.find(({ upload }) => upload.failure !== undefined)?.upload.failure
  }

  /** Goes on as far as it can. Resolves when all is there or something failed; rejects if another task has written other than this one would. */
  async proceed(): Promise<void> {
    for (const { upload } of this.files) upload.retry()
    const [first, ...others] = this.files
    assert(first !== undefined, 'a chunk has records')
    if (!first.upload.done && !(await this.#decide(first))) return
    for (const file of others) this.#end(file, 'anything')
    await Promise.all(others.map((file) => settled(file)))
  }

  /** Has the first object written; whether it is there. */
  async #decide(first: OpenFile): Promise<boolean> {
    const { conditional, before } = this.#options
    if (!this.#ended.has(first)) await this.#checkFree(first)
    this.#end(first, conditional ? (before ?? null) : 'anything')
    await settled(first)
    if (first.upload.failure?.exists === true) await this.#accept(first)
    return first.upload.done
  }

  /** A tail that has parts has the key of a whole object: another task that has the partition now may have written that, with more records. */
  async #checkFree(first: OpenFile): Promise<void> {
    const { store, isTail, conditional, recovering } = this.#options
    const { keys } = this.#options
    if (!isTail || conditional || recovering || first.upload.key !== keys.regular(first.stem, first.first)) return
    if ((await store.look(first.upload.key)) !== undefined) throw takenOver(first)
  }

  /** Another task has written an object of that key: it is as good as this one if it ends where this one does. */
  async #accept(first: OpenFile): Promise<void> {
    const there = await this.#options.store.look(first.upload.key)
    const last = there?.metadata[lastOffsetName]
    const isSame = last === undefined ? there?.sizeBytes === first.upload.sizeBytes : last === String(this.chunk.last)
    if (!isSame) throw takenOver(first)
    await first.upload.isThere()
  }

  #end(file: OpenFile, over: Writing['over']): void {
    if (this.#ended.has(file)) return
    this.#ended.add(file)
    file.upload.end({ over })
  }

  #headOf({ stem, first }: OpenFile): ObjectHead {
    const { keys, isTail, conditional, recovering, contentType } = this.#options
    const { last, forcedLast } = this.chunk
    // What is there already is written over: it may be a tail that did not say so.
    const saysEnd = !conditional && (forcedLast !== undefined || (isTail && !recovering))
    const key = saysEnd ? keys.tail(stem, first, forcedLast ?? last) : keys.regular(stem, first)
    return { key, contentType, metadata: { [lastOffsetName]: String(last) } }
  }
}

async function settled({ upload }: OpenFile): Promise<void> {
  while (upload.running !== undefined) await upload.running
}

function takenOver({ upload }: OpenFile): StreamError {
  return new StreamError(
    'STALE_MEMBER_EPOCH',
    `another task has written ${upload.key}: this one was taken for dead, and goes on from what was committed`,
  )
}
