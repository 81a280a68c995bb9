import { StreamError } from '@millrace/base'
import type { StoreBuilder } from '../stores/builder.ts'
import type {
  GlobalStore,
  ProcessorNode,
  ProcessorTopology,
  RepartitionTopic,
  Subtopology,
  TopologyNode,
} from './nodes.ts'

/** What a builder has collected. */
export interface Parts {
  /** In the order in which they were added, sources of global stores among them. */
  readonly nodes: Map<string, TopologyNode>
  readonly stores: Map<string, StoreBuilder>
  /** Processors by store, in the order in which they were connected. */
  readonly storeUsers: Map<string, readonly string[]>
  readonly globalStores: Map<string, { source: string; processor: ProcessorNode; store: StoreBuilder }>
  readonly repartitionTopics: Map<string, RepartitionTopic>
  readonly sourceChangelogs: Map<string, string>
  readonly copartitioned: (readonly string[])[]
  /** Names of sources that others took the place of. */
  readonly renamedSources: Map<string, string>
}

/**
 * Divides nodes into sub-topologies: what is connected, by edges or by a shared store, belongs together. Numbered in the order in which
 * their first nodes were added, as Kafka numbers them: tasks and state folders are called by these numbers.
 */
export function assemble(parts: Parts): ProcessorTopology {
  check(parts)
  const groups = groupsOf(parts)
  const globalBySource = new Map([...parts.globalStores.values()].map((global) => [global.source, global]))
  const subtopologies: Subtopology[] = []
  const globalStores: GlobalStore[] = []
  for (const [id, names] of groups.entries()) {
    const nodes = [...parts.nodes.values()].filter((node) => names.has(node.name))
    const [first] = nodes
    const global = first === undefined ? undefined : globalBySource.get(first.name)
    if (global !== undefined && first?.kind === 'source') {
      globalStores.push({ id, source: first, processor: global.processor, store: global.store })
    } else {
      subtopologies.push(subtopologyOf(id, nodes, parts))
    }
  }
  return { subtopologies, globalStores }
}

function subtopologyOf(id: number, nodes: readonly TopologyNode[], parts: Parts): Subtopology {
  const used = new Set(nodes.flatMap((node) => (node.kind === 'processor' ? node.stores : [])))
  const read = new Set(nodes.flatMap((node) => (node.kind === 'source' ? node.topics : [])))
  const copartitionGroups = parts.copartitioned
    .map((sources) => [
      ...new Set(
        sources.flatMap((name) => {
          const current = parts.renamedSources.get(name) ?? name
          const node = nodes.find((candidate) => candidate.name === current)
          return node?.kind === 'source' ? node.topics : []
        }),
      ),
    ])
    .filter((topics) => topics.length > 0)
  return {
    id,
    nodes,
    stores: [...parts.stores.values()].filter((store) => used.has(store.name)),
    repartitionSources: [...parts.repartitionTopics.values()].filter((topic) => read.has(topic.name)),
    sourceChangelogs: new Map([...parts.sourceChangelogs].filter(([store]) => used.has(store))),
    copartitionGroups,
  }
}

/** The names of each sub-topology's nodes, by its number. */
function groupsOf({ nodes, storeUsers, globalStores }: Parts): Set<string>[] {
  const leaders = new Map([...nodes.keys()].map((name) => [name, name]))
  const leaderOf = (name: string): string => {
    let leader = name
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader))
      leader = next
    return leader
  }
  const unite = (left: string, right: string): void => void leaders.set(leaderOf(right), leaderOf(left))
  for (const node of nodes.values()) {
    if (node.kind !== 'source') for (const parent of node.parents) unite(parent, node.name)
  }
  for (const [store, [first, ...others]] of storeUsers) {
    // All tasks share a global store: who uses it belongs together by that as little as who reads the same cluster.
    if (first === undefined || globalStores.has(store)) continue
    for (const other of others) unite(first, other)
  }
  const groups = new Map<string, Set<string>>()
  for (const name of nodes.keys()) {
    const leader = leaderOf(name)
    const group = groups.get(leader) ?? new Set()
    groups.set(leader, group.add(name))
  }
  return [...groups.values()]
}

function check(parts: Parts): void {
  if (parts.nodes.size === 0) refuse('the topology is empty: add a source')
  for (const [store, users] of parts.storeUsers) {
    if (parts.stores.has(store) || parts.globalStores.has(store)) continue
    refuse(`processor ${users.join(', ')} uses store ${store}, which nobody has added`)
  }
  for (const store of parts.stores.keys()) {
    if (!parts.storeUsers.has(store)) refuse(`store ${store} has no processor: connect it to one, or leave it out`)
  }
}

function refuse(message: string): never {
  throw new StreamError('INVALID_TOPOLOGY', message)
}
