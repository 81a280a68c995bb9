/** The limits of threads, each with its reason. */
export const threadLimits = {
  /** Each has a client, buffers and caches of its own; more than a machine has processors are of no use. */
  threadsMax: 128,
  /** So often a thread tells what it has measured, in milliseconds. */
  metricsIntervalMs: 1_000,
  /** Observations of one histogram that are kept between two tellings. */
  observationsMax: 1_000,
  /** A thread that has run for so long, in milliseconds, before it crashed counts as a new one. */
  steadyMs: 60_000,
} as const
