import type { Order } from '../stores/store.ts'

/** A question to the rows of one partition of a store, keys as bytes. All ends of ranges are included; undefined is open. Times in milliseconds. */
export type RowQuery =
  /** Of key-value stores. */
  | { readonly kind: 'key'; readonly key: Uint8Array }
  | {
      readonly kind: 'keys'
      readonly from: Uint8Array | undefined
      readonly to: Uint8Array | undefined
      readonly order: Order
    }
  | { readonly kind: 'prefix'; readonly prefix: Uint8Array }
  /** Of window stores: by the start of windows. */
  | { readonly kind: 'windows'; readonly keys: KeyChoice; readonly times: TimeRange; readonly order: Order }
  /** Of session stores: those that overlap the times. */
  | { readonly kind: 'sessions'; readonly keys: KeyChoice; readonly times: TimeRange; readonly order: Order }
  /** Of versioned stores: the version of that time, the newest without. */
  | { readonly kind: 'version'; readonly key: Uint8Array; readonly asOfMs: number | undefined }
  /** Of versioned stores: versions valid at any of these times. */
  | { readonly kind: 'versions'; readonly key: Uint8Array; readonly times: TimeRange; readonly order: Order }

/** One key, or those of a range. */
export type KeyChoice =
  | { readonly key: Uint8Array }
  | { readonly from: Uint8Array | undefined; readonly to: Uint8Array | undefined }

/** Both ends are included. Milliseconds. */
export interface TimeRange {
  readonly fromMs: number
  readonly toMs: number
}

/** Where a row stands among the others of its store. */
export interface RowPosition {
  readonly key: Uint8Array
  /** Of a window, a session or a version: when it begins; 0 else. */
  readonly startMs: number
  /** Of a session: when it ends; 0 else. */
  readonly endMs: number
}

/** A row, as bytes. */
export interface StoredRow extends RowPosition {
  readonly value: Uint8Array
  /** undefined where the store keeps none. Of a version it is when it begins. */
  readonly timestamp: number | undefined
  /** Of a version: when the next took its place; undefined of the newest. */
  readonly validToMs: number | undefined
}

/** How much of an answer is asked for at a time. */
export interface PageRequest {
  readonly query: RowQuery
  /** The last row that is known already; undefined: from the beginning. */
  readonly after: RowPosition | undefined
  readonly rowsMax: number
  /** A page ends behind the row that exceeds it. */
  readonly bytesMax: number
}

/** A part of an answer. */
export interface RowPage {
  readonly rows: readonly StoredRow[]
  /** Whether nothing comes behind it. */
  readonly isLast: boolean
}
