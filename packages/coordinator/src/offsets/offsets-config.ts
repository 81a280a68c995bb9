/** How offsets are kept, as the broker is configured. */
export interface OffsetsConfig {
  /** offsets.retention.minutes: how long offsets outlive the last member of their group, or their commit if nobody reads their topic. */
  readonly retentionMs: number
  /** offsets.retention.check.interval.ms: how often offsets are looked through for those that are over. */
  readonly checkIntervalMs: number
  /** offset.metadata.max.bytes: what a commit may say for people with each offset. */
  readonly metadataSizeBytesMax: number
}
