import { type ConfigProblem, refuseIfAny } from '../check-configs.ts'
import type { TopicConfig } from '../topic-config.ts'

/** Throws INVALID_CONFIG if keys of a topic contradict each other. Kafka's rules. */
export function checkTopicRules(config: TopicConfig): void {
  const problems: ConfigProblem[] = []
  const { minCompactionLagMs, maxCompactionLagMs } = config
  if (minCompactionLagMs > maxCompactionLagMs) {
    problems.push({
      key: 'min.compaction.lag.ms',
      problem:
        `min.compaction.lag.ms is ${minCompactionLagMs}, which is more than max.compaction.lag.ms=${maxCompactionLagMs}: ` +
        'no record could ever be compacted in time',
    })
  }
  refuseIfAny(problems)
}

/** What is allowed but hardly meant, a sentence each. */
export function topicConfigWarnings(config: TopicConfig): string[] {
  const warnings: string[] = []
  const { retentionBytes } = config
  const segmentBytes = config.internalSegmentBytes ?? config.segmentBytes
  if (retentionBytes >= 0 && retentionBytes < segmentBytes) {
    warnings.push(
      `retention.bytes=${retentionBytes} is less than segment.bytes=${segmentBytes}: retention removes whole segments, ` +
        'so that a partition grows to more than that before anything is removed',
    )
  }
  return warnings
}
