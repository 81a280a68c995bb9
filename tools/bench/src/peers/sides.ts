// One side each of the comparisons: the same work by ours, by Kafka's own tools, by a JavaScript client.
import { work } from '../processes.ts'
import { summarize } from '../statistics.ts'
import type { JoinResult } from '../work/groups.ts'
import type { TransactResult } from '../work/transact.ts'
import { freshTopic, produceJob, type Target, withTopic } from '../rows/measure.ts'
import { runWorker } from '../workers.ts'
import type {
  AnyPeerJob,
  PeerConsumeResult,
  PeerEndToEndResult,
  PeerName,
  PeerProduceResult,
} from './clients/client.ts'
import type { Figure, Side } from './comparison.ts'
import { type GroupProtocol, KafkaCoordinated } from './kafka-tools/coordinated.ts'
import type { KafkaTools } from './kafka-tools/run.ts'
import type { KafkaTopics } from './servers/kafka.ts'

/** How a rate in records a second is shown: as it is, or as MiB a second of values. */
export type Shown = (recordsPerSecond: number) => number

interface Produce {
  readonly by: 'batch' | 'record'
  readonly valueBytes: number
  readonly records: number
  readonly shown: Shown
}

/** What is timed of a group that members join and leave: the second one's joining, or its leaving. */
export type Joining = 'second' | 'leave'

const unitRecords = 1_000
const groupPartitions = 6

/** So many producers, each with so many transactions of records of this size. */
export interface TransactionsAsked {
  readonly producers: number
  readonly units: number
  readonly valueBytes: number
}

/** What each of `producers` does: 1,000 records a transaction. */
function transactionsOf({ producers, units, valueBytes }: TransactionsAsked) {
  const { batchBytes } = produceJob('', '', { by: 'batch', valueBytes, records: 1 })
  return { producers, units, unitRecords, valueBytes, batchBytes }
}

function figureOfTransactions({ seconds, latency }: TransactResult, records: number): Figure {
  return { value: records / seconds, latency }
}

function figureOfJoining({ secondMs, leaveMs }: JoinResult, which: Joining): Figure {
  return { value: summarize(which === 'second' ? secondMs : leaveMs).median }
}

const fsynced = 'on disk'
const unflushed = 'in the page cache'

/** Ours; `flush` as the broker was started with. */
export class MillraceSides {
  readonly #broker: Target
  readonly #name: string
  readonly #setting: string

  constructor(broker: Target, flush: 'fsync' | 'os') {
    this.#broker = broker
    this.#name = flush === 'fsync' ? 'Millrace' : 'Millrace, flush=os'
    this.#setting = flush === 'fsync' ? fsynced : unflushed
  }

  produce({ shown, ...asked }: Produce): Side {
    return this.#side((signal) =>
      withTopic(this.#broker, async (topic) => {
        const { result } = await work(produceJob(this.#broker.address, topic, asked), { signal })
        return { value: shown(asked.records / result.seconds), latency: result.acknowledgement }
      }),
    )
  }

  consume(topic: string, records: number, by: 'batch' | 'record', shown: Shown): Side {
    const side = this.#side(async (signal) => {
      const { result } = await work(
        { kind: 'consume', address: this.#broker.address, topic, records, by, warmUp: 'tenth' },
        { signal },
      )
      return { value: shown(result.records / result.seconds) }
    })
    return { ...side, name: `${this.#name}, by ${by}`, setting: '' }
  }

  endToEnd(records: number): Side {
    return this.#side((signal) =>
      withTopic(this.#broker, async (topic) => {
        const { result } = await work({ kind: 'end-to-end', address: this.#broker.address, topic, records }, { signal })
        return { value: result.latency.p50Ms, latency: result.latency }
      }),
    )
  }

  transact(transactions: TransactionsAsked): Side {
    return this.#side((signal) =>
      withTopic(this.#broker, async (topic) => {
        const asked = transactionsOf(transactions)
        const { address } = this.#broker
        const { result } = await work({ kind: 'transact', address, topic, ...asked, transactional: true }, { signal })
        return figureOfTransactions(result, asked.producers * asked.units * unitRecords)
      }),
    )
  }

  copy(records: number): Side {
    const { address } = this.#broker
    return this.#side((signal) =>
      withTopic(this.#broker, (from) =>
        withTopic(this.#broker, async (to) => {
          const fill = { by: 'batch', valueBytes: 100, records: 2 * records } as const
          await work(produceJob(address, from, fill), { signal })
          const { result } = await work({ kind: 'copy', address, from, to, records }, { signal })
          return { value: result.latency.p50Ms, latency: result.latency }
        }),
      ),
    )
  }

  join(which: Joining): Side {
    const { address } = this.#broker
    const joined = (topic: string, signal: AbortSignal): Promise<Figure> =>
      work({ kind: 'join', address, topic, partitions: groupPartitions, groups: 3 }, { signal }).then(({ result }) =>
        figureOfJoining(result, which),
      )
    const side = this.#side((signal) => withTopic(this.#broker, (topic) => joined(topic, signal), groupPartitions))
    return { ...side, setting: '' }
  }

  #side(run: (signal: AbortSignal) => Promise<Figure>): Side {
    return { name: this.#name, setting: this.#setting, run: (_, signal) => run(signal) }
  }
}

/** Makes a topic of Kafka for `use`, flushed after each batch or left to the operating system, and takes it away after. */
export async function withKafkaTopic<T>(
  kafka: KafkaTopics,
  flush: boolean,
  use: (topic: string) => Promise<T>,
  partitions = 1,
): Promise<T> {
  const topic = freshTopic()
  // The topic's own name for log.flush.interval.messages: one broker serves both.
  await kafka.createTopic(topic, flush ? { 'flush.messages': '1' } : {}, partitions)
  try {
    return await use(topic)
  } finally {
    await kafka.deleteTopic(topic)
  }
}

/** Apache Kafka's Java client, in Kafka's own tools. */
export class JavaSides {
  readonly #kafka: KafkaTopics
  readonly #tools: KafkaTools
  readonly #coordinated: KafkaCoordinated
  readonly #who: string

  /** `who`: whose brokers they work on. */
  constructor(kafka: KafkaTopics, tools: KafkaTools, who = 'Kafka') {
    this.#kafka = kafka
    this.#tools = tools
    this.#coordinated = new KafkaCoordinated(tools)
    this.#who = who
  }

  produce({ valueBytes, records, shown }: Omit<Produce, 'by'>, flush: boolean): Side {
    return this.#side('producer-perf-test', flush, (topic, signal) =>
      this.#tools.produce(topic, records, valueBytes, signal).then(({ recordsPerSecond, acknowledgement }) => ({
        value: shown(recordsPerSecond),
        latency: acknowledgement,
      })),
    )
  }

  consume(topic: string, records: number, shown: Shown): Side {
    return {
      name: `${this.#who}, Java (consumer-perf-test)`,
      setting: '',
      run: async (_, signal) => {
        const { recordsPerSecond } = await this.#tools.consume(topic, records, signal)
        return { value: shown(recordsPerSecond), remark: 'does not look into the values' }
      },
    }
  }

  endToEnd(records: number, flush: boolean): Side {
    return this.#side('EndToEndLatency', flush, async (topic, signal) => {
      const { averageMs, latency } = await this.#tools.endToEnd(topic, records, 100, signal)
      // Its percentiles are whole milliseconds, rounded down: its average says more.
      return { value: averageMs, latency, remark: 'average; the tool rounds percentiles down to whole ms' }
    })
  }

  /** What one record in a hundred takes, at least, as the tool's whole milliseconds tell: up to the next one. */
  endToEndP99(records: number, flush: boolean): Side {
    return this.#side('EndToEndLatency', flush, async (topic, signal) => {
      const { averageMs, latency } = await this.#tools.endToEnd(topic, records, 100, signal)
      const remark = `average ${averageMs.toFixed(2)} ms`
      return { value: latency.p99Ms + 1, latency, remark }
    })
  }

  transact(transactions: TransactionsAsked): Side {
    return this.#side('transactions', false, async (topic, signal) => {
      const asked = transactionsOf(transactions)
      const result = await this.#coordinated.transact(topic, asked, signal)
      return figureOfTransactions(result, asked.producers * asked.units * unitRecords)
    })
  }

  copy(records: number): Side {
    return this.#side('transactions', false, (from, signal) =>
      withKafkaTopic(this.#kafka, false, async (to) => {
        const { latency } = await this.#coordinated.copy(from, to, records, signal)
        return { value: latency.p50Ms, latency }
      }),
    )
  }

  join(which: Joining, protocol: GroupProtocol): Side {
    const joined = (topic: string, signal: AbortSignal): Promise<Figure> =>
      this.#coordinated.join(topic, groupPartitions, 1, protocol, signal).then((result) => ({
        ...figureOfJoining(result, which),
        remark: `heartbeats every ${protocol === 'classic' ? 3 : 5} s, as by default; group.initial.rebalance.delay.ms=0`,
      }))
    return {
      name: `${this.#who}, Java (${protocol === 'classic' ? 'classic' : 'KIP-848'} groups)`,
      setting: '',
      run: (_, signal) => withKafkaTopic(this.#kafka, false, (topic) => joined(topic, signal), groupPartitions),
    }
  }

  #side(tool: string, flush: boolean, run: (topic: string, signal: AbortSignal) => Promise<Figure>): Side {
    return {
      name: `${this.#who}, Java (${tool})`,
      setting: flush ? fsynced : unflushed,
      run: (_, signal) => withKafkaTopic(this.#kafka, flush, (topic) => run(topic, signal)),
    }
  }
}

const clientsFile = new URL('clients/main.js', import.meta.url)

/** What a JavaScript client needs to be run. */
export interface ClientParts {
  readonly client: PeerName
  readonly name: string
  readonly folder: string
  /** The Node that runs it. */
  readonly execPath: string
}

/** A JavaScript client, in a process of its own on Node 24. */
export class ClientSides {
  readonly #parts: ClientParts
  readonly #address: string
  /** Makes a topic, gives it to `use`, and takes it away. */
  readonly #withTopic: <T>(flush: boolean, use: (topic: string) => Promise<T>) => Promise<T>

  private constructor(parts: ClientParts, address: string, topics: ClientSides['withTopic']) {
    this.#parts = parts
    this.#address = address
    this.#withTopic = topics
  }

  static onKafka(parts: ClientParts, kafka: KafkaTopics): ClientSides {
    return new ClientSides(parts, kafka.address, (flush, use) => withKafkaTopic(kafka, flush, use))
  }

  /** Clients of NATS make their streams themselves. */
  static onNats(parts: ClientParts, address: string): ClientSides {
    return new ClientSides(parts, address, (_, use) => use(freshTopic()))
  }

  get withTopic(): <T>(flush: boolean, use: (topic: string) => Promise<T>) => Promise<T> {
    return this.#withTopic
  }

  produce(
    { records, valueBytes, shown }: Omit<Produce, 'by'>,
    { recordsPerSend, sendsInFlight }: { readonly recordsPerSend: number; readonly sendsInFlight: number },
    flush = false,
  ): Side {
    return this.#side(flush, async (topic, signal) => {
      const { seconds, acknowledgement } = await this.#run<PeerProduceResult>(
        { kind: 'produce', ...this.#job(topic), records, valueBytes, recordsPerSend, sendsInFlight },
        signal,
      )
      return { value: shown(records / seconds), latency: acknowledgement }
    })
  }

  consume(topic: string, records: number, shown: Shown): Side {
    return {
      name: this.#parts.name,
      setting: '',
      run: async (_, signal) => {
        const job = { kind: 'consume', ...this.#job(topic), records } as const
        const result = await this.#run<PeerConsumeResult>(job, signal)
        return { value: shown(result.records / result.seconds) }
      },
    }
  }

  endToEnd(records: number, flush = false): Side {
    return this.#side(flush, async (topic, signal) => {
      const job = { kind: 'end-to-end', ...this.#job(topic), records } as const
      const { latency } = await this.#run<PeerEndToEndResult>(job, signal)
      return { value: latency.p50Ms, latency }
    })
  }

  #job(topic: string): Omit<AnyPeerJob, 'kind' | 'records' | 'valueBytes' | 'recordsPerSend' | 'sendsInFlight'> {
    return { client: this.#parts.client, folder: this.#parts.folder, address: this.#address, topic }
  }

  async #run<Result>(job: AnyPeerJob, signal: AbortSignal): Promise<Result> {
    const { result } = await runWorker<Result>(clientsFile, job, {
      execPath: this.#parts.execPath,
      // A peer's own warnings are no news here.
      execArgv: ['--no-warnings'],
      signal,
    })
    return result
  }

  #side(flush: boolean, run: (topic: string, signal: AbortSignal) => Promise<Figure>): Side {
    return {
      name: this.#parts.name,
      setting: flush ? fsynced : unflushed,
      run: (_, signal) => this.#withTopic(flush, (topic) => run(topic, signal)),
    }
  }
}
