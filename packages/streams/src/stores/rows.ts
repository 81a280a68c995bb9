import type { BytesStore } from './builder.ts'

/** The rows of a store below its serdes: what tells the changelog, holds back in a cache, and keeps bytes. */
export interface Rows {
  get(key: Uint8Array): Uint8Array | undefined
  /** null deletes. */
  put(key: Uint8Array, value: Uint8Array | null): void
  /** From `from` (included) to `to` (excluded); undefined is open. */
  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward?: boolean,
  ): Iterable<readonly [Uint8Array, Uint8Array]>
  approximateEntryCount(): number
}

/** Bytes as rows; each change is told to `log`. */
export class LoggedRows implements Rows {
  readonly #bytes: BytesStore
  readonly #log: ((key: Uint8Array, value: Uint8Array | null) => void) | undefined

  constructor(bytes: BytesStore, log: ((key: Uint8Array, value: Uint8Array | null) => void) | undefined) {
    this.#bytes = bytes
    this.#log = log
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#bytes.get(key)
  }

  put(key: Uint8Array, value: Uint8Array | null): void {
    // First: it refuses what no topic takes.
    this.#log?.(key, value)
    if (value === null) this.#bytes.delete(key)
    else this.#bytes.put(key, value)
  }

  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward?: boolean,
  ): Iterable<readonly [Uint8Array, Uint8Array]> {
    return this.#bytes.range(from, to, isBackward)
  }

  approximateEntryCount(): number {
    return this.#bytes.approximateEntryCount()
  }
}
