import { StreamError } from '@millrace/base'

/** What a producer is told that writes to a partition which is not in its open transaction. */
export function notInTransaction(transactionalId: string, topic: string, partition: number): StreamError {
  return new StreamError(
    'TRANSACTION_ABORTABLE',
    `${topic}-${partition} is not in the open transaction of ${transactionalId}: it has ended, or the partition was not added to it; ` +
      'abort it and begin another',
    { context: { topic, partition } },
  )
}
