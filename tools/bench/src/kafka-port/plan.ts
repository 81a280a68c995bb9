import type { Comparison, PeerBar, Side } from '../peers/comparison.ts'
import type { ClientSides, JavaSides, Shown } from '../peers/sides.ts'

/** The same clients on brokers of both. Those that could not be installed are absent. */
export interface OnePort {
  readonly java: JavaSides | undefined
  readonly kafkajs: ClientSides | undefined
  readonly platformatic: ClientSides | undefined
}

/** Ours, and Kafka as it comes and where its topics are flushed with each batch. */
export interface Ports {
  readonly ours: OnePort
  readonly kafka: OnePort
  readonly flushing: Pick<OnePort, 'java'>
}

/** Topics of one name that were filled to be read, on both. */
export interface Read {
  readonly topic: string
  readonly records: number
}

/** Names of whose brokers they are, as they stand in the table. */
export const whose = { ours: 'Millrace', kafka: 'Kafka', flushing: 'Kafka, flushing each batch' } as const

const tool = (who: string, name: string) => `${who}, Java (${name})`
const there = (...sides: readonly (Side | undefined)[]): Side[] =>
  sides.flatMap((side) => (side === undefined ? [] : [side]))
const each: Shown = (rate) => rate
const inMib: Shown = (rate) => rate / 1024

const producerBars: readonly PeerBar[] = [
  {
    against: [tool(whose.kafka, 'producer-perf-test')],
    factor: 0.8,
    text: 'at least 0.8x Kafka, which acknowledges what is in the page cache',
  },
  {
    against: [tool(whose.flushing, 'producer-perf-test')],
    factor: 1.2,
    text: 'at least 1.2x Kafka that flushes each batch',
  },
]

const sameOn = (client: string): readonly PeerBar[] => [
  { against: [`${client} on ${whose.kafka}`], factor: 1, text: `at least as fast as ${client} on Kafka` },
]

/** `share` scales the number of records: 1 for steps of a few seconds. */
export function producing({ ours, kafka, flushing }: Ports, share: number): Comparison[] {
  const count = (records: number) => Math.ceil((records * share) / 1000) * 1000
  const small = (records: number) => ({ valueBytes: 100, records: count(records), shown: each })
  const large = (records: number) => ({ valueBytes: 1024, records: count(records), shown: inMib })
  const rate = { unit: 'records/s', better: 'more' } as const
  const bytes = { unit: 'MiB/s', better: 'more' } as const
  const smallBatches = { recordsPerSend: 2500, sendsInFlight: 8 }
  const largeBatches = { recordsPerSend: 500, sendsInFlight: 12 }
  const java = (job: ReturnType<typeof small>) =>
    there(ours.java?.produce(job, true), kafka.java?.produce(job, false), flushing.java?.produce(job, true))
  const by = (client: 'kafkajs' | 'platformatic', job: ReturnType<typeof small>, batches: typeof smallBatches) =>
    there(ours[client]?.produce(job, batches, true), kafka[client]?.produce(job, batches))
  return [
    { work: 'Java producer, 100 B', ...rate, sides: java(small(3_000_000)), bars: producerBars },
    { work: 'Java producer, 1 KiB', ...bytes, sides: java(large(400_000)), bars: producerBars },
    {
      work: 'kafkajs producer, 100 B',
      ...rate,
      sides: by('kafkajs', small(600_000), smallBatches),
      bars: sameOn('kafkajs'),
    },
    {
      work: 'kafkajs producer, 1 KiB',
      ...bytes,
      sides: by('kafkajs', large(200_000), largeBatches),
      bars: sameOn('kafkajs'),
    },
    {
      work: '@platformatic/kafka producer, 100 B',
      ...rate,
      sides: by('platformatic', small(1_000_000), smallBatches),
      bars: sameOn('@platformatic/kafka'),
    },
    {
      work: '@platformatic/kafka producer, 1 KiB',
      ...bytes,
      sides: by('platformatic', large(300_000), largeBatches),
      bars: sameOn('@platformatic/kafka'),
    },
    {
      work: 'Java EndToEndLatency, p99',
      unit: 'ms',
      better: 'less',
      sides: there(
        ours.java?.endToEndP99(count(5_000), true),
        kafka.java?.endToEndP99(count(5_000), false),
        flushing.java?.endToEndP99(count(5_000), true),
      ),
      bars: [{ against: [tool(whose.kafka, 'EndToEndLatency')], factor: 1, text: "not above Kafka's" }],
    },
  ]
}

export function consuming({ ours, kafka }: Ports, small: Read, large: Read): Comparison[] {
  const java = ({ topic, records }: Read, shown: Shown) =>
    there(ours.java?.consume(topic, records, shown), kafka.java?.consume(topic, records, shown))
  const by = (client: 'kafkajs' | 'platformatic', { topic, records }: Read) =>
    there(ours[client]?.consume(topic, records, each), kafka[client]?.consume(topic, records, each))
  const bars: readonly PeerBar[] = [
    {
      against: [tool(whose.kafka, 'consumer-perf-test')],
      factor: 0.8,
      text: 'at least 0.8x the same consumer on Kafka',
    },
  ]
  const rate = { unit: 'records/s', better: 'more' } as const
  const half = { ...small, records: Math.ceil(small.records / 2) }
  return [
    { work: 'Java consumer, 100 B', ...rate, sides: java(small, each), bars },
    { work: 'Java consumer, 1 KiB', unit: 'MiB/s', better: 'more', sides: java(large, inMib), bars },
    { work: 'kafkajs consumer, 100 B', ...rate, sides: by('kafkajs', half), bars: sameOn('kafkajs') },
    {
      work: '@platformatic/kafka consumer, 100 B',
      ...rate,
      sides: by('platformatic', half),
      bars: sameOn('@platformatic/kafka'),
    },
  ]
}
