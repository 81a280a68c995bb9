import type { PrometheusMetrics } from './prometheus-metrics.ts'

/** Metrics for a program that Prometheus reads. What they need is loaded only here: who is not measured does not pay for it. */
export async function prometheusMetrics(): Promise<PrometheusMetrics> {
  const { PrometheusMetrics: Implementation } = await import('./prometheus-metrics.ts')
  return new Implementation()
}
