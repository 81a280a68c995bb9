import { type ConsumedBatch, replaceItems, storedRecords } from './consumed-batch.ts'
import type { ConsumedRecord } from './consumed-record.ts'
import { Iteration } from './iteration.ts'
import type { PoisonHandler } from './poison/poison-handler.ts'
import { PoisonRecord } from './poison/poison-record.ts'
import type { TakenBatch } from './subscription.ts'

/** What a batch may iterate: its records, and those that could not be deserialised where they are handed over. */
export type BatchItem<Key, Value> = ConsumedRecord<Key, Value> | PoisonRecord

/** A batch at a time. Where poison is dealt with, each batch is decoded before it is delivered. */
export class BatchIteration<Key, Value> extends Iteration<
  ConsumedBatch<Key, Value, BatchItem<Key, Value>>,
  Key,
  Value
> {
  /** Taken, and on the way to the dead letter topic with some of its records. */
  #held: { readonly taken: TakenBatch; readonly items: readonly BatchItem<Key, Value>[]; isReady: boolean } | undefined

  protected take(): ConsumedBatch<Key, Value, BatchItem<Key, Value>> | undefined {
    for (;;) {
      const held = this.#held
      if (held !== undefined) {
        if (!held.isReady) return undefined
        this.#held = undefined
        // Moved since: its records are not wanted, or come again.
        if (!held.taken.frame.isStale) return this.#deliver(held.taken, held.items)
      }
      const taken = this.subscription.take()
      if (taken === undefined) return undefined
      if (this.poison === undefined) return this.#deliver(taken, undefined)
      const items = this.#judge(taken, this.poison)
      if (items !== undefined) return this.#deliver(taken, items)
    }
  }

  #deliver(
    taken: TakenBatch,
    items: readonly BatchItem<Key, Value>[] | undefined,
  ): ConsumedBatch<Key, Value, BatchItem<Key, Value>> {
    const batch: ConsumedBatch<Key, Value, BatchItem<Key, Value>> = this.consumed(taken)
    if (items !== undefined) replaceItems(batch, items)
    this.subscription.advance(taken)
    this.progress?.handing(taken.state, batch.firstOffset, batch)
    return batch
  }

  /** The batch's items once poison is dealt with; undefined if that takes a while. */
  #judge(taken: TakenBatch, poison: PoisonHandler): readonly BatchItem<Key, Value>[] | undefined {
    const items: BatchItem<Key, Value>[] = []
    const burials: Promise<void>[] = []
    for (const record of storedRecords(this.view(taken))) {
      const error = record.decode()
      if (error === undefined) items.push(record)
      else if (poison.policy === 'dlq') burials.push(poison.bury(record, error))
      else {
        poison.note(record, error)
        if (poison.policy === 'raw') items.push(new PoisonRecord(record, error))
      }
    }
    if (burials.length === 0) return items
    const held = { taken, items, isReady: false }
    this.#held = held
    this.hold(
      Promise.all(burials).then(() => {
        held.isReady = true
      }),
    )
    return undefined
  }
}
