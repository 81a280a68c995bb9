import { checkKnown, optionNames, StreamError } from '@millrace/base'
import { checkPoisonPolicy } from '../consume-options.ts'
import type { PoisonPolicy } from '../poison/types.ts'

/** Which of a topic's records are read newest first. */
export interface NewestOptions<Poison extends PoisonPolicy = Exclude<PoisonPolicy, 'raw'>> {
  /** The partitions to read. Default: all that the topic has. */
  readonly partitions?: readonly number[]
  /** How many records at most, over all partitions. Default: all there are. */
  readonly limit?: number
  /** Only what lies before these offsets, by partition: to go on where an earlier reading stopped. Default: everything there is. */
  readonly before?: ReadonlyMap<number, number>
  /** Ends the iteration with ABORTED. */
  readonly signal?: AbortSignal | undefined
  /**
   * What becomes of records that can't be deserialised, when their turn comes. Default `fail`. Those that are left out do not count for
   * `limit`. A record that is read again is put into the dead letter topic again.
   */
  readonly onPoison?: Poison
  /** Where `onPoison: 'dlq'` puts them; the topic must exist. Default: the topic's name and `.dlq`. */
  readonly deadLetterTopic?: string
}

/** Options of a reading that hands over what can't be deserialised as bytes, so that its items are of two types. */
export type RawNewestOptions = NewestOptions<PoisonPolicy> & { readonly onPoison: 'raw' }

const known = optionNames<NewestOptions<PoisonPolicy>>({
  partitions: true,
  limit: true,
  before: true,
  signal: true,
  onPoison: true,
  deadLetterTopic: true,
})

/** Throws INVALID_REQUEST or INVALID_CONFIG naming the option that makes no sense, or that there is not. */
export function checkNewestOptions(topic: string, options: NewestOptions<PoisonPolicy>): void {
  const { partitions, limit, before } = options
  checkKnown(`reading ${topic} newest first`, options, known, 'INVALID_REQUEST')
  checkPoisonPolicy(options.onPoison)
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
