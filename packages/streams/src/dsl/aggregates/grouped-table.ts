import { tableAggregate } from '../../processors/table-aggregate.ts'
import type { Aggregator, Initializer } from '../../processors/aggregation.ts'
import { timestampedKeyValueStore } from '../../stores/builders.ts'
import { changeSerde } from '../../table/change-codec.ts'
import { storeValueGetter } from '../../table/store-value-getter.ts'
import type { GraphNode, StreamGraph } from '../graph.ts'
import { nodeName } from '../named.ts'
import type { GroupedTablePhase, TablePhase } from '../phases.ts'
import type { AnySerde } from '../serdes.ts'
import { type AggregateSettings, keptBy } from './kept.ts'

/** Which aggregate of a grouped table it is. */
export interface TableAggregateKind {
  readonly prefix: 'KTABLE-AGGREGATE-' | 'KTABLE-REDUCE-'
  readonly initializer: Initializer<unknown>
  readonly aggregator: Aggregator<unknown, unknown, unknown>
  readonly subtractor: Aggregator<unknown, unknown, unknown>
  /** For values unless one is given; undefined: the application's. */
  readonly value: AnySerde | undefined
}

/** Adds the aggregate of a grouped table: a repartition topic that carries changes, the processor and its store. */
export function addTableAggregate(
  graph: StreamGraph,
  group: GroupedTablePhase,
  kind: TableAggregateKind,
  options: AggregateSettings,
): TablePhase {
  // As Kafka: a reduce's store is named as an aggregate's.
  const kept = keptBy(graph, 'KTABLE-AGGREGATE-', options, { key: group.key, value: kind.value }, false)
  const sink = nodeName(graph, 'KSTREAM-SINK-', options.name, '-sink')
  const source = nodeName(graph, 'KSTREAM-SOURCE-', options.name, '-source')
  const name = nodeName(graph, kind.prefix, options.name)
  const parent = repartitionOf(graph, group, { sink, source, prefix: group.name ?? kept.store })
  const output = { sendsOldValues: false }
  const { initializer, aggregator, subtractor } = kind
  const supplier = tableAggregate({ store: kept.store, output, initializer, aggregator, subtractor })
  const builder = timestampedKeyValueStore(kept.store, kept.options)
  const node = graph.add({
    name,
    parents: [parent],
    writeTo: (topology, parents) => {
      topology.addProcessor(name, supplier, { parents })
      topology.addStore(builder, [name])
    },
  })
  return {
    kind: 'table',
    node,
    key: kept.key,
    value: kept.value,
    sources: new Set([parent.spec.name]),
    store: kept.queryable,
    isVersioned: false,
    enableSendingOldValues: () => (output.sendsOldValues = true),
    valueGetter: () => storeValueGetter(kept.store, false),
  }
}

/** The repartition topic of a group; all aggregates of a group with a name share one. */
function repartitionOf(
  graph: StreamGraph,
  group: GroupedTablePhase,
  { sink, source, prefix }: { readonly sink: string; readonly source: string; readonly prefix: string },
): GraphNode {
  const { shared, name } = group
  if (shared.repartition !== undefined && name !== undefined) return shared.repartition
  const topic = `${prefix}-repartition`
  const key = graph.keySerde(group.key)
  const value = changeSerde(graph.valueSerde(group.value))
  shared.repartition = graph.add({
    name: source,
    parents: [group.node],
    writeTo: (topology, parents) => {
      topology.addRepartitionTopic(topic)
      topology.addSink(sink, { parents, topic, key, value })
      topology.addSource(source, { topics: [topic], key, value })
    },
  })
  return shared.repartition
}
