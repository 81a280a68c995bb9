import { checkKnown, StreamError } from '@millrace/base'
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

/** The topics of a cluster whose whole name matches, those that are made later too: for consumers in a group. */
export interface TopicPattern<Key, Value> extends ConsumableTopic<Key, Value> {
  /** RE2 syntax, as brokers evaluate it. */
  readonly pattern: string
}

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

/**
 * Describes all topics whose whole name matches to a consumer in a group. `pattern` has RE2 syntax; of a RegExp its source counts, and
 * it may have no flags. Brokers refuse what RE2 does not have (look-around, back references) with INVALID_REGULAR_EXPRESSION.
 *
 *     consumer.records(topicsMatching(/orders-.+/, { value: serde.json<Order>() }))
 */
export function topicsMatching<KeyIn = RawBytes, ValueIn = RawBytes, KeyOut = Buffer, ValueOut = Buffer>(
  pattern: RegExp | string,
  serdes: TopicSerdes<KeyIn, ValueIn, KeyOut, ValueOut> = {},
): TopicPattern<KeyOut, ValueOut> {
  const source = typeof pattern === 'string' ? pattern : pattern.source
  if (source === '' || (typeof pattern !== 'string' && pattern.flags !== '')) {
    throw new StreamError(
      'INVALID_CONFIG',
      `a pattern of topics is not empty and has no flags, unlike ${String(pattern)}`,
    )
  }
  return { ...topic(`/${source}/`, serdes), pattern: source }
}

/** The pattern, of what {@link topicsMatching} made. */
export function patternOf(source: ConsumableTopic<unknown, unknown>): string | undefined {
  return 'pattern' in source && typeof source.pattern === 'string' ? source.pattern : undefined
}
