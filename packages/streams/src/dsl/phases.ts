import type { StreamRecord } from '../record.ts'
import type { TableValueGetterSupplier } from '../table/value-getter.ts'
import type { AnySerde } from './serdes.ts'
import type { GraphNode } from './graph.ts'
import type { Aggregator } from '../processors/aggregation.ts'
import type { EmitStrategy } from '../windows/emit-strategy.ts'
import type { FixedWindows, SessionWindows } from '../windows/windows.ts'

// --- What the compiler sees: the element type of the Observable is the phase. ---

declare const phase: unique symbol
declare const ambient: unique symbol

/** An element type that nothing has: it only tells phases apart, and carries their types. */
export interface PhaseElement<Kind extends string, Key, Value> {
  readonly [phase]: { readonly kind: Kind; readonly key: Key; readonly value: Value }
}

/** A value that an RxJS operator made of a record: it is still that record's value, with its key, timestamp and headers. */
export interface Ambient<Key, Value> {
  readonly [ambient]: { readonly key: Key; readonly value: Value }
}

/** What operators on streams take: records, and what RxJS's operators made of them. */
export type Streamed<Key, Value> = StreamRecord<Key, Value> | Ambient<Key, Value> | null | undefined

/** The rows of a table, as changes. */
export type TableRow<Key, Value> = PhaseElement<'table', Key, Value>
/** The rows of a table that every task sees whole: for joins alone. */
export type GlobalTableRow<Key, Value> = PhaseElement<'global table', Key, Value>
/** A stream by key, to aggregate. */
export type GroupedRecord<Key, Value> = PhaseElement<'grouped stream', Key, Value>
/** A table by another key, to aggregate. */
export type GroupedRow<Key, Value> = PhaseElement<'grouped table', Key, Value>
/** A grouped stream in tumbling, hopping, sliding or unlimited windows, to aggregate. */
export type WindowedRecord<Key, Value> = PhaseElement<'windowed stream', Key, Value>
/** A grouped stream in sessions, to aggregate. */
export type SessionRecord<Key, Value> = PhaseElement<'session windowed stream', Key, Value>
/** Grouped streams together; `Value` is the aggregate's. */
export type CogroupedRecord<Key, Value> = PhaseElement<'cogrouped stream', Key, Value>
/** Grouped streams together in windows; `Value` is the aggregate's. */
export type WindowedCogroupedRecord<Key, Value> = PhaseElement<'windowed cogrouped stream', Key, Value>
/** Grouped streams together in sessions; `Value` is the aggregate's. */
export type SessionCogroupedRecord<Key, Value> = PhaseElement<'session windowed cogrouped stream', Key, Value>

/** What ends: nothing leaves it. */
export type End = PhaseElement<'end', never, never>

/** The key type of a stream's or phase's element; of several together that of each. */
export type KeyOf<Element> =
  Element extends StreamRecord<infer Key, unknown>
    ? Key
    : Element extends Ambient<infer Key, unknown>
      ? Key
      : Element extends PhaseElement<string, infer Key, unknown>
        ? Key
        : Element extends readonly (infer Each)[]
          ? KeyOf<Each>
          : never

/** The value type of a stream's or phase's element. */
export type ValueOf<Element> =
  Element extends StreamRecord<unknown, infer Value>
    ? Value
    : Element extends Ambient<unknown, infer Value>
      ? Value
      : Element extends PhaseElement<string, unknown, infer Value>
        ? Value
        : never

/** What both streams and tables are: some operators take either. */
export type StreamOrTable = Streamed<unknown, unknown> | TableRow<unknown, unknown>

/** The same phase, stream or table, with other values. */
export type WithValueOf<Element, Value> =
  Element extends PhaseElement<'table', infer Key, unknown> ? TableRow<Key, Value> : StreamRecord<KeyOf<Element>, Value>

// --- What stands behind it when the topology is described. ---

interface Carried {
  /** The node that gives the elements. */
  readonly node: GraphNode
  /** undefined: changed, so the application's default. */
  readonly key: AnySerde | undefined
  readonly value: AnySerde | undefined
  /**
   * The source nodes (by name) whose partitions these elements lie by, repartition topics that `optimize` may merge not counted: what joins and
   * groups of several inputs give to {@link StreamGraph.copartition}.
   */
  readonly sources: ReadonlySet<string>
}

/** A stream, as the graph knows it. */
export interface StreamPhase extends Carried {
  readonly kind: 'stream'
  /** Whether keys may have changed since the records were partitioned: what works by key repartitions first. */
  readonly repartitionRequired: boolean
}

/** A table, as the graph knows it: Kafka's KTable. */
export interface TablePhase extends Carried {
  readonly kind: 'table'
  /** The store that queries may name; undefined if the table has none. */
  readonly store: string | undefined
  /** Whether what flows is that of a versioned store (KIP-914): out-of-order changes are marked, and groupings and joins ignore them. */
  readonly isVersioned: boolean
  /**
   * Asks that changes carry old values. With `force` a table without store gets one (or asks its parent) if that is needed; without, returns
   * false if it has none. True: changes will carry them.
   */
  enableSendingOldValues(force: boolean): boolean
  /** Asks for lookups: a table source gets a store by that. */
  valueGetter(): TableValueGetterSupplier<unknown, unknown>
}

/** A table that every task sees whole. */
export interface GlobalTablePhase {
  readonly kind: 'global table'
  readonly store: string
  valueGetter(): TableValueGetterSupplier<unknown, unknown>
}

/** A grouped stream: Kafka's KGroupedStream. */
export interface GroupedStreamPhase extends Carried {
  readonly kind: 'grouped stream'
  readonly repartitionRequired: boolean
  /** Of `groupByKey({ name })`: the repartition topic's name. */
  readonly name: string | undefined
  /** The one repartition node that all aggregates of this group share, if they may: see `repartitionForGroup`. */
  readonly shared: { repartition: GraphNode | undefined }
}

/** A table grouped by another key: Kafka's KGroupedTable. `node` gives changes by the new key, not yet repartitioned. */
export interface GroupedTablePhase extends Carried {
  readonly kind: 'grouped table'
  readonly name: string | undefined
  readonly shared: { repartition: GraphNode | undefined }
}

/** Where records go that are late for all their windows. */
export interface LateTopic {
  readonly name: string
  readonly key: AnySerde
  readonly value: AnySerde
}

/** A grouped stream in windows: Kafka's TimeWindowedKStream. */
export interface WindowedStreamPhase {
  readonly kind: 'windowed stream'
  readonly group: GroupedStreamPhase
  readonly windows: FixedWindows
  readonly emit: EmitStrategy
  readonly late: LateTopic | undefined
}

/** A grouped stream in sessions: Kafka's SessionWindowedKStream. */
export interface SessionStreamPhase {
  readonly kind: 'session windowed stream'
  readonly group: GroupedStreamPhase
  readonly windows: SessionWindows
  readonly emit: EmitStrategy
  readonly late: LateTopic | undefined
}

/** One of several grouped streams that make one aggregate, and how its records are added. */
export interface CogroupInput {
  readonly group: GroupedStreamPhase
  readonly aggregator: Aggregator<unknown, unknown, unknown>
}

/** Grouped streams that make one aggregate: Kafka's CogroupedKStream. */
export interface CogroupedStreamPhase {
  readonly kind: 'cogrouped stream'
  readonly inputs: readonly CogroupInput[]
}

/** The same in windows. */
export interface WindowedCogroupedPhase {
  readonly kind: 'windowed cogrouped stream'
  readonly inputs: readonly CogroupInput[]
  readonly windows: FixedWindows
}

/** The same in sessions. */
export interface SessionCogroupedPhase {
  readonly kind: 'session windowed cogrouped stream'
  readonly inputs: readonly CogroupInput[]
  readonly windows: SessionWindows
}

/** Where a branch of the topology ends. */
export interface EndPhase {
  readonly kind: 'end'
  readonly node: GraphNode
}

/** All phases, by kind. */
export interface Phases {
  readonly end: EndPhase
  readonly stream: StreamPhase
  readonly table: TablePhase
  readonly 'global table': GlobalTablePhase
  readonly 'grouped stream': GroupedStreamPhase
  readonly 'grouped table': GroupedTablePhase
  readonly 'windowed stream': WindowedStreamPhase
  readonly 'session windowed stream': SessionStreamPhase
  readonly 'cogrouped stream': CogroupedStreamPhase
  readonly 'windowed cogrouped stream': WindowedCogroupedPhase
  readonly 'session windowed cogrouped stream': SessionCogroupedPhase
}

export type PhaseKind = keyof Phases
export type PhaseInfo = Phases[PhaseKind]
