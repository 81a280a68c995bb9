import { StreamError } from '@millrace/base'
import { type Duration, durationMs } from '../duration.ts'
import type { StoreBuilder, StoreKind } from '../stores/builder.ts'
import { timestampedKeyValueStore, versionedStore } from '../stores/builders.ts'
import type { StreamGraph } from './graph.ts'
import type { AnySerde, SerdeOptions } from './serdes.ts'

/** How the rows of a table are kept. */
export interface MaterializedTable<Key, Value> extends SerdeOptions<Key, Value> {
  /** The node's name in the description, instead of a generated one. */
  readonly name?: string | undefined
  /** The store's name, by which it can be queried. Without one, a table has a store only if something behind it needs one. */
  readonly store?: string | undefined
  /** Where the bytes lie. The application's default unless given. */
  readonly kind?: StoreKind | undefined
  /** Whether the task's cache may hold back changes of a key until the next commit (KIP-63). Yes, unless given. */
  readonly cached?: boolean | undefined
  /** Whether there is a changelog, and configs of that topic. Yes, unless given: without, the state goes with the task. */
  readonly logged?: boolean | Readonly<Record<string, string>> | undefined
  /** Keeps old versions of rows so long, behind the highest timestamp (KIP-889). Such stores have no cache, and need a name. */
  readonly historyRetention?: Duration | undefined
}

/** The builder of a table's store; a table that is computed, or made of a topic, may never need it. Throws INVALID_TOPOLOGY. */
export function tableStore(
  graph: StreamGraph,
  name: string,
  { kind, logged, cached = true, historyRetention, store }: MaterializedTable<unknown, unknown>,
  serdes: { readonly key: AnySerde | undefined; readonly value: AnySerde | undefined },
): StoreBuilder {
  const settings = {
    kind: kind ?? graph.defaults.storeKind,
    logged,
    key: graph.keySerde(serdes.key),
    value: graph.valueSerde(serdes.value),
  }
  if (historyRetention === undefined) return timestampedKeyValueStore(name, { ...settings, cached })
  if (store === undefined) {
    throw new StreamError('INVALID_TOPOLOGY', 'a table with historyRetention has no store: give it a name with `store`')
  }
  return versionedStore(name, { ...settings, historyRetentionMs: durationMs(historyRetention, 'historyRetention') })
}
