import { type Row, atLeast } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import { streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import type { WorkloadName } from '../workloads.ts'

const recordsPerSecondMin = 300_000

const driven: readonly (readonly [WorkloadName, string])[] = [
  ['map', 'stateless map'],
  ['count', 'count by key, 10,000 keys'],
  ['window', 'count in tumbling windows'],
  ['stream-join', 'stream-stream join'],
  ['table-join', 'table-table join'],
]

/** The test driver, which commits after each record: no broker, state in memory. */
export async function driverRows({ rounds, driverRecords: records }: StreamsScale): Promise<Row[]> {
  const rates = driven.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [workload]] of driven.entries()) {
      const result = await streamsWork({ kind: 'driver', workload, records })
      rates[at]?.push(result.records / result.seconds)
    }
  }
  return driven.map(([, what], at) => {
    const figure = summarize(rates[at] ?? [])
    return {
      name: `test driver: ${what}`,
      unit: 'records/s',
      figure,
      bars: [atLeast(figure, 'records/s', recordsPerSecondMin)],
    }
  })
}
