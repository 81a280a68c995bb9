export { GroupOffsets, type GroupOffsetsOptions } from './group-offsets.ts'
export { isOffsetRecord, type OffsetRecord } from './offset-records.ts'
export type { OffsetsConfig } from './offsets-config.ts'
export type {
  CommitOffsetsRequest,
  FetchedOffset,
  FetchOffsetsRequest,
  OffsetPartitions,
  OffsetToCommit,
  PartitionErrors,
} from './requests.ts'
