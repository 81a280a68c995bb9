let lastMs = 0
let lastNanos = 0n

/** A time in nanoseconds: more than a number holds. */
export function nanos(ms: number): bigint {
  // The same one, mostly: that of the event that the row before was of, too.
  if (ms !== lastMs) {
    lastMs = ms
    lastNanos = BigInt(ms) * 1_000_000n
  }
  return lastNanos
}
