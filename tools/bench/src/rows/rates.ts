import { present } from '@millrace/base'
import type { Row } from '../bars.ts'
import { rawStream } from '../limits/raw-grpc.ts'
import type { BenchBroker } from '../processes.ts'
import { summarize } from '../statistics.ts'
import { type Measured, consumeOnce, mebibyte, produceOnce, rateRow, withTopic } from './measure.ts'
import type { Scale } from './scale.ts'

/** 100 B values: what costs is each record. */
export async function smallRecordRows(broker: BenchBroker, scale: Scale): Promise<Row[]> {
  const batch: Measured[] = []
  const record: Measured[] = []
  const readBatch: Measured[] = []
  const readRecord: Measured[] = []
  const { records } = scale
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      batch.push(await produceOnce(broker, topic, { by: 'batch', valueBytes: 100, records }))
      readBatch.push(await consumeOnce(broker, topic, 'batch', 100, records))
      readRecord.push(await consumeOnce(broker, topic, 'record', 100, records))
    })
    await withTopic(broker, async (topic) => {
      record.push(await produceOnce(broker, topic, { by: 'record', valueBytes: 100, records }))
    })
  }
  const row = (name: string, rounds: readonly Measured[], bar: number) =>
    rateRow({ name, rounds, unit: 'records/s', valueBytes: 100, bar })
  return [
    row('produce 100 B, one promise for 1,000 records', batch, 1_500_000),
    row('produce 100 B, one promise a record', record, 700_000),
    row('consume 100 B, by batch', readBatch, 4_000_000),
    row('consume 100 B, by record', readRecord, 2_000_000),
  ]
}

/** The share of a bare gRPC stream's rate in the same run that large values must reach. */
const shareOfRawStream = 0.8

/** Large values: what costs is each byte, so the bar is what a bare gRPC stream does in the same round. */
export async function largeRecordRows(broker: BenchBroker, scale: Scale, valueBytes: number): Promise<Row[]> {
  const up: number[] = []
  const down: number[] = []
  const produced: Measured[] = []
  const consumed: Measured[] = []
  const records = Math.floor(scale.bytes / valueBytes)
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      up.push((await rawStream('up', scale.bytes)) / mebibyte)
      produced.push(await produceOnce(broker, topic, { by: 'batch', valueBytes, records }))
      down.push((await rawStream('down', scale.bytes)) / mebibyte)
      consumed.push(await consumeOnce(broker, topic, 'batch', valueBytes, records))
    })
  }
  const row = (verb: string, rounds: readonly Measured[], limits: readonly number[]) => {
    const ratios = rounds.map(
      ({ perSecond }, at) => (perSecond * valueBytes) / mebibyte / present(limits[at], 'one limit a round'),
    )
    const { median, least, greatest } = summarize(ratios)
    const raw = summarize(limits).median
    return rateRow({
      name: `${verb} ${valueBytes / 1024} KiB`,
      rounds,
      unit: 'MiB/s',
      valueBytes,
      bar: shareOfRawStream * raw,
      remark: `${median.toFixed(2)} (${least.toFixed(2)}-${greatest.toFixed(2)}) of the raw stream's ${raw.toFixed(0)} MiB/s`,
    })
  }
  return [row('produce', produced, up), row('consume', consumed, down)]
}
