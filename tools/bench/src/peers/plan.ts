import type { Comparison, Side } from './comparison.ts'
import type { ClientSides, JavaSides, MillraceSides, Shown } from './sides.ts'

/** Everyone who is there. */
export interface Contenders {
  readonly ours: MillraceSides
  /** Ours without waiting for the disk, for those that don't either. */
  readonly unflushed: MillraceSides
  readonly java: JavaSides | undefined
  readonly platformatic: ClientSides | undefined
  readonly kafkajs: ClientSides | undefined
  readonly rdkafka: ClientSides | undefined
  readonly nats: ClientSides | undefined
}

/** Topics that were filled to be read, by side; undefined where that failed. */
export interface Filled {
  readonly ours: string
  readonly kafka: string | undefined
  readonly nats: string | undefined
}

/** Names as they stand in the table, for the bars. */
export const names = {
  platformatic: '@platformatic/kafka',
  kafkajs: 'kafkajs',
  rdkafka: 'node-rdkafka',
  nats: 'NATS JetStream',
  javaConsumer: 'Kafka, Java (consumer-perf-test)',
} as const

const each: Shown = (rate) => rate
const inMib: Shown = (rate) => rate / 1024
const javascript = [names.platformatic, names.kafkajs, names.rdkafka]

const there = (...sides: readonly (Side | undefined)[]): Side[] =>
  sides.flatMap((side) => (side === undefined ? [] : [side]))

/** `share` scales the number of records: 1 for steps of a few seconds. */
export function produceComparisons(contenders: Contenders, share: number): Comparison[] {
  const { ours, unflushed, java, platformatic, kafkajs, rdkafka, nats } = contenders
  const count = (records: number) => Math.ceil((records * share) / 1000) * 1000
  const small = (records: number) => ({ valueBytes: 100, records: count(records), shown: each })
  const large = (records: number) => ({ valueBytes: 1024, records: count(records), shown: inMib })
  // For clients without linger the batch is what one call is given: as large as ours are, and as many under way.
  const batches = { recordsPerSend: 2500, sendsInFlight: 8 }
  const largeBatches = { recordsPerSend: 500, sendsInFlight: 12 }
  const singles = { recordsPerSend: 1, sendsInFlight: 500 }
  // librdkafka gathers by itself, and is given as many as ours.
  const gathered = { recordsPerSend: 1000, sendsInFlight: 20 }
  return [
    {
      work: 'produce 100 B, batches',
      unit: 'records/s',
      better: 'more',
      sides: there(
        ours.produce({ by: 'batch', ...small(3_000_000) }),
        unflushed.produce({ by: 'batch', ...small(2_000_000) }),
        java?.produce(small(2_000_000), true),
        java?.produce(small(3_000_000), false),
        rdkafka?.produce(small(2_000_000), gathered),
        platformatic?.produce(small(1_500_000), batches, true),
        platformatic?.produce(small(1_500_000), batches),
        kafkajs?.produce(small(600_000), batches),
      ),
      bars: [{ against: javascript, factor: 3, text: 'at least 3x the best JavaScript client on Kafka' }],
    },
    {
      work: 'produce 100 B, one promise a record',
      unit: 'records/s',
      better: 'more',
      sides: there(
        ours.produce({ by: 'record', ...small(3_000_000) }),
        platformatic?.produce(small(60_000), singles),
        kafkajs?.produce(small(60_000), singles),
        rdkafka?.produce(small(500_000), { recordsPerSend: 1, sendsInFlight: 20_000 }),
        nats?.produce(small(100_000), singles),
      ),
      bars: [
        {
          against: [names.platformatic, names.kafkajs],
          factor: 30,
          text: 'at least 30x the best JavaScript client on Kafka whose send() returns a promise',
        },
      ],
    },
    {
      work: 'produce 1 KiB, batches',
      unit: 'MiB/s',
      better: 'more',
      sides: there(
        ours.produce({ by: 'batch', ...large(500_000) }),
        unflushed.produce({ by: 'batch', ...large(500_000) }),
        java?.produce(large(400_000), true),
        java?.produce(large(400_000), false),
        rdkafka?.produce(large(300_000), { recordsPerSend: 500, sendsInFlight: 12 }),
        platformatic?.produce(large(400_000), largeBatches, true),
        platformatic?.produce(large(400_000), largeBatches),
        kafkajs?.produce(large(300_000), largeBatches),
      ),
      bars: [{ against: javascript, factor: 1, text: 'above the best JavaScript client on Kafka' }],
    },
  ]
}

export interface Reading {
  readonly small: Filled
  readonly large: Filled
  /** Records in each of them. */
  readonly smallRecords: number
  readonly largeRecords: number
  readonly natsSmallRecords: number
  readonly natsLargeRecords: number
}

export function consumeComparisons(contenders: Contenders, reading: Reading, share: number): Comparison[] {
  const { ours, java, platformatic, kafkajs, rdkafka, nats } = contenders
  const sides = (filled: Filled, records: number, natsRecords: number, most: number, shown: Shown) => {
    const some = Math.min(records, Math.ceil(most * share))
    return there(
      ours.consume(filled.ours, records, 'batch', shown),
      ours.consume(filled.ours, records, 'record', shown),
      ...(filled.kafka === undefined
        ? []
        : [
            java?.consume(filled.kafka, records, shown),
            kafkajs?.consume(filled.kafka, some, shown),
            platformatic?.consume(filled.kafka, some, shown),
            // It reads one message a call of its library, which takes long enough with half of them.
            rdkafka?.consume(filled.kafka, Math.ceil(some / 2), shown),
          ]),
      filled.nats === undefined ? undefined : nats?.consume(filled.nats, natsRecords, shown),
    )
  }
  return [
    {
      work: 'consume 100 B',
      unit: 'records/s',
      better: 'more',
      sides: sides(reading.small, reading.smallRecords, reading.natsSmallRecords, 2_000_000, each),
      bars: [{ against: [names.javaConsumer], factor: 1.5, text: "at least 1.5x Kafka's Java consumer" }],
    },
    {
      work: 'consume 1 KiB',
      unit: 'MiB/s',
      better: 'more',
      sides: sides(reading.large, reading.largeRecords, reading.natsLargeRecords, 500_000, inMib),
      bars: [],
    },
  ]
}

export function latencyComparison(contenders: Contenders, share: number): Comparison {
  const { ours, java, platformatic, kafkajs, rdkafka, nats } = contenders
  const count = (records: number) => Math.ceil(records * share)
  return {
    work: 'produce to consume, one at a time, p50',
    unit: 'ms',
    better: 'less',
    sides: there(
      ours.endToEnd(count(3000)),
      java?.endToEnd(count(3000), true),
      java?.endToEnd(count(3000), false),
      platformatic?.endToEnd(count(3000), true),
      platformatic?.endToEnd(count(3000)),
      rdkafka?.endToEnd(count(1000)),
      kafkajs?.endToEnd(count(500)),
      nats?.endToEnd(count(3000)),
    ),
    bars: [{ against: [names.platformatic], factor: 1.5, text: "at most 1.5x @platformatic/kafka's" }],
  }
}
