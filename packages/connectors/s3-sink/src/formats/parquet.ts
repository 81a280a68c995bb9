import { gzipSync } from 'node:zlib'
import { assert } from '@millrace/base'
import { dataError, type Schema } from '@millrace/connect'
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import { rowGroupBytes } from '../limits.ts'
import type { FileEncoder, Format } from './format.ts'
import { KnownSchemas } from './known-schemas.ts'
import { type Converted, parquetLayout } from './parquet-layout.ts'

/** How pages are compressed. */
export type ParquetCodec = 'none' | 'gzip' | 'snappy' | 'zstd'

const codecs = { none: 'UNCOMPRESSED', gzip: 'GZIP', snappy: 'SNAPPY', zstd: 'ZSTD' } as const

/** Columns of a file, and how a record's are made. */
interface Table {
  readonly schema: ConstructorParameters<typeof ParquetWriter>[0]['schema']
  readonly names: readonly string[]
  readonly convert: ReturnType<typeof parquetLayout>['convert']
}

/** A row: the fields of one struct, as the writer takes them. */
export type ParquetRow = Converted

/** Files of Parquet. `packZstd` is for the codec `zstd`. */
export function parquetFormat(codec: ParquetCodec, packZstd: (bytes: Uint8Array) => Uint8Array): Format<ParquetRow> {
  const tables = new KnownSchemas<Table>((schema) => {
    if (schema.type !== 'struct') throw dataError(`only structs are rows of Parquet, and this is ${schema.describe()}`)
    const { elements, convert } = parquetLayout('root', schema.with({ optional: false }))
    const [root, ...below] = elements
    assert(root !== undefined, 'a layout has an element')
    const { repetition_type: _, ...rootOfFile } = root
    return { schema: [rootOfFile, ...below], names: schema.fields.map(({ name }) => name), convert }
  })
  const compressors = { GZIP: (bytes: Uint8Array): Uint8Array => gzipSync(bytes), ZSTD: packZstd }
  return {
    extension: '.parquet',
    contentType: 'application/vnd.apache.parquet',
    bySchema: true,
    row({ value: { schema, value } }) {
      if (schema === null)
        throw dataError('records without a schema can be no Parquet: use json, or a converter with schemas')
      return tables.of(schema).convert(value)
    },
    open(schema: Schema | null) {
      assert(schema !== null, 'a row of Parquet has a schema')
      return new TableEncoder(tables.of(schema), codecs[codec], compressors)
    },
  }
}

class TableEncoder implements FileEncoder<ParquetRow> {
  readonly #bytes = new ByteWriter()
  readonly #writer: ParquetWriter
  readonly #names: readonly string[]
  #rows: Record<string, unknown>[] = []
  #rowsBytes = 0
  #total = 0

  constructor(
    { schema, names }: Table,
    codec: (typeof codecs)[ParquetCodec],
    compressors: ConstructorParameters<typeof ParquetWriter>[0]['compressors'],
  ) {
    this.#names = names
    this.#writer = new ParquetWriter({
      writer: this.#bytes,
      schema,
      codec,
      createdBy: 'millrace',
      ...(compressors === undefined ? {} : { compressors }),
    })
  }

  get heldBytes(): number {
    return this.#rowsBytes + this.#bytes.index
  }

  get rowBytes(): number {
    return this.#total
  }

  add({ value, bytes }: ParquetRow): void {
    // The layout of a struct makes an object of its fields.
    this.#rows.push(value as Record<string, unknown>)
    this.#rowsBytes += bytes
    this.#total += bytes
    if (this.#rowsBytes >= rowGroupBytes) this.#group()
  }

  take(all: boolean): readonly Uint8Array[] {
    if (all) this.#group()
    if (this.#bytes.index === 0) return []
    const taken = Buffer.from(this.#bytes.getBytes())
    // What comes next is written from the beginning of the buffer; the offset in the file goes on.
    this.#bytes.index = 0
    return [taken]
  }

  end(): readonly Uint8Array[] {
    this.#group()
    atOnce(this.#writer.finish())
    return this.take(false)
  }

  #group(): void {
    const rows = this.#rows
    if (rows.length === 0) return
    const columnData = this.#names.map((name): ColumnSource => ({ name, data: rows.map((row) => row[name]) }))
    atOnce(this.#writer.write({ columnData, rowGroupSize: rows.length }))
    this.#rows = []
    this.#rowsBytes = 0
  }
}

/** A writer to memory has nothing to wait for. */
function atOnce(written: void | Promise<void>): void {
  assert(written === undefined, 'it is written at once')
}
