import type { Serde } from '@millrace/client'
import type { ProcessorSupplier } from '../processor/processor.ts'
import type { StreamRecord } from '../record.ts'
import type { StoreBuilder } from '../stores/builder.ts'

/**
 * The event time of a record: milliseconds since 1970 UTC; a negative one drops the record. `partitionTimeMs` is the highest timestamp of
 * the partition so far, -1 before the first. A record for which it throws can't be read.
 */
export type TimestampExtractor<Key = unknown, Value = unknown> = (
  record: StreamRecord<Key, Value>,
  partitionTimeMs: number,
) => number

/** Where to begin in a topic for which the application has no offset. */
export type OffsetReset = 'earliest' | 'latest' | 'none'

/** What begins a sub-topology: the records of topics. */
export interface SourceNode {
  readonly kind: 'source'
  readonly name: string
  /** Names as in the cluster, but of internal topics without the application id in front. */
  readonly topics: readonly string[]
  readonly key: Serde<never, unknown>
  readonly value: Serde<never, unknown>
  readonly timestampExtractor?: TimestampExtractor | undefined
  readonly offsetReset?: OffsetReset | undefined
}

/** A step of a sub-topology. */
export interface ProcessorNode {
  readonly kind: 'processor'
  readonly name: string
  readonly supplier: ProcessorSupplier<never, never>
  readonly parents: readonly string[]
  /** Names of the stores it may use. */
  readonly stores: readonly string[]
  /** How long it may keep an input, at most, before it is finished, in milliseconds; 0: it keeps none, or there is no telling. */
  readonly settleMs: number
}

/** The partition that a record goes to; undefined: by key, as producers do. */
export type StreamPartitioner<Key = unknown, Value = unknown> = (
  topic: string,
  key: Key | null,
  value: Value | null,
  partitionCount: number,
) => number | undefined

/** What ends a branch: records go to a topic. */
export interface SinkNode {
  readonly kind: 'sink'
  readonly name: string
  readonly parents: readonly string[]
  /** A name as of {@link SourceNode.topics}, or what names one by record. */
  readonly topic: string | ((record: StreamRecord<unknown, unknown>) => string)
  readonly key: Serde<unknown, unknown>
  readonly value: Serde<unknown, unknown>
  readonly partitioner?: StreamPartitioner | undefined
}

/** Any node of a sub-topology. */
export type TopologyNode = SourceNode | ProcessorNode | SinkNode

/** A topic that the application makes for itself: `<application id>-<name>` in the cluster. */
export interface RepartitionTopic {
  readonly name: string
  /** undefined: as many as the widest input of the sub-topology that writes to it. */
  readonly partitions: number | undefined
}

/** Nodes that work on the same partitions: one task a partition. */
export interface Subtopology {
  readonly id: number
  /** In the order in which they were added. */
  readonly nodes: readonly TopologyNode[]
  readonly stores: readonly StoreBuilder[]
  /** Internal topics that its sources read. */
  readonly repartitionSources: readonly RepartitionTopic[]
  /** Store name -> the input topic that serves as its changelog, where that was optimized. */
  readonly sourceChangelogs: ReadonlyMap<string, string>
  /** Topics that must have the same number of partitions. */
  readonly copartitionGroups: readonly (readonly string[])[]
}

/** A table that every task sees whole. */
export interface GlobalStore {
  /** Its place among the sub-topologies. */
  readonly id: number
  readonly source: SourceNode
  readonly processor: ProcessorNode
  readonly store: StoreBuilder
}

/** All that is to run, fixed: the same for tests and for clusters. */
export interface ProcessorTopology {
  readonly subtopologies: readonly Subtopology[]
  readonly globalStores: readonly GlobalStore[]
}
