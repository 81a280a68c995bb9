import type { Comparison, Figure, PeerBar, Side } from '../../peers/comparison.ts'
import { hopNames } from '../rows/hop.ts'
import { restoredFewKeys } from '../rows/restore.ts'
import { throughputs } from '../rows/throughput.ts'
import type { StreamsScale } from '../scale.ts'
import type { Contender, Guarantee } from './contenders.ts'

const against = ['Kafka Streams']

/** What ours must reach of Kafka Streams' rate. */
const factors: Readonly<Record<string, number>> = {
  'map-at-least-once': 2,
  map: 2,
  count: 1.2,
  'count-many': 0.6,
  window: 1,
  'stream-join': 1,
  'table-join': 1,
}

/** The same topologies on the same records, ours first. */
export function streamsComparisons(contenders: readonly Contender[], scale: StreamsScale): Comparison[] {
  const sides = (run: (contender: Contender, signal: AbortSignal) => Promise<Figure>): Side[] =>
    contenders.map((contender) => ({
      name: contender.name,
      setting: contender.setting,
      run: (_, signal) => run(contender, signal),
    }))
  const rate = (work: string, bars: readonly PeerBar[], run: Parameters<typeof sides>[0]): Comparison => ({
    work,
    unit: 'records/s',
    better: 'more',
    sides: sides(run),
    bars,
  })
  const hop = (guarantee: Guarantee): Comparison => ({
    work: `one stateful hop at ${scale.hop.recordsPerSecond.toLocaleString('en-US')} records/s, ${hopNames[guarantee]}, p99`,
    unit: 'ms',
    better: 'less',
    sides: sides((contender, signal) => contender.hop(guarantee, signal)),
    bars: [],
    roundsMax: 3,
  })
  const restored = (records: number, keys: number): Comparison => ({
    ...rate(
      `restore ${records.toLocaleString('en-US')} records of ${keys.toLocaleString('en-US')} keys`,
      [],
      (contender, signal) => contender.restore(records, keys, signal),
    ),
    roundsMax: 3,
  })
  return [
    ...Object.entries(throughputs).map(([id, { name, workload, guarantee }]) => {
      const factor = factors[id]
      const bars = factor === undefined ? [] : [{ against, factor, text: `at least ${factor}x Kafka Streams` }]
      return rate(name, bars, (contender, signal) => contender.throughput(workload, guarantee, signal))
    }),
    hop('exactly_once'),
    hop('at_least_once'),
    restored(scale.restoreKeys, scale.restoreKeys),
    restored(scale.restoreRecords, restoredFewKeys),
  ]
}
