/**
 * Streams: topologies of RxJS operators over topics, with state.
 *
 * @module
 */
export type {
  FixedKeyProcessor,
  FixedKeyProcessorContext,
  FixedKeyProcessorSupplier,
  Processor,
  ProcessorSupplier,
} from './processor/processor.ts'
export type { ProcessorContext, PunctuationType, Scheduled } from './processor/context.ts'
export type { StreamRecord } from './record.ts'

export { aggregate, count, reduce } from './dsl/operators/aggregates.ts'
export type { AggregateOptions } from './dsl/aggregates/kept.ts'
export { cogroup } from './dsl/operators/cogroup.ts'
export { groupBy, groupByKey } from './dsl/operators/group-by.ts'
export { suppress, untilTimeLimit, untilWindowCloses } from './dsl/operators/suppress.ts'
export { emitStrategy, windowedBy } from './dsl/operators/windowed-by.ts'
export { type EmitStrategy, onWindowClose, onWindowUpdate } from './windows/emit-strategy.ts'
export { sessionWindowedSerde, timeWindowedSerde } from './windows/windowed-serde.ts'
export { type GraceOptions, hopping, session, sliding, tumbling, unlimited } from './windows/windows.ts'
export type { Aggregator, Initializer, Merger, Reducer } from './processors/aggregation.ts'
export type { Duration } from './duration.ts'
export type {
  KeyValueStore,
  Order,
  ReadOnlyKeyValueStore,
  ReadOnlySessionStore,
  ReadOnlyWindowStore,
  SessionStore,
  StateStore,
  TimestampedKeyValueStore,
  TimestampedWindowStore,
  ValueAndTimestamp,
  VersionedKeyValueStore,
  VersionedRecord,
  Windowed,
  WindowStore,
} from './stores/store.ts'
export type { StoreBuilder, StoreKind } from './stores/builder.ts'
export {
  type CacheableStoreOptions,
  keyValueStore,
  sessionStore,
  type SessionStoreOptions,
  type StoreOptions,
  timestampedKeyValueStore,
  timestampedWindowStore,
  versionedStore,
  type VersionedStoreOptions,
  windowStore,
  type WindowStoreOptions,
} from './stores/builders.ts'
export { join, leftJoin, outerJoin } from './dsl/operators/joins/stream-join.ts'
export type { JoinWindowOptions, StreamJoinOptions } from './dsl/operators/joins/join-options.ts'
export { joinTable, leftJoinTable, type TableLookupOptions } from './dsl/operators/joins/stream-table-join.ts'
export { joinGlobalTable, leftJoinGlobalTable } from './dsl/operators/joins/global-table-join.ts'
export { tableJoin, tableLeftJoin, tableOuterJoin } from './dsl/operators/joins/table-join.ts'
export {
  foreignKeyJoin,
  type ForeignKeyJoinOptions,
  foreignKeyLeftJoin,
} from './dsl/operators/joins/foreign-key-join.ts'
export type { ValueJoiner } from './processors/joins/joiner.ts'
export type { RestoreProgress } from './runtime/restore-task.ts'
export type { StateOptions } from './runtime/state-options.ts'
export type { UncaughtFailure, UncaughtHandler, UncaughtResponse } from './runtime/uncaught.ts'
export type { FailureHandler, FailureOptions, FailureResponse, RecordFailure } from './task/failures.ts'
export {
  type GlobalStoreOptions,
  type GlobalTableOptions,
  type SourceOptions,
  type Streams,
  streams,
  type StreamsOptions,
  type TableOptions,
} from './dsl/streams.ts'
export type {
  Ambient,
  CogroupedRecord,
  End,
  GlobalTableRow,
  GroupedRecord,
  GroupedRow,
  SessionCogroupedRecord,
  SessionRecord,
  Streamed,
  TableRow,
  WindowedCogroupedRecord,
  WindowedRecord,
} from './dsl/phases.ts'
export {
  type Callback,
  flatMap,
  flatMapValues,
  forEach,
  map,
  type Named,
  peek,
  selectKey,
} from './dsl/operators/stateless.ts'
export { merge, otherwise, split } from './dsl/operators/merge.ts'
export { process, type ProcessOptions, processValues } from './dsl/operators/process.ts'
export { toStream } from './dsl/operators/to-stream.ts'
export { toTable } from './dsl/operators/to-table.ts'
export {
  type DynamicSinkOptions,
  repartition,
  type RepartitionOptions,
  type SinkOptions,
  through,
  to,
} from './dsl/operators/topics.ts'
export { filter, filterNot, mapValues, type ValuesOptions } from './dsl/operators/values.ts'
export type { MaterializedTable } from './dsl/table-store.ts'
export type { SerdeOptions } from './dsl/serdes.ts'
export type {
  GlobalStore,
  OffsetReset,
  ProcessorTopology,
  RepartitionTopic,
  StreamPartitioner,
  Subtopology,
  TimestampExtractor,
  TopologyNode,
} from './topology/nodes.ts'
export {
  failOnInvalidTimestamp,
  logAndSkipOnInvalidTimestamp,
  usePartitionTimeOnInvalidTimestamp,
} from './timestamp-extractors.ts'
export { newRecord, withHeaders, withKey, withKeyValue, withTimestamp, withValue, withValueAt } from './record.ts'
export type { QueryableTable, QueryableWindows, RunningStreams } from './runtime/running.ts'
export type { OutputOptions } from './runtime/output-options.ts'
export type { RunOptions, StreamsState } from './runtime/options.ts'
export type { ControlOptions } from './control/options.ts'
export type { TaskStatus } from './queries/local-stores.ts'
export type { KeyLocation } from './queries/queries.ts'
export type { ApplicationCopy } from './tools/application.ts'
export type { QueryOptions, ScanOptions } from './queries/store-access.ts'
export type { QueriedRow, RangeOptions, TableQuery } from './queries/table-query.ts'
export type {
  QueriedWindow,
  SessionsQuery,
  WindowOptions,
  WindowRangeOptions,
  WindowsQuery,
} from './queries/windows-query.ts'
export type { VersionsQuery } from './queries/versions-query.ts'
export type { ChangesOptions, TableChange } from './queries/table-changes.ts'
