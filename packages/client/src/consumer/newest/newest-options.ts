import { StreamError } from '@millrace/base'

/** Which of a topic's records are read newest first. */
export interface NewestOptions {
  /** The partitions to read. Default: all that the topic has. */
  readonly partitions?: readonly number[]
  /** How many records at most, over all partitions. Default: all there are. */
  readonly limit?: number
  /** Only what lies before these offsets, by partition: to go on where an earlier reading stopped. Default: everything there is. */
  readonly before?: ReadonlyMap<number, number>
  /** Ends the iteration with ABORTED. */
  readonly signal?: AbortSignal | undefined
}

/** Throws INVALID_REQUEST naming the option that makes no sense. */
export function checkNewestOptions(topic: string, { partitions, limit, before }: NewestOptions): void {
  if (partitions?.length === 0) {
    throw new StreamError('INVALID_REQUEST', `partitions is empty: name some of ${topic}, or leave it out for all`)
  }
  if (partitions !== undefined && new Set(partitions).size < partitions.length) {
    throw new StreamError('INVALID_REQUEST', `partitions names one of ${topic} more than once`)
  }
  if (limit !== undefined && limit !== Infinity && !(Number.isSafeInteger(limit) && limit >= 1)) {
    throw new StreamError('INVALID_REQUEST', `limit must be a whole number from 1 on, not ${String(limit)}`)
  }
  for (const [partition, offset] of before ?? []) {
    if (Number.isSafeInteger(offset) && offset >= 0) continue
    throw new StreamError(
      'INVALID_REQUEST',
      `before must name an offset for ${topic}-${partition}, not ${String(offset)}`,
    )
  }
}
