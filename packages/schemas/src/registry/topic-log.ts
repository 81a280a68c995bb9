import { setTimeout } from 'node:timers/promises'
import { isStreamError, type Logger, OneAtATime, present, StreamError } from '@millrace/base'
import type { Client, Consumer, TransactionalProducer } from '@millrace/client'
import { visibleAttemptsMax, visiblePauseMs, writeAttemptsMax, writePauseMs, writePauseMsMax } from '../limits.ts'
import type { Decision } from './context.ts'
import { decodeRecord, encodeRecord, type RegistryRecord } from './records.ts'

/** What a registry's log is told. */
export interface TopicLogOptions {
  readonly client: Client
  readonly topic: string
  /** Of a topic that is made. undefined: the brokers' default. */
  readonly replicationFactor: number | undefined
  readonly logger: Logger
  /** Takes in a record, in the order of the topic, once each. */
  readonly replay: (record: RegistryRecord) => void
}

/**
 * The records of a registry in a compacted topic, which several registries may share. They write in transactions under one id: whoever takes the id
 * fences whoever had it, and gets it only once what that one had begun is committed or aborted. So what a registry has read after it took the id is all
 * there is, until it is fenced itself; and then its transaction fails, and it reads and decides anew. Nobody has to be elected.
 */
export class TopicLog {
  readonly #options: TopicLogOptions
  readonly #consumer: Consumer
  #producer: TransactionalProducer | undefined
  /** Everything before it was taken in. */
  #position = 0
  #reading: Promise<void> = Promise.resolve()
  #nextReading: Promise<void> | undefined
  readonly #writes = new OneAtATime()

  constructor(options: TopicLogOptions) {
    this.#options = options
    this.#consumer = options.client.consumer({ isolation: 'read_committed' })
  }

  /** Makes the topic if it is not there, and takes in what is in it. Rejects with INVALID_CONFIG if its records would not be kept, or not be in one order. */
  async open(): Promise<void> {
    const { client, topic, replicationFactor } = this.#options
    const admin = client.admin()
    try {
      await admin.createTopic(topic, {
        partitions: 1,
        ...(replicationFactor === undefined ? {} : { replicationFactor }),
        configs: { 'cleanup.policy': 'compact' },
      })
    } catch (error) {
      if (!isStreamError(error, 'TOPIC_ALREADY_EXISTS')) throw error
    }
    const { partitions, configs } = await admin.describeTopic(topic)
    const policy = configs.find((each) => each.name === 'cleanup.policy')?.value
    if (partitions.length !== 1 || policy !== 'compact') {
      throw new StreamError(
        'INVALID_CONFIG',
        `topic ${topic} has ${partitions.length} partitions and cleanup.policy ${policy ?? 'of the brokers'}; a registry needs one partition, and compact: other policies delete schemas`,
        { context: { topic } },
      )
    }
    await this.catchUp()
  }

  /** Takes in everything that was there when it was called. Several calls share one reading. */
  catchUp(): Promise<void> {
    this.#nextReading ??= this.#reading.then(() => {
      this.#nextReading = undefined
      const reading = this.#read()
      // Whoever asked for it is told that it failed; the next reading begins all the same.
      this.#reading = reading.catch(() => undefined)
      return reading
    })
    return this.#nextReading
  }

  /**
   * Writes what is decided from all that the topic holds, and takes it in; answers what was decided. `decide` is called again if another registry wrote in
   * between; what it throws is thrown. Writes go one after the other.
   */
  write<Response>(decide: () => Decision<Response>): Promise<Response> {
    return this.#writes.run(() => this.#write(decide))
  }

  /** Ends writing and reading. Idempotent. */
  async close(): Promise<void> {
    await this.#dropProducer()
    await this.#consumer.close()
  }

  async #write<Response>(decide: () => Decision<Response>): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(decide)
      } catch (error) {
        // Refusals of the registry itself leave the producer as it is.
        if (isStreamError(error) && error.fatal) await this.#dropProducer()
        if (!isStreamError(error, 'PRODUCER_FENCED') || attempt === writeAttemptsMax) throw error
        this.#options.logger.debug({ topic: this.#options.topic, attempt }, 'another registry wrote in between')
        await pause(attempt)
      }
    }
  }

  async #attempt<Response>(decide: () => Decision<Response>): Promise<Response> {
    const { client, topic } = this.#options
    this.#producer ??= client.transactional(`millrace-schemas.${topic}`)
    let lastOffset = -1
    const response = await this.#producer.transaction(async (transaction) => {
      await this.catchUp()
      const decision = decide()
      const written = decision.records.map((record) =>
        transaction.send(topic, { ...encodeRecord(record), partition: 0 }),
      )
      for (const { offset } of await Promise.all(written)) lastOffset = Math.max(lastOffset, offset)
      return decision.response
    })
    await this.#seen(lastOffset)
    return response
  }

  /**
   * Waits until what was committed can be read: the coordinator has committed it a moment before the partition tells. Then every registry sees it, this one's
   * next decision too.
   */
  async #seen(offset: number): Promise<void> {
    for (let attempt = 1; this.#position <= offset; attempt++) {
      await this.catchUp()
      if (this.#position > offset) return
      if (attempt === visibleAttemptsMax) {
        // Whoever takes the id anew waits for what is under way.
        await this.#dropProducer()
        throw new StreamError(
          'TIMEOUT',
          `what was written to ${this.#options.topic} can't be read yet: look whether it is there`,
        )
      }
      await setTimeout(visiblePauseMs)
    }
  }

  async #read(): Promise<void> {
    const { topic } = this.#options
    const records = this.#consumer.records(topic, {
      partitions: [0],
      from: { offset: this.#position },
      until: 'end',
    })
    for await (const { offset, keyBytes, valueBytes } of records) {
      const record = this.#decode(offset, keyBytes, valueBytes)
      this.#position = offset + 1
      if (record !== undefined) this.#options.replay(record)
    }
  }

  /** A record that can't be read is nobody's schema: the others are served all the same. */
  #decode(offset: number, key: Buffer | null, value: Buffer | null): RegistryRecord | undefined {
    try {
      return decodeRecord(present(key, 'a compacted topic has keys').toString(), value?.toString() ?? null)
    } catch (error) {
      const { topic, logger } = this.#options
      logger.error({ err: error, topic, offset }, 'a record of the registry can not be read, and is passed over')
      return undefined
    }
  }

  async #dropProducer(): Promise<void> {
    const producer = this.#producer
    this.#producer = undefined
    await producer?.close()
  }
}

/** Registries that take the id from each other at once would never write: each leaves the others a while, longer every time, and of its own length. */
async function pause(attempt: number): Promise<void> {
  const most = Math.min(writePauseMsMax, writePauseMs * 2 ** attempt)
  await setTimeout((most * (1 + Math.random())) / 2)
}
