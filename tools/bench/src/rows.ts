import { present } from '@millrace/base'
import { connect } from '@millrace/client'
import { rawStream } from './limits/raw-grpc.ts'
import { BenchBroker, devToFirstAcknowledgement, work } from './processes.ts'
import { type Latencies, type Summary, summarize } from './statistics.ts'

/** One line of the table. */
export interface Row {
  readonly name: string
  readonly unit: 'records/s' | 'MiB/s' | 'ms' | 'MB'
  readonly figure: Summary
  /** What must be reached: at least, or for times and memory at most. */
  readonly bar: number
  readonly met: boolean
  readonly acknowledgement?: Latencies
  /** Seconds of CPU for each GB of values, by process. */
  readonly cpuPerGb?: { readonly broker: number; readonly client: number }
  readonly brokerPeakMb?: number
  /** What the bar was made of, or what else was found. */
  readonly remark?: string
}

/** How much work: the whole, or just enough to see that it runs. */
export interface Scale {
  readonly rounds: number
  readonly records: number
  readonly bytes: number
  readonly startRounds: number
  readonly latencyRecords: number
}

export const wholeScale: Scale = {
  rounds: 5,
  records: 3_000_000,
  bytes: 1024 ** 3,
  startRounds: 5,
  latencyRecords: 3000,
}
export const smokeScale: Scale = {
  rounds: 1,
  records: 200_000,
  bytes: 64 * 1024 ** 2,
  startRounds: 1,
  latencyRecords: 300,
}

// Acknowledgements later than this at the rate reported would mean that a giant buffer made the figure.
const acknowledgementP99MsMax = 50
const mebibyte = 1024 * 1024

interface Measured {
  readonly perSecond: number
  readonly acknowledgement?: Latencies
  readonly clientCpu: number
  readonly brokerCpu: number
  readonly gigabytes: number
}

let topics = 0

/** Makes a topic for `use` and takes it away after. */
async function withTopic<T>(broker: BenchBroker, use: (topic: string) => Promise<T>): Promise<T> {
  const name = `bench-${(topics += 1)}`
  await using client = await connect({ brokers: [broker.address], clientId: 'bench-admin' })
  await client.admin().createTopic(name, { partitions: 1 })
  try {
    return await use(name)
  } finally {
    await client.admin().deleteTopic(name)
  }
}

async function produceOnce(
  broker: BenchBroker,
  topic: string,
  by: 'batch' | 'record',
  valueBytes: number,
  records: number,
): Promise<Measured> {
  const cpuBefore = broker.usage().cpuSeconds
  const done = await work({
    kind: 'produce',
    address: broker.address,
    topic,
    records,
    valueBytes,
    by,
    lingerMs: 5,
    // Enough that the broker always has something to write while it waits for its disk; more would only be waiting.
    inFlightBytes: valueBytes >= 1024 ? 6 * mebibyte : 2 * mebibyte,
    batchBytes: valueBytes >= 1024 ? 512 * 1024 : 256 * 1024,
  })
  return {
    perSecond: records / done.result.seconds,
    acknowledgement: done.result.acknowledgement,
    clientCpu: done.cpuSeconds,
    brokerCpu: broker.usage().cpuSeconds - cpuBefore,
    gigabytes: (records * valueBytes) / 1e9,
  }
}

async function consumeOnce(
  broker: BenchBroker,
  topic: string,
  by: 'batch' | 'record',
  valueBytes: number,
  records: number,
): Promise<Measured> {
  const cpuBefore = broker.usage().cpuSeconds
  const done = await work({ kind: 'consume', address: broker.address, topic, records, by })
  return {
    perSecond: done.result.records / done.result.seconds,
    clientCpu: done.cpuSeconds,
    brokerCpu: broker.usage().cpuSeconds - cpuBefore,
    gigabytes: (records * valueBytes) / 1e9,
  }
}

/** A row from rounds of one kind, its unit the records or the MiB a second. */
function throughputRow(
  name: string,
  rounds: readonly Measured[],
  bar: number,
  scaleFactor: number,
  remark?: string,
): Row {
  const figure = summarize(rounds.map(({ perSecond }) => perSecond * scaleFactor))
  const acknowledgements = rounds.flatMap(({ acknowledgement }) =>
    acknowledgement === undefined ? [] : [acknowledgement],
  )
  const median = (of: (latency: Latencies) => number) => summarize(acknowledgements.map(of)).median
  const total = (of: (round: Measured) => number) => rounds.reduce((sum, round) => sum + of(round), 0)
  const acknowledgement =
    acknowledgements.length === 0
      ? undefined
      : { p50Ms: median((l) => l.p50Ms), p99Ms: median((l) => l.p99Ms), p999Ms: median((l) => l.p999Ms) }
  return {
    name,
    unit: scaleFactor === 1 ? 'records/s' : 'MiB/s',
    figure,
    bar,
    met: figure.median >= bar && (acknowledgement === undefined || acknowledgement.p99Ms <= acknowledgementP99MsMax),
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
    cpuPerGb: {
      broker: total((r) => r.brokerCpu) / total((r) => r.gigabytes),
      client: total((r) => r.clientCpu) / total((r) => r.gigabytes),
    },
    ...(remark === undefined ? {} : { remark }),
  }
}

/** 100 B values: what costs is each record. */
export async function smallRecordRows(broker: BenchBroker, scale: Scale): Promise<Row[]> {
  const rounds = {
    batch: [] as Measured[],
    record: [] as Measured[],
    readBatch: [] as Measured[],
    readRecord: [] as Measured[],
  }
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      rounds.batch.push(await produceOnce(broker, topic, 'batch', 100, scale.records))
      rounds.readBatch.push(await consumeOnce(broker, topic, 'batch', 100, scale.records))
      rounds.readRecord.push(await consumeOnce(broker, topic, 'record', 100, scale.records))
    })
    await withTopic(broker, async (topic) => {
      rounds.record.push(await produceOnce(broker, topic, 'record', 100, scale.records))
    })
  }
  return [
    throughputRow('produce 100 B, one promise for 1,000 records', rounds.batch, 1_000_000, 1),
    throughputRow('produce 100 B, one promise a record', rounds.record, 400_000, 1),
    throughputRow('consume 100 B, by batch', rounds.readBatch, 2_500_000, 1),
    throughputRow('consume 100 B, by record', rounds.readRecord, 1_200_000, 1),
  ]
}

/** 1 KiB values: what costs is each byte, so the bar is what a bare gRPC stream does in the same run. */
export async function kibibyteRows(broker: BenchBroker, scale: Scale): Promise<Row[]> {
  const up: number[] = []
  const down: number[] = []
  const produced: Measured[] = []
  const consumed: Measured[] = []
  const records = scale.bytes / 1024
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      up.push((await rawStream('up', scale.bytes)) / mebibyte)
      produced.push(await produceOnce(broker, topic, 'batch', 1024, records))
      down.push((await rawStream('down', scale.bytes)) / mebibyte)
      consumed.push(await consumeOnce(broker, topic, 'batch', 1024, records))
    })
  }
  const share = 0.6
  const remark = (limits: readonly number[], rounds: readonly Measured[]) => {
    const ratios = rounds.map(({ perSecond }, at) => perSecond / 1024 / present(limits[at], 'one limit a round'))
    const { median, least, greatest } = summarize(ratios)
    return `${median.toFixed(2)} (${least.toFixed(2)}-${greatest.toFixed(2)}) of the raw stream's ${summarize(limits).median.toFixed(0)} MiB/s`
  }
  return [
    throughputRow('produce 1 KiB', produced, share * summarize(up).median, 1 / 1024, remark(up, produced)),
    throughputRow('consume 1 KiB', consumed, share * summarize(down).median, 1 / 1024, remark(down, consumed)),
  ]
}

/** One record at a time through the whole of it. */
export async function endToEndRow(broker: BenchBroker, scale: Scale): Promise<Row> {
  const rounds: Latencies[] = []
  for (let round = 0; round < scale.rounds; round += 1) {
    await withTopic(broker, async (topic) => {
      const done = await work({ kind: 'end-to-end', address: broker.address, topic, records: scale.latencyRecords })
      rounds.push(done.result.latency)
    })
  }
  const p50 = summarize(rounds.map(({ p50Ms }) => p50Ms))
  const [p99, p999] = [summarize(rounds.map(({ p99Ms }) => p99Ms)), summarize(rounds.map(({ p999Ms }) => p999Ms))]
  return {
    name: 'produce to consume, one at a time, p50',
    unit: 'ms',
    figure: p50,
    bar: 0.8,
    met: p50.median <= 0.8,
    remark: `p99 ${p99.median.toFixed(2)} ms, p99.9 ${p999.median.toFixed(2)} ms`,
  }
}

/** From typing the command to the first record that is safe. */
export async function startRow(scale: Scale): Promise<Row> {
  const rounds: number[] = []
  for (let round = 0; round < scale.startRounds; round += 1) rounds.push(await devToFirstAcknowledgement())
  const figure = summarize(rounds)
  return {
    name: '`millrace dev` to the first acknowledged record',
    unit: 'ms',
    figure,
    bar: 1000,
    met: figure.median <= 1000,
  }
}

/** What a broker holds that has nothing to do. */
export async function idleMemoryRow(): Promise<Row> {
  const broker = await BenchBroker.start()
  // Let the start's garbage settle: it is idle memory that is asked for.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const figure = summarize([broker.usage().residentBytes / 1e6])
  await broker.stop()
  return { name: 'resident memory of an idle broker', unit: 'MB', figure, bar: 90, met: figure.median <= 90 }
}
