import { assert } from '@millrace/base'
import type { AnySerde } from './serdes.ts'
import type { StoreKind } from '../stores/builder.ts'
import type { OffsetReset, StreamPartitioner } from '../topology/nodes.ts'
import type { TopologyBuilder } from '../topology/topology-builder.ts'

/** What a repartition topic carries, and how it is called. */
export interface RepartitionSettings {
  /** The topic is `<prefix>-repartition`: the name that was given, or the store's or node's for which it is made. */
  readonly prefix: string
  readonly key: AnySerde
  readonly value: AnySerde
  /** undefined: as many as the widest input of the sub-topology that writes it. */
  readonly partitions?: number | undefined
  readonly partitioner?: StreamPartitioner<never, never> | undefined
  /** Whether records without key stop before it; undefined: unless something behind it can use them. */
  readonly dropsNullKeys?: boolean | undefined
}

/** What a source of records reads, and how. */
export interface SourceReading {
  readonly topics: readonly string[]
  readonly key: AnySerde
  readonly value: AnySerde
  readonly timestampExtractor?: unknown
  readonly offsetReset?: OffsetReset | undefined
}

/** What an operator says of the node that it adds. */
export interface GraphNodeSpec {
  /** The name that children give as their parent: of the last physical node that `writeTo` adds. */
  readonly name: string
  /** None for sources. In the order of the inputs. */
  readonly parents: readonly GraphNode[]
  /** Whether records may leave with another key than they came with: what works by key behind it repartitions. */
  readonly isKeyChanging?: boolean
  /** Whether values may change: `optimize` then does not move a repartition topic before it. */
  readonly isValueChanging?: boolean
  /** Whether it merges streams, so that a key may have changed in some of them only. */
  readonly isMerge?: boolean
  /** Whether it can use records without key, so that a `repartition()` before it keeps them: of left and outer joins (KIP-962). */
  readonly takesNullKeys?: boolean
  /** Of a source: what it reads. Sources that read the same become one. */
  readonly source?: SourceReading
  /** Of an aggregate of windows: how long after its end a window may still change. For `suppress(untilWindowCloses())` behind it. */
  readonly windowsCloseAfterMs?: number
  /** Of a repartition node that `optimize` may merge with others of its kind. */
  readonly optimizable?: RepartitionSettings
  /** Adds the physical nodes and stores. `parents` are the names of the parents' last nodes: use these, since `optimize` may have put others in. */
  readonly writeTo: (topology: TopologyBuilder, parents: readonly string[]) => void
}

/** A logical node: what one operator recorded. */
export interface GraphNode {
  readonly spec: GraphNodeSpec
  readonly parents: GraphNode[]
  readonly children: GraphNode[]
  /** Nodes are written in this order (parents first), which decides the order of children: that in which they were added. */
  readonly priority: number
}

/** Whether something behind a node can use records without key. */
export function isNullKeyTaken({ children }: GraphNode): boolean {
  return children.some((child) => child.spec.takesNullKeys === true || isNullKeyTaken(child))
}

/** What operators go by that were not told otherwise. */
export interface GraphDefaults {
  readonly key: AnySerde
  readonly value: AnySerde
  readonly storeKind: StoreKind
  /** Whether the application asked for `optimize: 'all'`. */
  readonly isOptimized: boolean
}

/** Names the steps of a topology and keeps them until it is built. Numbers count as in Kafka, so that descriptions are the same. */
export class StreamGraph {
  readonly defaults: GraphDefaults
  readonly #nodes: GraphNode[] = []
  #index = 0
  #priority = 0

  constructor(defaults: GraphDefaults) {
    this.defaults = defaults
  }

  /** All nodes, in the order in which they were added. */
  get nodes(): readonly GraphNode[] {
    return this.#nodes
  }

  /** Whether the application asked for `optimize: 'all'`. */
  get isOptimized(): boolean {
    return this.defaults.isOptimized
  }

  /** `KSTREAM-FILTER-` becomes `KSTREAM-FILTER-0000000003`. Call it at the moment Kafka would, even if a name was given and none is needed. */
  nextName(prefix: string): string {
    return prefix + this.#next()
  }

  /** `KSTREAM-AGGREGATE-` becomes `KSTREAM-AGGREGATE-STATE-STORE-0000000003`. */
  nextStoreName(prefix: string): string {
    return `${prefix}STATE-STORE-${this.#next()}`
  }

  #next(): string {
    return String(this.#index++).padStart(10, '0')
  }

  /** The serde for keys: what the phase carries, else the application's. */
  keySerde(carried: AnySerde | undefined): AnySerde {
    return carried ?? this.defaults.key
  }

  /** The serde for values: what the phase carries, else the application's. */
  valueSerde(carried: AnySerde | undefined): AnySerde {
    return carried ?? this.defaults.value
  }

  /** Adds a node behind its parents. */
  add(spec: GraphNodeSpec): GraphNode {
    assert(spec.name !== '', 'a node has a name')
    // As Kafka counts: once for each parent.
    this.#priority += Math.max(1, spec.parents.length)
    const node: GraphNode = { spec, parents: [...spec.parents], children: [], priority: this.#priority }
    for (const parent of spec.parents) parent.children.push(node)
    this.#nodes.push(node)
    return node
  }
}
