import type { Initializer, Merger } from '../../processors/aggregation.ts'
import { passingOn } from '../../processors/passing-on.ts'
import type { StreamGraph } from '../graph.ts'
import { nodeName } from '../named.ts'
import type { CogroupedStreamPhase, SessionCogroupedPhase, TablePhase, WindowedCogroupedPhase } from '../phases.ts'
import { inputOfAggregate } from '../repartition.ts'
import { type AggregateSettings, type Kept, keptBy } from './kept.ts'
import { inFixedWindows, inSessions, type Windowing, withoutWindows } from './windowing.ts'

/** Grouped streams that make one aggregate. */
export type CogroupedPhase = CogroupedStreamPhase | WindowedCogroupedPhase | SessionCogroupedPhase

const aggregatePrefix = 'COGROUPKSTREAM-AGGREGATE-'

/** Adds a processor for each of the grouped streams, all with one store, and a node behind them that is the table (KIP-150). */
export function addCogroup(
  graph: StreamGraph,
  phase: CogroupedPhase,
  {
    initializer,
    merger,
  }: { readonly initializer: Initializer<unknown>; readonly merger: Merger<unknown, unknown> | undefined },
  options: AggregateSettings,
): TablePhase {
  const { inputs } = phase
  const kept = keptBy(
    graph,
    aggregatePrefix,
    options,
    { key: inputs[0]?.group.key, value: undefined },
    'windows' in phase,
  )
  const windowing = windowingOf(phase, kept)
  const output = { sendsOldValues: false }
  const parents = inputs.map(({ group }) => inputOfAggregate(graph, group, kept.store))
  const sources = new Set(parents.flatMap((parent) => [...parent.sources]))
  const nodes = inputs.map(({ aggregator }, index) => {
    const name = nodeName(graph, aggregatePrefix, options.name, `-cogroup-agg-${index}`)
    const supplier = windowing.processor({ initializer, aggregator, merger }, output)
    return graph.add({
      name,
      parents: parents.slice(index, index + 1).map((parent) => parent.node),
      ...(windowing.closesAfterMs === undefined ? {} : { windowsCloseAfterMs: windowing.closesAfterMs }),
      writeTo: (topology, before) => {
        topology.addProcessor(name, supplier, { parents: before })
        topology.addStore(windowing.builder, [name])
        if (index === 0) topology.copartition(sources)
      },
    })
  })
  const name = nodeName(graph, 'COGROUPKSTREAM-MERGE-', options.name, '-cogroup-merge')
  const node = graph.add({
    name,
    parents: nodes,
    writeTo: (topology, before) => topology.addProcessor(name, passingOn(), { parents: before }),
  })
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

function windowingOf(phase: CogroupedPhase, kept: Kept): Windowing {
  switch (phase.kind) {
    case 'cogrouped stream':
      return withoutWindows(kept)
    case 'windowed cogrouped stream':
      return inFixedWindows(phase.windows, 'window-update', kept)
    case 'session windowed cogrouped stream':
      return inSessions(phase.windows, 'window-update', kept)
  }
}
