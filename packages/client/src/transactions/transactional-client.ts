import { type Clock, type Logger, type StreamError, toStreamError } from '@millrace/base'
import type { Coordinators } from '../coordinators/coordinators.ts'
import { closedError } from '../producer/errors.ts'
import type { BatchIdentity, Identities } from '../producer/identity-source.ts'
import { ProducerClient, type ProducerParts } from '../producer/producer.ts'
import type { CloseOptions } from '../producer/types.ts'
import type { ProducerIdentity } from '../transport/transport.ts'
import { aborted, onAbort } from '../util/abort.ts'
import { closeDeadline } from '../util/close-deadline.ts'
import { within } from '../util/within.ts'
import { batchInDoubt, isFencing, producerFenced } from './errors.ts'
import { checkTransaction, OpenTransaction } from './open-transaction.ts'
import { type TransactionalSettings, transactionalSettings } from './options.ts'
import { readOffsetsOf } from './offset-source.ts'
import { isFatal, TransactionCoordinator } from './transaction-calls.ts'
import type { Transaction, TransactionalOptions, TransactionalProducer, TransactionOptions } from './types.ts'

export interface TransactionalParts extends Omit<ProducerParts, 'transaction' | 'onClosed'> {
  readonly clock: Clock
  readonly logger: Logger
  readonly coordinators: Coordinators
  readonly onClosed: (producer: TransactionalProducer) => void
}

export class TransactionalClient implements TransactionalProducer {
  readonly id: string
  readonly #settings: TransactionalSettings
  readonly #parts: TransactionalParts
  readonly #coordinator: TransactionCoordinator
  readonly #given = new AbortController()
  #producer: ProducerClient | undefined
  /** What the next transaction has; undefined before the first, and where the last one's end was not told. */
  #identity: ProducerIdentity | undefined
  /** What this producer had last, to go on from. */
  #lastIdentity: ProducerIdentity | undefined
  #open: OpenTransaction | undefined
  /** Resolves once all transactions that were asked for are over. */
  #turn: Promise<void> = Promise.resolve()
  #waitingCount = 0
  /** Why no more transactions are taken. */
  #refusal: StreamError | undefined
  #closing: Promise<void> | undefined

  constructor(id: string, options: TransactionalOptions, parts: TransactionalParts) {
    this.id = id
    this.#settings = transactionalSettings(id, options)
    this.#parts = parts
    this.#coordinator = new TransactionCoordinator(id, this.#settings.timeoutMs, parts)
    // Its options are checked at once.
    this.#producer = this.#makeProducer()
  }

  transaction<Result>(
    work: (transaction: Transaction) => Result | Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    this.#waitingCount++
    const done = this.#turn
      .then(async () => {
        checkTransaction(this.id, work, options)
        return this.#run(work, options)
      })
      .finally(() => this.#waitingCount--)
    // Whoever asked for it is told of its failure; the next has its turn all the same.
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  /** Whether no transaction is open or waits. */
  get isIdle(): boolean {
    return this.#waitingCount === 0
  }

  async close(options: CloseOptions = {}): Promise<void> {
    const deadlineMs = closeDeadline('a transactional producer', options)
    this.#closing ??= this.#close(deadlineMs)
    await this.#closing
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #run<Result>(
    work: (transaction: Transaction) => Result | Promise<Result>,
    { signal, offsets }: TransactionOptions,
  ): Promise<Result> {
    const what = `a transaction of ${this.id}`
    const read = offsets === undefined ? undefined : readOffsetsOf(offsets)
    let identity: ProducerIdentity
    try {
      if (this.#refusal !== undefined) throw this.#refusal
      if (signal?.aborted === true) throw aborted(what, signal)
      identity = await this.#begin(signal)
    } catch (error) {
      read?.aborted()
      throw error
    }
    const { clock } = this.#parts
    const producer = this.#producer ?? this.#makeProducer()
    this.#producer = producer
    const { timeoutMs } = this.#settings
    const open = new OpenTransaction({
      clock,
      id: this.id,
      identity,
      timeoutMs,
      coordinator: this.#coordinator,
      producer,
    })
    this.#open = open
    const release = onAbort(signal, () => {
      if (signal !== undefined) open.giveUp(aborted(what, signal))
    })
    if (this.#refusal !== undefined) open.giveUp(this.#refusal)
    try {
      if (read !== undefined) void open.sendRead(read)
      const result = await this.#outcomeOf(open, identity, work)
      await this.#commit(open, identity)
      return result
    } finally {
      release()
      this.#open = undefined
    }
  }

  /** What the callback returned, with everything that it sent on disk. Else the transaction is aborted, and that is why. */
  async #outcomeOf<Result>(
    open: OpenTransaction,
    identity: ProducerIdentity,
    work: (transaction: Transaction) => Result | Promise<Result>,
  ): Promise<Result> {
    try {
      const result = await open.run(work)
      await open.seal()
      if (open.failure !== undefined) throw open.failure
      return result
    } catch (error) {
      open.fail(toStreamError(error, 'ABORTED', `the callback of a transaction of ${this.id} failed`))
      await this.#abort(open, identity)
      throw isFencing(error) ? producerFenced(this.id, error) : error
    }
  }

  async #commit(open: OpenTransaction, identity: ProducerIdentity): Promise<void> {
    if (open.isUsed) {
      try {
        this.#goOn(await this.#coordinator.end(identity, true))
        if (this.#producer?.startEpoch() === false) this.#dropProducer()
      } catch (error) {
        const failure = toStreamError(error, 'INTERNAL', `committing a transaction of ${this.id} failed`)
        open.fail(failure)
        if (isFatal(failure)) {
          this.#refuse(failure)
          open.ended(false)
        } else await this.#abort(open, identity)
        throw failure
      }
    }
    open.ended(true)
  }

  /** Ends the transaction without what it has sent. What goes wrong is told in the log: whoever waits is told of the first failure. */
  async #abort(open: OpenTransaction, identity: ProducerIdentity): Promise<void> {
    const { logger } = this.#parts
    this.#dropProducer()
    if (open.isUsed) {
      this.#identity = undefined
      try {
        this.#goOn(await this.#coordinator.end(identity, false))
      } catch (error) {
        const failure = toStreamError(error, 'INTERNAL', `aborting a transaction of ${this.id} failed`)
        logger.warn({ err: failure, transactionalId: this.id }, 'a transaction could not be aborted; it will time out')
        if (isFatal(failure)) this.#refuse(failure)
      }
    }
    open.ended(false)
  }

  /** What may still be on its way to brokers is not to be mixed up with what comes next. */
  #dropProducer(): void {
    void this.#producer?.close({ deadlineMs: 0 })
    this.#producer = undefined
  }

  /** The identity of the next transaction. */
  async #begin(signal: AbortSignal | undefined): Promise<ProducerIdentity> {
    if (this.#identity !== undefined) return this.#identity
    const given = signal === undefined ? this.#given.signal : AbortSignal.any([signal, this.#given.signal])
    try {
      const identity = await this.#coordinator.init(this.#lastIdentity, given)
      this.#goOn(identity)
      return identity
    } catch (error) {
      const failure = toStreamError(error, 'INTERNAL', `taking the transactional id ${this.id} failed`)
      if (isFatal(failure)) this.#refuse(failure)
      throw this.#refusal ?? failure
    }
  }

  #goOn(identity: ProducerIdentity): void {
    this.#identity = identity
    this.#lastIdentity = identity
  }

  #refuse(error: StreamError): void {
    this.#refusal ??= error
    this.#identity = undefined
  }

  #makeProducer(): ProducerClient {
    const identities: Identities = {
      get: (): BatchIdentity | undefined =>
        this.#identity === undefined ? undefined : { ...this.#identity, isTransactional: true },
      spent: () => this.#open?.fail(batchInDoubt(this.id)),
      close: () => {},
    }
    const transaction = { transactionalId: this.id, identities, used: () => this.#open?.use() }
    return new ProducerClient(this.#settings.producer, { ...this.#parts, transaction, onClosed: () => {} })
  }

  async #close(deadlineMs: number): Promise<void> {
    const error = closedError(`producer of transactions of ${this.id}`)
    this.#refuse(error)
    this.#given.abort(error)
    this.#open?.giveUp(error)
    await within(this.#parts.clock, deadlineMs, this.#turn)
    await this.#producer?.close({ deadlineMs: 0 })
    this.#parts.onClosed(this)
  }
}
