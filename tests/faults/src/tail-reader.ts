import { type Client, connect, serde, topic } from '@millrace/client'
import { Ledger } from './ledger.ts'
import { readPayload } from './payload.ts'
import { waitFor } from './wait-for.ts'

/** A consumer that reads a topic all along, through every fault, and judges what it gets. */
export class TailReader {
  readonly #client: Client
  readonly #ledger = new Ledger()
  readonly #findings: string[] = []
  readonly #stop = new AbortController()
  /** When a record of each partition came last. */
  readonly #readMs: number[]
  readonly #reading: Promise<void>
  #silenceMs = 0

  private constructor(client: Client, topicName: string, partitions: number) {
    this.#client = client
    this.#readMs = Array.from({ length: partitions }, () => performance.now())
    this.#reading = this.#read(topicName)
  }

  static async start(addresses: readonly string[], topicName: string, partitions: number): Promise<TailReader> {
    return new TailReader(await connect({ brokers: [...addresses], clientId: 'faults-tail' }), topicName, partitions)
  }

  /** The longest time without a record of any partition since this was last asked. */
  longestSilenceMs(): number {
    const nowMs = performance.now()
    const silenceMs = Math.max(this.#silenceMs, ...this.#readMs.map((readMs) => nowMs - readMs))
    this.#silenceMs = 0
    return silenceMs
  }

  /** Waits until `count` records were read. Returns what was wrong with them. */
  async stop(count: number): Promise<{ readonly findings: readonly string[]; readonly count: number }> {
    const lacking = (): string | undefined =>
      this.#ledger.readCount >= count || this.#findings.length > 0
        ? undefined
        : `${this.#ledger.readCount} of ${count} were read`
    await waitFor('a consumer reads everything', lacking)
    this.#stop.abort()
    await this.#reading
    await this.#client.close({ deadlineMs: 5_000 })
    return { findings: this.#findings, count: this.#ledger.readCount }
  }

  async #read(topicName: string): Promise<void> {
    const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })
    const { signal } = this.#stop
    try {
      for await (const record of this.#client.consumer().records(records, { from: 'earliest', signal })) {
        const nowMs = performance.now()
        this.#silenceMs = Math.max(this.#silenceMs, nowMs - (this.#readMs[record.partition] ?? nowMs))
        this.#readMs[record.partition] = nowMs
        const finding = this.#ledger.read(record.partition, record.offset, readPayload(record.value as Buffer))
        if (finding !== undefined) this.#findings.push(`${finding.violation}: ${finding.detail}`)
      }
    } catch (error) {
      if (!signal.aborted) this.#findings.push(String(error))
    }
  }
}
