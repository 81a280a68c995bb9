import { counterMetric, gaugeMetric, histogramMetric, type Metrics, summaryMetric } from '../../ports/metrics.ts'
import type { MetricSample } from '../collecting-metrics.ts'
import { check, checkEqual, type ConformanceCase } from './conformance.ts'

/** Metrics that nobody has used yet, and how they are read. */
export interface MetricsFixture {
  readonly metrics: Metrics
  readonly read: () => Promise<readonly MetricSample[]>
}

const counter = counterMetric({ name: 'test_things_total', help: 'Things.', labels: ['topic', 'kind'] })
const gauge = gaugeMetric({ name: 'test_level', help: 'A level.', labels: ['topic'] })
const histogram = histogramMetric({ name: 'test_seconds', help: 'Times.', labels: ['op'], buckets: [0.1, 1, 10] })
const summary = summaryMetric({ name: 'test_ms', help: 'Times.', labels: ['op'] })

/** `name{label="value"} number`, the labels by name, for what has `name`; sorted. */
function lines(samples: readonly MetricSample[], name: string): string[] {
  return samples
    .filter((sample) => sample.name === name)
    .map(({ labels, value }) => {
      const texts = Object.entries(labels)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([label, text]) => `${label}="${text}"`)
      return `{${texts.join(',')}} ${value}`
    })
    .toSorted()
}

/** What every implementation of Metrics does, but the one that measures nothing. */
export const metricsConformance: readonly ConformanceCase<MetricsFixture>[] = [
  {
    name: 'a counter adds up, each series by itself, from zero on',
    run: async ({ metrics, read }) => {
      metrics.counter(counter, { topic: 'a', kind: 'x' }).add(2)
      metrics.counter(counter, { topic: 'b', kind: 'x' }).add(0.5)
      metrics.counter(counter, { topic: 'b', kind: 'y' })
      checkEqual(
        lines(await read(), counter.name),
        ['{kind="x",topic="a"} 2', '{kind="x",topic="b"} 0.5', '{kind="y",topic="b"} 0'],
        'series',
      )
    },
  },
  {
    name: 'the same labels are the same series, in whatever order, and the handle stays good',
    run: async ({ metrics, read }) => {
      const first = metrics.counter(counter, { topic: 'a', kind: 'x' })
      metrics.counter(counter, { kind: 'x', topic: 'a' }).add(1)
      await read()
      first.add(1)
      checkEqual(lines(await read(), counter.name), ['{kind="x",topic="a"} 2'], 'series')
    },
  },
  {
    name: 'a series may leave labels out: it stands beside the others',
    run: async ({ metrics, read }) => {
      metrics.counter(counter).add(3)
      metrics.counter(counter, { topic: 'a' }).add(2)
      checkEqual(lines(await read(), counter.name), ['{topic="a"} 2', '{} 3'], 'series')
    },
  },
  {
    name: 'a gauge is set, and moves both ways',
    run: async ({ metrics, read }) => {
      const level = metrics.gauge(gauge, { topic: 'a' })
      level.set(10)
      level.add(-12.5)
      checkEqual(lines(await read(), gauge.name), ['{topic="a"} -2.5'], 'series')
    },
  },
  {
    name: 'a histogram counts what is at most each bound, and everything',
    run: async ({ metrics, read }) => {
      const times = metrics.histogram(histogram, { op: 'w' })
      for (const value of [0.05, 0.1, 0.5, 10, 99]) times.observe(value)
      const samples = await read()
      checkEqual(
        lines(samples, 'test_seconds_bucket'),
        ['{le="+Inf",op="w"} 5', '{le="0.1",op="w"} 2', '{le="1",op="w"} 3', '{le="10",op="w"} 4'],
        'buckets',
      )
      checkEqual(lines(samples, 'test_seconds_count'), ['{op="w"} 5'], 'count')
      checkEqual(lines(samples, 'test_seconds_sum'), ['{op="w"} 109.65'], 'sum')
    },
  },
  {
    name: 'a summary tells quantiles within a tenth, over eight orders of magnitude, and the exact sum and count',
    run: async ({ metrics, read }) => {
      for (const [op, scale] of [
        ['small', 0.01],
        ['large', 1_000],
      ] as const) {
        const times = metrics.histogram(summary, { op })
        for (let value = 1; value <= 1_000; value++) times.observe(value * scale)
      }
      const samples = await read()
      for (const [op, scale] of [
        ['small', 0.01],
        ['large', 1_000],
      ] as const) {
        for (const quantile of ['0.50', '0.95', '0.99', '0.999']) {
          const found = samples.find(
            ({ name, labels }) => name === 'test_ms' && labels['op'] === op && labels['quantile'] === quantile,
          )?.value
          const wanted = Number(quantile) * 1_000 * scale
          check(
            found !== undefined && Math.abs(found - wanted) <= wanted / 10,
            `quantile ${quantile} of ${op} is ${found}, not about ${wanted}`,
          )
        }
      }
      checkEqual(lines(samples, 'test_ms_count'), ['{op="large"} 1000', '{op="small"} 1000'], 'count')
    },
  },
  {
    name: 'a summary that has seen nothing has no number for its quantiles',
    run: async ({ metrics, read }) => {
      metrics.histogram(summary, { op: 'none' })
      const samples = await read()
      checkEqual(lines(samples, 'test_ms_count'), ['{op="none"} 0'], 'count')
      const quantiles = samples.filter(({ name }) => name === 'test_ms')
      check(quantiles.length > 0 && quantiles.every(({ value }) => Number.isNaN(value)), 'a quantile of nothing is NaN')
    },
  },
  {
    name: 'zero, negative and huge observations are counted',
    run: async ({ metrics, read }) => {
      for (const definition of [histogram, summary]) {
        const times = metrics.histogram(definition, { op: 'odd' })
        for (const value of [0, -1, Number.MAX_SAFE_INTEGER]) times.observe(value)
      }
      const samples = await read()
      checkEqual(lines(samples, 'test_ms_count'), ['{op="odd"} 3'], 'count of the summary')
      checkEqual(lines(samples, 'test_seconds_count'), ['{op="odd"} 3'], 'count of the histogram')
    },
  },
  {
    name: 'what is known elsewhere is asked for at each reading, until it is taken away',
    run: async ({ metrics, read }) => {
      let level = 1
      const stop = metrics.observe(gauge, (report) => {
        report(level)
        if (level > 1) report(level * 2, { topic: 'a' })
      })
      checkEqual(lines(await read(), gauge.name), ['{} 1'], 'first')
      level = 5
      checkEqual(lines(await read(), gauge.name), ['{topic="a"} 10', '{} 5'], 'second')
      stop()
      checkEqual(lines(await read(), gauge.name), [], 'after it was taken away')
    },
  },
  {
    name: 'a counter that is known elsewhere',
    run: async ({ metrics, read }) => {
      metrics.observe(counter, (report) => report(7, { kind: 'x' }))
      checkEqual(lines(await read(), counter.name), ['{kind="x"} 7'], 'series')
    },
  },
  {
    name: 'a removed series is gone, its handle harmless, and the next one begins at zero',
    run: async ({ metrics, read }) => {
      const old = metrics.counter(counter, { topic: 'a', kind: 'x' })
      old.add(5)
      metrics.counter(counter, { topic: 'b', kind: 'x' }).add(1)
      metrics.remove(counter, { kind: 'x', topic: 'a' })
      metrics.remove(counter, { topic: 'never' })
      old.add(5)
      checkEqual(lines(await read(), counter.name), ['{kind="x",topic="b"} 1'], 'after the removal')
      metrics.counter(counter, { topic: 'a', kind: 'x' }).add(1)
      checkEqual(
        lines(await read(), counter.name),
        ['{kind="x",topic="a"} 1', '{kind="x",topic="b"} 1'],
        'after it came again',
      )
    },
  },
  {
    name: 'label values are any text',
    run: async ({ metrics, read }) => {
      const odd = 'a"b\\c\nd{e="f"} 1'
      metrics.counter(counter, { topic: odd }).add(1)
      const sample = (await read()).find(({ name }) => name === counter.name)
      checkEqual(sample?.labels['topic'], odd, 'the label')
    },
  },
]
