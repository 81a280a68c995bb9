/** What the recent rows of a task may take before the older half of them is forgotten, and what a row takes beside its key and value. Bytes. */
const halfSizeBytesMax = 8 << 20
const rowOverheadBytes = 150

/** What the {@link RecentRows} of a task's stores may take together. */
export class RecentBudget {
  readonly #halfBytesMax: number
  readonly #members: RecentRows[] = []
  #newerBytes = 0

  constructor(halfBytesMax: number = halfSizeBytesMax) {
    this.#halfBytesMax = halfBytesMax
  }

  /** Rows of one more store. */
  rows(): RecentRows {
    const rows = new RecentRows(this)
    this.#members.push(rows)
    return rows
  }

  /** Of {@link RecentRows} alone. */
  grow(bytes: number): void {
    this.#newerBytes += bytes
    if (this.#newerBytes <= this.#halfBytesMax) return
    for (const member of this.#members) member.age()
    this.#newerBytes = 0
  }
}

/**
 * Committed rows of a store that were used lately, so that keys in use are not read again after each commit. Two halves: when the newer is
 * full, the older one goes, and what was not used for that long with it.
 */
export class RecentRows {
  readonly #budget: RecentBudget
  #newer = new Map<string, Uint8Array | null>()
  #older = new Map<string, Uint8Array | null>()
  #newerBytes = 0

  constructor(budget: RecentBudget) {
    this.#budget = budget
  }

  /** undefined: not known; null: known not to be there. */
  get(text: string): Uint8Array | null | undefined {
    const value = this.#newer.get(text)
    if (value !== undefined) return value
    const older = this.#older.get(text)
    if (older !== undefined) this.set(text, older)
    return older
  }

  set(text: string, value: Uint8Array | null): void {
    const before = this.#newer.get(text)
    this.#newer.set(text, value)
    const overheadBytes = before === undefined ? text.length + rowOverheadBytes : 0
    this.#grow(overheadBytes + (value?.length ?? 0) - (before?.length ?? 0))
  }

  /** What was newer is older now, and what was older is gone. */
  age(): void {
    this.#older = this.#newer
    this.#newer = new Map()
    this.#newerBytes = 0
  }

  clear(): void {
    this.#newer.clear()
    this.#older.clear()
    this.#grow(-this.#newerBytes)
  }

  #grow(bytes: number): void {
    this.#newerBytes += bytes
    this.#budget.grow(bytes)
  }
}
