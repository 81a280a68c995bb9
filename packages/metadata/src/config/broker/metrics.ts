import { int, long } from '../keys/numbers.ts'
import { list, text } from '../keys/texts.ts'

const notYet = 'this release does not look at it yet'

/** Metrics. */
export const metricsKeys = {
  'metric.reporters': list({
    default: 'org.apache.kafka.common.metrics.JmxReporter',
    update: 'cluster-wide',
    notYet,
    documentation: 'Modules that are told of each metric, beside the HTTP endpoint.',
  }),
  'metrics.num.samples': int({
    default: '2',
    least: 1,
    notYet,
    documentation: 'How many windows the rates and averages of metrics are made of.',
  }),
  'metrics.sample.window.ms': long({
    default: '30000',
    least: 1,
    notYet,
    documentation: 'How long one such window is.',
  }),
  'metrics.recording.level': text({
    default: 'INFO',
    notYet,
    documentation: 'How much is measured: the costly metrics only where it says `DEBUG` or `TRACE`.',
  }),
  'kafka.metrics.reporters': list({
    default: '',
    notYet,
    documentation: "Modules that are told of the broker's metrics at intervals.",
  }),
  'kafka.metrics.polling.interval.secs': int({
    default: '10',
    least: 1,
    notYet,
    documentation: 'How often they are told.',
  }),
  'telemetry.max.bytes': int({
    default: '1048576',
    least: 1,
    notYet,
    documentation: 'The largest report of its own metrics that a client may push to the broker.',
  }),
} as const
