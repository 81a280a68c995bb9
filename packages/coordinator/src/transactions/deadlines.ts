/**
 * What has a deadline, by its id. The earliest one is known at any time for little: it may be told too early, where what had it has none
 * any more, until {@link due} has looked.
 */
export class Deadlines {
  private readonly byId = new Map<string, number>()
  private earliestMs = Number.POSITIVE_INFINITY

  /** Of `id` from now on; undefined for none. */
  set(id: string, deadlineMs: number | undefined): void {
    if (deadlineMs === undefined) {
      this.byId.delete(id)
      if (this.byId.size === 0) this.earliestMs = Number.POSITIVE_INFINITY
      return
    }
    this.byId.set(id, deadlineMs)
    this.earliestMs = Math.min(this.earliestMs, deadlineMs)
  }

  get size(): number {
    return this.byId.size
  }

  /** The earliest deadline, or a moment before it; infinite if there is none. */
  get nextMs(): number {
    return this.earliestMs
  }

  /** Those whose deadline has come, in the order in which they came. They stay until they are set anew. */
  due(nowMs: number): string[] {
    if (nowMs < this.earliestMs) return []
    const due: string[] = []
    this.earliestMs = Number.POSITIVE_INFINITY
    for (const [id, deadlineMs] of this.byId) {
      if (deadlineMs <= nowMs) due.push(id)
      this.earliestMs = Math.min(this.earliestMs, deadlineMs)
    }
    return due
  }
}
