import type { Serde } from '@millrace/client'
import type { InternalContext } from '../../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../../processor/processor.ts'
import { type StreamRecord, withKeyValue, withTimestamp } from '../../../record.ts'
import { type Codec, codecOf } from '../../../stores/codec.ts'
import type { KeyValueStore, ValueAndTimestamp } from '../../../stores/store.ts'
import type { Change } from '../../../table/change.ts'
import type { TableValueGetter, TableValueGetterSupplier } from '../../../table/value-getter.ts'
import { type CombinedKey, foreignKeyPrefix } from './combined-key.ts'
import { instructions, type Subscription, type SubscriptionResponse } from './subscription.ts'

/** The subscriptions to the right rows of one task. */
export type SubscriptionStore<ForeignKey, Key> = KeyValueStore<CombinedKey<ForeignKey, Key>, Subscription<Key>>

/** Keeps subscriptions, or forgets them, for the time when the right row changes. */
export function keepSubscription<ForeignKey, Key>(
  store: string,
): ProcessorSupplier<ForeignKey | null, Subscription<Key>, CombinedKey<ForeignKey | null, Key>, Subscription<Key>> {
  return () => new KeepSubscription(store)
}

class KeepSubscription<ForeignKey, Key> implements Processor<
  ForeignKey | null,
  Subscription<Key>,
  CombinedKey<ForeignKey | null, Key>,
  Subscription<Key>
> {
  readonly #storeName: string
  #context!: InternalContext<CombinedKey<ForeignKey | null, Key>, Subscription<Key>>
  #store!: SubscriptionStore<ForeignKey, Key>

  constructor(storeName: string) {
    this.#storeName = storeName
  }

  init(context: InternalContext<CombinedKey<ForeignKey | null, Key>, Subscription<Key>>): void {
    this.#context = context
    this.#store = context.store(this.#storeName)
  }

  process(record: StreamRecord<ForeignKey | null, Subscription<Key>>): void {
    const { key: foreignKey, value: subscription } = record
    const { instruction, primaryKey } = subscription
    if (foreignKey !== null) {
      const isEnd = instruction === instructions.unsubscribe || instruction === instructions.unsubscribeAndAnswer
      this.#store.put({ foreignKey, primaryKey }, isEnd ? null : subscription)
    } else if (instruction !== instructions.subscribeAndAnswer) {
      this.#context.dropped('null-foreign-key', record)
      return
    }
    this.#context.forward(withKeyValue(record, { foreignKey, primaryKey }, subscription))
  }
}

/** Answers a subscription with the right row as it is now. The answer is as late as the later of both rows. */
export function answerSubscription<ForeignKey, Key, Value>(
  table: TableValueGetterSupplier<ForeignKey, Value>,
): ProcessorSupplier<CombinedKey<ForeignKey | null, Key>, Subscription<Key>, Key, SubscriptionResponse<Value>> {
  return () => new AnswerSubscription(table)
}

class AnswerSubscription<ForeignKey, Key, Value> implements Processor<
  CombinedKey<ForeignKey | null, Key>,
  Subscription<Key>,
  Key,
  SubscriptionResponse<Value>
> {
  readonly #table: TableValueGetterSupplier<ForeignKey, Value>
  #context!: InternalContext<Key, SubscriptionResponse<Value>>
  #rows!: TableValueGetter<ForeignKey, Value>

  constructor(table: TableValueGetterSupplier<ForeignKey, Value>) {
    this.#table = table
  }

  init(context: InternalContext<Key, SubscriptionResponse<Value>>): void {
    this.#context = context
    this.#rows = this.#table.make(context)
  }

  process(record: StreamRecord<CombinedKey<ForeignKey | null, Key>, Subscription<Key>>): void {
    const { foreignKey, primaryKey } = record.key
    const row = foreignKey === null ? undefined : this.#rows.get(foreignKey)
    const answer = answerOf(record.value, row)
    if (answer === undefined) return
    const timestamp = Math.max(record.timestamp, row?.timestamp ?? record.timestamp)
    this.#context.forward(withTimestamp(withKeyValue(record, primaryKey, answer), timestamp))
  }
}

/** undefined: none is asked for. */
function answerOf<Key, Value>(
  { hash, instruction, primaryPartition }: Subscription<Key>,
  row: ValueAndTimestamp<Value> | undefined,
): SubscriptionResponse<Value> | undefined {
  switch (instruction) {
    case instructions.unsubscribe:
      return undefined
    case instructions.unsubscribeAndAnswer:
      return { hash, foreignValue: null, primaryPartition }
    case instructions.subscribeAndAnswer:
      return { hash, foreignValue: row?.value ?? null, primaryPartition }
    case instructions.subscribe:
      return row === undefined ? undefined : { hash, foreignValue: row.value, primaryPartition }
  }
}

/** What the right table's own changes need to find the subscriptions. */
export interface AnswerAllOptions<ForeignKey> {
  readonly store: string
  readonly foreignKeySerde: Serde<ForeignKey>
  /** Whether changes that came out of order are left out: the right table is versioned (KIP-914). */
  readonly ignoresHistory: boolean
}

/** Tells a change of a right row to all left rows that point to it, in order of their keys' bytes. */
export function answerAll<ForeignKey, Key, Value>(
  options: AnswerAllOptions<ForeignKey>,
): ProcessorSupplier<ForeignKey, Change<Value>, Key, SubscriptionResponse<Value>> {
  return () => new AnswerAll(options)
}

class AnswerAll<ForeignKey, Key, Value> implements Processor<
  ForeignKey,
  Change<Value>,
  Key,
  SubscriptionResponse<Value>
> {
  readonly #options: AnswerAllOptions<ForeignKey>
  readonly #foreignKeys: Codec<ForeignKey>
  #context!: InternalContext<Key, SubscriptionResponse<Value>>
  #store!: SubscriptionStore<ForeignKey, Key>

  constructor(options: AnswerAllOptions<ForeignKey>) {
    this.#options = options
    this.#foreignKeys = codecOf(options.foreignKeySerde)
  }

  init(context: InternalContext<Key, SubscriptionResponse<Value>>): void {
    this.#context = context
    this.#store = context.store(this.#options.store)
  }

  process(record: StreamRecord<ForeignKey, Change<Value>>): void {
    const { key, value: change } = record
    if (key === null) {
      this.#context.dropped('null-key', record)
      return
    }
    if (this.#options.ignoresHistory && !change.isLatest) {
      this.#context.dropped('late', record)
      return
    }
    const foreignValue = change.newValue
    for (const [{ primaryKey }, { hash, primaryPartition }] of this.#store.prefixScan(
      foreignKeyPrefix(this.#foreignKeys, key),
    )) {
      this.#context.forward(withKeyValue(record, primaryKey, { hash, foreignValue, primaryPartition }))
    }
  }
}
