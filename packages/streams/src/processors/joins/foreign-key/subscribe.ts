import type { Serde } from '@millrace/client'
import type { InternalContext } from '../../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../../processor/processor.ts'
import { type StreamRecord, withKeyValue } from '../../../record.ts'
import { type Codec, codecOf } from '../../../stores/codec.ts'
import type { Change } from '../../../table/change.ts'
import { murmur3 } from './murmur3.ts'
import { type Instruction, instructions, type Subscription } from './subscription.ts'

/** How rows of the left table point to rows of the right one. */
export interface SubscribeOptions<Key, Value, ForeignKey> {
  /** The key of the right row; null: the row points to none. */
  readonly foreignKey: (value: Value, key: Key) => ForeignKey | null
  readonly foreignKeySerde: Serde<ForeignKey>
  readonly valueSerde: Serde<Value>
  /** Whether a left row without right row gives a result. */
  readonly isLeft: boolean
  /** Whether changes that came out of order are left out: the left table is versioned (KIP-914). */
  readonly ignoresHistory: boolean
}

/** Tells the right side of a foreign-key join which left rows point to which of its rows (KIP-213). Behind the left table. */
export function subscribe<Key, Value, ForeignKey>(
  options: SubscribeOptions<Key, Value, ForeignKey>,
): ProcessorSupplier<Key, Change<Value>, ForeignKey | null, Subscription<Key>> {
  return () => new Subscribe(options)
}

class Subscribe<Key, Value, ForeignKey> implements Processor<Key, Change<Value>, ForeignKey | null, Subscription<Key>> {
  readonly #options: SubscribeOptions<Key, Value, ForeignKey>
  readonly #foreignKeys: Codec<ForeignKey>
  readonly #values: Codec<Value>
  #context!: InternalContext<ForeignKey | null, Subscription<Key>>
  #partition!: number

  constructor(options: SubscribeOptions<Key, Value, ForeignKey>) {
    this.#options = options
    this.#foreignKeys = codecOf(options.foreignKeySerde)
    this.#values = codecOf(options.valueSerde)
  }

  init(context: InternalContext<ForeignKey | null, Subscription<Key>>): void {
    this.#context = context
    this.#partition = Number(context.taskId.slice(context.taskId.lastIndexOf('_') + 1))
  }

  process(record: StreamRecord<Key, Change<Value>>): void {
    const { key, value: change } = record
    if (this.#options.ignoresHistory && !change.isLatest) {
      this.#context.dropped('late', record)
      return
    }
    const { oldValue, newValue } = change
    const oldKey = this.#foreignKeyOf(oldValue, key)
    const newKey = this.#foreignKeyOf(newValue, key)
    if (this.#options.isLeft) this.#subscribeLeft(record, oldKey, newKey)
    else this.#subscribeInner(record, oldKey, newKey)
  }

  /** Each change gets an answer: a row without right row gives a result too. */
  #subscribeLeft(record: StreamRecord<Key, Change<Value>>, oldKey: ForeignKey | null, newKey: ForeignKey | null): void {
    const { oldValue, newValue } = record.value
    if (oldValue === null && newValue === null) return
    if (oldKey !== null && !this.#isSame(oldKey, newKey)) this.#send(record, oldKey, instructions.unsubscribe)
    // Also without foreign key: the answer is what counts.
    this.#send(record, newKey, instructions.subscribeAndAnswer)
  }

  #subscribeInner(
    record: StreamRecord<Key, Change<Value>>,
    oldKey: ForeignKey | null,
    newKey: ForeignKey | null,
  ): void {
    if (newKey === null) {
      if (record.value.newValue !== null) this.#context.dropped('null-foreign-key', record)
      // Whether there was a result is not known here: it is taken back in any case.
      if (oldKey !== null) this.#send(record, oldKey, instructions.unsubscribeAndAnswer)
    } else if (oldKey === null) {
      this.#send(record, newKey, instructions.subscribe)
    } else if (this.#isSame(oldKey, newKey)) {
      // If there is no row now, there was none before, and no result to take back.
      this.#send(record, newKey, instructions.subscribe)
    } else {
      this.#send(record, oldKey, instructions.unsubscribe)
      this.#send(record, newKey, instructions.subscribeAndAnswer)
    }
  }

  #send(record: StreamRecord<Key, Change<Value>>, foreignKey: ForeignKey | null, instruction: Instruction): void {
    const { newValue } = record.value
    const hash = newValue === null ? null : murmur3(this.#values.encode(newValue))
    const subscription = { hash, instruction, primaryKey: record.key, primaryPartition: this.#partition }
    this.#context.forward(withKeyValue(record, foreignKey, subscription))
  }

  #foreignKeyOf(value: Value | null, key: Key): ForeignKey | null {
    return value === null ? null : this.#options.foreignKey(value, key)
  }

  #isSame(oldKey: ForeignKey, newKey: ForeignKey | null): boolean {
    if (newKey === null) return false
    return Buffer.compare(this.#foreignKeys.encode(oldKey), this.#foreignKeys.encode(newKey)) === 0
  }
}
