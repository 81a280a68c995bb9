import type { Serde } from '@millrace/client'
import type { Duration } from '../../duration.ts'
import type { StoreKind } from '../../stores/builder.ts'
import type { StreamGraph } from '../graph.ts'
import { checkOptions } from '../check-options.ts'
import type { AnySerde } from '../serdes.ts'

/** How an aggregate's table is kept, whatever its types. */
export interface AggregateSettings {
  /** The node's name in the description, instead of a generated one. */
  readonly name?: string | undefined
  /** The store's name: queries find it by that, and its changelog is `<application id>-<store>-changelog`. */
  readonly store?: string | undefined
  /** The application's default unless given. */
  readonly kind?: StoreKind | undefined
  /** For keys in the store: the input's unless given. */
  readonly key?: Serde<never, unknown> | undefined
  /** For values in the store: the application's default unless given, or the input's where these are its values. */
  readonly value?: Serde<never, unknown> | undefined
  /** Whether the task's cache may hold back updates, so that fewer go on (KIP-63). Yes, unless given. */
  readonly cached?: boolean | undefined
  /** Whether there is a changelog, and configs of that topic. Yes, unless given: without, the state goes with the task. */
  readonly logged?: boolean | Readonly<Record<string, string>> | undefined
  /** Of windows and sessions: how long they are kept, for queries and late records. What closing needs unless given, and never less. */
  readonly retention?: Duration | undefined
}

/** How an aggregate's table is kept: options of `count`, `reduce` and `aggregate`. */
export interface AggregateOptions<Key, Value> extends AggregateSettings {
  readonly key?: Serde<Key> | undefined
  readonly value?: Serde<Value> | undefined
}

/** Names and serdes of a table's store, with what was not given filled in. */
export interface Kept {
  readonly store: string
  /** The store's name if it was given: what queries may use. */
  readonly queryable: string | undefined
  /** undefined: the application's. */
  readonly key: AnySerde | undefined
  readonly value: AnySerde | undefined
  readonly retention: Duration | undefined
  /** What the store's builder takes. */
  readonly options: {
    readonly key: AnySerde
    readonly value: AnySerde
    readonly kind: StoreKind
    readonly logged: AggregateSettings['logged']
    readonly cached: boolean
  }
}

/** Settles how a table is kept, and takes the store's name from the graph if none was given: call it when Kafka would. */
export function keptBy(
  graph: StreamGraph,
  prefix: string,
  settings: AggregateSettings,
  input: { readonly key: AnySerde | undefined; readonly value: AnySerde | undefined },
  isWindowed: boolean,
): Kept {
  checkOptions(
    isWindowed ? 'windowedAggregate' : 'aggregate',
    settings,
    `an aggregate ${isWindowed ? 'of' : 'without'} windows`,
  )
  const { store, kind = graph.defaults.storeKind, cached = true, logged, retention, ...serdes } = settings
  const key: AnySerde | undefined = serdes.key ?? input.key
  const value: AnySerde | undefined = serdes.value ?? input.value
  return {
    store: store ?? graph.nextStoreName(prefix),
    queryable: store,
    key,
    value,
    retention,
    options: { key: graph.keySerde(key), value: graph.valueSerde(value), kind, logged, cached },
  }
}
