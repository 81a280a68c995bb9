import type { Serde } from '@millrace/client'
import type { OperatorFunction } from 'rxjs'
import { selectingKeys } from '../../processors/stateless.ts'
import { type GroupSelector, tableGroup } from '../../processors/table-group.ts'
import { keyText } from '../../stores/bytes/key-text.ts'
import { codecOf } from '../../stores/codec.ts'
import type { Groupable, Grouped } from '../aggregates/elements.ts'
import { checkOptions } from '../check-options.ts'
import type { AnySerde } from '../serdes.ts'
import type { StreamGraph } from '../graph.ts'
import { nodeName } from '../named.ts'
import { operator } from '../operator.ts'
import type { GroupedRecord, GroupedTablePhase, KeyOf, Streamed, TablePhase, ValueOf } from '../phases.ts'
import { addStateless, type Callback } from './stateless.ts'

/** How records are grouped. */
export interface GroupOptions<Key, Value> {
  /** Names the repartition topic, if one is needed, and the node. */
  readonly name?: string | undefined
  /** For keys in the repartition topic and the store. */
  readonly key?: Serde<Key> | undefined
  /** For values in the repartition topic. */
  readonly value?: Serde<Value> | undefined
}

/** How rows of a table are grouped. */
export interface TableGroupOptions<Row, Key, Value> extends GroupOptions<Key, Value> {
  /** What a row adds to its group; its value unless given. null: nothing. Refused of a stream: `mapValues` does that before. */
  readonly values?: Callback<KeyOf<Row>, ValueOf<Row>, Value | null> | undefined
}

/** A stream by its own key, to be aggregated. Repartitions first if the key may have changed. */
export function groupByKey<Key, Value>(
  options: GroupOptions<Key, Value> = {},
): OperatorFunction<Streamed<Key, Value>, GroupedRecord<Key, Value>> {
  checkOptions('group', options, 'groupByKey()')
  const { name, key, value } = options
  return operator('groupByKey', ['stream'], ({ node, sources, repartitionRequired, ...stream }) => ({
    kind: 'grouped stream',
    node,
    sources,
    repartitionRequired,
    key: key ?? stream.key,
    value: value ?? stream.value,
    name,
    shared: { repartition: undefined },
  }))
}

/**
 * A stream, or the rows of a table, by another key. Goes through a repartition topic. Of a stream, records whose new key is null are dropped; of a
 * table, such rows are in no group.
 */
export function groupBy<Element extends Groupable, Key, Value = ValueOf<Element>>(
  select: Callback<KeyOf<Element>, ValueOf<Element>, Key | null>,
  options: TableGroupOptions<Element, Key, Value> = {},
): OperatorFunction<Element, Grouped<Element, Key, Value>> {
  checkOptions('tableGroup', options, 'groupBy()')
  const { name, key, value, values } = options
  // What flows is of the types that the callbacks take: the phases say so.
  const keyOf = select as Callback<unknown, unknown, unknown>
  const valueOf = (values ?? ((same: unknown) => same)) as Callback<unknown, unknown, unknown>
  return operator('groupBy', ['stream', 'table'], (phase, graph) => {
    if (phase.kind === 'table') {
      const selector: GroupSelector<unknown, unknown, unknown, unknown> = (row, rowKey) => [
        keyOf(row, rowKey),
        valueOf(row, rowKey),
      ]
      return groupTable(graph, phase, selector, { name, key, value, keepsValues: values === undefined })
    }
    checkOptions('group', options, 'groupBy() of a stream')
    const names = { prefix: 'KSTREAM-KEY-SELECT-', name }
    const selected = addStateless(graph, phase, names, selectingKeys(keyOf), { key: true })
    return {
      kind: 'grouped stream',
      node: selected.node,
      sources: selected.sources,
      repartitionRequired: true,
      key,
      value: value ?? phase.value,
      name,
      shared: { repartition: undefined },
    }
  })
}

function groupTable(
  graph: StreamGraph,
  table: TablePhase,
  select: GroupSelector<unknown, unknown, unknown, unknown>,
  {
    name: given,
    key,
    value,
    keepsValues,
  }: {
    readonly name: string | undefined
    readonly key: AnySerde | undefined
    readonly value: AnySerde | undefined
    readonly keepsValues: boolean
  },
): GroupedTablePhase {
  const name = nodeName(graph, 'KTABLE-SELECT-', given)
  table.enableSendingOldValues(true)
  const codec = codecOf(graph.keySerde(key))
  const supplier = tableGroup({
    select,
    isSameKey: (one, other) => one === other || keyText(codec.encode(one)) === keyText(codec.encode(other)),
    isVersioned: table.isVersioned,
  })
  const node = graph.add({
    name,
    parents: [table.node],
    isKeyChanging: true,
    writeTo: (topology, parents) => topology.addProcessor(name, supplier, { parents }),
  })
  return {
    kind: 'grouped table',
    node,
    key,
    value: value ?? (keepsValues ? table.value : undefined),
    sources: table.sources,
    name: given,
    shared: { repartition: undefined },
  }
}
