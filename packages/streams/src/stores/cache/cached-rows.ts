import type { StreamRecord } from '../../record.ts'
import type { StoreEnvironment } from '../builder.ts'
import { isKeyText, keyText } from '../bytes/key-text.ts'
import { compareBytes, overlaid } from '../bytes/merge.ts'
import type { Rows } from '../rows.ts'
import { type CachedRow, StoreCache } from './task-cache.ts'

/** Told of a row that the cache has let go of. */
export type RowListener = (
  key: Uint8Array,
  newValue: Uint8Array | null,
  oldValue: Uint8Array | null,
  cause: StreamRecord<unknown, unknown> | undefined,
) => void

/** What {@link CachedRows} are told. */
export interface CachedRowsOptions {
  /** Windows are rarely read twice: what is read of them is not kept. */
  readonly keepsReads: boolean
  /** Throws for what the rows below would refuse: to whoever writes it, not to whoever happens to flush. */
  readonly check?: ((key: Uint8Array, value: Uint8Array | null) => void) | undefined
}

/** Rows behind a cache: only the last of several writes to a key reaches the store, its changelog and the listener (KIP-63). */
export class CachedRows implements Rows {
  readonly #rows: Rows
  readonly #cache: StoreCache
  readonly #environment: StoreEnvironment
  readonly #keepsReads: boolean
  readonly #check: CachedRowsOptions['check']
  #listener: RowListener | undefined
  #sendOldValues = false
  #lastText = ''

  constructor(rows: Rows, environment: StoreEnvironment, { keepsReads, check }: CachedRowsOptions) {
    this.#rows = rows
    this.#environment = environment
    this.#keepsReads = keepsReads
    this.#check = check
    this.#cache = new StoreCache(environment.cache, (written) => {
      for (const row of written) this.#write(row)
    })
  }

  setListener(listener: RowListener, sendOldValues: boolean): void {
    this.#listener = listener
    this.#sendOldValues = sendOldValues
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const text = this.#textOf(key)
    const cached = this.#cache.get(text)
    if (cached !== undefined) return cached ?? undefined
    const value = this.#rows.get(key)
    if (value !== undefined && this.#keepsReads) this.#cache.putRead(text, key, value)
    return value
  }

  put(key: Uint8Array, value: Uint8Array | null): void {
    this.#check?.(key, value)
    this.#cache.putWritten(this.#textOf(key), key, value, this.#environment.cause())
  }

  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Iterable<readonly [Uint8Array, Uint8Array]> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    return overlaid(
      this.#cache.range(begin, end, isBackward),
      this.#rows.range(from, to, isBackward),
      isBackward,
      compareBytes,
    )
  }

  /** Without what is only in the cache. */
  approximateEntryCount(): number {
    return this.#rows.approximateEntryCount()
  }

  flush(): void {
    this.#cache.flush()
  }

  close(): void {
    this.#cache.close()
  }

  /** What is read is often written then: its text is made once, and so is what finds it. */
  #textOf(key: Uint8Array): string {
    if (!isKeyText(key, this.#lastText)) this.#lastText = keyText(key)
    return this.#lastText
  }

  #write({ key, value, cause }: CachedRow): void {
    const listener = this.#listener
    if (listener === undefined) {
      this.#environment.within(cause, () => this.#rows.put(key, value))
      return
    }
    const before = value === null || this.#sendOldValues ? (this.#rows.get(key) ?? null) : null
    // Came and went within the cache: nobody has heard of it.
    if (value === null && before === null) return
    this.#environment.within(cause, () => {
      this.#rows.put(key, value)
      listener(key, value, this.#sendOldValues ? before : null, cause)
    })
  }
}
