import type { Row } from '../../bars.ts'
import type { ConnectBench } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { rateRow, times } from './rows.ts'

const module = new URL('../work/null-connectors.js', import.meta.url).href
const converters = { 'key.converter': 'StringConverter', 'value.converter': 'StringConverter' }

/** What the loops themselves cost: a source of nothing, a topic, a sink of nothing, all at once. */
export async function nullRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { nullRecords: records } = scale
  const rounds = await times(scale.rounds, () =>
    bench.withTopic(async (topic) => {
      const [to, from] = [bench.freshName('null-sink'), bench.freshName('null-source')]
      const sink = await bench.connector({
        module,
        connector: 'nullSink',
        name: to,
        config: { ...converters, topics: topic },
      })
      const source = await bench.connector({
        module,
        connector: 'nullSource',
        name: from,
        config: { ...converters, topic, records: String(records) },
      })
      try {
        return await bench.timed(() => bench.committed(to, topic), records, sink, source)
      } finally {
        await source.stop()
        await sink.stop()
      }
    }),
  )
  return rateRow({
    name: 'null source to null sink by a topic, 100 B strings',
    unit: 'records/s',
    bar: 300_000,
    rounds,
  })
}
