import type { Comparison, Side } from '../peers/comparison.ts'
import type { JavaSides, MillraceSides } from '../peers/sides.ts'

/** Three brokers of ours, and three of Kafka if it could be installed. */
export interface Clusters {
  readonly ours: MillraceSides
  readonly java: JavaSides | undefined
}

const producer = 'Kafka, Java (producer-perf-test)'
const latencyTool = 'Kafka, Java (EndToEndLatency)'

const there = (...sides: readonly (Side | undefined)[]): Side[] =>
  sides.flatMap((side) => (side === undefined ? [] : [side]))

/** Replication 3, two must have a write, acks=all. Ours is on three disks before it is acknowledged; Kafka's is in three page caches. */
export function clusterComparisons({ ours, java }: Clusters, share: number): Comparison[] {
  const count = (records: number) => Math.ceil((records * share) / 1000) * 1000
  const small = { valueBytes: 100, records: count(2_000_000), shown: (rate: number) => rate }
  const large = { valueBytes: 1024, records: count(200_000), shown: (rate: number) => rate / 1024 }
  return [
    {
      work: 'three brokers: produce 100 B, batches',
      unit: 'records/s',
      better: 'more',
      sides: there(ours.produce({ by: 'batch', ...small }), java?.produce(small, false)),
      bars: [{ against: [producer], factor: 1.8, text: 'at least 1.8x three brokers of Kafka' }],
    },
    {
      work: 'three brokers: produce 1 KiB, batches',
      unit: 'MiB/s',
      better: 'more',
      sides: there(ours.produce({ by: 'batch', ...large }), java?.produce(large, false)),
      bars: [{ against: [producer], factor: 1.5, text: 'at least 1.5x three brokers of Kafka' }],
    },
    {
      work: 'three brokers: produce to consume, one at a time, p50',
      unit: 'ms',
      better: 'less',
      sides: there(ours.endToEnd(count(3_000)), java?.endToEnd(count(3_000), false)),
      bars: [{ against: [latencyTool], factor: 1, text: "not above Kafka's" }],
    },
  ]
}
