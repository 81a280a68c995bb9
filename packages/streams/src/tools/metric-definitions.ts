import type { MetricDefinition } from '@millrace/base'
import { copyMetrics } from '../runtime/copy-metrics.ts'
import { streamMetrics } from '../runtime/stream-metrics.ts'

/** All that a running application measures of itself. */
export const streamsMetricDefinitions: readonly MetricDefinition[] = [
  ...Object.values(streamMetrics),
  ...Object.values(copyMetrics),
]
