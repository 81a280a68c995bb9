import { type ErrorCode, isStreamError, StreamError } from '@millrace/base'
import type { BatchMetadata, ProducerRecord, RecordFailure } from './types.ts'

/**
 * Some records of a `sendBatch` were not delivered. `code` and `cause` are those of the first failure. The others were delivered, and
 * must not be sent again.
 *
 *     try {
 *       await producer.sendBatch(orders, records)
 *     } catch (error) {
 *       if (!isSendBatchError(error)) throw error
 *       for (const { index, error: why } of error.failures) console.log(index, why.code)
 *       await later(error.undelivered(records))
 *     }
 */
export class SendBatchError extends StreamError {
  /** One for each record that was not delivered, in the order of the array that was given. */
  readonly failures: readonly RecordFailure[]
  /** Where the others are. */
  readonly delivered: BatchMetadata
  /** How many records failed with each code, the most frequent first. */
  readonly codes: ReadonlyMap<ErrorCode, number>

  constructor(first: RecordFailure, failures: readonly RecordFailure[], delivered: BatchMetadata) {
    const { error } = first
    const codes = countCodes(failures)
    const counted = [...codes].map(([code, count]) => `${count} ${code}`).join(', ')
    super(
      error.code,
      `${failures.length} of ${delivered.recordCount + failures.length} records for ${delivered.topic} were not delivered (${counted}); the first, at index ${first.index}: ${error.message}`,
      { cause: error, context: error.context },
    )
    this.failures = failures
    this.delivered = delivered
    this.codes = codes
  }

  /** Why the record at `index` was not delivered; undefined if it was. */
  errorOf(index: number): StreamError | undefined {
    let low = 0
    let high = this.failures.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const failure = this.failures[middle]
      if (failure === undefined) return undefined
      if (failure.index === index) return failure.error
      if (failure.index < index) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  /** Those of `records`, the array that was given, that were not delivered, in their order. */
  undelivered<Key, Value>(records: readonly ProducerRecord<Key, Value>[]): ProducerRecord<Key, Value>[] {
    return this.failures.flatMap(({ index }) => records.slice(index, index + 1))
  }
}

/** Whether `error` is a {@link SendBatchError}, of this copy of the package or of another. */
export function isSendBatchError(error: unknown): error is SendBatchError {
  return isStreamError(error) && 'failures' in error && 'delivered' in error
}

function countCodes(failures: readonly RecordFailure[]): ReadonlyMap<ErrorCode, number> {
  const counts = new Map<ErrorCode, number>()
  for (const { error } of failures) counts.set(error.code, (counts.get(error.code) ?? 0) + 1)
  return new Map([...counts].sort(([, one], [, other]) => other - one))
}
