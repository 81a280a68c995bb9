import type { PoisonPolicy } from '../consumer/poison/types.ts'
import type { ConsumeOptions } from '../consumer/types.ts'

/**
 * Which records never are with the subscriber at the same time, so that they are done with in the order of their offsets. `key`: those
 * of one key in one partition (records without key have no order); `partition`: those of one partition; `none`: no order.
 */
export type ObserveOrder = 'key' | 'partition' | 'none'

/** How records are observed, besides how they are consumed. */
export interface ObserveOptions<
  Poison extends PoisonPolicy = Exclude<PoisonPolicy, 'raw'>,
> extends ConsumeOptions<Poison> {
  /** Records that may be with the subscriber at a time: emitted, and not done. Default 1. */
  readonly concurrency?: number
  /** Default `none`. */
  readonly orderBy?: ObserveOrder
  /**
   * Records that may be held back because an earlier one of their key or partition is not done, while others overtake them. Default 8
   * for each of `concurrency`. No more than `concurrency` and this are pulled and not done.
   */
  readonly lookAhead?: number
}

/** A record that a subscriber has, and the credit that it returns. */
export interface Observed<Item> {
  readonly record: Item
  /** The record is dealt with: another may come. Idempotent. A subscriber that never calls it gets `concurrency` records and no more. */
  readonly done: () => void
}
