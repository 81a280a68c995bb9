export { AbortedBatches, type AbortedFrom } from './aborted-batches.ts'
export type * from './batch-content.ts'
export { BatchBuilder, type BatchBuilderOptions, type BuildOptions } from './batch-builder.ts'
export {
  attributeBits,
  type BatchCompression,
  batchHeaderSizeBytes,
  logOverheadBytes,
  type TimestampType,
} from './batch-layout.ts'
export { batchesIn, peekBatchSize } from './batches-in.ts'
export * from './control-records.ts'
export { type BatchPorts, encodeBatch, encodeRecords } from './encode-batch.ts'
export { type ExactBatchFields, exactBatchFields, exactTimestampDelta, readBatchContent } from './exact.ts'
export * from './limits.ts'
export { filterBatch, type FilterBatchOptions, type FilteredBatch, type KeepRecord } from './filter-batch.ts'
export { murmur2, toPositive } from './murmur2.ts'
export * from './quorum-records.ts'
export type { Header, Record } from './record.ts'
export { RecordBatch, type RecordsOptions } from './record-batch.ts'
export { RecordCursor } from './record-cursor.ts'
export { type BatchTarget } from './repack-batch.ts'
export { sequenceAfter } from './sequence.ts'
export * from './varint.ts'
export {
  type CheckedBatch,
  checkProducedBatch,
  compressRecords,
  finishProducedBatch,
  type ProducedBatchOptions,
  type RecordsToPack,
  type TimestampRules,
  validateProducedBatch,
} from './validate-produced-batch.ts'
