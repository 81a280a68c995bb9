import { type Clock, checkKnown, optionNames, StreamError, type Timer, toStreamError } from '@millrace/base'
import type { ReadOffsets } from '../groups/read-offsets.ts'
import type { ProducerClient } from '../producer/producer.ts'
import type { BatchMetadata, ProducerRecord, RecordMetadata, SendOptions } from '../producer/types.ts'
import type { ProducibleTopic } from '../topic.ts'
import type { ProducerIdentity } from '../transport/transport.ts'
import { transactionOver, transactionTooLong } from './errors.ts'
import { readOffsetsOf } from './offset-source.ts'
import type { TransactionCoordinator } from './transaction-calls.ts'
import type { OffsetSource, Transaction, TransactionOptions } from './types.ts'

export interface OpenTransactionParts {
  readonly clock: Clock
  readonly id: string
  readonly identity: ProducerIdentity
  readonly timeoutMs: number
  readonly coordinator: TransactionCoordinator
  readonly producer: ProducerClient
}

export const transactionOptionNames = optionNames<TransactionOptions>({ signal: true, offsets: true })

/** One transaction, from its first record to the moment when it is to be ended. */
export class OpenTransaction implements Transaction {
  readonly id: string
  readonly #parts: OpenTransactionParts
  readonly #given = new AbortController()
  readonly #timer: Timer
  /** What was begun and has not come to an end. None of them rejects. */
  readonly #underway = new Set<Promise<unknown>>()
  readonly #read: ReadOffsets[] = []
  #hasSent = false
  #isUsed = false
  #isSealed = false
  #failure: StreamError | undefined
  /** Told when it was given up from outside, so that its callback is not waited for. */
  #onGivenUp: (error: StreamError) => void = () => {}

  constructor(parts: OpenTransactionParts) {
    this.#parts = parts
    this.id = parts.id
    const { clock, id, timeoutMs } = parts
    this.#timer = clock.setTimer(timeoutMs, () => this.giveUp(transactionTooLong(id, timeoutMs)))
  }

  get signal(): AbortSignal {
    return this.#given.signal
  }

  /** Why it can't commit; undefined while it can. */
  get failure(): StreamError | undefined {
    return this.#failure
  }

  /** Whether the coordinator may know of it. */
  get isUsed(): boolean {
    return this.#isUsed
  }

  /** Something of it is about to be sent to a broker, which has the coordinator take that in, or begin with it. */
  use(): void {
    this.#isUsed = true
  }

  /** Whether a record was sent, so that the producer holds something of it. */
  get hasSent(): boolean {
    return this.#hasSent
  }

  send<Key, Value>(
    topic: ProducibleTopic<Key, Value> | string,
    record: ProducerRecord<Key, Value>,
    options?: SendOptions,
  ): Promise<RecordMetadata> {
    return this.#track(() => this.#parts.producer.send(named(topic), record, options))
  }

  sendBatch<Key, Value>(
    topic: ProducibleTopic<Key, Value> | string,
    records: readonly ProducerRecord<Key, Value>[],
    options?: SendOptions,
  ): Promise<BatchMetadata> {
    return this.#track(() => this.#parts.producer.sendBatch(named(topic), records, options))
  }

  sendOffsets(read: OffsetSource): Promise<void> {
    let found: ReadOffsets
    try {
      found = readOffsetsOf(read)
    } catch (error) {
      return this.#track(() => Promise.reject(toStreamError(error, 'INTERNAL', `sending offsets of ${this.id} failed`)))
    }
    return this.sendRead(found)
  }

  /** Sends offsets of what was read. It is delivered again if the transaction fails, or has failed already. */
  sendRead(read: ReadOffsets): Promise<void> {
    if (!this.#isSealed) this.#read.push(read)
    return this.#track(() => this.#sendOffsets(read))
  }

  /** It can't commit. Idempotent: the first reason counts. */
  fail(error: StreamError): void {
    if (this.#failure !== undefined) return
    this.#failure = error
    this.#timer.cancel()
    this.#given.abort(error)
    this.#parts.producer.abandon(error)
  }

  /** As {@link fail}, and its callback is not waited for any more. */
  giveUp(error: StreamError): void {
    this.fail(error)
    this.#onGivenUp(error)
  }

  /** What `work` returns; rejects with what it throws, or as soon as the transaction is given up. */
  run<Result>(work: (transaction: Transaction) => Result | Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#onGivenUp = reject
      if (this.#failure !== undefined) reject(this.#failure)
      else
        new Promise<Result>((done) => {
          done(work(this))
        }).then(resolve, reject)
    })
  }

  /** Takes nothing more, and resolves once everything that was begun is on disk, or has failed. */
  async seal(): Promise<void> {
    this.#isSealed = true
    if (this.#hasSent && this.#failure === undefined) await this.#parts.producer.flush()
    await Promise.all(this.#underway)
    this.#timer.cancel()
  }

  /** The transaction is over: consumers whose offsets it had go on accordingly. */
  ended(isCommitted: boolean): void {
    this.#isSealed = true
    this.#timer.cancel()
    for (const { committed, aborted } of this.#read) {
      if (isCommitted) committed()
      else aborted()
    }
  }

  async #sendOffsets({ member, offsets, settled }: ReadOffsets): Promise<void> {
    const { coordinator, identity } = this.#parts
    if (offsets.length === 0) return
    await settled()
    this.use()
    await coordinator.commitOffsets(identity, member, offsets, this.#given.signal)
  }

  /** Begins something, whose failure is the transaction's. */
  #track<T>(begin: () => Promise<T>): Promise<T> {
    if (this.#failure === undefined && this.#isSealed) return Promise.reject(transactionOver(this.id))
    this.#hasSent ||= this.#failure === undefined
    const begun = this.#failure === undefined ? begin() : Promise.reject<T>(this.#failure)
    // Whoever does not wait for it learns of its failure by the transaction's.
    const settled = begun.then(
      () => undefined,
      (error: unknown) => this.fail(toStreamError(error, 'INTERNAL', `sending in a transaction of ${this.id} failed`)),
    )
    this.#underway.add(settled)
    void settled.then(() => this.#underway.delete(settled))
    return begun
  }
}

/** The overloads of the interface give a topic without serdes the types of one. */
function named<Key, Value>(topic: ProducibleTopic<Key, Value> | string): ProducibleTopic<Key, Value> {
  return topic as ProducibleTopic<Key, Value>
}

/** Throws INVALID_REQUEST for an option that there is not, and for what is no function. */
export function checkTransaction(id: string, work: unknown, options: TransactionOptions): void {
  checkKnown(`a transaction of ${id}`, options, transactionOptionNames, 'INVALID_REQUEST')
  if (typeof work === 'function') return
  throw new StreamError('INVALID_REQUEST', `a transaction is a function, not ${typeof work}`)
}
