import { assert } from '@millrace/base'
import { compressedBlockBytes, partBytesMin, partsAtOnceMax } from '../limits.ts'
import type { ObjectHead, ObjectStore, StoredPart, Writing } from '../store/object-store.ts'
import { StoreError, storeError } from '../store/store-error.ts'
import type { Turnstile } from './turnstile.ts'

/** What every upload of a task is made with. */
export interface UploadParts {
  readonly store: ObjectStore
  readonly turnstile: Turnstile
  readonly partBytes: number
  readonly pack: ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined
  /** Told of bytes that are held (positive) and gone (negative). */
  readonly onHeld: (bytes: number) => void
}

interface Part {
  readonly number: number
  body: Uint8Array | undefined
  etag: string | undefined
}

/**
 * Sends one object: at once if it is small, else in parts while it is made. What fails is kept and can be tried again; what is sent already is not
 * sent again.
 */
export class ObjectUpload {
  readonly #parts: UploadParts
  #head: ObjectHead
  #block: Uint8Array[] = []
  #blockBytes = 0
  #packing: { readonly plainBytes: number; readonly packed: Promise<Uint8Array> }[] = []
  #part: Uint8Array[] = []
  #partBytes = 0
  #queue: Part[] = []
  #sent: StoredPart[] = []
  /** Bytes of all parts, sent and queued. */
  #sentBytes = 0
  #uploadId: string | undefined
  #mayHaveOrphans = false
  #ending: Writing | undefined
  #running: Promise<void> | undefined
  #held = 0
  #abandoned = false
  #done = false
  #failure: StoreError | undefined

  constructor(head: ObjectHead, parts: UploadParts) {
    this.#head = head
    this.#parts = parts
  }

  get key(): string {
    return this.#head.key
  }

  /** Bytes that the store does not have yet. */
  get heldBytes(): number {
    return this.#held
  }

  /** Bytes of the object, those that are sent too; of the whole of it once it has ended. */
  get sizeBytes(): number {
    return this.#sentBytes + this.#partBytes
  }

  /** Bytes that no part was made of yet. */
  get gatheredBytes(): number {
    return this.#partBytes
  }

  /** Whether parts were made of it: it has its key for good. */
  get hasParts(): boolean {
    return this.#queue.length + this.#sent.length > 0
  }

  get done(): boolean {
    return this.#done
  }

  /** Why it does not go on; undefined while it does. */
  get failure(): StoreError | undefined {
    return this.#failure
  }

  /** What is under way, if anything is; never rejects. */
  get running(): Promise<void> | undefined {
    return this.#running
  }

  append(bytes: Uint8Array): void {
    assert(this.#ending === undefined, 'nothing comes behind the end of an object')
    if (bytes.length === 0) return
    this.#hold(bytes.length)
    if (this.#parts.pack === undefined) return this.#gather(bytes)
    this.#block.push(bytes)
    this.#blockBytes += bytes.length
    if (this.#blockBytes >= compressedBlockBytes) this.#packBlock()
  }

  /** Makes a part of what there is, though it is smaller than parts are. */
  cutPart(): void {
    if (this.#partBytes >= partBytesMin) this.#cut()
  }

  /** Gives it its name and what it says of itself, as long as nothing of it was sent. */
  name(head: ObjectHead): void {
    assert(!this.hasParts, 'what has parts keeps its name')
    this.#head = head
  }

  /** No more will come. */
  end(writing: Writing): void {
    assert(this.#ending === undefined, 'an object ends once')
    this.#packBlock()
    this.#ending = writing
    this.#start()
  }

  /** Goes on after a failure. */
  retry(): void {
    if (this.#failure === undefined) return
    this.#failure = undefined
    this.#start()
  }

  /** It is there, written by another: what is here is not needed. */
  async isThere(): Promise<void> {
    await this.abandon()
    this.#done = true
    this.#failure = undefined
  }

  /** Gives it up: what the store has of it is aborted, as far as it can be reached. */
  async abandon(): Promise<void> {
    this.#abandoned = true
    await this.#running
    this.#hold(-this.#held)
    this.#block = []
    this.#part = []
    this.#queue = []
    const { store } = this.#parts
    if (this.#done) return
    try {
      await this.#abortOrphans()
      if (this.#uploadId !== undefined) await store.abortUpload({ key: this.key, uploadId: this.#uploadId })
    } catch (error) {
      // The store could not be reached: whoever has the partition next aborts it.
      if (!(error instanceof StoreError)) throw error
    }
  }

  #packBlock(): void {
    const { pack } = this.#parts
    if (pack === undefined || this.#blockBytes === 0) return
    const packed = pack(Buffer.concat(this.#block, this.#blockBytes))
    // It is awaited in its turn: until then nobody hears of an error.
    packed.catch(() => undefined)
    this.#packing.push({ plainBytes: this.#blockBytes, packed })
    this.#block = []
    this.#blockBytes = 0
    this.#start()
  }

  #gather(bytes: Uint8Array): void {
    this.#part.push(bytes)
    this.#partBytes += bytes.length
    if (this.#partBytes >= this.#parts.partBytes) this.#cut()
  }

  #cut(): void {
    const number = this.#sent.length + this.#queue.length + 1
    this.#sentBytes += this.#partBytes
    this.#queue.push({ number, body: Buffer.concat(this.#part, this.#partBytes), etag: undefined })
    this.#part = []
    this.#partBytes = 0
    this.#start()
  }

  #start(): void {
    if (this.#running !== undefined || this.#failure !== undefined || this.#abandoned) return
    this.#running = this.#run()
      .catch((error: unknown) => {
        this.#failure = storeError(`writing ${this.key}`, error)
      })
      .finally(() => {
        this.#running = undefined
        // What came between the last look and now.
        if (this.#hasWork()) this.#start()
      })
  }

  #hasWork(): boolean {
    if (this.#done || this.#failure !== undefined || this.#abandoned) return false
    return this.#packing.length > 0 || this.#queue.length > 0 || this.#ending !== undefined
  }

  async #run(): Promise<void> {
    while (this.#hasWork()) {
      if (this.#packing.length > 0) await this.#unpackQueue()
      else if (this.#queue.length > 0) await this.#sendParts()
      else await this.#finish()
    }
  }

  /** Takes what was compressed, in its order. */
  async #unpackQueue(): Promise<void> {
    const [first] = this.#packing
    assert(first !== undefined, 'a block is being compressed')
    const bytes = await first.packed
    this.#packing.shift()
    this.#hold(bytes.length - first.plainBytes)
    this.#gather(bytes)
  }

  async #sendParts(): Promise<void> {
    const { store, turnstile } = this.#parts
    const uploadId = this.#uploadId ?? (await this.#begin())
    const parts = this.#queue.slice(0, partsAtOnceMax)
    const results = await Promise.allSettled(
      parts.map(async (part) => {
        const { body } = part
        if (body === undefined) return
        part.etag = await turnstile.pass(() => store.uploadPart(this.key, uploadId, part.number, body))
        part.body = undefined
        this.#hold(-body.length)
      }),
    )
    for (let [next] = this.#queue; next?.etag !== undefined; [next] = this.#queue) {
      this.#sent.push({ number: next.number, etag: next.etag })
      this.#queue.shift()
    }
    for (const result of results) if (result.status === 'rejected') throw result.reason
  }

  async #begin(): Promise<string> {
    const { store, turnstile } = this.#parts
    const isFirst = !this.#mayHaveOrphans
    this.#mayHaveOrphans = true
    const { uploadId, wasRepeated } = await turnstile.pass(() => store.beginUpload(this.#head))
    if (isFirst) this.#mayHaveOrphans = wasRepeated
    this.#uploadId = uploadId
    return uploadId
  }

  /** Aborts uploads of this object that were begun by requests whose answers were lost. */
  async #abortOrphans(): Promise<void> {
    if (!this.#mayHaveOrphans) return
    const { store } = this.#parts
    for (const upload of await store.uploadsOf(this.key)) {
      if (upload.key === this.key && upload.uploadId !== this.#uploadId) await store.abortUpload(upload)
    }
    this.#mayHaveOrphans = false
  }

  async #finish(): Promise<void> {
    const { store, turnstile } = this.#parts
    const ending = this.#ending
    assert(ending !== undefined, 'an object is finished that has ended')
    if (this.#sent.length === 0) {
      const body = Buffer.concat(this.#part, this.#partBytes)
      await turnstile.pass(() => store.put(this.#head, body, ending))
    } else if (this.#partBytes > 0) {
      // The last part may be of any size.
      this.#cut()
      return
    } else {
      await this.#abortOrphans()
      await this.#complete(ending, this.#sent)
    }
    this.#done = true
    this.#hold(-this.#held)
    this.#part = []
  }

  async #complete(ending: Writing, sent: readonly StoredPart[]): Promise<void> {
    const { store, turnstile } = this.#parts
    const uploadId = this.#uploadId
    assert(uploadId !== undefined, 'what has parts was begun')
    try {
      await turnstile.pass(() => store.completeUpload(this.key, uploadId, sent, ending))
    } catch (error) {
      if (!(error instanceof StoreError && error.uploadIsGone)) throw error
      // It was finished by a request whose answer was lost, or else aborted by another: the object tells.
      if ((await store.look(this.key))?.sizeBytes !== this.#sentBytes) throw error
    }
  }

  #hold(bytes: number): void {
    this.#held += bytes
    this.#parts.onHeld(bytes)
  }
}
