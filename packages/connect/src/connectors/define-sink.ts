import type { ConfigOf, OptionShape, RawConfig } from '../config/index.ts'
import type { SinkRecord } from '../data/record.ts'
import {
  type ConfiguredConnector,
  configuredConnector,
  type ConnectorDefinition,
  type ConnectorPlugin,
  type RawTaskContext,
  type TaskContext,
} from './connector.ts'
import type { RecordResult } from './record-result.ts'

/** A partition of a topic that a sink reads. */
export interface SinkPartition {
  readonly topic: string
  readonly partition: number
}

/** Where a sink is in a partition: `offset` is that of the next record. */
export interface SinkPosition extends SinkPartition {
  readonly offset: number
}

/** A sink that was opened. One call at a time is made of it, but for `write`'s signal. */
export interface SinkTask {
  /**
   * Writes records, and answers for each of them in their order. Those that are to be tried again come again, alone, before any others do: where
   * the order matters, what stands behind a record that is to be tried again has to be tried again too. What it throws is about all of them:
   * with a code that is retriable they come again, otherwise the task fails.
   */
  write(records: readonly SinkRecord[], signal: AbortSignal): Promise<readonly RecordResult[]>
  /**
   * Makes what was written durable, and answers where the sink is in each partition that moved; what lies behind comes again after a failure.
   * Without it whatever `write` answered `ok` to is durable already.
   */
  flush?(): Promise<readonly SinkPosition[]>
  /**
   * Where the sink is in these partitions, if it keeps that itself, beside what it writes: reading goes on there, whatever the group has
   * committed. Those that it knows nothing of are left out.
   */
  loadOffsets?(partitions: readonly SinkPartition[]): Promise<readonly SinkPosition[]>
  /** These partitions are another's from now on: what was buffered of them and is not flushed is to be forgotten. */
  release?(partitions: readonly SinkPartition[]): void | Promise<void>
  /** Gives back what the sink holds. What was not flushed is not the sink's any more. */
  close?(): void | Promise<void>
}

/** What a task of a sink is given. */
export interface SinkContext<Config = unknown> extends TaskContext<Config> {
  /**
   * The id of a topic: one that was deleted and made again has another, and its offsets begin anew. For sinks that compare offsets with what they
   * wrote before. Undefined where tasks run without a cluster, as in tests.
   */
  readonly topicId?: (topic: string) => Promise<string>
}

/** What a sink is made of. */
export interface SinkDefinition<Shape extends OptionShape> extends ConnectorDefinition<Shape> {
  open(context: SinkContext<ConfigOf<Shape>>): SinkTask | Promise<SinkTask>
}

/** A sink, as connector configs name it. Made by {@link defineSink}. */
export interface SinkConnector extends ConnectorPlugin {
  readonly kind: 'sink'
  /** One that does what `raw` says. Throws INVALID_CONFIG. */
  configure(raw: RawConfig): ConfiguredConnector
  /** Opens one of its tasks, whose config is that of the connector with what was planned for the task. Throws INVALID_CONFIG. */
  open(context: RawTaskContext<SinkContext>): Promise<SinkTask>
}

/**
 * Makes a sink: what takes records and writes them somewhere. `config` is what types, validation and documentation of its options are made
 * from. A sink without a `plan` has as many tasks as it may, which share the partitions of its topics.
 *
 * ```ts
 * export const printer = defineSink({
 *   name: 'Printer',
 *   version: '1.0.0',
 *   doc: 'Prints values.',
 *   config: configSchema({ prefix: option.string({ default: '', importance: 'LOW', doc: 'Stands before each.' }) }),
 *   open: ({ config: { prefix } }) => ({
 *     async write(records) {
 *       for (const { value } of records) console.log(prefix + toText(value.schema, value.value))
 *       return records.map(() => recordResult.ok)
 *     },
 *   }),
 * })
 * ```
 */
export function defineSink<Shape extends OptionShape>(definition: SinkDefinition<Shape>): SinkConnector {
  const { name, aliases = [], version, doc, config } = definition
  const shares = (tasksMax: number) => Array.from({ length: tasksMax }, (_, task) => ({ key: String(task) }))
  return {
    kind: 'sink',
    name,
    aliases,
    version,
    doc,
    config,
    configure: (raw) => configuredConnector(definition, config.parse(raw), shares),
    open: async (context) => definition.open({ ...context, config: config.parse(context.config) }),
  }
}
