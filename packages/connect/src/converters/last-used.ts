/** What was made last, up to `size` things; the one that was not used for the longest time goes first. */
export class LastUsed<K, V> {
  private readonly size: number
  private readonly made = new Map<K, V>()

  constructor(size: number) {
    this.size = size
  }

  /** What was made for a key, or is made now. */
  get(key: K, make: () => V): V {
    const known = this.made.get(key)
    const value = known ?? make()
    if (known !== undefined) this.made.delete(key)
    this.made.set(key, value)
    if (this.made.size > this.size) for (const oldest of this.made.keys()) return this.drop(oldest, value)
    return value
  }

  private drop(key: K, value: V): V {
    this.made.delete(key)
    return value
  }
}
