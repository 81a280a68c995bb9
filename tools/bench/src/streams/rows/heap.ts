import { present } from '@millrace/base'
import { type Row, atMost } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import { streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import { type FilledBroker, freshApplication } from './measure.ts'

const samples = 10
/** What lies about by chance when a collection has just been done: batches under way, most of it. */
const growthMbMax = 10

/** What a count holds after a fifth of its records, and after all. */
export async function heapRow(target: FilledBroker, { heapRecords: records }: StreamsScale): Promise<Row> {
  const { address } = target
  const inputs = await target.inputs('count', records)
  const heapEach = Math.floor(records / samples)
  const { heapBytes } = await target.withTopic((output) =>
    streamsWork(
      {
        kind: 'run',
        address,
        applicationId: freshApplication(),
        workload: 'count',
        inputs,
        output,
        records,
        guarantee: 'exactly_once',
        heapEach,
      },
      { execArgv: ['--expose-gc'] },
    ),
  )
  await target.drop('count', records)
  const early = present(heapBytes[1], 'there are ten samples')
  const late = present(heapBytes.at(-1), 'there are ten samples')
  const figure = summarize([(late - early) / 1e6])
  const shown = heapBytes.map((bytes) => (bytes / 1e6).toFixed(0)).join(', ')
  return {
    name: `heap and buffers of a count, growth from a fifth of ${records.toLocaleString('en-US')} records to all`,
    unit: 'MB',
    figure,
    bars: [atMost(figure, 'MB', growthMbMax)],
    remark: `after each tenth, in MB: ${shown}`,
  }
}
