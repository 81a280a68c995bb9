import { StreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import type { CloseOptions } from '../producer/types.ts'
import { closeDeadline } from '../util/close-deadline.ts'
import { TransactionalClient, type TransactionalParts } from './transactional-client.ts'
import type { Transaction, TransactionalOptions, TransactionalProducer, TransactionOptions } from './types.ts'

/** A client's producers of transactions: those that the application has made, and those of `client.transaction`. */
export class TransactionalProducers {
  readonly #parts: Omit<TransactionalParts, 'onClosed'>
  readonly #all = new Set<TransactionalProducer>()
  /** By their ids, the one used last at the end. */
  readonly #shared = new Map<string, TransactionalClient>()

  constructor(parts: Omit<TransactionalParts, 'onClosed'>) {
    this.#parts = parts
  }

  make(id: string, options: TransactionalOptions): TransactionalClient {
    const producer = new TransactionalClient(id, options, {
      ...this.#parts,
      onClosed: (closed) => this.#all.delete(closed),
    })
    this.#all.add(producer)
    return producer
  }

  /** Runs a transaction of the id, after those that were asked for before. */
  async run<Result>(
    id: string,
    work: (transaction: Transaction) => Result | Promise<Result>,
    options: TransactionOptions,
  ): Promise<Result> {
    const producer = this.#shared.get(id) ?? this.#makeRoom(id)
    this.#shared.delete(id)
    this.#shared.set(id, producer)
    return producer.transaction(work, options)
  }

  async close(options: CloseOptions): Promise<void> {
    closeDeadline('producers of transactions', options)
    await Promise.all([...this.#all].map((producer) => producer.close(options)))
  }

  #makeRoom(id: string): TransactionalClient {
    if (this.#shared.size >= limits.transactionalIdsMax) {
      const idle = [...this.#shared].find(([, { isIdle }]) => isIdle)
      if (idle === undefined) {
        const text = `${limits.transactionalIdsMax} transactional ids are in use by this client: let transactions end, or use fewer ids`
        throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: limits.transactionalIdsMax } })
      }
      const [idleId, producer] = idle
      this.#shared.delete(idleId)
      void producer.close()
    }
    return this.make(id, {})
  }
}
