import type { BrokerFixture } from '../broker-fixture.ts'
import { present } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import { batchesIn, encodeBatch, type RecordBatch, type RecordContent } from '@millrace/records'
import { reasonOf } from '../produce-client.ts'
import type { ProduceClient } from '../produce-client.ts'
import { batchPorts } from '../batches.ts'

type Result = millrace.data.v1.ProducePartitionResult

/** A topic of one partition, and what a test does with it. */
export class Topic {
  readonly id: Uint8Array
  readonly #fixture: BrokerFixture
  readonly #producer: ProduceClient

  private constructor(fixture: BrokerFixture, id: Uint8Array, producer: ProduceClient) {
    this.#fixture = fixture
    this.id = id
    this.#producer = producer
  }

  /** Makes the topic `t`. */
  static async create(fixture: BrokerFixture, configs: Record<string, string>): Promise<Topic> {
    const id = await fixture.createTopic('t', { configs })
    return new Topic(fixture, id, await fixture.produce())
  }

  /** Sends one batch of records as they are given, by default of one record of so many bytes at the time of the clock. */
  async send(what: number | readonly RecordContent[] = 100): Promise<Result> {
    const timestamp = this.#fixture.clock.wallMs()
    const records =
      typeof what === 'number'
        ? [{ key: null, value: 'x'.repeat(what), timestamp }]
        : what.map((record) => ({ timestamp, ...record }))
    const batch = encodeBatch({ records }, batchPorts)
    const [result] = await this.#producer.send([{ topicId: this.id, batch }])
    return present(result, 'one partition, one result')
  }

  /** As {@link send}; the code of the error, `done` if there is none. */
  async outcome(what: number | readonly RecordContent[] = 100): Promise<string> {
    return reasonOf(await this.send(what)) ?? 'done'
  }

  /** The batches that consumers get from the start on. */
  async batches(): Promise<RecordBatch[]> {
    const consumer = this.#fixture.fetch()
    const set = [{ topicId: this.id, partition: 0, offset: 0, epoch: 1, currentLeaderEpoch: -1 }]
    await consumer.ask({ set, grantBytes: 100_000_000 })
    return consumer.frames.flatMap(({ recordBatches }) => [...batchesIn(Buffer.from(recordBatches))])
  }

  /** The names of the files in its folder. */
  async files(suffix: string): Promise<string[]> {
    const entries = await this.#fixture.disk.list('/data/t-0')
    return entries.map(({ name }) => name).filter((name) => name.endsWith(suffix))
  }

  async fileSize(suffix: string): Promise<number> {
    const [name] = await this.files(suffix)
    const file = await this.#fixture.disk.open(`/data/t-0/${present(name, `a file ${suffix}`)}`, 'read')
    try {
      return await file.sizeBytes()
    } finally {
      await file.close()
    }
  }
}
