import { connect } from '@millrace/client'
import type { BrokerProcess } from './broker-process.ts'
import { Ledger } from './ledger.ts'
import { makePayload, readPayload } from './payload.ts'

/** One producer on one partition that keeps account of what was acknowledged, and judges later what is there. */
export class Writer {
  readonly #broker: BrokerProcess
  readonly #topic: string
  readonly #deliveryTimeoutMs: number
  readonly #ledger = new Ledger()
  #sequence = 0

  constructor(broker: BrokerProcess, topic: string, options: { readonly deliveryTimeoutMs: number }) {
    this.#broker = broker
    this.#topic = topic
    this.#deliveryTimeoutMs = options.deliveryTimeoutMs
  }

  get acknowledgedCount(): number {
    return this.#ledger.acknowledgedCount
  }

  /**
   * Sends `count` records one behind the other, and notes which are acknowledged. Returns what the others were refused with.
   * `deliveryTimeoutMs`: of these alone.
   */
  async send(count: number, deliveryTimeoutMs = this.#deliveryTimeoutMs): Promise<unknown[]> {
    await using client = await connect({ brokers: [this.#broker.address] })
    const producer = client.producer({ deliveryTimeoutMs, compression: 'none', batchBytes: 65_536 })
    const refused: unknown[] = []
    await Promise.all(
      Array.from({ length: count }, async () => {
        const origin = { producer: 0, partition: 0, sequence: this.#sequence++ }
        try {
          const { offset } = await producer.send(this.#topic, { value: makePayload(origin), partition: 0 })
          this.#ledger.acknowledge({ ...origin, offset })
        } catch (error) {
          refused.push(error)
        }
      }),
    )
    return refused
  }

  /** Reads everything from the start; returns what is wrong with it. Refused records may be there or not: only order counts for them. */
  async judge(): Promise<string[]> {
    await using client = await connect({ brokers: [this.#broker.address] })
    const seen = new Map<number, number>()
    const wrong: string[] = []
    let last = -1
    for await (const record of client.consumer().records(this.#topic, { from: 'earliest', until: 'end' })) {
      const origin = readPayload(record.value ?? Buffer.alloc(0))
      if (origin === undefined) wrong.push(`foreign at ${record.offset}`)
      else if (origin.sequence <= last) wrong.push(`${origin.sequence} after ${last}`)
      else seen.set((last = origin.sequence), record.offset)
    }
    for (const promised of this.#ledger.outstanding()) {
      if (seen.get(promised.sequence) !== promised.offset) wrong.push(`lost ${promised.sequence} at ${promised.offset}`)
    }
    return wrong
  }
}
