import type { GlobalStore, ProcessorTopology, Subtopology, TopologyNode } from './nodes.ts'
import { inHashOrder } from './java-hash-order.ts'

/**
 * The topology as text, in the form of Kafka's `TopologyDescription`: character for character what Kafka Streams prints for the same one, so that
 * descriptions can be compared and tools that read them work.
 */
export function describeTopology({ subtopologies, globalStores }: ProcessorTopology): string {
  const parts = [
    ...subtopologies.map((subtopology) => ({ id: subtopology.id, text: describeSubtopology(subtopology) })),
    ...globalStores.map((global) => ({ id: global.id, text: describeGlobal(global) })),
  ].toSorted((one, other) => one.id - other.id)
  return `Topologies:\n ${parts.map(({ text }) => text).join('')}`
}

function describeSubtopology({ id, nodes }: Subtopology): string {
  const described = [...linked(nodes).values()].toSorted(bySize)
  return `  Sub-topology: ${id}\n${described.map((node) => describeNode(node)).join('')}\n`
}

function describeGlobal({ id, source, processor }: GlobalStore): string {
  const nodes = linked([source, processor])
  const text = [...nodes.values()].map((node) => describeNode(node)).join('')
  return `  Sub-topology: ${id} for global store (will not generate tasks)\n${text}`
}

/** A node with its neighbours, in the order in which they are printed. */
interface Described {
  readonly node: TopologyNode
  /** How many nodes are behind it, each as often as there are ways to it, and itself. */
  size: number
  readonly predecessors: Described[]
  readonly successors: Described[]
}

/** Larger ones first, then by name. */
function bySize(one: Described, other: Described): number {
  if (one.size !== other.size) return other.size - one.size
  return one.node.name < other.node.name ? -1 : 1
}

/**
 * Links nodes as Kafka does: it keeps neighbours in sets ordered by sizes that still grow while it links, so the order in which nodes are linked,
 * which is that of a Java hash map, shows in the text.
 */
function linked(nodes: readonly TopologyNode[]): Map<string, Described> {
  const known = new Map(nodes.map((node) => [node.name, node]))
  const described = new Map<string, Described>()
  for (const name of inHashOrder([...known.keys()])) {
    const node = known.get(name)
    if (node !== undefined) described.set(name, { node, size: 1, predecessors: [], successors: [] })
  }
  for (const each of described.values()) {
    for (const parent of parentsOf(each.node)) {
      const predecessor = described.get(parent)
      if (predecessor === undefined) continue
      insert(each.predecessors, predecessor)
      insert(predecessor.successors, each)
      grow(predecessor, each.size)
    }
  }
  return described
}

/** Into a list that was ordered by the sizes of that time. */
function insert(ordered: Described[], added: Described): void {
  const at = ordered.findIndex((each) => bySize(added, each) < 0)
  ordered.splice(at === -1 ? ordered.length : at, 0, added)
}

function grow(node: Described, by: number): void {
  node.size += by
  for (const predecessor of node.predecessors) grow(predecessor, by)
}

const parentsOf = (node: TopologyNode): readonly string[] => (node.kind === 'source' ? [] : node.parents)

function describeNode({ node, predecessors, successors }: Described): string {
  const to = `      --> ${namesOf(successors)}\n`
  const from = `      <-- ${namesOf(predecessors)}\n`
  switch (node.kind) {
    case 'source':
      return `    Source: ${node.name} (topics: [${node.topics.toSorted().join(', ')}])\n${to}`
    case 'processor':
      return `    Processor: ${node.name} (stores: [${node.stores.join(', ')}])\n${to}${from}`
    case 'sink': {
      const topic = typeof node.topic === 'string' ? node.topic : 'by record'
      return `    Sink: ${node.name} (topic: ${topic})\n${from}`
    }
  }
}

function namesOf(nodes: readonly Described[]): string {
  return nodes.length === 0 ? 'none' : nodes.map(({ node }) => node.name).join(', ')
}
