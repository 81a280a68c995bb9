import { StreamError } from '@millrace/base'
import { type ConsumableTopic, type Serde, serde } from '@millrace/client'
import type { Observable } from 'rxjs'
import type { StreamRecord } from '../record.ts'
import type { ProcessorSupplier } from '../processor/processor.ts'
import type { RunOptions } from '../runtime/options.ts'
import { Pausing } from '../runtime/pausing.ts'
import type { RunningStreams } from '../runtime/running.ts'
import type { StoreBuilder, StoreKind } from '../stores/builder.ts'
import { storeValueGetter } from '../table/store-value-getter.ts'
import { describeTopology } from '../topology/describe.ts'
import { mermaidOf } from '../topology/mermaid.ts'
import { svgOf } from '../topology/picture/svg.ts'
import { TopologyBuilder } from '../topology/topology-builder.ts'
import type { OffsetReset, ProcessorTopology, TimestampExtractor } from '../topology/nodes.ts'
import { globalStoreProcessor } from '../processors/global-store.ts'
import { tableSource } from '../processors/table-source.ts'
import { checkApplication } from './check-application.ts'
import { checkOneOf, checkOptions } from './check-options.ts'
import { StreamGraph } from './graph.ts'
import { Phase } from './operator.ts'
import type { GlobalTableRow, TableRow } from './phases.ts'
import { anySerde } from './serdes.ts'
import { recordTable } from './table-phase.ts'
import { type MaterializedTable, tableStore } from './table-store.ts'
import { writeGraph } from './write.ts'
import { nodeName } from './named.ts'

/** What an application is. */
export interface StreamsOptions extends Omit<RunOptions, 'signal' | 'threads' | 'module'> {
  /** The application's name: of its group, and in front of its topics. */
  readonly id: string
  /** For keys that an operator changed, in internal topics and stores; JSON unless given. */
  readonly key?: Serde<never, unknown> | undefined
  /** For values that an operator changed, in internal topics and stores; JSON unless given. */
  readonly value?: Serde<never, unknown> | undefined
  /** Where stores lie that say nothing of it; `persistent` unless given. */
  readonly stores?: StoreKind | undefined
  /** `all`: merges repartition topics, and restores tables from their source topics. Changes which internal topics there are. */
  readonly optimize?: 'none' | 'all' | undefined
  /**
   * The event time of records whose topic is read without a `timestampExtractor`; `failOnInvalidTimestamp` unless given: their own. Kafka's
   * `default.timestamp.extractor`.
   */
  readonly timestampExtractor?: TimestampExtractor | undefined
}

/** How a topic is read. */
export interface SourceOptions<Key, Value> {
  /** The node's name in the description, instead of a generated one. */
  readonly name?: string | undefined
  /** The event time of each record; that of `streams({ timestampExtractor })` unless given, or its own timestamp. */
  readonly timestampExtractor?: TimestampExtractor<Key, Value> | undefined
  /** Where to begin without committed offset; `earliest` unless given. */
  readonly offsetReset?: OffsetReset | undefined
}

/** How a topic is read as a table, and kept. */
export interface TableOptions<Key, Value>
  extends SourceOptions<Key, Value>, Omit<MaterializedTable<Key, Value>, 'name' | 'key' | 'value'> {}

/** How a topic is read as a table that every task sees whole. */
export interface GlobalTableOptions<Key, Value>
  extends Omit<SourceOptions<Key, Value>, 'offsetReset'>, Pick<MaterializedTable<Key, Value>, 'store' | 'kind'> {}

/** How the topic of a global store is read. */
export interface GlobalStoreOptions<Key, Value> extends Omit<SourceOptions<Key, Value>, 'offsetReset'> {}

const offsetResets: readonly OffsetReset[] = ['earliest', 'latest', 'none']

let optionsOf: (app: Streams) => RunOptions
let pausingOf: (app: Streams) => Pausing

/** Runs a copy in this thread. `processId`: of the process, if it has several. */
export async function runCopy(app: Streams, options: RunOptions, processId?: string): Promise<void> {
  // Only who runs it needs what reaches disks and clusters.
  const { StreamsRuntime } = await import('../runtime/runtime.ts')
  const topology = app.topology()
  await pausingOf(app).run(new StreamsRuntime({ id: app.id, topology }, { ...optionsOf(app), ...options }, processId))
}

/** An application: its topology begins here. Nothing runs before it is given to a runtime or to the test driver. */
export class Streams {
  readonly id: string
  readonly #graph: StreamGraph
  readonly #options: RunOptions
  readonly #timestampExtractor: TimestampExtractor | undefined
  readonly #pausing = new Pausing()

  constructor({
    id,
    key = serde.json(),
    value = serde.json(),
    stores = 'persistent',
    optimize = 'none',
    timestampExtractor,
    ...options
  }: StreamsOptions) {
    checkApplication({ id, stores, optimize, rest: options })
    this.id = id
    this.#options = options
    this.#timestampExtractor = timestampExtractor
    this.#graph = new StreamGraph({
      key: anySerde(key),
      value: anySerde(value),
      storeKind: stores,
      isOptimized: optimize === 'all',
    })
  }

  /** The records of one topic, or of several that have the same serdes. */
  stream<Key, Value>(
    topics: ConsumableTopic<Key, Value> | readonly ConsumableTopic<Key, Value>[],
    options: SourceOptions<Key, Value> = {},
  ): Observable<StreamRecord<Key, Value>> {
    checkOptions('stream', options)
    checkOneOf('offsetReset of stream()', options.offsetReset, offsetResets)
    const { name: given, timestampExtractor = this.#timestampExtractor, offsetReset } = options
    const all = 'name' in topics ? [topics] : topics
    const [first] = all
    if (first === undefined) throw new StreamError('INVALID_TOPOLOGY', 'stream() was given no topic')
    const name = nodeName(this.#graph, 'KSTREAM-SOURCE-', given)
    for (const topic of all) refusePattern(topic)
    const { key, value } = first
    const names = all.map((topic) => topic.name)
    const node = this.#graph.add({
      name,
      parents: [],
      source: { topics: names, key: anySerde(key), value: anySerde(value), timestampExtractor, offsetReset },
      writeTo: (topology) => topology.addSource(name, { topics: names, key, value, timestampExtractor, offsetReset }),
    })
    return new Phase(this.#graph, {
      kind: 'stream',
      node,
      key: anySerde(key),
      value: anySerde(value),
      sources: new Set([name]),
      repartitionRequired: false,
    })
  }

  /** The newest value of each key of a topic. Records without key are dropped; null values remove rows. */
  table<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: TableOptions<Key, Value> = {},
  ): Observable<TableRow<Key, NonNullable<Value>>> {
    checkOptions('table', options)
    checkOneOf('offsetReset of table()', options.offsetReset, offsetResets)
    refusePattern(topic)
    const { key, value } = topic
    const { timestampExtractor = this.#timestampExtractor, offsetReset } = options
    const store = options.store ?? this.#graph.nextStoreName(`${topic.name}-`)
    const { source, node: name } = this.#tableNames(options.name)
    const serdes = { key: anySerde(key), value: anySerde(value) }
    const table = recordTable(this.#graph, { node: name, store }, options, serdes)
    const node = this.#graph.add({
      name,
      parents: [],
      writeTo: (topology) => {
        topology.addSource(source, { topics: [topic.name], key, value, timestampExtractor, offsetReset })
        const hasStore = table.writeTo(topology, [source])
        if (hasStore && this.#graph.isOptimized) topology.useAsChangelog(store, topic.name)
      },
    })
    return new Phase(this.#graph, table.phase(node, new Set([source])))
  }

  /** A topic as a table that every task sees whole: for joins by any key. Its topic needs no particular number of partitions. */
  globalTable<Key, Value>(
    topic: ConsumableTopic<Key, Value>,
    options: GlobalTableOptions<Key, Value> = {},
  ): Observable<GlobalTableRow<Key, NonNullable<Value>>> {
    checkOptions('globalTable', options)
    refusePattern(topic)
    const { key, value } = topic
    const { timestampExtractor = this.#timestampExtractor, kind } = options
    const store = options.store ?? this.#graph.nextStoreName(`${topic.name}-`)
    const { source, node: name } = this.#tableNames(options.name)
    const builder = tableStore(
      this.#graph,
      store,
      { store, kind, logged: false, cached: false },
      { key: anySerde(key), value: anySerde(value) },
    )
    this.#graph.add({
      name,
      parents: [],
      writeTo: (topology) =>
        topology.addGlobalStore(
          builder,
          { name: source, topics: [topic.name], key, value, timestampExtractor },
          { name, supplier: tableSource({ store, isVersioned: false, sendsOldValues: false }) },
        ),
    })
    return new Phase(this.#graph, { kind: 'global table', store, valueGetter: () => storeValueGetter(store, false) })
  }

  /** A store that processors name without bringing it: see `process`. */
  addStore(builder: StoreBuilder): this {
    this.#graph.add({ name: builder.name, parents: [], writeTo: (topology) => topology.addStore(builder) })
    return this
  }

  /**
   * A store that every task sees whole, and that a processor of one's own fills from a topic: any processor may read it, by its name, and none but that
   * one may write to it. Give the builder `logged: false`, for the topic is its changelog: each copy reads it through the processor, once if the store is
   * on disk. What the processor forwards goes nowhere, and it can't be called back by time.
   */
  addGlobalStore<Key, Value>(
    builder: StoreBuilder,
    topic: ConsumableTopic<Key, Value>,
    supplier: ProcessorSupplier<Key, Value, never, never>,
    options: GlobalStoreOptions<Key, Value> = {},
  ): this {
    checkOptions('globalStore', options, 'addGlobalStore()')
    refusePattern(topic)
    const { key, value } = topic
    const { timestampExtractor = this.#timestampExtractor } = options
    const { source, node: name } = this.#tableNames(options.name)
    const filling = globalStoreProcessor(builder.name, supplier)
    this.#graph.add({
      name,
      parents: [],
      writeTo: (topology) =>
        topology.addGlobalStore(
          builder,
          { name: source, topics: [topic.name], key, value, timestampExtractor },
          { name, supplier: filling },
        ),
    })
    return this
  }

  #tableNames(given: string | undefined): { readonly source: string; readonly node: string } {
    const source = this.#graph.nextName('KSTREAM-SOURCE-')
    const node = this.#graph.nextName('KTABLE-SOURCE-')
    return given === undefined ? { source, node } : { source: `${given}-source`, node: given }
  }

  /**
   * Runs one copy of the application, until `signal` is aborted. Any number of copies of one id share the work, on one machine or many. Rejects
   * with what it can't go on after: PROCESSING_FAILED for a record that no handler leaves out, INVALID_TOPOLOGY, INVALID_CONFIG,
   * UNKNOWN_TOPIC_OR_PARTITION for an input that is not there, or what the cluster refused.
   */
  async run(options: RunOptions = {}): Promise<void> {
    if (options.threads === undefined && options.module === undefined) return runCopy(this, options)
    // What is wrong with it is told before threads are started.
    this.topology()
    const { StreamThreads } = await import('../threads/stream-threads.ts')
    await this.#pausing.run(new StreamThreads({ id: this.id, given: options, all: { ...this.#options, ...options } }))
  }

  /**
   * Lets what runs of this application in this process take no more records, and call no punctuations, until {@link resume}: what was begun is
   * finished and committed, and its tasks stay its own. It is then `paused`, as `onState` tells; what is run meanwhile begins so (KIP-834).
   */
  pause(): void {
    this.#pausing.setPaused(true)
  }

  /** Goes on after {@link pause}. */
  resume(): void {
    this.#pausing.setPaused(false)
  }

  static {
    optionsOf = (app) => app.#options
    pausingOf = (app) => app.#pausing
  }

  /**
   * Starts one copy of the application, and resolves once it runs, with what looks into its state. Rejects as {@link run}. What it fails with
   * later, `done` of it rejects with: await that, or the process ends as with any rejection that nobody handles.
   */
  async start(options: RunOptions = {}): Promise<RunningStreams> {
    if (options.threads !== undefined || options.module !== undefined) {
      throw new StreamError(
        'INVALID_CONFIG',
        'what start() gives looks into state of this thread: use run() for threads',
      )
    }
    const { RunningStreams: Running } = await import('../runtime/running.ts')
    return Running.start({ id: this.id, topology: this.topology() }, { ...this.#options, ...options }, this.#pausing)
  }

  /** The topology as it has been described so far. Throws INVALID_TOPOLOGY. */
  topology(): ProcessorTopology {
    const builder = new TopologyBuilder()
    writeGraph(this.#graph, builder)
    return builder.build()
  }

  /** The topology as text, exactly as Kafka Streams prints the same one. Throws INVALID_TOPOLOGY. */
  describe(): string {
    return describeTopology(this.topology())
  }

  /** The topology as a Mermaid flow chart. Throws INVALID_TOPOLOGY. */
  mermaid(): string {
    return mermaidOf(this.topology())
  }

  /** The topology as an SVG picture that needs nothing else; the same text for the same topology. Throws INVALID_TOPOLOGY. */
  svg(): string {
    return svgOf(this.topology())
  }
}

/** What partitions tasks have must be known beforehand: patterns match what nobody knows yet. */
function refusePattern(topic: ConsumableTopic<never, never> | ConsumableTopic<unknown, unknown>): void {
  if (!('pattern' in topic)) return
  throw new StreamError(
    'INVALID_TOPOLOGY',
    `a topology reads topics by their names, not by a pattern such as ${String(topic.pattern)}: name them, as stream([one, other])`,
  )
}

/** Describes an application; nothing runs yet. */
export function streams(options: StreamsOptions): Streams {
  return new Streams(options)
}
