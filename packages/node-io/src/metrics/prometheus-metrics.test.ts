import { counterMetric, gaugeMetric } from '@millrace/base'
import { metricsConformance, type MetricSample, parseMetricSamples } from '@millrace/base/testing'
import { describe, expect, test } from 'vitest'
import { prometheusMetrics } from './open-metrics.ts'

const topicCounter = counterMetric({ name: 'test_topic_total', help: 'By topic.', labels: ['topic'] })

describe('PrometheusMetrics', () => {
  test.each(metricsConformance)('$name', async ({ run }) => {
    const metrics = await prometheusMetrics()
    await run({ metrics, read: async (): Promise<MetricSample[]> => parseMetricSamples(await metrics.render('all')) })
  })
})

test('writes the text format, with what each metric is', async () => {
  const metrics = await prometheusMetrics()
  metrics.counter(topicCounter, { topic: 'a' }).add(2)
  const text = await metrics.render('all')
  expect(text).toContain(
    '# HELP test_topic_total By topic.\n# TYPE test_topic_total counter\ntest_topic_total{topic="a"} 2\n',
  )
  expect(text.endsWith('\n')).toBe(true)
  expect(metrics.contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
})

test('has what Prometheus dashboards expect of a process and of Node.js', async () => {
  const metrics = await prometheusMetrics()
  const names = new Set(parseMetricSamples(await metrics.render('public')).map(({ name }) => name))
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_heap_size_used_bytes',
    'millrace_event_loop_busy_seconds_total',
  ]) {
    expect(names).toContain(name)
  }
  const idle = parseMetricSamples(await metrics.render('public')).find(
    ({ name }) => name === 'kafka_network_socketserver_networkprocessoravgidle_percent',
  )
  expect(idle?.value).toBeGreaterThanOrEqual(0)
  expect(idle?.value).toBeLessThanOrEqual(1)
})

test('the public ones are without what users make: topics and partitions', async () => {
  const metrics = await prometheusMetrics()
  metrics.counter(topicCounter).add(3)
  metrics.counter(topicCounter, { topic: 'secret-plans' }).add(3)
  const sizes = gaugeMetric({ name: 'test_size', help: 'Sizes.', labels: ['topic', 'partition'] })
  metrics.observe(sizes, (report) => report(1, { topic: 'secret-plans', partition: '0' }))
  const text = await metrics.render('public')
  expect(text).toContain('test_topic_total 3')
  expect(text).not.toContain('secret-plans')
  expect(await metrics.render('all')).toContain('test_size{topic="secret-plans",partition="0"} 1')
})

test('readings that overlap are one', async () => {
  const metrics = await prometheusMetrics()
  let readings = 0
  metrics.observe(gaugeMetric({ name: 'test_readings', help: 'Readings.' }), (report) => report((readings += 1)))
  const texts = await Promise.all(Array.from({ length: 20 }, () => metrics.render('all')))
  expect(new Set(texts).size).toBe(1)
  expect(readings).toBe(1)
  expect(await metrics.render('all')).toContain('test_readings 2')
})

test('a name stands for one kind of metric', async () => {
  const metrics = await prometheusMetrics()
  metrics.counter(topicCounter)
  const same = gaugeMetric({ name: topicCounter.name, help: 'Something else.' })
  expect(() => metrics.gauge(same)).toThrow('test_topic_total is a counter, not a gauge')
})
