import { type Counter, type Gauge, type Metrics, noMetrics } from '@millrace/base'
import { brokerMetrics } from './broker-metrics.ts'
import { RequestMetrics } from './request-metrics.ts'
import { TopicMetrics } from './topic-metrics.ts'

/** What requests are counted in, wherever they are served. */
export interface Measures {
  readonly topics: TopicMetrics
  readonly requests: RequestMetrics
  readonly produceStreams: Gauge
  readonly fetchStreams: Gauge
  /** Times that a produce stream was read no further, for its own sake and for that of all. */
  readonly streamPauses: Counter
  readonly brokerPauses: Counter
  readonly streamsCut: Counter
}

/** Sets up the series of requests. `topicExists` tells topics that may have series of their own. */
export function measures(metrics: Metrics, topicExists: (topic: string) => boolean): Measures {
  return {
    topics: new TopicMetrics(metrics, topicExists),
    requests: new RequestMetrics(metrics),
    produceStreams: metrics.gauge(brokerMetrics.streams, { kind: 'produce' }),
    fetchStreams: metrics.gauge(brokerMetrics.streams, { kind: 'fetch' }),
    streamPauses: metrics.counter(brokerMetrics.producePauses, { window: 'stream' }),
    brokerPauses: metrics.counter(brokerMetrics.producePauses, { window: 'broker' }),
    streamsCut: metrics.counter(brokerMetrics.streamsCut),
  }
}

/** Measures that nobody reads. */
export const noMeasures: Measures = measures(noMetrics, () => true)
