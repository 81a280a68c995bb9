import type { StreamGraph } from './graph.ts'

/**
 * A node's name: the generated one, or the given one with what tells the nodes of one operator apart. The counter moves on in any case, as
 * Kafka's does, so that a name changes no other name.
 */
export function nodeName(graph: StreamGraph, prefix: string, given: string | undefined, suffix = ''): string {
  const generated = graph.nextName(prefix)
  return given === undefined ? generated : given + suffix
}
