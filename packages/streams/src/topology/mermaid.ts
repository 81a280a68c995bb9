import type { ProcessorTopology, TopologyNode } from './nodes.ts'

/**
 * The topology as a Mermaid flow chart: a box for each sub-topology, topics and stores beside the nodes that use them. GitHub, and most Markdown
 * viewers, draw it.
 */
export function mermaidOf({ subtopologies, globalStores }: ProcessorTopology): string {
  const ids = new Identifiers()
  const boxes = [
    ...subtopologies.map(({ id, nodes }) => ({ id, title: `Sub-topology ${id}`, nodes })),
    ...globalStores.map(({ id, source, processor }) => ({
      id,
      title: `Global store ${id}`,
      nodes: [source, processor],
    })),
  ].toSorted((one, other) => one.id - other.id)
  const all = boxes.flatMap(({ nodes }) => nodes)
  const lines = [
    ...boxes.flatMap(({ id, title, nodes }) => [
      `  subgraph s${id} [${quoted(title)}]`,
      ...nodes.map((node) => `    ${ids.of('node', node.name)}${shapeOf(node)}`),
      ...storesOf(nodes).map((store) => `    ${ids.of('store', store)}[(${quoted(store)})]`),
      '  end',
    ]),
    ...all.flatMap((node) => edgesOf(node, ids)),
  ]
  return `flowchart TD\n${lines.join('\n')}\n`
}

const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`

const shapeOf = ({ kind, name }: TopologyNode): string =>
  kind === 'processor' ? `[${quoted(name)}]` : `([${quoted(name)}])`

function storesOf(nodes: readonly TopologyNode[]): string[] {
  return [...new Set(nodes.flatMap((node) => (node.kind === 'processor' ? node.stores : [])))]
}

function edgesOf(node: TopologyNode, ids: Identifiers): string[] {
  const name = ids.of('node', node.name)
  const topic = (topicName: string): string => `${ids.of('topic', topicName)}>${quoted(topicName)}]`
  switch (node.kind) {
    case 'source':
      return node.topics.map((each) => `  ${topic(each)} --> ${name}`)
    case 'processor':
      return [
        ...node.parents.map((parent) => `  ${ids.of('node', parent)} --> ${name}`),
        ...node.stores.map((store) => `  ${name} -.- ${ids.of('store', store)}`),
      ]
    case 'sink':
      return [
        ...node.parents.map((parent) => `  ${ids.of('node', parent)} --> ${name}`),
        `  ${name} --> ${topic(typeof node.topic === 'string' ? node.topic : 'by record')}`,
      ]
  }
}

/** Short names, since those of nodes may hold what Mermaid reads as its own. */
class Identifiers {
  readonly #known = new Map<string, string>()

  of(kind: 'node' | 'topic' | 'store', name: string): string {
    const key = `${kind} ${name}`
    const known = this.#known.get(key) ?? `${kind.charAt(0)}${this.#known.size}`
    this.#known.set(key, known)
    return known
  }
}
