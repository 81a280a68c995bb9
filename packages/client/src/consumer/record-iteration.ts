import { storedRecords } from './consumed-batch.ts'
import type { ConsumedRecord } from './consumed-record.ts'
import { Iteration } from './iteration.ts'
import type { PoisonHandler } from './poison/poison-handler.ts'
import { PoisonRecord } from './poison/poison-record.ts'
import type { TakenBatch } from './subscription.ts'

/** A record at a time. */
export class RecordIteration<Key, Value> extends Iteration<ConsumedRecord<Key, Value> | PoisonRecord, Key, Value> {
  #taken: TakenBatch | undefined
  #records: Iterator<ConsumedRecord<Key, Value>> | undefined
  #seesRecords = false
  /** A record is on its way to the dead letter topic: nothing behind it is delivered before it is there. */
  #isBurying = false

  protected take(): ConsumedRecord<Key, Value> | PoisonRecord | undefined {
    for (;;) {
      if (this.#isBurying) return undefined
      const record = this.#nextOfBatch()
      if (record !== undefined) {
        const isPlain = this.poison === undefined && !this.#seesRecords
        const item = isPlain ? record : this.#judge(record, this.poison)
        if (item === undefined) continue
        if (this.progress !== undefined && this.#taken !== undefined) {
          this.progress.handing(this.#taken.state, record.offset, item)
        }
        return item
      }
      const taken = this.subscription.take()
      if (taken === undefined) return undefined
      this.#seesRecords = this.interceptors?.seeRecords === true
      this.#taken = taken
      this.#records = storedRecords(this.consumed(taken))
    }
  }

  #nextOfBatch(): ConsumedRecord<Key, Value> | undefined {
    const taken = this.#taken
    // Paused or moved since: the rest of the batch is not wanted, or comes again.
    if (taken === undefined || this.#records === undefined || taken.frame.isStale) return undefined
    const step = this.#records.next()
    if (step.done !== true) {
      // One that may become a dead letter stays the position until it is one.
      if (this.poison === undefined) taken.state.passed(step.value.offset + 1, taken.batch.partitionLeaderEpoch)
      return step.value
    }
    this.#taken = undefined
    this.subscription.advance(taken)
    return undefined
  }

  /** What to deliver in the record's place; undefined for nothing, or nothing yet. */
  #judge(
    record: ConsumedRecord<Key, Value>,
    poison: PoisonHandler | undefined,
  ): ConsumedRecord<Key, Value> | PoisonRecord | undefined {
    const error = poison === undefined ? undefined : record.decode()
    if (poison === undefined || error === undefined) {
      this.#passed(record.offset)
      return this.#seesRecords && this.interceptors?.onRecord(record) === false ? undefined : record
    }
    if (poison.policy !== 'dlq') {
      this.#passed(record.offset)
      poison.note(record, error)
      return poison.policy === 'raw' ? new PoisonRecord(record, error) : undefined
    }
    this.#isBurying = true
    const taken = this.#taken
    this.hold(
      poison.bury(record, error).then(() => {
        this.#isBurying = false
        if (taken !== undefined && taken === this.#taken && !taken.frame.isStale) this.#passed(record.offset)
      }),
    )
    return undefined
  }

  #passed(offset: number): void {
    const taken = this.#taken
    taken?.state.passed(offset + 1, taken.batch.partitionLeaderEpoch)
  }
}
