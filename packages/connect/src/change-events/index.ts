/**
 * Change events as Debezium tells them: what connectors share that read the changes of a database.
 *
 * @module
 */
export { eventOptions } from './event-options.ts'
export { heartbeatRecord } from './heartbeat.ts'
export { type NameFilter, nameFilter, regularExpressions } from './name-filter.ts'
export { nanos } from './nanos.ts'
export { type SnapshotMark, snapshotSchema } from './snapshot-mark.ts'
export { type EventParts, type Operation, TableEvents, type TableEventsParts } from './table-events.ts'
export { topicName } from './topic-name.ts'
export { transactionBlockSchema, TransactionCounts } from './transaction.ts'
