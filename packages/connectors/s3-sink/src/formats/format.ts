import type { Schema, SinkRecord } from '@millrace/connect'

/** What objects hold, and how it is written. `Row` is a record as it goes into one. */
export interface Format<Row = unknown> {
  /** With its dot. */
  readonly extension: string
  readonly contentType: string
  /** Whether all records of an object have one schema. */
  readonly bySchema: boolean
  /** The record as it goes into any object of its schema. Throws INVALID_DATA if it can't. */
  row(record: SinkRecord): Row
  /** Begins an object. */
  open(schema: Schema | null): FileEncoder<Row>
}

/** Makes the bytes of one object. */
export interface FileEncoder<Row = unknown> {
  add(row: Row): void
  /** About how many bytes it holds that {@link FileEncoder.take} has not given away. */
  readonly heldBytes: number
  /** How many bytes all rows have, before they are compressed: the same ones have the same, always. */
  readonly rowBytes: number
  /** The bytes that are ready; with `all` of all rows so far. */
  take(all: boolean): readonly Uint8Array[]
  /** What is left, and what stands behind all rows. */
  end(): readonly Uint8Array[]
}
