/** The limits of queries, each with its reason. */
export const queryLimits = {
  /** Rows of a page unless it is asked for others: enough that few pages are asked for. */
  pageRows: 1_000,
  /** More are refused: a page is held in memory, and read in one go. */
  pageRowsMax: 10_000,
  /** A page ends behind the row that exceeds it: with the largest row it still fits into a message between copies. */
  pageBytesMax: 1_048_576,
  /** For a call to another copy, in milliseconds. */
  callTimeoutMs: 5_000,
  /** Changes that wait for a subscriber, unless it asks for others. */
  waitingChanges: 10_000,
  /** Changes that are handed to a subscriber before the tasks have their turn. */
  changesPerTurn: 1_000,
} as const
