/**
 * What becomes of records whose key or value can't be deserialised. `fail`: their getters throw DESERIALIZATION. `skip`: they are left
 * out, counted and logged. `dlq`: they are produced to another topic as they are, then left out; if that fails, the iteration rejects,
 * at the same position. `raw`: they are handed over as {@link PoisonRecord}s, in their place.
 */
export type PoisonPolicy = 'fail' | 'skip' | 'dlq' | 'raw'

/** How many records of a topic could not be deserialised, by what became of them. */
export interface PoisonCounts {
  readonly skipped: number
  readonly deadLettered: number
  readonly raw: number
}
