import { expect, test } from 'vitest'
import { counterMetric, gaugeMetric, histogramMetric, noMetrics, summaryMetric } from './metrics.ts'

test('definitions have all that they leave out', () => {
  expect(counterMetric({ name: 'a_total', help: 'A.', labels: ['topic'] })).toEqual({
    type: 'counter',
    name: 'a_total',
    help: 'A.',
    labels: ['topic'],
    buckets: [],
  })
  expect(gaugeMetric({ name: 'b', help: 'B.' })).toMatchObject({ type: 'gauge', labels: [] })
  expect(histogramMetric({ name: 'c', help: 'C.', buckets: [1, 2] })).toMatchObject({
    type: 'histogram',
    buckets: [1, 2],
  })
  expect(summaryMetric({ name: 'd', help: 'D.' })).toMatchObject({ type: 'summary', buckets: [] })
})

test('who measures nothing can be used like any other', () => {
  const metric = counterMetric({ name: 'a_total', help: 'A.', labels: ['topic'] })
  noMetrics.counter(metric, { topic: 't' }).add(1)
  noMetrics.gauge(gaugeMetric({ name: 'b', help: 'B.' })).set(1)
  noMetrics.histogram(summaryMetric({ name: 'd', help: 'D.' })).observe(1)
  let readings = 0
  const stop = noMetrics.observe(metric, () => {
    readings += 1
  })
  stop()
  noMetrics.remove(metric, { topic: 't' })
  expect(readings).toBe(0)
})
