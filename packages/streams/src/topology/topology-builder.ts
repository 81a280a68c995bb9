import { StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import type { ProcessorSupplier } from '../processor/processor.ts'
import type { StoreBuilder } from '../stores/builder.ts'
import type {
  OffsetReset,
  ProcessorNode,
  ProcessorTopology,
  SinkNode,
  SourceNode,
  StreamPartitioner,
  TimestampExtractor,
} from './nodes.ts'
import { assemble, type Parts } from './subtopologies.ts'
import { checkTopicName } from './topic-name.ts'

/** See {@link SourceNode}. */
export interface SourceSettings {
  readonly topics: readonly string[]
  readonly key: Serde<never, unknown>
  readonly value: Serde<never, unknown>
  readonly timestampExtractor?: TimestampExtractor<never, never> | undefined
  readonly offsetReset?: OffsetReset | undefined
}

/** See {@link ProcessorNode}. */
export interface ProcessorSettings {
  readonly parents: readonly string[]
  readonly stores?: readonly string[] | undefined
  readonly settleMs?: number | undefined
}

/** See {@link SinkNode}. */
export interface SinkSettings {
  readonly parents: readonly string[]
  readonly topic: SinkNode['topic']
  readonly key: Serde<never, unknown>
  readonly value: Serde<never, unknown>
  readonly partitioner?: StreamPartitioner<never, never> | undefined
}

/**
 * Puts a topology together from its nodes, as Kafka's `Topology`. Names are unique, parents and stores exist before who names them; else
 * INVALID_TOPOLOGY is thrown at once.
 */
export class TopologyBuilder {
  readonly #parts: Parts = {
    nodes: new Map(),
    stores: new Map(),
    storeUsers: new Map(),
    globalStores: new Map(),
    repartitionTopics: new Map(),
    sourceChangelogs: new Map(),
    copartitioned: [],
    renamedSources: new Map(),
  }

  /** Reads topics. */
  addSource(name: string, { topics, key, value, timestampExtractor, offsetReset }: SourceSettings): this {
    this.#checkName(name)
    if (topics.length === 0) refuse(`source ${name} reads no topic: name at least one`)
    for (const topic of topics) {
      checkTopicName(topic, `source ${name} reads`)
      this.#checkNotRead(topic, name)
    }
    if (new Set(topics).size < topics.length) refuse(`source ${name} reads a topic twice: ${topics.join(', ')}`)
    const node: SourceNode = {
      kind: 'source',
      name,
      topics,
      key,
      value,
      // Which records it sees, the topic's serdes decide: types end at nodes.
      timestampExtractor: timestampExtractor as TimestampExtractor | undefined,
      offsetReset,
    }
    this.#parts.nodes.set(name, node)
    return this
  }

  /** Processes what its parents forward. */
  addProcessor(
    name: string,
    supplier: ProcessorSupplier<never, never>,
    { parents, stores = [], settleMs = 0 }: ProcessorSettings,
  ): this {
    this.#checkName(name)
    this.#checkParents(name, parents)
    const node: ProcessorNode = { kind: 'processor', name, supplier, parents: [...parents], stores: [], settleMs }
    this.#parts.nodes.set(name, node)
    this.connect(name, stores)
    return this
  }

  /** Writes what its parents forward to a topic. */
  addSink(name: string, { parents, topic, key, value, partitioner }: SinkSettings): this {
    this.#checkName(name)
    this.#checkParents(name, parents)
    if (typeof topic !== 'function') checkTopicName(topic, `sink ${name} writes to`)
    const node: SinkNode = {
      kind: 'sink',
      name,
      parents: [...parents],
      topic,
      key,
      value,
      partitioner: partitioner as StreamPartitioner | undefined,
    }
    this.#parts.nodes.set(name, node)
    return this
  }

  /** Adds a store for these processors. The same builder may be added again, for more processors. */
  addStore(store: StoreBuilder, processors: readonly string[] = []): this {
    checkTopicName(store.name, 'a changelog is named after store')
    const known = this.#parts.stores.get(store.name)
    if (this.#parts.globalStores.has(store.name) || (known !== undefined && known !== store)) {
      refuse(`two stores are named ${store.name}: give one of them another name`)
    }
    this.#parts.stores.set(store.name, store)
    for (const processor of processors) this.connect(processor, [store.name])
    return this
  }

  /** Lets a processor use stores. They may be added later, but before {@link build}. */
  connect(processor: string, stores: readonly string[]): this {
    const node = this.#parts.nodes.get(processor)
    if (node?.kind !== 'processor') {
      const found = node === undefined ? 'there is no such node' : `it is a ${node.kind}`
      return refuse(`stores were given to ${processor}, but ${found}: only processors use stores`)
    }
    const added = stores.filter((store) => !node.stores.includes(store))
    for (const store of added) {
      const users = this.#parts.storeUsers.get(store) ?? []
      this.#parts.storeUsers.set(store, [...users, processor])
    }
    this.#parts.nodes.set(processor, { ...node, stores: [...node.stores, ...added] })
    return this
  }

  /** A store that every task sees whole, filled from a topic by its own processor; see {@link GlobalStore}. */
  addGlobalStore(
    store: StoreBuilder,
    source: SourceSettings & { readonly name: string },
    processor: { readonly name: string; readonly supplier: ProcessorSupplier<never, never> },
  ): this {
    if (store.changelog !== undefined) {
      refuse(
        `global store ${store.name} has a changelog: its topic is one already, so make the store with logged: false`,
      )
    }
    if (this.#parts.stores.has(store.name) || this.#parts.globalStores.has(store.name)) {
      refuse(`two stores are named ${store.name}: give one of them another name`)
    }
    // Its folder is named after it.
    checkTopicName(store.name, 'a global table has a store named')
    this.addSource(source.name, source)
    this.#checkName(processor.name)
    this.#parts.globalStores.set(store.name, {
      source: source.name,
      store,
      processor: {
        kind: 'processor',
        name: processor.name,
        supplier: processor.supplier,
        parents: [source.name],
        stores: [store.name],
        settleMs: 0,
      },
    })
    return this
  }

  /** Says that a topic is internal: made by the application, `<application id>-<name>` in the cluster. */
  addRepartitionTopic(name: string, partitions?: number): this {
    checkTopicName(name, 'records are to be repartitioned through')
    if (partitions !== undefined && (!Number.isSafeInteger(partitions) || partitions < 1)) {
      refuse(`repartition topic ${name} is to have ${partitions} partitions: give a whole number from 1 on`)
    }
    const known = this.#parts.repartitionTopics.get(name)
    if (known?.partitions !== undefined && partitions !== undefined && known.partitions !== partitions) {
      refuse(`repartition topic ${name} is asked to have ${known.partitions} and ${partitions} partitions`)
    }
    this.#parts.repartitionTopics.set(name, { name, partitions: partitions ?? known?.partitions })
    return this
  }

  /** The topic that a store of a table source is restored from, instead of a changelog of its own. */
  useAsChangelog(store: string, topic: string): this {
    this.#parts.sourceChangelogs.set(store, topic)
    return this
  }

  /** All topics of these sources must have the same number of partitions. */
  copartition(sources: Iterable<string>): this {
    this.#parts.copartitioned.push([...sources])
    return this
  }

  /** Another source took the place of that one, whose name stands in {@link copartition} groups. */
  renameSource(former: string, name: string): this {
    this.#parts.renamedSources.set(former, name)
    return this
  }

  /** Checks the whole and divides it. Throws INVALID_TOPOLOGY. */
  build(): ProcessorTopology {
    return assemble(this.#parts)
  }

  #checkName(name: string): void {
    if (name === '') refuse('a node without name was added')
    const isGlobal = [...this.#parts.globalStores.values()].some(({ processor }) => processor.name === name)
    if (this.#parts.nodes.has(name) || isGlobal) refuse(`two nodes are named ${name}: give one of them another name`)
  }

  #checkParents(name: string, parents: readonly string[]): void {
    if (parents.length === 0) refuse(`${name} has no parent: nothing would ever reach it`)
    for (const parent of parents) {
      const node = this.#parts.nodes.get(parent)
      if (node === undefined) refuse(`${name} names ${parent} as its parent, but no such node was added before it`)
      if (node?.kind === 'sink') refuse(`${name} names ${parent} as its parent, but that is a sink: nothing leaves it`)
    }
  }

  #checkNotRead(topic: string, name: string): void {
    for (const node of this.#parts.nodes.values()) {
      if (node.kind === 'source' && node.topics.includes(topic)) {
        refuse(`sources ${node.name} and ${name} both read topic ${topic}: read it once and use the result twice`)
      }
    }
  }
}

function refuse(message: string): never {
  throw new StreamError('INVALID_TOPOLOGY', message)
}
