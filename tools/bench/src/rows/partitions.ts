import { present } from '@millrace/base'
import type { Row } from '../bars.ts'
import type { BenchBroker } from '../processes.ts'
import { summarize } from '../statistics.ts'
import { type Measured, acknowledgementOf, produceOnce, rateRow, withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

const shareOfOnePartition = 0.7
const latencyOfOnePartition = 2

interface Spread {
  readonly partitions: number
  /** `next`: each record to the next partition, as many keys would; `sticky`: no key, the producer fills one batch at a time. */
  readonly by: 'sticky' | 'next'
}

const spreads: readonly Spread[] = [
  { partitions: 6, by: 'sticky' },
  { partitions: 100, by: 'sticky' },
  { partitions: 6, by: 'next' },
  { partitions: 100, by: 'next' },
]

/** The same work into one partition and into many, in the same round: what the syncs of many files cost. */
export async function partitionRows(broker: BenchBroker, scale: Scale): Promise<Row[]> {
  const records = Math.floor(scale.records / 2)
  const produce = (partitions: number, by: Spread['by']) =>
    withTopic(
      broker,
      (topic) =>
        produceOnce(broker, topic, {
          by: 'batch',
          valueBytes: 100,
          records,
          ...(by === 'next' ? { spreadOver: partitions } : {}),
        }),
      partitions,
    )
  const one: Measured[] = []
  const many = spreads.map((): Measured[] => [])
  for (let round = 0; round < scale.rounds; round += 1) {
    one.push(await produce(1, 'sticky'))
    for (const [at, { partitions, by }] of spreads.entries()) many[at]?.push(await produce(partitions, by))
  }
  const base = summarize(one.map(({ perSecond }) => perSecond)).median
  const baseP99Ms = present(acknowledgementOf(one), 'records were acknowledged').p99Ms
  return spreads.map(({ partitions, by }, at) => {
    const rounds = present(many[at], 'one list a spread')
    const ratios = summarize(
      rounds.map(({ perSecond }, round) => perSecond / present(one[round], 'each round has one').perSecond),
    )
    return rateRow({
      name: `produce 100 B into ${partitions} partitions, ${by === 'sticky' ? 'without keys' : 'each record to the next'}`,
      rounds,
      unit: 'records/s',
      valueBytes: 100,
      bar: shareOfOnePartition * base,
      acknowledgementP99MsMax: latencyOfOnePartition * baseP99Ms,
      remark: `${ratios.median.toFixed(2)} (${ratios.least.toFixed(2)}-${ratios.greatest.toFixed(2)}) of one partition, which has p99 ${baseP99Ms.toFixed(1)} ms`,
    })
  })
}
