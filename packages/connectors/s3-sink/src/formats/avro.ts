import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { dataError, type Schema } from '@millrace/connect'
import { avroBlockBytes } from '../limits.ts'
import { type AvroLayout, avroLayout } from './avro-layout.ts'
import { AvroSink } from './avro-sink.ts'
import type { FileEncoder, Format } from './format.ts'
import { KnownSchemas } from './known-schemas.ts'

/** How blocks are compressed, by the names of Avro's specification. */
export type AvroCodec = 'null' | 'deflate' | 'zstandard'

/** Container files of Avro. `packZstd` is for the codec `zstandard`. */
export function avroFormat(codec: AvroCodec, packZstd: (bytes: Uint8Array) => Uint8Array): Format<Buffer> {
  const layouts = new KnownSchemas<AvroLayout>(avroLayout)
  const sink = new AvroSink()
  const packers = {
    null: (bytes: Uint8Array) => bytes,
    deflate: (bytes: Uint8Array) => deflateRawSync(bytes),
    zstandard: packZstd,
  }
  return {
    extension: '.avro',
    contentType: 'application/avro',
    bySchema: true,
    row({ value: { schema, value } }) {
      if (schema === null)
        throw dataError('records without a schema can be no Avro: use json, or a converter with schemas')
      const { write } = layouts.of(schema)
      sink.clear()
      write(sink, value)
      return sink.take()
    },
    open: (schema) => new ContainerEncoder(layouts.of(schemaOf(schema)), codec, packers[codec]),
  }
}

function schemaOf(schema: Schema | null): Schema {
  if (schema === null) throw dataError('a file of Avro has a schema')
  return schema
}

class ContainerEncoder implements FileEncoder<Buffer> {
  readonly #pack: (bytes: Uint8Array) => Uint8Array
  readonly #sync: Buffer
  #ready: Uint8Array[]
  #rows: Buffer[] = []
  #rowsBytes = 0
  #readyBytes = 0
  #total = 0

  constructor(layout: AvroLayout, codec: AvroCodec, pack: (bytes: Uint8Array) => Uint8Array) {
    this.#pack = pack
    const schema = JSON.stringify(layout.json)
    // Any sixteen bytes do that hardly stand in data; these make the same file of the same records.
    this.#sync = createHash('sha256').update(schema).digest().subarray(0, 16)
    const head = new AvroSink()
    head.raw(Buffer.from('Obj\u0001', 'latin1'))
    head.long(2)
    head.string('avro.schema')
    head.string(schema)
    head.string('avro.codec')
    head.string(codec)
    head.long(0)
    head.raw(this.#sync)
    this.#ready = [head.take()]
  }

  get heldBytes(): number {
    return this.#rowsBytes + this.#readyBytes
  }

  get rowBytes(): number {
    return this.#total
  }

  add(row: Buffer): void {
    this.#rows.push(row)
    this.#rowsBytes += row.length
    this.#total += row.length
    if (this.#rowsBytes >= avroBlockBytes) this.#block()
  }

  take(all: boolean): readonly Uint8Array[] {
    if (all) this.#block()
    const ready = this.#ready
    this.#ready = []
    this.#readyBytes = 0
    return ready
  }

  end(): readonly Uint8Array[] {
    return this.take(true)
  }

  #block(): void {
    if (this.#rows.length === 0) return
    const packed = this.#pack(Buffer.concat(this.#rows))
    const head = new AvroSink()
    head.long(this.#rows.length)
    head.long(packed.length)
    this.#ready.push(head.take(), packed, this.#sync)
    this.#readyBytes += packed.length
    this.#rows = []
    this.#rowsBytes = 0
  }
}
