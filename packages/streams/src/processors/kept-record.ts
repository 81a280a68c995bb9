import { RecordHeaders } from '@millrace/client'
import type { StreamRecord } from '../record.ts'
import { type Codec, readInt, readLong, writeInt, writeLong } from '../stores/codec.ts'

/** What a buffer keeps of a record beside its key and time: when it goes on later, it is as it came. */
export type KeptRecord<Value> = Omit<StreamRecord<unknown, Value>, 'key' | 'timestamp'>

const offsetSizeBytes = 8
const intSizeBytes = 4
const nullLength = -1

/** Offset (plus one, since -1 stands for none), partition, topic, headers and value; texts and bytes after their length. */
export function keptRecordCodec<Value>(value: Codec<Value>): Codec<KeptRecord<Value>> {
  return {
    encode(record) {
      const topic = Buffer.from(record.topic)
      const headers = [...record.headers].map(([name, content]) => [Buffer.from(name), content] as const)
      const valueBytes = value.encode(record.value)
      let size = offsetSizeBytes + 3 * intSizeBytes + topic.byteLength + valueBytes.byteLength
      for (const [name, content] of headers) size += 2 * intSizeBytes + name.byteLength + (content?.byteLength ?? 0)

      const writer = new Writer(size)
      writer.long(record.offset + 1)
      writer.int(record.partition)
      writer.bytes(topic)
      writer.int(headers.length)
      for (const [name, content] of headers) {
        writer.bytes(name)
        writer.bytes(content)
      }
      writer.rest(valueBytes)
      return writer.written
    },
    decode(bytes) {
      const reader = new Reader(bytes)
      const offset = reader.long() - 1
      const partition = reader.int()
      const topic = String(reader.bytes())
      const headers: [string, Buffer | null][] = []
      for (let left = reader.int(); left > 0; left--) headers.push([String(reader.bytes()), reader.bytes()])
      return { offset, partition, topic, headers: new RecordHeaders(headers), value: value.decode(reader.rest()) }
    },
  }
}

class Writer {
  readonly written: Buffer
  #at = 0

  constructor(sizeBytes: number) {
    this.written = Buffer.allocUnsafe(sizeBytes)
  }

  long(value: number): void {
    writeLong(this.written, value, this.#at)
    this.#at += offsetSizeBytes
  }

  int(value: number): void {
    writeInt(this.written, value, this.#at)
    this.#at += intSizeBytes
  }

  /** null has the length -1. */
  bytes(bytes: Uint8Array | null): void {
    this.int(bytes?.byteLength ?? nullLength)
    if (bytes !== null) this.rest(bytes)
  }

  rest(bytes: Uint8Array): void {
    this.written.set(bytes, this.#at)
    this.#at += bytes.byteLength
  }
}

class Reader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  long(): number {
    this.#at += offsetSizeBytes
    return readLong(this.#bytes, this.#at - offsetSizeBytes)
  }

  int(): number {
    this.#at += intSizeBytes
    return readInt(this.#bytes, this.#at - intSizeBytes)
  }

  bytes(): Buffer | null {
    const length = this.int()
    if (length === nullLength) return null
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  rest(): Buffer {
    return this.#bytes.subarray(this.#at)
  }
}
