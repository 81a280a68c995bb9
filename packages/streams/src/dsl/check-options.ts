import { checkKnown, optionNames, StreamError } from '@millrace/base'
import type { AggregateSettings } from './aggregates/kept.ts'
import type { GroupOptions, TableGroupOptions } from './operators/group-by.ts'
import type { ForeignKeyJoinOptions } from './operators/joins/foreign-key-join.ts'
import type { StreamJoinOptions } from './operators/joins/join-options.ts'
import type { TableLookupOptions } from './operators/joins/stream-table-join.ts'
import type { ProcessOptions } from './operators/process.ts'
import type { Named } from './operators/stateless.ts'
import type { BufferOptions, EagerBufferOptions, UntilTimeLimit, UntilWindowCloses } from './operators/suppress.ts'
import type { DynamicSinkOptions, RepartitionOptions, SinkOptions } from './operators/topics.ts'
import type { MaterializedTable } from './table-store.ts'
import type { GlobalStoreOptions, GlobalTableOptions, SourceOptions, TableOptions } from './streams.ts'

type Any = unknown

const ofSources = { name: true, timestampExtractor: true, offsetReset: true } as const
const ofSinks = { name: true, partitioner: true } as const
const ofGroups = { name: true, key: true, value: true } as const
const ofBuffers = { name: true, maxRecords: true, maxBytes: true, logged: true } as const
const ofTables = {
  name: true,
  store: true,
  kind: true,
  cached: true,
  logged: true,
  historyRetention: true,
  key: true,
  value: true,
} as const
const ofAggregates = optionNames<Omit<AggregateSettings, 'retention'>>({
  name: true,
  store: true,
  kind: true,
  key: true,
  value: true,
  cached: true,
  logged: true,
})
const known = {
  named: optionNames<Named>({ name: true }),
  sink: optionNames<SinkOptions<Any, Any>>(ofSinks),
  dynamicSink: optionNames<DynamicSinkOptions<Any, Any>>({ ...ofSinks, key: true, value: true }),
  repartition: optionNames<RepartitionOptions<Any, Any>>({ ...ofSinks, key: true, value: true, partitions: true }),
  process: optionNames<ProcessOptions<Any, Any>>({ name: true, key: true, value: true, stores: true }),
  group: optionNames<GroupOptions<Any, Any>>(ofGroups),
  values: optionNames<Pick<MaterializedTable<Any, Any>, 'name' | 'value'>>({ name: true, value: true }),
  tableGroup: optionNames<TableGroupOptions<Any, Any, Any>>({ ...ofGroups, values: true }),
  lookup: optionNames<TableLookupOptions<Any, Any>>({ name: true, grace: true, key: true, value: true }),
  buffer: optionNames<BufferOptions>(ofBuffers),
  eagerBuffer: optionNames<EagerBufferOptions>({ ...ofBuffers, whenFull: true }),
  'window closes': optionNames<UntilWindowCloses>({ ...ofBuffers, until: true }),
  'time limit': optionNames<UntilTimeLimit>({ ...ofBuffers, whenFull: true, until: true, limitMs: true }),
  materialized: optionNames<MaterializedTable<Any, Any>>(ofTables),
  foreignKeyJoin: optionNames<ForeignKeyJoinOptions<Any, Any, Any>>({ ...ofTables, otherPartitioner: true }),
  stream: optionNames<SourceOptions<Any, Any>>(ofSources),
  table: optionNames<TableOptions<Any, Any>>({
    ...ofSources,
    store: true,
    kind: true,
    cached: true,
    logged: true,
    historyRetention: true,
  }),
  globalTable: optionNames<GlobalTableOptions<Any, Any>>({
    name: true,
    timestampExtractor: true,
    store: true,
    kind: true,
  }),
  globalStore: optionNames<GlobalStoreOptions<Any, Any>>({ name: true, timestampExtractor: true }),
  aggregate: ofAggregates,
  windowedAggregate: [...ofAggregates, ...optionNames<Pick<AggregateSettings, 'retention'>>({ retention: true })],
  windowedBy: ['late'],
  join: optionNames<StreamJoinOptions<Any, Any, Any>>({
    within: true,
    before: true,
    after: true,
    grace: true,
    name: true,
    store: true,
    kind: true,
    logged: true,
    key: true,
    left: true,
    right: true,
  }),
} as const

/**
 * Throws INVALID_CONFIG for an option that `what` does not have: TypeScript finds most of them, but an option that nobody reads would change
 * nothing, and nobody would notice.
 */
export function checkOptions(kind: keyof typeof known, options: object, what = `${kind}()`): void {
  checkKnown(what, options, known[kind])
}

/** The name that an operator was given, which has no other options. Throws INVALID_CONFIG for another one. */
export function givenName(operator: string, options: Named): string | undefined {
  checkOptions('named', options, `${operator}()`)
  return options.name
}

/** Throws INVALID_CONFIG for a value that is none of those. */
export function checkOneOf(what: string, value: string | undefined, values: readonly string[]): void {
  if (value === undefined || values.includes(value)) return
  throw new StreamError('INVALID_CONFIG', `${what} is ${values.join(' or ')}, not ${value}`)
}
