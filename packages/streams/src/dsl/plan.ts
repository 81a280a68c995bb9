import { StreamError } from '@millrace/base'
import type { GraphNode, RepartitionSettings, SourceReading, StreamGraph } from './graph.ts'
import { repartitionNames, repartitionSpec } from './repartition.ts'

/** The nodes that are to be written, and sources that others took the place of. */
export interface Plan {
  readonly nodes: readonly GraphNode[]
  /** Names of sources that are left out -> of those that stand for them. */
  readonly renamed: ReadonlyMap<string, string>
}

/** The graph as it is to be written: what is read twice is read once, and repartition topics are merged if that was asked for. */
export function planOf(graph: StreamGraph): Plan {
  const nodes = copied(graph.nodes)
  const renamed = new Map<string, string>()
  mergeSources(nodes, renamed)
  if (graph.isOptimized) mergeRepartitions(graph, nodes, renamed)
  return { nodes: [...nodes], renamed }
}

/** A description may be written more than once, and grow between. */
function copied(described: readonly GraphNode[]): Set<GraphNode> {
  const copies = new Map(described.map((node) => [node, { ...node }]))
  const copyOf = (node: GraphNode): GraphNode => copies.get(node) ?? node
  for (const [node, copy] of copies) {
    Object.assign(copy, { parents: node.parents.map(copyOf), children: node.children.map(copyOf) })
  }
  return new Set(copies.values())
}

/** Streams of the same topics become one; everything else that reads a topic twice is refused. */
function mergeSources(nodes: Set<GraphNode>, renamed: Map<string, string>): void {
  const readers = new Map<string, { readonly node: GraphNode; readonly source: SourceReading }>()
  for (const node of nodes) {
    const { source } = node.spec
    if (source === undefined) continue
    const before = source.topics.map((topic) => readers.get(topic)).find((reader) => reader !== undefined)
    if (before === undefined) {
      for (const topic of source.topics) readers.set(topic, { node, source })
    } else {
      checkSame(before.source, source)
      for (const child of [...node.children]) replaceParent(child, node, before.node)
      nodes.delete(node)
      renamed.set(node.spec.name, before.node.spec.name)
    }
  }
}

function checkSame(one: SourceReading, other: SourceReading): void {
  const topics = other.topics.join(', ')
  const isSameTopics = one.topics.toSorted().join('\n') === other.topics.toSorted().join('\n')
  if (!isSameTopics) {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `stream() reads ${topics}, and another one ${one.topics.join(', ')}: topics of two streams are all the same, or all different`,
    )
  }
  const isSame =
    one.timestampExtractor === other.timestampExtractor &&
    one.offsetReset === other.offsetReset &&
    one.key.name === other.key.name &&
    one.value.name === other.value.name
  if (isSame) return
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `stream() reads ${topics} twice, with other serdes, another timestampExtractor or offsetReset: read it once, and use the stream twice`,
  )
}

/** A repartition topic that may be merged, and the nodes above it up to the one that changed keys. */
interface Merged {
  readonly repartition: GraphNode
  readonly settings: RepartitionSettings
  /** From just below the node that changes keys down to the repartition node, both ends included. */
  readonly path: readonly GraphNode[]
}

/** As Kafka's `merge.repartition.topics`: records are repartitioned once behind what changed their keys, and not before each aggregate and join. */
function mergeRepartitions(graph: StreamGraph, nodes: Set<GraphNode>, renamed: Map<string, string>): void {
  const changers = new Map<GraphNode, Merged[]>()
  for (const repartition of nodes) {
    const settings = repartition.spec.optimizable
    if (settings === undefined) continue
    const path = pathTo(repartition)
    const changer = path[0]?.parents[0]
    if (changer === undefined) continue
    changers.set(changer, [...(changers.get(changer) ?? []), { repartition, settings, path }])
  }
  for (const [changer, found] of changers) {
    const all = found.filter((each) => isAllRepartitioned(each, found))
    const [first] = all
    if (first === undefined) continue
    const dropsNullKeys = all.every(({ settings }) => settings.dropsNullKeys === true)
    const settings = { ...first.settings, prefix: `${first.settings.prefix}-repartition`, dropsNullKeys }
    const names = repartitionNames(graph, settings.prefix)
    const spec = repartitionSpec(names, settings, () => true)
    const one: GraphNode = {
      spec: { ...spec, parents: [] },
      parents: [changer],
      children: [],
      priority: changer.priority,
    }
    for (const { repartition, path } of all) {
      const [child] = path
      if (child !== undefined && child !== repartition && child.parents[0] === changer)
        replaceParent(child, changer, one)
      const above = child === repartition ? one : repartition.parents[0]
      for (const below of [...repartition.children]) if (above !== undefined) replaceParent(below, repartition, above)
      for (const parent of repartition.parents) remove(parent.children, repartition)
      nodes.delete(repartition)
      renamed.set(repartition.spec.name, one.spec.name)
    }
    changer.children.push(one)
    nodes.add(one)
  }
}

/** The way up to what changed keys, or merged streams; empty if values changed on the way: then others see the values before. */
function pathTo(repartition: GraphNode): readonly GraphNode[] {
  const path = [repartition]
  let current = repartition
  for (;;) {
    const [parent] = current.parents
    if (parent === undefined) return []
    if (parent.spec.isKeyChanging === true || parent.spec.isMerge === true) return path
    if (parent.spec.isValueChanging === true || parent.parents.length !== 1) return []
    path.unshift(parent)
    current = parent
  }
}

/** Whether everything on the way ends in a topic that is merged too: else what else is there would come from the topic as well, without null keys. */
function isAllRepartitioned({ path, repartition }: Merged, all: readonly Merged[]): boolean {
  const merged = new Set(all.flatMap((each) => each.path))
  return path.every((node) => node === repartition || node.children.every((child) => merged.has(child)))
}

function replaceParent(child: GraphNode, former: GraphNode, parent: GraphNode): void {
  child.parents[child.parents.indexOf(former)] = parent
  remove(former.children, child)
  if (!parent.children.includes(child)) parent.children.push(child)
}

function remove(nodes: GraphNode[], node: GraphNode): void {
  const at = nodes.indexOf(node)
  if (at !== -1) nodes.splice(at, 1)
}
