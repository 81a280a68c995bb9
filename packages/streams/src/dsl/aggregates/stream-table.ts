import { inputOfAggregate } from '../repartition.ts'
import type { SideOutputs } from '../../processors/aggregation.ts'
import { passingOn } from '../../processors/passing-on.ts'
import type { GraphNode, StreamGraph } from '../graph.ts'
import type { GroupedStreamPhase, LateTopic, SessionStreamPhase, TablePhase, WindowedStreamPhase } from '../phases.ts'
import { nodeName } from '../named.ts'
import type { AnySerde } from '../serdes.ts'
import { type AggregateSettings, type Kept, keptBy } from './kept.ts'
import { type Aggregating, inFixedWindows, inSessions, type Windowing, withoutWindows } from './windowing.ts'

/** A stream that can be aggregated: by key, and in windows. */
export type AggregatedPhase = GroupedStreamPhase | WindowedStreamPhase | SessionStreamPhase

/** Which aggregate it is. */
export interface AggregateKind extends Aggregating {
  readonly prefix: 'KSTREAM-AGGREGATE-' | 'KSTREAM-REDUCE-'
  /** For values unless one is given; undefined: the application's. */
  readonly value: AnySerde | undefined
  /** Kafka takes a number for the name of a store twice in `count` without one. */
  readonly countsTwice?: boolean
}

/** Adds the aggregate of a grouped stream: the nodes of a repartition, if one is needed, the processor and its store. */
export function addStreamAggregate(
  graph: StreamGraph,
  phase: AggregatedPhase,
  kind: AggregateKind,
  options: AggregateSettings,
): TablePhase {
  const group = phase.kind === 'grouped stream' ? phase : phase.group
  if (kind.countsTwice === true && options.store === undefined) graph.nextStoreName(kind.prefix)
  const kept = keptBy(graph, kind.prefix, options, { key: group.key, value: kind.value }, phase !== group)
  const name = nodeName(graph, kind.prefix, options.name)
  const windowing = windowingOf(phase, kept)
  const output = { sendsOldValues: false }
  const late = phase.kind === 'grouped stream' ? undefined : phase.late
  const sides = late && { results: `${name}-results`, late: graph.nextName('KSTREAM-SINK-') }
  const supplier = windowing.processor({ ...kind, sides }, output)
  const { node: parent, sources } = inputOfAggregate(graph, group, kept.store)
  const aggregate = graph.add({
    name,
    parents: [parent],
    ...(windowing.closesAfterMs === undefined ? {} : { windowsCloseAfterMs: windowing.closesAfterMs }),
    writeTo: (topology, parents) => {
      topology.addProcessor(name, supplier, { parents })
      topology.addStore(windowing.builder, [name])
    },
  })
  const node = late && sides ? addSides(graph, aggregate, sides, late) : aggregate
  return {
    kind: 'table',
    node,
    key: windowing.tableKey ?? kept.key,
    value: kept.value,
    sources,
    store: kept.queryable,
    isVersioned: false,
    enableSendingOldValues: () => (output.sendsOldValues = true),
    valueGetter: () => windowing.valueGetter,
  }
}

/** A sink for late records, and a node that gets the others: what follows is behind that. */
function addSides(graph: StreamGraph, aggregate: GraphNode, sides: SideOutputs, late: LateTopic): GraphNode {
  const { name: topic, key, value } = late
  graph.add({
    name: sides.late,
    parents: [aggregate],
    writeTo: (topology, parents) => topology.addSink(sides.late, { parents, topic, key, value }),
  })
  return graph.add({
    name: sides.results,
    parents: [aggregate],
    writeTo: (topology, parents) => topology.addProcessor(sides.results, passingOn(), { parents }),
  })
}

function windowingOf(phase: AggregatedPhase, kept: Kept): Windowing {
  switch (phase.kind) {
    case 'grouped stream':
      return withoutWindows(kept)
    case 'windowed stream':
      return inFixedWindows(phase.windows, phase.emit, kept)
    case 'session windowed stream':
      return inSessions(phase.windows, phase.emit, kept)
  }
}
