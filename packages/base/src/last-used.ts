/** Values by keys, `size` at most: the one that was not used for the longest time goes first. */
export class LastUsed<Key, Value> {
  readonly #size: number
  readonly #entries = new Map<Key, { readonly key: Key; readonly value: Value }>()

  constructor(size: number) {
    this.#size = size
  }

  /** What is kept for a key, which makes it the last used. */
  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    // Behind all others, under the key that was kept: an equal text may hold on to a whole record.
    this.#entries.delete(key)
    this.#entries.set(entry.key, entry)
    return entry.value
  }

  /** Whether something is kept for a key; that is no use of it. */
  has(key: Key): boolean {
    return this.#entries.has(key)
  }

  /** Keeps a value as the last used, in place of what was kept for the key. */
  set(key: Key, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, { key, value })
    if (this.#entries.size <= this.#size) return
    for (const oldest of this.#entries.keys()) {
      this.#entries.delete(oldest)
      return
    }
  }

  delete(key: Key): void {
    this.#entries.delete(key)
  }
}
