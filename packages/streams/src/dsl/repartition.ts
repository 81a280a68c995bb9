import { beforeRepartition } from '../processors/stateless.ts'
import {
  type GraphNode,
  type GraphNodeSpec,
  isNullKeyTaken,
  type RepartitionSettings,
  type StreamGraph,
} from './graph.ts'
import type { GroupedStreamPhase, StreamPhase } from './phases.ts'

/**
 * Adds a repartition topic behind a node: a filter, a sink and a source, named and numbered as Kafka does. The node returned is the source;
 * behind it a new sub-topology begins. Unless `dropsNullKeys` says, records without key pass if something behind can use them.
 */
export function addRepartition(
  graph: StreamGraph,
  parent: GraphNode,
  settings: RepartitionSettings,
  { isOptimizable }: { readonly isOptimizable: boolean },
): GraphNode {
  const spec = repartitionSpec(repartitionNames(graph, settings.prefix), settings, () => isNullKeyTaken(node))
  const node: GraphNode = graph.add({ ...spec, parents: [parent], ...(isOptimizable ? { optimizable: settings } : {}) })
  return node
}

/** The node of a repartition topic; `isNullKeyUsed` is asked when it is written. */
export function repartitionSpec(
  { topic, sink, filter, source }: ReturnType<typeof repartitionNames>,
  { key, value, partitions, partitioner, dropsNullKeys }: RepartitionSettings,
  isNullKeyUsed: () => boolean,
): Omit<GraphNodeSpec, 'parents'> {
  return {
    name: source,
    writeTo: (topology, parents) => {
      topology.addRepartitionTopic(topic, partitions)
      topology.addProcessor(filter, beforeRepartition(dropsNullKeys ?? !isNullKeyUsed()), { parents })
      topology.addSink(sink, { parents: [filter], topic, key, value, partitioner })
      topology.addSource(source, { topics: [topic], key, value })
    },
  }
}

/** Kafka's names; the counter moves on by three in any case. */
export function repartitionNames(
  graph: StreamGraph,
  prefix: string,
): { readonly topic: string; readonly sink: string; readonly filter: string; readonly source: string } {
  const generated = {
    sink: graph.nextName('KSTREAM-SINK-'),
    filter: graph.nextName('KSTREAM-FILTER-'),
    source: graph.nextName('KSTREAM-SOURCE-'),
  }
  const topic = prefix.endsWith('-repartition') ? prefix : `${prefix}-repartition`
  if (/^KSTREAM.*-\d{10}$/.test(prefix)) return { topic, ...generated }
  return { topic, sink: `${topic}-sink`, filter: `${topic}-filter`, source: `${topic}-source` }
}

/** Repartition nodes that are named after the stream before them: one serves all joins of that stream. */
const sharedRepartitions = new WeakMap<GraphNode, GraphNode>()

/**
 * The stream by its key: repartitioned if the key may have changed. For joins and toTable: `prefix` names the topic (the name that was given,
 * or that of the stream's node). Unless `dropsNullKeys` says, records without key pass if something behind can use them.
 */
export function byKey(
  graph: StreamGraph,
  stream: StreamPhase,
  prefix: string,
  { dropsNullKeys }: { readonly dropsNullKeys?: boolean } = {},
): StreamPhase {
  if (!stream.repartitionRequired) return stream
  const shared = prefix === stream.node.spec.name ? sharedRepartitions.get(stream.node) : undefined
  const settings = { prefix, key: graph.keySerde(stream.key), value: graph.valueSerde(stream.value), dropsNullKeys }
  // Kafka counts its nodes in any case.
  if (shared !== undefined) repartitionNames(graph, prefix)
  const node = shared ?? addRepartition(graph, stream.node, settings, { isOptimizable: true })
  if (prefix === stream.node.spec.name) sharedRepartitions.set(stream.node, node)
  return { ...stream, node, sources: new Set([node.spec.name]), repartitionRequired: false }
}

/**
 * The node an aggregate of a group reads, and its sources. Repartitioned if the key may have changed, by a topic named after the group, else
 * after the aggregate's store. Call it after the store and the aggregate have their names, as Kafka counts. All aggregates of a group with a
 * name share its topic.
 */
export function inputOfAggregate(
  graph: StreamGraph,
  group: GroupedStreamPhase,
  storeName: string,
): { readonly node: GraphNode; readonly sources: ReadonlySet<string> } {
  if (!group.repartitionRequired) return { node: group.node, sources: group.sources }
  const { shared, name } = group
  if (shared.repartition !== undefined && name !== undefined) {
    repartitionNames(graph, name)
    return { node: shared.repartition, sources: new Set([shared.repartition.spec.name]) }
  }
  const key = graph.keySerde(group.key)
  const value = graph.valueSerde(group.value)
  const settings = { prefix: name ?? storeName, key, value, dropsNullKeys: true }
  const node = addRepartition(graph, group.node, settings, { isOptimizable: true })
  shared.repartition = node
  return { node, sources: new Set([node.spec.name]) }
}
