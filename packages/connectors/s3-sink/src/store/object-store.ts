/** An object as it is to be. */
export interface ObjectHead {
  readonly key: string
  readonly contentType: string
  readonly metadata: Readonly<Record<string, string>>
}

/** A part that the store has. */
export interface StoredPart {
  readonly number: number
  readonly etag: string
}

/** What may be there already of that key: anything; nothing (null); or just the object of that ETag. Else the store refuses, see StoreError.exists. */
export interface Writing {
  readonly over: 'anything' | null | { readonly etag: string }
}

/** An object that is there. */
export interface StoredObject {
  readonly etag: string
  readonly sizeBytes: number
  readonly metadata: Readonly<Record<string, string>>
}

/** An upload that was begun and is not finished. */
export interface OpenUpload {
  readonly key: string
  readonly uploadId: string
}

/** An upload that was begun for an object. */
export interface BegunUpload {
  readonly uploadId: string
  /** Whether it was asked for more than once: answers that were lost may have begun others. */
  readonly wasRepeated: boolean
}

/** What the sink asks of a store. All of it may be asked again; what fails is a StoreError. */
export interface ObjectStore {
  put(head: ObjectHead, body: Uint8Array, writing: Writing): Promise<void>
  beginUpload(head: ObjectHead): Promise<BegunUpload>
  uploadPart(key: string, uploadId: string, number: number, body: Uint8Array): Promise<string>
  completeUpload(key: string, uploadId: string, parts: readonly StoredPart[], writing: Writing): Promise<void>
  /** One that is not there any more is aborted. */
  abortUpload(upload: OpenUpload): Promise<void>
  /** Uploads of keys that begin with `prefix`; at most a thousand. */
  uploadsOf(prefix: string): Promise<readonly OpenUpload[]>
  /** Keys that begin with `prefix`, in their order; at most a thousand. */
  list(prefix: string): Promise<readonly string[]>
  /** Undefined if there is none. */
  look(key: string): Promise<StoredObject | undefined>
  /** Rejects if there is no such bucket, or the key may not see it. */
  lookAtBucket(): Promise<void>
  delete(key: string): Promise<void>
  close(): void
}
