import type { Client, Producer } from '@millrace/client/core'
import type { Anomaly } from '../checkers/anomaly.ts'
import { checkHistory } from '../checkers/check-history.ts'
import type { CopyAnomaly } from '../checkers/copies.ts'
import { History, type ReadRecord } from '../checkers/history.ts'
import type { SimCluster } from '../nodes/cluster.ts'
import { Consuming } from './consuming.ts'
import { deliver, Producing } from './producing.ts'
import type { SimClient } from './sim-client.ts'
import { partitions, topic } from './topic.ts'
import type { TellState, Work, Workload } from './work.ts'
import { workloadOf } from './workload-of.ts'

const segmentSizes = [2_048, 8_192, 65_536]
const retryMs = 200
const sendPauseMeanMs = 12
/** Where other things are to happen. */
const sendPauseBesideMeanMs = 120
const dayMs = 86_400_000

/** Work of clients, and how far it is. */
export interface Progress {
  readonly done: boolean
  /** What it waits for. */
  state(): string
}

/** Everything that clients do: some send, some read, and at the end all is read once more. */
export class Application {
  readonly history = new History()
  /** What was read at the end. */
  everything: ReadRecord[] = []
  readonly #cluster: SimCluster
  readonly #replicationFactor: number
  readonly #admin: SimClient
  readonly #producing: readonly Producing[]
  readonly #consuming: readonly Consuming[]
  /** What applications do besides. */
  readonly #workload: Workload | undefined
  readonly #running: Promise<void>[] = []
  #lastOrder = 0
  #state = 'no broker answers'

  constructor(cluster: SimCluster, work: Work, replicationFactor: number) {
    this.#cluster = cluster
    this.#replicationFactor = replicationFactor
    const count = (): number => partitions
    // The more there is to do besides, the fewer do this.
    const [ids, pauseMeanMs] = work === 'plain' ? [[1, 2], sendPauseMeanMs] : [[1], sendPauseBesideMeanMs]
    this.#producing = ids.map(
      (id) => new Producing(cluster.client(`producer-${id}`), this.history, topic, count, pauseMeanMs),
    )
    this.#consuming = ids.map((id) => new Consuming(cluster.client(`consumer-${id}`), this.history, topic, count))
    this.#admin = cluster.client('admin')
    this.#workload = workloadOf(work, cluster, this.history, replicationFactor)
  }

  /** Makes the topic, and has everybody begin. */
  begin(): Progress {
    return this.#progress(async () => {
      const client = await this.#admin.connect()
      this.#state = 'not all brokers are there'
      const count = this.#cluster.nodes.length
      while ((await client.admin().describeCluster()).brokers.length < count) await this.#admin.pause(retryMs)
      this.#state = 'the topic is not there'
      const replicationFactor = this.#replicationFactor
      await client.admin().createTopic(topic, {
        partitions,
        replicationFactor,
        timeoutMs: 100_000,
        configs: {
          'min.insync.replicas': Math.min(2, replicationFactor),
          'internal.segment.bytes': this.#admin.random.pick(segmentSizes),
          'retention.ms': -1,
          // Clocks differ by hours.
          'message.timestamp.after.max.ms': dayMs,
        },
      })
      await this.#workload?.begin(client, this.#tell)
      await client.close()
      for (const one of [...this.#producing, ...this.#consuming]) this.#running.push(one.run())
    })
  }

  /** Has everybody end, writes to every partition once more, and reads all there is. */
  end(): Progress {
    return this.#progress(async () => {
      this.#state = 'producers have not ended'
      for (const one of this.#producing) one.stop()
      await Promise.all(this.#running.slice(0, this.#producing.length))
      const client = await this.#admin.connect()
      await this.#writeToAll(client)
      this.everything = await this.#readAll(client, topic)
      await this.#untilConsumed()
      await this.#workload?.end(client, this.#tell)
      for (const other of this.#workload?.topics ?? []) this.everything.push(...(await this.#readAll(client, other)))
      this.#state = 'consumers have not ended'
      for (const one of this.#consuming) one.stop()
      await Promise.all(this.#running)
      await client.close()
    })
  }

  /** What is wrong with what clients did and saw. */
  anomalies(): readonly (Anomaly | CopyAnomaly)[] {
    return [...checkHistory(this.history, this.everything), ...(this.#workload?.anomalies?.(this.everything) ?? [])]
  }

  /** How often what happened, by name. */
  counts(): Record<string, number> {
    return { sends: this.history.sends.length, ...this.#workload?.counts() }
  }

  readonly #tell: TellState = (state) => {
    this.#state = state
  }

  async #writeToAll(client: Client): Promise<void> {
    const producer = client.producer({ lingerMs: 0 })
    for (let partition = 0; partition < partitions; partition++) {
      this.#state = `partition ${partition} can't be written to`
      // A broker whose disk has failed refuses until somebody has started it again.
      while (!(await this.#isWritable(producer, partition))) await this.#admin.pause(retryMs)
    }
    await producer.close()
  }

  async #isWritable(producer: Producer, partition: number): Promise<boolean> {
    const send = this.history.send({ producer: this.#admin.process.name, order: this.#lastOrder++, topic, partition })
    await deliver(producer, this.history, send)
    this.#state = `partition ${partition} can't be written to: ${send.reason}`
    return send.outcome === 'acknowledged'
  }

  async #readAll(client: Client, from: string): Promise<ReadRecord[]> {
    this.#state = `not all of ${from} can be read`
    const polls: ReadRecord[] = []
    const consumer = client.consumer({ isolation: 'read_committed' })
    for await (const { partition, offset, value } of consumer.records(from, { from: 'earliest', until: 'end' })) {
      polls.push({ topic: from, partition, offset, value: String(value) })
    }
    await consumer.close()
    return polls
  }

  /** Every consumer gets to the end by itself. */
  async #untilConsumed(): Promise<void> {
    const ends = new Map<number, number>()
    for (const { partition, offset } of this.everything) ends.set(partition, offset + 1)
    for (const one of this.#consuming) {
      for (const [partition, end] of ends) {
        this.#state = `a consumer is not at the end of partition ${partition}`
        while (one.next(partition) < end) await this.#admin.pause(20)
      }
    }
  }

  #progress(work: () => Promise<void>): Progress {
    const progress = { done: false, state: () => this.#state }
    void work().then(() => {
      progress.done = true
    })
    return progress
  }
}
