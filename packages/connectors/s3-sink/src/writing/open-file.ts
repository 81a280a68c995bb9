import type { Schema, SinkRecord } from '@millrace/connect'
import type { FileEncoder, Format } from '../formats/format.ts'
import type { KeyStem } from '../layout/keys.ts'
import type { ObjectHead } from '../store/object-store.ts'
import { ObjectUpload, type UploadParts } from './object-upload.ts'

/** A record that can be written, and where. */
export interface ReadyRecord {
  readonly record: SinkRecord
  readonly stem: KeyStem
  readonly row: unknown
}

/** An object that records are still written to. */
export class OpenFile {
  readonly stem: KeyStem
  /** The offset of its first record. */
  readonly first: number
  readonly schema: Schema | null
  readonly upload: ObjectUpload
  readonly #encoder: FileEncoder

  constructor({ record, stem }: ReadyRecord, format: Format, head: ObjectHead, parts: UploadParts) {
    this.stem = stem
    this.first = record.original.offset
    this.schema = format.bySchema ? record.value.schema : null
    this.upload = new ObjectUpload(head, parts)
    this.#encoder = format.open(this.schema)
  }

  /** Bytes in memory. */
  get heldBytes(): number {
    return this.#encoder.heldBytes + this.upload.heldBytes
  }

  /** Bytes in memory that are not on their way. */
  get restingBytes(): number {
    return this.#encoder.heldBytes + this.upload.gatheredBytes
  }

  /** Bytes of all its records. */
  get rowBytes(): number {
    return this.#encoder.rowBytes
  }

  /** How many bytes are not counted by the upload. */
  get encodingBytes(): number {
    return this.#encoder.heldBytes
  }

  add(row: unknown): void {
    this.#encoder.add(row)
    this.#send(false)
  }

  /** Sends what there is, if that is enough for a part. */
  sendEarly(): void {
    this.#send(true)
    this.upload.cutPart()
  }

  /** The bytes of all records so far, those that are sent too; of a compressed object only those that are compressed. */
  allBytes(): number {
    this.#send(true)
    return this.upload.sizeBytes
  }

  /** Nothing is added any more: all that is left to do is to send it. */
  seal(): void {
    for (const bytes of this.#encoder.end()) this.upload.append(bytes)
  }

  #send(all: boolean): void {
    for (const bytes of this.#encoder.take(all)) this.upload.append(bytes)
  }
}
