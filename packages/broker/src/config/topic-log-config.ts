import { type LogConfig, logConfig } from '@millrace/log'
import { type ConfigTexts, effectiveSegmentBytes, resolveTopicConfig } from '@millrace/metadata'
import type { BrokerConfig } from './broker-config.ts'

/** How the logs of a topic are kept: what it sets itself, then what the broker sets for all, then Kafka's defaults. */
export function topicLogConfig(topicConfigs: ConfigTexts, broker: BrokerConfig): LogConfig {
  const { config } = resolveTopicConfig(topicConfigs, broker.topicDefaults)
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
    producerIdExpirationMs: broker.producerIdExpirationMs,
    flush: broker.flush,
  })
}
