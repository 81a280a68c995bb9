import type { GraphNode, StreamGraph } from '../dsl/graph.ts'
import type { StreamPhase } from '../dsl/phases.ts'
import { chainOf, settleMsOf } from './chain.ts'
import type { TaggedOperator } from './tag.ts'

/** Adds one node for a run of RxJS operators. */
export function addRun(graph: StreamGraph, stream: StreamPhase, run: readonly TaggedOperator[]): StreamPhase {
  const isKeyChanging = run.some((operator) => operator.isKeyChanging)
  const settleMs = settleMsOf(run)
  const name = graph.nextName('KSTREAM-OPERATORS-')
  const node: GraphNode = graph.add({
    name,
    parents: [stream.node],
    isKeyChanging,
    isValueChanging: true,
    writeTo: (topology, parents) => topology.addProcessor(name, chainOf(run), { parents, settleMs }),
  })
  return isKeyChanging
    ? { ...stream, node, key: undefined, value: undefined, repartitionRequired: true }
    : { ...stream, node, value: undefined }
}
