/** Which records of two streams belong together: a right one from `beforeMs` before the left one to `afterMs` after it. */
export interface JoinWindows {
  readonly beforeMs: number
  readonly afterMs: number
  /** How long after the end of the window records may still come, before the left or outer result without a match goes out. */
  readonly graceMs: number
}

/** How long the stores of a join keep a record: its window and the grace. */
export function joinRetentionMs({ beforeMs, afterMs, graceMs }: JoinWindows): number {
  return beforeMs + afterMs + graceMs
}
