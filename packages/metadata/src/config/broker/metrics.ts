import { int, long } from '../keys/numbers.ts'
import { list, text } from '../keys/texts.ts'

const noReporters = 'a class of Java can not be loaded here: metrics are read from /metrics'
const noRates = 'metrics are counters and histograms: whoever reads them makes rates over any time'

/** Metrics. */
export const metricsKeys = {
  'metric.reporters': list({
    default: 'org.apache.kafka.common.metrics.JmxReporter',
    update: 'cluster-wide',
    noEquivalent: noReporters,
    documentation: 'Classes that are told of each metric, beside the HTTP endpoint.',
  }),
  'metrics.num.samples': int({
    default: '2',
    least: 1,
    noEquivalent: noRates,
    documentation: 'How many windows the rates and averages of metrics are made of.',
  }),
  'metrics.sample.window.ms': long({
    default: '30000',
    least: 1,
    noEquivalent: noRates,
    documentation: 'How long one such window is.',
  }),
  'metrics.recording.level': text({
    default: 'INFO',
    noEquivalent: 'every metric is always measured: none is costly',
    documentation: 'How much is measured: the costly metrics only where it says `DEBUG` or `TRACE`.',
  }),
  'kafka.metrics.reporters': list({
    default: '',
    noEquivalent: noReporters,
    documentation: "Classes that are told of the broker's metrics at intervals.",
  }),
  'kafka.metrics.polling.interval.secs': int({
    default: '10',
    least: 1,
    noEquivalent: noReporters,
    documentation: 'How often they are told.',
  }),
  'telemetry.max.bytes': int({
    default: '1048576',
    least: 1,
    belongsTo: 'the Kafka protocol',
    documentation: 'The largest report of its own metrics that a client may push to the broker.',
  }),
} as const
