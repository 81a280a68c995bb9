import { present } from '@millrace/base'
import { type Row, atLeast } from '../bars.ts'
import { BenchBroker, fanOut } from '../processes.ts'
import { summarize } from '../statistics.ts'
import { consumeOnce, mebibyte, produceOnce, withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

/** All together must get at least this share of what one alone gets. */
const shareOfOneConsumer = 0.5
const valueBytes = 1024
/** So much that what each consumer costs once (a stream, where to begin) is the smaller part of its time. */
const volumes = 4

/** Many consumers that all read one topic from its start to its end. */
export async function fanOutRow(scale: Scale): Promise<Row> {
  const broker = await BenchBroker.start()
  const totalBytes = scale.bytes
  const eachRecords = Math.max(64, Math.floor((volumes * totalBytes) / scale.consumers / valueBytes))
  const aloneRecords = Math.floor(totalBytes / 4 / valueBytes)
  const alone: number[] = []
  const together: number[] = []
  try {
    // Three are enough for what is in no doubt, and each takes long.
    for (let round = 0; round < Math.min(3, scale.rounds); round += 1) {
      await withTopic(broker, async (topic) => {
        await produceOnce(broker, topic, { by: 'batch', valueBytes, records: aloneRecords })
        const { perSecond } = await consumeOnce(broker, topic, 'batch', valueBytes, aloneRecords)
        alone.push((perSecond * valueBytes) / mebibyte)
      })
      await withTopic(broker, async (topic) => {
        await produceOnce(broker, topic, { by: 'batch', valueBytes, records: eachRecords })
        const seconds = await fanOut(broker.address, topic, scale.consumers, eachRecords)
        together.push((eachRecords * scale.consumers * valueBytes) / mebibyte / seconds)
      })
    }
    const figure = summarize(together)
    const base = summarize(alone).median
    const ratios = summarize(together.map((rate, round) => rate / present(alone[round], 'each round has one alone')))
    return {
      name: `consume 1 KiB, ${scale.consumers.toLocaleString('en-US')} consumers of one topic, together`,
      unit: 'MiB/s',
      figure,
      bars: [atLeast(figure, 'MiB/s', shareOfOneConsumer * base)],
      remark: `${ratios.median.toFixed(2)} (${ratios.least.toFixed(2)}-${ratios.greatest.toFixed(2)}) of one consumer; broker ${(broker.usage().residentPeakBytes / 1e6).toFixed(0)} MB at its peak`,
    }
  } finally {
    await broker.stop()
  }
}
