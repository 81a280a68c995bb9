import { StreamError } from '@millrace/base'
import type { BatchMetadata, RecordFailure } from './types.ts'

/** Some records of a `sendBatch` were not delivered. `code` and `cause` are those of the first failure. */
export class SendBatchError extends StreamError {
  /** One for each record that was not delivered, in the order of the array that was given. */
  readonly failures: readonly RecordFailure[]
  /** Where the others are. */
  readonly delivered: BatchMetadata

  constructor(first: RecordFailure, failures: readonly RecordFailure[], delivered: BatchMetadata) {
    const { error } = first
    super(
      error.code,
      `${failures.length} of ${delivered.recordCount + failures.length} records for ${delivered.topic} were not delivered; the first, at index ${first.index}: ${error.message}`,
      { cause: error, context: error.context },
    )
    this.failures = failures
    this.delivered = delivered
  }
}
