import { connect } from '@millrace/client'
import { type Row, type Unit, atLeast } from '../bars.ts'
import { type BenchBroker, work } from '../processes.ts'
import { type Latencies, summarize } from '../statistics.ts'
import type { ConsumeJob } from '../work/consume.ts'
import type { ProduceJob } from '../work/produce.ts'

export const mebibyte = 1024 * 1024

// Acknowledgements later than this at the rate reported would mean that a giant buffer made the figure.
const acknowledgementP99MsMax = 50

/** One round of one piece of work. */
export interface Measured {
  readonly perSecond: number
  readonly acknowledgement?: Latencies
  readonly clientCpu: number
  readonly brokerCpu: number
  readonly gigabytes: number
}

let topics = 0

/** A name that this process has not used yet. */
export function freshTopic(): string {
  return `bench-${(topics += 1)}`
}

/** Where topics are made, and on how many brokers they stand: one unless it says so. */
export interface Target {
  readonly address: string
  readonly replicas?: number
}

/** Makes a topic for `use` and takes it away after. With three replicas two must have a write. */
export async function withTopic<T>(broker: Target, use: (topic: string) => Promise<T>, partitions = 1): Promise<T> {
  const name = freshTopic()
  await using client = await connect({ brokers: [broker.address], clientId: 'bench-admin' })
  const { replicas } = broker
  const replicated = { replicationFactor: replicas, configs: { 'min.insync.replicas': '2' } }
  await client.admin().createTopic(name, { partitions, ...(replicas === undefined ? {} : replicated) })
  try {
    return await use(name)
  } finally {
    await client.admin().deleteTopic(name)
  }
}

/** What to produce, and into how many partitions. */
export interface ProduceWork {
  readonly by: 'batch' | 'record'
  readonly valueBytes: number
  readonly records: number
  /** Each record to the next of so many partitions; absent: no key, so that the producer decides. */
  readonly spreadOver?: number
}

/** The job for `asked`, with the same settings in every table. */
export function produceJob(address: string, topic: string, asked: ProduceWork): ProduceJob {
  const { by, valueBytes, records, spreadOver } = asked
  return {
    kind: 'produce',
    address,
    topic,
    records,
    valueBytes,
    by,
    lingerMs: 5,
    // Enough that the broker always has something to write while it waits for its disk; more would only be waiting.
    inFlightBytes: valueBytes >= 1024 ? 6 * mebibyte : 2 * mebibyte,
    batchBytes: valueBytes >= 1024 ? 512 * 1024 : 256 * 1024,
    ...(spreadOver === undefined ? {} : { spreadOver }),
  }
}

export async function produceOnce(broker: BenchBroker, topic: string, asked: ProduceWork): Promise<Measured> {
  const { valueBytes, records } = asked
  const cpuBefore = broker.usage().cpuSeconds
  const done = await work(produceJob(broker.address, topic, asked))
  return {
    perSecond: records / done.result.seconds,
    acknowledgement: done.result.acknowledgement,
    clientCpu: done.cpuSeconds,
    brokerCpu: broker.usage().cpuSeconds - cpuBefore,
    gigabytes: (records * valueBytes) / 1e9,
  }
}

export async function consumeOnce(
  broker: BenchBroker,
  topic: string,
  by: 'batch' | 'record',
  valueBytes: number,
  records: number,
  group?: string,
): Promise<Measured> {
  const cpuBefore = broker.usage().cpuSeconds
  const job: ConsumeJob = { kind: 'consume', address: broker.address, topic, records, by, warmUp: 'pass' }
  const done = await work(group === undefined ? job : { ...job, group })
  return {
    perSecond: done.result.records / done.result.seconds,
    clientCpu: done.cpuSeconds,
    brokerCpu: broker.usage().cpuSeconds - cpuBefore,
    gigabytes: (done.result.recordsRead * valueBytes) / 1e9,
  }
}

/** The median of each percentile over rounds; undefined where nothing was acknowledged. */
export function acknowledgementOf(rounds: readonly Measured[]): Latencies | undefined {
  const found = rounds.flatMap(({ acknowledgement }) => (acknowledgement === undefined ? [] : [acknowledgement]))
  if (found.length === 0) return undefined
  const median = (of: (latency: Latencies) => number) => summarize(found.map(of)).median
  return { p50Ms: median((l) => l.p50Ms), p99Ms: median((l) => l.p99Ms), p999Ms: median((l) => l.p999Ms) }
}

/** What a row of a rate is made of. */
export interface Rate {
  readonly name: string
  readonly rounds: readonly Measured[]
  readonly unit: Extract<Unit, 'records/s' | 'MiB/s'>
  /** Bytes of a record's value. */
  readonly valueBytes: number
  readonly bar: number
  /** Default: what holds for every rate. */
  readonly acknowledgementP99MsMax?: number
  readonly remark?: string
}

/** A row of rounds of one kind. */
export function rateRow(rate: Rate): Row {
  const { name, rounds, unit, bar, remark } = rate
  const perUnit = unit === 'records/s' ? 1 : rate.valueBytes / mebibyte
  const figure = summarize(rounds.map(({ perSecond }) => perSecond * perUnit))
  const total = (of: (round: Measured) => number) => rounds.reduce((sum, round) => sum + of(round), 0)
  const acknowledgement = acknowledgementOf(rounds)
  return {
    name,
    unit,
    figure,
    bars: [
      atLeast(figure, unit, bar),
      ...(acknowledgement === undefined
        ? []
        : ([
            {
              what: 'p99',
              value: acknowledgement.p99Ms,
              unit: 'ms',
              limit: rate.acknowledgementP99MsMax ?? acknowledgementP99MsMax,
              sense: 'most',
            },
          ] as const)),
    ],
    ...(acknowledgement === undefined ? {} : { acknowledgement }),
    cpuPerGb: {
      broker: total((r) => r.brokerCpu) / total((r) => r.gigabytes),
      client: total((r) => r.clientCpu) / total((r) => r.gigabytes),
    },
    ...(remark === undefined ? {} : { remark }),
  }
}
