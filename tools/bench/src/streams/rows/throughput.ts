import { type Row, atLeast } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import type { WorkerOptions } from '../../workers.ts'
import { streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import type { RunResult } from '../work/run.ts'
import type { WorkloadName } from '../workloads.ts'
import { type FilledBroker, freshApplication } from './measure.ts'

/** One row of records a second. */
export interface Throughput {
  readonly name: string
  readonly workload: WorkloadName
  readonly guarantee: 'exactly_once' | 'at_least_once'
  /** Records a second that must be reached; absent: only the comparison with Kafka Streams has a bar. */
  readonly bar?: number
}

export const throughputs: Readonly<Record<string, Throughput>> = {
  'map-at-least-once': {
    name: 'stateless map, topic to topic, at least once',
    workload: 'map',
    guarantee: 'at_least_once',
    bar: 400_000,
  },
  map: { name: 'stateless map, topic to topic, exactly once', workload: 'map', guarantee: 'exactly_once' },
  count: {
    name: 'count by key, 10,000 keys, exactly once',
    workload: 'count',
    guarantee: 'exactly_once',
    bar: 250_000,
  },
  'count-many': {
    name: 'count by key, 1,000,000 keys, exactly once',
    workload: 'count-many',
    guarantee: 'exactly_once',
  },
  window: {
    name: 'count in tumbling windows, 1,000 keys, exactly once',
    workload: 'window',
    guarantee: 'exactly_once',
  },
  'stream-join': {
    name: 'stream-stream join, one match each, exactly once',
    workload: 'stream-join',
    guarantee: 'exactly_once',
  },
  'table-join': {
    name: 'table-table join, 10,000 keys, exactly once',
    workload: 'table-join',
    guarantee: 'exactly_once',
  },
}

/** One round of one row. */
export async function processOnce(
  target: FilledBroker,
  { workload, guarantee }: Pick<Throughput, 'workload' | 'guarantee'>,
  { records: counts }: StreamsScale,
  options: WorkerOptions = {},
): Promise<RunResult> {
  const { address } = target
  const records = counts[workload]
  const inputs = await target.inputs(workload, records)
  const names = { address, applicationId: freshApplication(), inputs }
  return target.withTopic((output) =>
    streamsWork({ kind: 'run', ...names, workload, output, records, guarantee }, options),
  )
}

/** An application that reads what is there from the beginning, timed from a quarter of it until the end is committed. */
export async function throughputRow(target: FilledBroker, throughput: Throughput, scale: StreamsScale): Promise<Row> {
  const { name, workload, bar } = throughput
  const records = scale.records[workload]
  const rates: number[] = []
  const ours: number[] = []
  const brokers: number[] = []
  await target.inputs(workload, records)
  for (let round = 0; round < scale.rounds; round += 1) {
    const before = target.broker.usage().cpuSeconds
    const result = await processOnce(target, throughput, scale)
    rates.push(result.records / result.seconds)
    ours.push((result.cpuSeconds * 1e6) / result.records)
    brokers.push(((target.broker.usage().cpuSeconds - before) * 1e6) / records)
  }
  await target.drop(workload, records)
  const figure = summarize(rates)
  const [application, broker] = [ours, brokers].map((each) => summarize(each).median.toFixed(1))
  return {
    name,
    unit: 'records/s',
    figure,
    bars: bar === undefined ? [] : [atLeast(figure, 'records/s', bar)],
    remark: `CPU a record: ${application} µs of the application, ${broker} µs of the broker`,
  }
}
