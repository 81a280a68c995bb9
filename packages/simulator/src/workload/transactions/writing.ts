import type { TransactionalProducer } from '@millrace/client/core'
import type { SimClient } from '../sim-client.ts'
import { Attempt, GivenUp, type Notes } from './attempt.ts'
import { ledgerPartitions, ledgerTopic, transactionTimeoutsMs } from './topics.ts'

const recordsMax = 4
const givenUpShare = 0.15
/** How often an application begins anew under its transactional id. */
const beginsAnewShare = 0.03
const pauseMeanMs = 400
/** Whoever was fenced takes the transactional id back after a while: two that do this are one and its zombie, in turns. */
const pauseAfterFailureMeanMs = 700

/** An application that writes transactions to several partitions until it is told to stop, and gives some of them up. */
export class Writing {
  readonly #client: SimClient
  readonly #transactionalId: string
  readonly #notes: Notes
  #begun = 0

  constructor(client: SimClient, transactionalId: string, notes: Notes) {
    this.#client = client
    this.#transactionalId = transactionalId
    this.#notes = notes
  }

  /** Once it is `leaving` no more transactions are begun. Ends once it is known what came of those that were. */
  async run(leaving: AbortSignal): Promise<void> {
    const { random } = this.#client
    const client = await this.#client.connected()
    while (!leaving.aborted) {
      const producer = client.transactional(this.#transactionalId, { timeoutMs: random.pick(transactionTimeoutsMs) })
      const name = `${this.#client.process.name}#${++this.#begun}`
      let order = 0
      let isWell = true
      while (isWell && !leaving.aborted && !random.chance(beginsAnewShare)) {
        isWell = await this.#write(producer, name, () => order++)
        await this.#pause(pauseMeanMs)
      }
      await producer.close()
      if (!isWell && !leaving.aborted) await this.#pause(pauseAfterFailureMeanMs)
    }
    await client.close()
  }

  /** Whether the producer can go on. */
  async #write(producer: TransactionalProducer, name: string, order: () => number): Promise<boolean> {
    const { random } = this.#client
    const attempt = new Attempt(this.#notes, this.#transactionalId, name)
    const [count, isGivenUp] = [1 + random.integer(recordsMax), random.chance(givenUpShare)]
    try {
      await producer.transaction(async (open) => {
        for (let sent = 0; sent < count; sent++) {
          attempt.send(open, ledgerTopic, random.integer(ledgerPartitions), order())
          if (random.chance(0.7)) await this.#pause(100)
        }
        if (isGivenUp) throw new GivenUp('it is not to be')
        attempt.written()
        attempt.ending()
      })
    } catch (error) {
      return attempt.failed(error)
    }
    attempt.committed()
    return true
  }

  #pause(meanMs: number): Promise<void> {
    return this.#client.pause(-Math.log(1 - this.#client.random.number()) * meanMs)
  }
}
