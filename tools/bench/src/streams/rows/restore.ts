import { type Row, atLeast } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import type { WorkerOptions } from '../../workers.ts'
import { streamsWork } from '../processes.ts'
import type { StreamsScale } from '../scale.ts'
import { type FilledBroker, freshApplication } from './measure.ts'

const distinctKeysPerSecondMin = 100_000
const recordsPerSecondMin = 300_000
/** Of the changelog with many records. */
export const restoredFewKeys = 10_000

/** State that comes back from its changelog into an empty folder. */
export async function restoreRows(target: FilledBroker, scale: StreamsScale): Promise<Row[]> {
  const { restoreKeys, restoreRecords } = scale
  return [
    await row(target, scale, { records: restoreKeys, keys: restoreKeys, bar: distinctKeysPerSecondMin }),
    await row(target, scale, { records: restoreRecords, keys: restoredFewKeys, bar: recordsPerSecondMin }),
  ]
}

/** One round: records a second of a changelog with so many records of so many keys. */
export async function restoreOnce(
  target: FilledBroker,
  records: number,
  keys: number,
  options: WorkerOptions = {},
): Promise<number> {
  const names = { address: target.address, applicationId: freshApplication() }
  const { seconds } = await target.withTopic((input) =>
    target.withTopic((output) =>
      streamsWork({ kind: 'restore', ...names, input, output, records, keys, guarantee: 'exactly_once' }, options),
    ),
  )
  return records / seconds
}

async function row(
  target: FilledBroker,
  { rounds }: StreamsScale,
  { records, keys, bar }: { readonly records: number; readonly keys: number; readonly bar: number },
): Promise<Row> {
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) rates.push(await restoreOnce(target, records, keys))
  const figure = summarize(rates)
  return {
    name: `restore, ${records.toLocaleString('en-US')} records of ${keys.toLocaleString('en-US')} keys`,
    unit: 'records/s',
    figure,
    bars: [atLeast(figure, 'records/s', bar)],
    remark: 'from the start of the application until it runs, joining its group included',
  }
}
