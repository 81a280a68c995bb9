import type { ConfigOf, OptionShape, RawConfig } from '../config/index.ts'
import type { OffsetMap, SourceRecord } from '../data/record.ts'
import {
  type ConfiguredConnector,
  configuredConnector,
  type ConnectorDefinition,
  type ConnectorPlugin,
  type RawTaskContext,
  type TaskContext,
} from './connector.ts'

/** Where a source is in one of its partitions. */
export interface SourcePosition {
  readonly partition: OffsetMap
  readonly offset: OffsetMap
}

/** One of its partitions that a source reads no more: nothing is to be kept of it. */
export interface ForgottenPartition {
  readonly partition: OffsetMap
  readonly offset: null
}

/** What a source gives at once. */
export interface SourceBatch {
  readonly records: readonly SourceRecord[]
  /**
   * Where the source is behind these records, if that is further than the last of them says: what it read meanwhile was not for it. Kept like
   * the offsets of records, once all records before are delivered; and partitions that it needs no more. Default: nowhere else.
   */
  readonly positions?: readonly (SourcePosition | ForgottenPartition)[]
  /**
   * Behind these records the transaction that is open commits, or is given up: then its records are gone, and the source goes on behind them. For
   * sources that say where transactions end (`definesTransactions`), where `transaction.boundary` is `connector`; without effect elsewhere.
   */
  readonly transaction?: 'commit' | 'abort'
}

/**
 * What became of a record of a source: it is stored, a transform dropped it, or it can never be stored and `errors.tolerance` has the task go on
 * without it.
 */
export type SourceRecordFate = 'stored' | 'dropped' | 'failed'

/**
 * A source that was opened. It is asked for a batch when there is room for one, and not before, which is its backpressure: an async generator
 * is one. It waits until it has something, and ends or throws when its signal says so. A source that ends by itself is done.
 */
export interface SourceTask extends AsyncIterable<SourceBatch> {
  /**
   * Where the task would go on, kept for good: all before it is in its topics. The place to acknowledge to a database or a broker, which may then
   * forget it. Called with one position for each partition that moved, without those that were forgotten.
   */
  onCommitted?(positions: readonly SourcePosition[]): void | Promise<void>
  /**
   * What became of one record, as soon as that is known, in any order: for sources that owe someone an answer for each. Of records that are not
   * stored when the task fails or ends it says nothing. It must not throw.
   */
  onSettled?(record: SourceRecord, fate: SourceRecordFate): void
}

/** What a task of a source is given. */
export interface SourceContext<Config = unknown> extends TaskContext<Config> {
  /** Where the source was in a partition the last time that was kept, by whichever task; null if never. */
  readonly offset: (partition: OffsetMap) => Promise<OffsetMap | null>
}

/** What a source is made of. */
export interface SourceDefinition<Shape extends OptionShape> extends ConnectorDefinition<Shape> {
  /**
   * Why the source could not go on at a position that someone wants it to, and what would do; undefined if it could. It is shown as it is, so it
   * holds no secrets. Default: all positions will do.
   */
  checkPosition?(position: SourcePosition, config: ConfigOf<Shape>): string | undefined
  /**
   * Whether `open` may be called for a look at the first records, beside tasks that run: it takes no part in a group or a session there, has no lock, slot or
   * port, and acknowledges nothing that {@link SourceTask.onCommitted} is not told of. Default: it may not, and nobody can have such a look.
   */
  mayBePreviewed?(config: ConfigOf<Shape>): boolean
  /**
   * Whether, with this config, each record is there exactly once if its offset is kept in one transaction with it: the source goes on behind a saved
   * offset exactly, and no two tasks read the same. Without it nobody knows, and `exactly.once.support=required` is refused.
   */
  exactlyOnce?(config: ConfigOf<Shape>): boolean
  /** Whether, with this config, batches say where transactions end (`transaction.boundary=connector`). Default: they don't. */
  definesTransactions?(config: ConfigOf<Shape>): boolean
  /** Begins to read: where the saved offsets say. */
  open(context: SourceContext<ConfigOf<Shape>>): SourceTask | Promise<SourceTask>
}

/** A source with its config. */
export interface ConfiguredSource extends ConfiguredConnector {
  /** See {@link SourceDefinition.mayBePreviewed}. */
  readonly mayBePreviewed: boolean
  /** Why it could not go on at a position; see {@link SourceDefinition.checkPosition}. */
  checkPosition(position: SourcePosition): string | undefined
  /** See {@link SourceDefinition.exactlyOnce}; undefined: it does not say. */
  exactlyOnce(): boolean | undefined
  /** See {@link SourceDefinition.definesTransactions}. */
  definesTransactions(): boolean
}

/** A source, as connector configs name it. Made by {@link defineSource}. */
export interface SourceConnector extends ConnectorPlugin {
  readonly kind: 'source'
  /** One that does what `raw` says. Throws INVALID_CONFIG. */
  configure(raw: RawConfig): ConfiguredSource
  /** Opens one of its tasks, whose config is that of the connector with what was planned for the task. Throws INVALID_CONFIG. */
  open(context: RawTaskContext<SourceContext>): Promise<SourceTask>
}

/**
 * Makes a source: what reads something and gives it as records. `config` is what types, validation and documentation of its options are made
 * from. A source without a `plan` has one task.
 *
 * ```ts
 * export const counter = defineSource({
 *   name: 'Counter',
 *   version: '1.0.0',
 *   doc: 'Counts to a number.',
 *   config: configSchema({
 *     topic: option.string({ importance: 'HIGH', doc: 'Where to.' }),
 *     to: option.int({ importance: 'HIGH', doc: 'How far.' }),
 *   }),
 *   async *open({ config: { topic, to }, offset }) {
 *     const last = (await offset({}))?.['at'] ?? 0
 *     for (let at = Number(last) + 1; at <= to; at++) {
 *       const value = { schema: Schema.int32(), value: at }
 *       yield { records: [sourceRecord({ topic, value, sourcePartition: {}, sourceOffset: { at } })] }
 *     }
 *   },
 * })
 * ```
 */
export function defineSource<Shape extends OptionShape>(definition: SourceDefinition<Shape>): SourceConnector {
  const { name, aliases = [], version, doc, config } = definition
  return {
    kind: 'source',
    name,
    aliases,
    version,
    doc,
    config,
    configure(raw) {
      const parsed = config.parse(raw)
      return {
        ...configuredConnector(definition, parsed, () => [{ key: 'all' }]),
        mayBePreviewed: definition.mayBePreviewed?.(parsed) === true,
        checkPosition: (position) => definition.checkPosition?.(position, parsed),
        exactlyOnce: () => definition.exactlyOnce?.(parsed),
        definesTransactions: () => definition.definesTransactions?.(parsed) ?? false,
      }
    },
    open: async (context) => definition.open({ ...context, config: config.parse(context.config) }),
  }
}
