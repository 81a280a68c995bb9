import { setImmediate as turn } from 'node:timers/promises'
import type {
  BegunUpload,
  ObjectHead,
  ObjectStore,
  OpenUpload,
  StoredObject,
  StoredPart,
  Writing,
} from '../src/store/object-store.ts'
import { StoreError } from '../src/store/store-error.ts'

interface Kept {
  readonly head: ObjectHead
  readonly body: Buffer
  readonly etag: string
}

/** A store in memory, whose requests can fail, or be lost with who sent them. */
export class MemoryStore implements ObjectStore {
  /** Answers what a request fails with. */
  fail: ((call: string) => StoreError | undefined) | undefined
  /** What a request fails with that was done all the same. */
  loseAnswer: ((call: string) => StoreError | undefined) | undefined
  readonly #objects = new Map<string, Kept>()
  readonly #uploads = new Map<string, { readonly head: ObjectHead; readonly parts: Map<number, Buffer> }>()
  #requests = 0
  /** Which of them a sender that is killed still gets through. */
  #left = Number.POSITIVE_INFINITY
  #generation = 0

  keys(): string[] {
    return [...this.#objects.keys()].toSorted()
  }

  lines(): string[] {
    return this.keys().flatMap((key) => String(this.#objects.get(key)?.body).split('\n').slice(0, -1))
  }

  /** The ids of all rows, sorted. */
  ids(): number[] {
    const ids = this.lines().map((line) => (JSON.parse(line) as { id: number }).id)
    return ids.toSorted((one, other) => one - other)
  }

  unfinished(): string[] {
    return [...this.#uploads.values()].map(({ head }) => head.key)
  }

  partsOf(key: string): number {
    return [...this.#uploads.values()].find(({ head }) => head.key === key)?.parts.size ?? 0
  }

  failEvery(count: number): void {
    let at = 0
    this.fail = () => (++at % count === 0 ? new StoreError('SlowDown', 'slow down', { transient: true }) : undefined)
  }

  /** The sender dies: so many of its requests get here. */
  endAfter(requests: number): void {
    this.#left = requests
  }

  /** What the senders so far still send is lost; others may send again. */
  dropAll(): void {
    this.#left = Number.POSITIVE_INFINITY
    this.#generation += 1
  }

  async put(head: ObjectHead, body: Uint8Array, writing: Writing): Promise<void> {
    await this.#request('put')
    this.#keep(head, Buffer.from(body), writing)
  }

  async beginUpload(head: ObjectHead): Promise<BegunUpload> {
    await this.#request('begin')
    const id = `upload-${this.#requests}`
    this.#uploads.set(id, { head, parts: new Map() })
    const lost = this.loseAnswer?.('begin')
    if (lost !== undefined) throw lost
    return { uploadId: id, wasRepeated: false }
  }

  async uploadPart(_key: string, uploadId: string, number: number, body: Uint8Array): Promise<string> {
    await this.#request('part')
    this.#upload(uploadId).parts.set(number, Buffer.from(body))
    return `part-${number}`
  }

  async completeUpload(_key: string, uploadId: string, parts: readonly StoredPart[], writing: Writing): Promise<void> {
    await this.#request('complete')
    const upload = this.#upload(uploadId)
    const bodies = parts.map(({ number }) => upload.parts.get(number) ?? Buffer.alloc(0))
    this.#keep(upload.head, Buffer.concat(bodies), writing)
    this.#uploads.delete(uploadId)
  }

  async abortUpload({ uploadId }: OpenUpload): Promise<void> {
    await this.#request('abort')
    this.#uploads.delete(uploadId)
  }

  async uploadsOf(prefix: string): Promise<readonly OpenUpload[]> {
    await this.#request('uploads')
    return [...this.#uploads]
      .filter(([, { head }]) => head.key.startsWith(prefix))
      .map(([uploadId, { head }]) => ({ key: head.key, uploadId }))
  }

  async list(prefix: string): Promise<readonly string[]> {
    await this.#request('list')
    return this.keys().filter((key) => key.startsWith(prefix))
  }

  async look(key: string): Promise<StoredObject | undefined> {
    await this.#request('look')
    const kept = this.#objects.get(key)
    return kept && { etag: kept.etag, sizeBytes: kept.body.length, metadata: kept.head.metadata }
  }

  async lookAtBucket(): Promise<void> {
    await this.#request('bucket')
  }

  async delete(key: string): Promise<void> {
    await this.#request('delete')
    this.#objects.delete(key)
  }

  close(): void {
    this.fail = undefined
  }

  #keep(head: ObjectHead, body: Buffer, { over }: Writing): void {
    const there = this.#objects.get(head.key)
    const fits = over === 'anything' || (over === null ? there === undefined : there?.etag === over.etag)
    if (!fits) throw new StoreError('PreconditionFailed', 'there is one', { transient: false })
    this.#objects.set(head.key, { head, body, etag: `etag-${this.#requests}` })
  }

  #upload(id: string) {
    const upload = this.#uploads.get(id)
    if (upload === undefined) throw new StoreError('NoSuchUpload', 'there is no such upload', { transient: false })
    return upload
  }

  async #request(call: string): Promise<void> {
    const generation = this.#generation
    await turn()
    this.#requests += 1
    const failure = this.fail?.(call)
    if (failure !== undefined) throw failure
    this.#left -= 1
    if (this.#left < 0 || generation !== this.#generation)
      throw new StoreError('Killed', 'whoever asked is gone', { transient: false })
  }
}
