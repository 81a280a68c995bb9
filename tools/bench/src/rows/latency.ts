import { type Row, atMost } from '../bars.ts'
import { type BenchBroker, work } from '../processes.ts'
import { type Latencies, summarize } from '../statistics.ts'
import { withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

const p50MsMax = 0.6
const p99MsMax = 2

/** One record at a time through the whole of it. */
export async function endToEndRow(broker: BenchBroker, scale: Scale): Promise<Row> {
  const rounds: Latencies[] = []
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      const done = await work({ kind: 'end-to-end', address: broker.address, topic, records: scale.latencyRecords })
      rounds.push(done.result.latency)
    })
  }
  const figure = summarize(rounds.map(({ p50Ms }) => p50Ms))
  const [p99, p999] = [summarize(rounds.map(({ p99Ms }) => p99Ms)), summarize(rounds.map(({ p999Ms }) => p999Ms))]
  return {
    name: 'produce to consume, one at a time, p50',
    unit: 'ms',
    figure,
    bars: [
      atMost(figure, 'ms', p50MsMax),
      { what: 'p99', value: p99.median, unit: 'ms', limit: p99MsMax, sense: 'most' },
    ],
    remark: `p99 ${p99.median.toFixed(2)} ms, p99.9 ${p999.median.toFixed(2)} ms`,
  }
}
