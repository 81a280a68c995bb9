import type { StreamRecord } from './record.ts'

/**
 * The record's own timestamp; a negative one can't be read, which is for `failures.deserialization` to decide: it stops the task unless told otherwise.
 * What is done where no `timestampExtractor` is given. Kafka's `FailOnInvalidTimestamp`.
 */
export function failOnInvalidTimestamp({ timestamp }: StreamRecord<unknown, unknown>): number {
  if (timestamp >= 0) return timestamp
  throw new RangeError(
    `its timestamp is ${timestamp}: whoever wrote it gave it none. A timestampExtractor takes the time from elsewhere, or leaves the record out`,
  )
}

/** The record's own timestamp; one that is negative leaves the record out, counted and logged. Kafka's `LogAndSkipOnInvalidTimestamp`. */
export function logAndSkipOnInvalidTimestamp({ timestamp }: StreamRecord<unknown, unknown>): number {
  return timestamp
}

/**
 * The record's own timestamp; in place of one that is negative the highest of its partition so far. Before there is any, the record can't be read, as
 * with {@link failOnInvalidTimestamp}. Kafka's `UsePartitionTimeOnInvalidTimestamp`.
 */
export function usePartitionTimeOnInvalidTimestamp(
  { timestamp }: StreamRecord<unknown, unknown>,
  partitionTimeMs: number,
): number {
  if (timestamp >= 0) return timestamp
  if (partitionTimeMs >= 0) return partitionTimeMs
  throw new RangeError(
    `its timestamp is ${timestamp}, and no record of its partition before it had one to take instead`,
  )
}
