import type { ProcessorTopology, TopologyNode } from '../nodes.ts'

/** Something that is drawn: a node of the topology, or a topic. */
export interface PictureNode {
  readonly id: string
  readonly kind: 'topic' | TopologyNode['kind']
  readonly name: string
  /** Names of the stores that stand in its box. */
  readonly stores: readonly string[]
  /** The sub-topology in whose column it stands. */
  readonly column: number
  /** How far down: edges go from smaller ones to larger ones, but for topics that an application reads again. */
  readonly layer: number
}

/** A sub-topology, or the part of a global store, from left to right. */
export interface PictureColumn {
  readonly title: string
}

/** What is drawn, and where it stands in rows and columns. */
export interface PictureGraph {
  readonly columns: readonly PictureColumn[]
  readonly nodes: readonly PictureNode[]
  readonly edges: readonly (readonly [from: string, to: string])[]
}

/** A column while it is laid out. */
interface Part {
  readonly title: string
  readonly nodes: readonly TopologyNode[]
  /** How far each node is from the sources of its part. */
  readonly depths: ReadonlyMap<string, number>
  readonly inputs: ReadonlySet<string>
  readonly outputs: ReadonlySet<string>
}

/** Puts topics above what reads them, sources below those, and each node below what it gets records from. */
export function pictureGraph({ subtopologies, globalStores }: ProcessorTopology): PictureGraph {
  const parts = [
    ...subtopologies.map(({ id, nodes }) => ({ id, part: partOf(`Sub-topology ${id}`, nodes) })),
    ...globalStores.map(({ id, source, processor, store }) => ({
      id,
      // The description does not connect a global store to its processor: it is the only one that writes there.
      part: partOf(`Global store ${id}`, [source, { ...processor, stores: [store.name] }]),
    })),
  ]
    .toSorted((one, other) => one.id - other.id)
    .map(({ part }) => part)
  const tops = topLayers(parts)
  const nodes: PictureNode[] = []
  const edges: (readonly [string, string])[] = []
  const topics = new Set<string>()
  const addTopic = (name: string, column: number, layer: number): string => {
    const id = `topic ${name}`
    if (!topics.has(id)) {
      topics.add(id)
      nodes.push({ id, kind: 'topic', name, stores: [], column, layer })
    }
    return id
  }
  // Those that are read stand above their first reader, the others below who writes them.
  for (const [column, { inputs }] of parts.entries()) {
    for (const name of inputs) addTopic(name, column, (tops[column] ?? 1) - 1)
  }
  for (const [column, part] of parts.entries()) {
    const top = tops[column] ?? 1
    for (const node of part.nodes) {
      const id = `node ${node.name}`
      const stores = node.kind === 'processor' ? node.stores : []
      const layer = top + (part.depths.get(node.name) ?? 0)
      nodes.push({ id, kind: node.kind, name: node.name, stores, column, layer })
      if (node.kind === 'source') for (const topic of node.topics) edges.push([`topic ${topic}`, id])
      else for (const parent of node.parents) edges.push([`node ${parent}`, id])
      if (node.kind === 'sink') edges.push([id, addTopic(topicOf(node), column, top + heightOf(part))])
    }
  }
  return { columns: parts.map(({ title }) => ({ title })), nodes, edges }
}

function partOf(title: string, nodes: readonly TopologyNode[]): Part {
  const depths = new Map<string, number>()
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const depthOf = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    const node = byName.get(name)
    const depth = node === undefined || node.kind === 'source' ? 0 : 1 + Math.max(-1, ...node.parents.map(depthOf))
    depths.set(name, depth)
    return depth
  }
  for (const { name } of nodes) depthOf(name)
  return {
    title,
    nodes,
    depths,
    inputs: new Set(nodes.flatMap((node) => (node.kind === 'source' ? node.topics : []))),
    outputs: new Set(nodes.flatMap((node) => (node.kind === 'sink' ? [topicOf(node)] : []))),
  }
}

const topicOf = ({ topic }: { readonly topic: unknown }): string => (typeof topic === 'string' ? topic : 'by record')

const heightOf = ({ depths }: Part): number => 1 + Math.max(0, ...depths.values())

/** The layer of each part's sources: below all topics that they read, which are below whatever writes those. Layer 0 is for topics. */
function topLayers(parts: readonly Part[]): number[] {
  const readersOf = parts.map(({ outputs }) =>
    parts.flatMap(({ inputs }, reader) => ([...inputs].some((topic) => outputs.has(topic)) ? [reader] : [])),
  )
  const behind = parts.map((_, column) => everythingBehind(column, readersOf))
  // Where parts write to each other in a circle, as foreign-key joins do, the first is on top: the edge back to it leads upwards.
  const leadsBack = (writer: number, reader: number): boolean =>
    writer >= reader && behind[reader]?.has(writer) === true
  const tops: number[] = []
  const topOf = (column: number): number => {
    const known = tops[column]
    if (known !== undefined) return known
    const above = parts.flatMap((part, writer) =>
      readersOf[writer]?.includes(column) === true && !leadsBack(writer, column)
        ? [topOf(writer) + heightOf(part) + 1]
        : [],
    )
    const top = Math.max(1, ...above)
    tops[column] = top
    return top
  }
  return parts.map((_, column) => topOf(column))
}

/** What gets records from a part, directly or through others; the part itself, if any of them come back. */
function everythingBehind(column: number, readersOf: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set<number>()
  const open = [...(readersOf[column] ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(readersOf[next] ?? []))
  }
  return found
}
