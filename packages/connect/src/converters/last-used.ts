/** What was made last, up to `size` things; the one that was not used for the longest time goes first. */
export class LastUsed<K, V> {
  private readonly size: number
  private readonly made = new Map<K, { readonly key: K; readonly value: V }>()

  constructor(size: number) {
    this.size = size
  }

  /** What was made for a key, if it is still there. */
  get(key: K): V | undefined {
    const known = this.made.get(key)
    if (known === undefined) return undefined
    // Behind all others, under the key that was kept: an equal text may hold on to a whole record.
    this.made.delete(key)
    this.made.set(known.key, known)
    return known.value
  }

  /** Keeps what was made for a key. */
  keep(key: K, value: V): void {
    this.made.set(key, { key, value })
    if (this.made.size <= this.size) return
    for (const oldest of this.made.keys()) {
      this.made.delete(oldest)
      return
    }
  }
}
