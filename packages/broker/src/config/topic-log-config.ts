import { indexSizeBytesMin, type LogConfig, logConfig } from '@millrace/log'
import { effectiveSegmentBytes, type TopicConfig } from '@millrace/metadata'
import type { BatchTarget } from '@millrace/records'
import type { LiveConfig } from './live-config.ts'

/** How the logs of a topic are kept: what it sets itself, then what the broker sets for all, then Kafka's defaults. */
export function topicLogConfig(topic: string, live: LiveConfig): LogConfig {
  const config = live.topic(topic)
  return logConfig({
    segmentBytes: effectiveSegmentBytes(config),
    segmentMs: config.segmentMs,
    segmentJitterMs: config.segmentJitterMs,
    indexIntervalBytes: config.indexIntervalBytes,
    // Kafka takes less, for which no index has room.
    segmentIndexBytes: Math.max(config.segmentIndexBytes, indexSizeBytesMin),
    retentionMs: config.retentionMs,
    retentionBytes: config.retentionBytes,
    maxMessageBytes: config.maxMessageBytes,
    timestampType: config.messageTimestampType,
    messageTimestampBeforeMaxMs: config.messageTimestampBeforeMaxMs,
    messageTimestampAfterMaxMs: config.messageTimestampAfterMaxMs,
    fileDeleteDelayMs: config.fileDeleteDelayMs,
    deletes: config.cleanupPolicy.includes('delete'),
    compacts: config.cleanupPolicy.includes('compact'),
    deleteRetentionMs: config.deleteRetentionMs,
    minCompactionLagMs: config.minCompactionLagMs,
    maxCompactionLagMs: config.maxCompactionLagMs,
    minCleanableDirtyRatio: config.minCleanableDirtyRatio,
    compressTo: compressTo(config),
    preallocate: config.preallocate,
    flushMessages: config.flushMessages,
    flushMs: config.flushMs,
    producerIdExpirationMs: live.settings.producerIdExpirationMs,
    flush: live.started.flush,
  })
}

/** How the topic's batches are packed; undefined if they stay as producers sent them. */
function compressTo(config: TopicConfig): BatchTarget | undefined {
  switch (config.compressionType) {
    case 'producer':
      return undefined
    case 'uncompressed':
      return { compression: 'none' }
    case 'snappy':
      return { compression: 'snappy' }
    case 'gzip':
      return { compression: 'gzip', level: config.compressionGzipLevel }
    case 'lz4':
      return { compression: 'lz4', level: config.compressionLz4Level }
    case 'zstd':
      return { compression: 'zstd', level: config.compressionZstdLevel }
  }
}
