import { isStreamError } from '@millrace/base'
import type { Client, ConsumedBatch, Consumer, TransactionalProducer } from '@millrace/client/core'
import type { ReadSession } from '../../checkers/history.ts'
import type { SimClient } from '../sim-client.ts'
import { Attempt, GivenUp, type Notes } from './attempt.ts'
import { copiers, copiesTopic, ledgerTopic, transactionTimeoutsMs } from './topics.ts'

type Batch = ConsumedBatch<Buffer, Buffer>

const givenUpShare = 0.08
/** How often a member leaves its group, and comes back. */
const leaveShare = 0.06
const pauseAfterFailureMs = 300

/** A member of a group that copies what it is assigned, each batch in a transaction with its offsets, until it is told to stop. */
export class Copying {
  readonly #client: SimClient
  readonly #transactionalId: string
  readonly #notes: Notes
  readonly #leaving: AbortSignal
  #begun = 0

  constructor(client: SimClient, transactionalId: string, notes: Notes, leaving: AbortSignal) {
    this.#client = client
    this.#transactionalId = transactionalId
    this.#notes = notes
    this.#leaving = leaving
  }

  async run(): Promise<void> {
    const client = await this.#client.connected()
    while (!this.#leaving.aborted) {
      try {
        await this.#takePart(client)
      } catch (error) {
        if (!isStreamError(error)) throw error
      }
      if (!this.#leaving.aborted) await this.#client.pause(pauseAfterFailureMs)
    }
    await client.close()
  }

  /** Joins the group, and copies until something goes wrong, or it leaves. */
  async #takePart(client: Client): Promise<void> {
    const { random, process } = this.#client
    const signal = this.#leaving
    const name = `${process.name}#${++this.#begun}`
    const producer = client.transactional(this.#transactionalId, { timeoutMs: random.pick(transactionTimeoutsMs) })
    // What is assigned anew, or delivered again, is read from where the group is.
    let session = this.#session(name)
    const anew = (): void => {
      session = this.#session(name)
    }
    const consumer = client.consumer({
      group: copiers,
      isolation: 'read_committed',
      autoCommit: false,
      offsetReset: 'earliest',
      assignor: random.pick(['uniform', 'range']),
      unavailableTimeoutMs: 30_000,
      sessionTimeoutMs: 1_500,
      rebalanceTimeoutMs: 10_000,
      onAssigned: anew,
      onRevoked: anew,
      onLost: anew,
    })
    try {
      for await (const batch of consumer.batches(ledgerTopic, { signal })) {
        const records = [...batch.records].map(({ topic, partition, offset, value }) => ({
          ...{ topic, partition, offset },
          value: String(value),
        }))
        this.#notes.history.polled(session, records)
        const outcome = await this.#copy(producer, consumer, batch, name)
        if (outcome === 'over' || random.chance(leaveShare)) break
        if (outcome === 'again') anew()
      }
    } finally {
      await Promise.all([consumer.close(), producer.close()])
    }
  }

  #session(name: string): ReadSession {
    return this.#notes.history.session(name, 'read_committed')
  }

  /** Copies a batch. `again`: it comes once more; `over`: this member, or its producer, can't go on. */
  async #copy(
    producer: TransactionalProducer,
    consumer: Consumer,
    batch: Batch,
    name: string,
  ): Promise<'copied' | 'again' | 'over'> {
    const { random } = this.#client
    const attempt = new Attempt(this.#notes, this.#transactionalId, name)
    const { topic, partition, firstOffset, lastOffset } = batch
    const [isGivenUp, offsetsOf] = [random.chance(givenUpShare), random.pick([batch, consumer])]
    let isTaken = false
    try {
      await producer.transaction(async (open) => {
        const sent = open.sendOffsets(offsetsOf)
        isTaken = true
        for (const { value } of batch.records) {
          // What it fails with fails the transaction.
          void open.send(copiesTopic, { value: value ?? '', partition }).catch(() => undefined)
        }
        await sent
        attempt.written()
        // Stopped here it is taken for dead, with its offsets written.
        if (random.chance(0.7)) await this.#client.pause(random.number() * 50)
        if (isGivenUp) throw new GivenUp('it is not to be')
        attempt.consumed.push({ group: copiers, topic, partition, fromOffset: firstOffset, toOffset: lastOffset + 1 })
        attempt.ending()
      })
    } catch (error) {
      const canGoOn = attempt.failed(error)
      return canGoOn && isTaken && !this.#leaving.aborted ? 'again' : 'over'
    }
    attempt.committed()
    this.#notes.counts.copied += 1
    return 'copied'
  }
}
