import type { Client, Producer } from '@millrace/client'
import type { OutputRecord } from '../task/environment.ts'
import type { OutputOptions } from './output-options.ts'

/**
 * Dead letters of what has no transaction: of global tables, which each copy reads for itself. A letter is written before the table is read on, at
 * least once: also by each other copy, and again when the table is read anew. Its headers say which record it is of.
 */
export class DeadLetters {
  readonly #client: Client
  readonly #options: OutputOptions
  #producer: Producer | undefined
  #underway: Promise<unknown>[] = []

  constructor(client: Client, options: OutputOptions) {
    this.#client = client
    this.#options = options
  }

  send({ topic, key, value, timestamp, headers }: OutputRecord): void {
    // Most tables never need one.
    this.#producer ??= this.#client.producer(this.#options)
    this.#underway.push(this.#producer.send(topic, { key, value, timestamp, headers }))
  }

  /** Resolves once all letters are written; rejects if one could not be. */
  async sent(): Promise<void> {
    if (this.#underway.length === 0) return
    const underway = this.#underway
    this.#underway = []
    await Promise.all(underway)
  }

  async close(): Promise<void> {
    await this.#producer?.close()
  }
}
