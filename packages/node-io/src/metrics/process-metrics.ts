import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import { counterMetric, gaugeMetric, type Metrics } from '@millrace/base'

/** What a broker's process says of itself. */
export const processMetrics = {
  idle: gaugeMetric({
    name: 'kafka_network_socketserver_networkprocessoravgidle_percent',
    help: 'The share of time, 0 to 1, in which the event loop waited for work, since a reading some seconds ago. One thread does what Kafka has network threads for.',
  }),
  handlersIdle: gaugeMetric({
    name: 'kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent',
    help: 'The same number: the thread that serves the network also handles the requests.',
  }),
  busy: counterMetric({
    name: 'millrace_event_loop_busy_seconds_total',
    help: 'Time in which the event loop was at work. Its rate is the share of a core that the broker uses.',
  }),
} as const

/** Readings closer together than this share what they compare with. */
const readingIntervalMs = 5_000

/** How busy the event loop of this process is. */
export function measureProcess(metrics: Metrics): void {
  const idle = new IdleShare()
  metrics.observe(processMetrics.idle, (report) => report(idle.read()))
  metrics.observe(processMetrics.handlersIdle, (report) => report(idle.read()))
  metrics.observe(processMetrics.busy, (report) => report(performance.eventLoopUtilization().active / 1_000))
}

/** Compares with a reading that is neither too young to say anything nor too old. */
class IdleShare {
  #before: EventLoopUtilization = performance.eventLoopUtilization()
  #last = this.#before
  #lastMs = performance.now()

  read(): number {
    const now = performance.eventLoopUtilization()
    if (performance.now() - this.#lastMs >= readingIntervalMs) {
      this.#before = this.#last
      this.#last = now
      this.#lastMs = performance.now()
    }
    const { idle, active } = performance.eventLoopUtilization(now, this.#before)
    return idle + active > 0 ? idle / (idle + active) : 1
  }
}
