import type { FileHandle } from 'node:fs/promises'
import type { SchemaAndValue } from '@millrace/connect'

/** A row, read. */
export interface Row {
  /** Undefined: nothing stands there that is to be a record, or it could not be read. */
  readonly value: SchemaAndValue | undefined
  /** Why it could not be read, without what stands there. */
  readonly problem?: string | undefined
  /** The text of a row that could not be read. */
  readonly raw: Buffer
  /** The number of its line, from 1 on, and that of the line behind it. */
  readonly line: number
  readonly nextLine: number
  /** Where the next one begins. */
  readonly end: number
  /** What ends there, for fingerprints. */
  readonly last: Buffer
}

/** Takes the bytes of a file, one after the other. */
export interface RowReader {
  /** Where the bytes that come next are. */
  readonly end: number
  push(bytes: Buffer): readonly Row[]
  /** The rows that are left: nothing more will come. */
  flush(): readonly Row[]
}

/** What stands before the first row of a file. */
export interface Beginning {
  /** Where the first row is. */
  readonly position: number
  readonly line: number
  /** Why nothing of the file can be read. */
  readonly problem?: string
  /** Reads rows from a position on; `line` is that of the first. */
  readonly rows: (position: number, line: number) => RowReader
}

/** How files of rows are written. */
export interface RowFormat {
  /** Reads what stands before the first row. */
  begin(handle: FileHandle): Promise<Beginning>
}

const byteOrderMark = Buffer.from('\uFEFF')

/** Where a file begins behind its byte order mark, if it has one. */
export function behindMark(first: Buffer): number {
  return first.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0
}
