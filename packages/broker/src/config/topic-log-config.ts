import { type LogConfig, logConfig } from '@millrace/log'
import { effectiveSegmentBytes } from '@millrace/metadata'
import type { LiveConfig } from './live-config.ts'

/** How the logs of a topic are kept: what it sets itself, then what the broker sets for all, then Kafka's defaults. */
export function topicLogConfig(topic: string, live: LiveConfig): LogConfig {
  const config = live.topic(topic)
  return logConfig({
    segmentBytes: effectiveSegmentBytes(config),
    segmentMs: config.segmentMs,
    segmentJitterMs: config.segmentJitterMs,
    indexIntervalBytes: config.indexIntervalBytes,
    segmentIndexBytes: config.segmentIndexBytes,
    retentionMs: config.retentionMs,
    retentionBytes: config.retentionBytes,
    maxMessageBytes: config.maxMessageBytes,
    timestampType: config.messageTimestampType,
    messageTimestampBeforeMaxMs: config.messageTimestampBeforeMaxMs,
    messageTimestampAfterMaxMs: config.messageTimestampAfterMaxMs,
    fileDeleteDelayMs: config.fileDeleteDelayMs,
    producerIdExpirationMs: live.settings.producerIdExpirationMs,
    flush: live.started.flush,
  })
}
