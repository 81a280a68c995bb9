/**
 * Connect: its data, values with and without schemas in records of sources and sinks; the converters between them and bytes; the transforms
 * that change records on their way, and the predicates that say which.
 *
 * @module
 */
export * from './config/index.ts'
export type { Converter, ConverterDefinition, ConverterUse } from './converters/converter.ts'
export { type ConverterParts, defineConverter } from './converters/define-converter.ts'
export { NotLoaded } from './converters/not-loaded.ts'
export { converterNamed, converters, createConverter } from './converters/converters.ts'
export type {
  ConfigProblem,
  ConfiguredConnector,
  ConnectorDefinition,
  ConnectorNames,
  ConnectorPlugin,
  Discovered,
  RawTaskContext,
  TaskContext,
  TaskPlan,
} from './connectors/connector.ts'
export {
  defineSink,
  type SinkConnector,
  type SinkContext,
  type SinkDefinition,
  type SinkPartition,
  type SinkPosition,
  type SinkTask,
} from './connectors/define-sink.ts'
export {
  type ConfiguredSource,
  defineSource,
  type ForgottenPartition,
  type SourceBatch,
  type SourceConnector,
  type SourceContext,
  type SourceDefinition,
  type SourcePosition,
  type SourceRecordFate,
  type SourceTask,
} from './connectors/define-source.ts'
export { type Look, lookAt, type LookOptions, type LookParts, type Seen } from './look/look-at.ts'
export type { Preview, PreviewLimits } from './look/preview.ts'
export type { RecordTap, RecordTaps, Tap, TappedRecord } from './look/record-tap.ts'
export type { Shown, ShownBytes, ShownData, ShownRecord } from './look/shown-record.ts'
export type { TracedRecord, TracedStage } from './look/trace-record.ts'
export { type SampleRecord, tryRecords } from './look/try-records.ts'
export { type RecordResult, recordResult } from './connectors/record-result.ts'
export { type IsolatedPlugins, type IsolationOptions, isolate } from './isolation/isolate.ts'
export type { ConnectorHost } from './isolation/connector-host.ts'
export type { ProcessLimits } from './isolation/connector-process.ts'
export { Decimal } from './data/decimal.ts'
export { configError, dataError } from './data/errors.ts'
export { equalValues } from './data/equal.ts'
export { kindInWords, numberOf, type ValueKind, valueKind } from './data/kind.ts'
export { DateFormat } from './java/date-format.ts'
export { parseProperties } from './java/properties.ts'
export { JavaPattern, type Replacement } from './java/java-pattern.ts'
export { decimalScale, fromLogical, toLogical } from './data/logical.ts'
export { logicalNames, type LogicalType, logicalTypeOf } from './data/logical-names.ts'
export { parseText, type ParseTextOptions } from './data/parse-text.ts'
export { fromPlain, type PlainValue, toPlain } from './data/plain.ts'
export * from './data/record.ts'
export { equalSchemas, type Field, type FieldsOf, Schema, type SchemaOptions, type SchemaType } from './data/schema.ts'
export { Struct } from './data/struct.ts'
export { dateText, literalText, toText } from './data/text.ts'
export { checkValue } from './data/validate.ts'
export {
  type ConnectMap,
  type ConnectValue,
  float32,
  float64,
  int16,
  int32,
  int64,
  int8,
  isArray,
  isMap,
  isStruct,
  TypedNumber,
  type TypedNumberType,
} from './data/value.ts'
export {
  type Connector,
  listPlugins,
  pluginKeys,
  type PluginListing,
  type PluginSet,
  pluginSet,
  type PluginType,
} from './plugins/plugin-set.ts'
export { loadPlugins } from './plugins/load-plugins.ts'
export { overridePolicies, type OverridePolicy } from './plugins/override-policy.ts'
export type { ConfigWarning } from './plugins/config-warnings.ts'
export {
  connectorOf,
  type ConnectorValidation,
  validateConnector,
  type WorkerAbilities,
} from './plugins/validate-connector.ts'
export {
  definePredicate,
  type Predicate,
  type PredicateDefinition,
  type RecordTest,
} from './predicates/define-predicate.ts'
export { type SecretReference, referencesIn } from './secrets/references.ts'
export { type Secrets, secretsFrom, type SecretSources } from './secrets/secrets.ts'
export type { FlowPlace, FlowPlugins } from './tasks/record-flow.ts'
export type { ExactlyOnceTask } from './tasks/exactly-once.ts'
export { runSinkTask, runSourceTask } from './tasks/run-task.ts'
export type { ExactlyOnceSupport, SourceAbilities } from './tasks/source-options.ts'
export type { SourceRunOptions, TaskRunOptions } from './tasks/task-parts.ts'
export type { TaskStall } from './tasks/task-progress.ts'
export { parseConnector } from './rest/connector-text.ts'
export type { ConnectorToMake } from './rest/requests.ts'
export type { OpenApi } from './rest/openapi/openapi.ts'
export { openApi } from './rest/routes.ts'
export { type RestOptions, type RestServer, startRest } from './rest/rest-server.ts'
export type { ConnectorConfig, TargetState } from './worker/config-store.ts'
export { ConnectWorker, type WorkerOptions } from './worker/connect-worker.ts'
export { type DistributedOptions, DistributedWorker } from './worker/distributed/distributed-worker.ts'
export type { TaskSpec } from './worker/distributed/config-log.ts'
export type { ConnectorInfo, RestartOptions, ServedWorker, StateInfo, StatusInfo } from './worker/served-worker.ts'
export {
  type ConnectorStatus,
  type ExactlyOnceConnector,
  type RunningConnector,
  startConnector,
  type StartOptions,
  type StartSourceOptions,
} from './worker/start-connector.ts'
export type { LogLine, LogLines } from './worker/log-lines.ts'
export type { LoggerInfo, WorkerLoggers } from './worker/worker-loggers.ts'
export { degradedOf, observeWorker, workerMetricDefinitions } from './worker/worker-metrics.ts'
export type { KeptPosition } from './tasks/offset-topic.ts'
export type { TaskState, TaskStatus } from './worker/task-supervisor.ts'
export { predicates, transforms } from './transforms/built-in.ts'
export {
  chainConfig,
  chainInfos,
  type ChainPlugins,
  type ChainStep,
  type TransformChain,
  transformChain,
} from './transforms/chain.ts'
export {
  defineTransform,
  type PlainTransform,
  type PluginNames,
  type PreparedTransform,
  type RecordChange,
  type Transform,
} from './transforms/define-transform.ts'
export { Plugins } from './transforms/plugins.ts'
export { connectVersion } from './version.ts'
