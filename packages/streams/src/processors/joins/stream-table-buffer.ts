import type { Serde } from '@millrace/client'
import { recordOf, type StreamRecord } from '../../record.ts'
import { type Codec, codecOf } from '../../stores/codec.ts'
import { type KeptRecord, keptRecordCodec } from '../kept-record.ts'
import { Pile, type PileStore } from './pile.ts'

/** Records that wait: they leave in order of time, key bytes and arrival, as they came. */
export class WaitingRecords<Key, Value> {
  readonly #pile: Pile<Key>
  readonly #records: Codec<KeptRecord<Value>>

  constructor(store: PileStore<Key>, valueSerde: Serde<Value>) {
    this.#pile = new Pile(store)
    this.#records = keptRecordCodec(codecOf(valueSerde))
  }

  /** Lets a record wait behind those of its time and key. */
  add(record: StreamRecord<Key, Value>): void {
    const { key, timestamp } = record
    this.#pile.add({ timestamp, tag: 0, key }, this.#records.encode(record))
  }

  /** Takes out, in order, what is not later than `untilMs`, and gives each record to `leave`. Returns whether there was any. */
  release(untilMs: number, leave: (record: StreamRecord<Key, Value>) => void): boolean {
    let isAny = false
    for (const [row, waiting] of this.#pile.rows()) {
      if (row.timestamp > untilMs) break
      isAny = true
      for (const bytes of waiting) {
        const { value, headers, ...origin } = this.#records.decode(bytes)
        leave(recordOf(row.key, value, row.timestamp, headers, origin))
      }
      this.#pile.remove(row)
    }
    return isAny
  }
}
