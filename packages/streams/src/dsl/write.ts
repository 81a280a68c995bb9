import { assert, StreamError } from '@millrace/base'
import type { TopologyBuilder } from '../topology/topology-builder.ts'
import type { GraphNode, StreamGraph } from './graph.ts'
import { planOf } from './plan.ts'

/** Writes what was described: each node after its parents, else in the order in which nodes were added. Throws INVALID_TOPOLOGY. */
export function writeGraph(graph: StreamGraph, topology: TopologyBuilder): void {
  const { nodes, renamed } = planOf(graph)
  if (nodes.length === 0) {
    throw new StreamError('INVALID_TOPOLOGY', 'the topology is empty: begin one with app.stream() or app.table()')
  }
  const waiting = nodes.toSorted((left, right) => left.priority - right.priority)
  const written = new Set<GraphNode>()
  while (waiting.length > 0) {
    const next = waiting.findIndex((node) => node.parents.every((parent) => written.has(parent)))
    const [node] = waiting.splice(next, 1)
    assert(next >= 0 && node !== undefined, 'a graph has no cycle')
    node.spec.writeTo(
      topology,
      node.parents.map((parent) => parent.spec.name),
    )
    written.add(node)
  }
  for (const [former, name] of renamed) topology.renameSource(former, name)
}
