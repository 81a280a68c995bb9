import { checkKnown } from '@millrace/base'
import type { Serde } from './serde/serde.ts'
import { type RawBytes, rawSerde } from './serde/bytes.ts'

/**
 * A topic with the serdes of its keys and values. `KeyIn` and `ValueIn` are what a producer gives, `KeyOut` and `ValueOut` what a
 * consumer receives; they differ where a schema transforms.
 */
export interface Topic<KeyIn, ValueIn, KeyOut = KeyIn, ValueOut = ValueIn> {
  readonly name: string
  readonly key: Serde<KeyIn, KeyOut>
  readonly value: Serde<ValueIn, ValueOut>
}

/** A topic seen as bytes: strings are sent as UTF-8, everything received is a Buffer. */
export type RawTopic = Topic<RawBytes, RawBytes, Buffer, Buffer>

/** A topic that a producer can send `Key` and `Value` to. */
export type ProducibleTopic<Key, Value> = Topic<Key, Value, unknown, unknown>
/** A topic that a consumer receives `Key` and `Value` from. */
export type ConsumableTopic<Key, Value> = Topic<never, never, Key, Value>

/** The serdes of a topic; what is left out is bytes. */
export interface TopicSerdes<KeyIn, ValueIn, KeyOut, ValueOut> {
  readonly key?: Serde<KeyIn, KeyOut>
  readonly value?: Serde<ValueIn, ValueOut>
}

/**
 * Describes a topic to the SDK; makes nothing (see {@link Admin.createTopic}).
 *
 *     const orders = topic('orders', { key: serde.string(), value: serde.json(OrderSchema) })
 */
export function topic<KeyIn = RawBytes, ValueIn = RawBytes, KeyOut = Buffer, ValueOut = Buffer>(
  name: string,
  serdes: TopicSerdes<KeyIn, ValueIn, KeyOut, ValueOut> = {},
): Topic<KeyIn, ValueIn, KeyOut, ValueOut> {
  checkKnown(`topic ${name}`, serdes, ['key', 'value'])
  // The type parameters of a serde that was left out are those of the raw serde, by their defaults.
  const { key = rawSerde, value = rawSerde } = serdes
  return { name, key, value } as Topic<KeyIn, ValueIn, KeyOut, ValueOut>
}
