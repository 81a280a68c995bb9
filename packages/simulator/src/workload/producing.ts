import { isStreamError } from '@millrace/base'
import type { Producer } from '@millrace/client/core'
import type { History, Send } from '../checkers/history.ts'
import type { SimClient } from './sim-client.ts'

/** Codes after which a record may have been written all the same. */
const undecided = new Set(['DELIVERY_TIMEOUT', 'CLOSED', 'ABORTED'])
const sendsUnderWayMax = 20

/** An application that sends until it is told to stop. */
export class Producing {
  readonly #client: SimClient
  readonly #history: History
  readonly #topic: string
  readonly #partitions: () => number
  readonly #pauseMeanMs: number
  readonly #underWay = new Set<Promise<void>>()
  #order = 0
  #isStopped = false

  /** It sends about every `pauseMeanMs`. */
  constructor(client: SimClient, history: History, topic: string, partitions: () => number, pauseMeanMs: number) {
    this.#client = client
    this.#history = history
    this.#topic = topic
    this.#partitions = partitions
    this.#pauseMeanMs = pauseMeanMs
  }

  /** No more is sent. {@link run} ends once it is known what came of what was. */
  stop(): void {
    this.#isStopped = true
  }

  async run(): Promise<void> {
    const { random } = this.#client
    const client = await this.#client.connect()
    const producer = client.producer({
      lingerMs: random.pick([0, 1, 5]),
      compression: random.pick(['none', 'lz4']),
      deliveryTimeoutMs: random.pick([3_000, 30_000, 120_000]),
      requestTimeoutMs: 30_000,
    })
    while (!this.#isStopped) {
      this.#send(producer)
      if (this.#underWay.size >= sendsUnderWayMax) await Promise.race(this.#underWay)
      await this.#client.pause(-Math.log(1 - random.number()) * this.#pauseMeanMs)
    }
    await Promise.all(this.#underWay)
    await client.close()
  }

  #send(producer: Producer): void {
    const partition = this.#client.random.integer(this.#partitions())
    const topic = this.#topic
    const send = this.#history.send({ producer: this.#client.process.name, order: this.#order++, topic, partition })
    const sending = deliver(producer, this.#history, send).finally(() => this.#underWay.delete(sending))
    this.#underWay.add(sending)
  }
}

/** Sends one record, and notes what came of it. */
export async function deliver(producer: Producer, history: History, send: Send): Promise<void> {
  const { topic, partition, value } = send
  try {
    const { offset } = await producer.send(topic, { value, partition })
    history.acknowledged(send, offset)
  } catch (error) {
    if (!isStreamError(error)) throw error
    const reason = `${error.code}: ${error.message}`
    if (undecided.has(error.code)) history.undecided(send, reason)
    else history.refused(send, reason)
  }
}
