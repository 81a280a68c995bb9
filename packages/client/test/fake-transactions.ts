import { StreamError } from '@millrace/base'
import type { CoordinatorFound, TransactionRef } from '../src/transport/group-calls.ts'
import type {
  DescribedTransaction,
  ListedTransaction,
  TransactionalProducerRef,
  TransactionCalls,
} from '../src/transport/transaction-calls.ts'
import type { ProducerIdentity } from '../src/transport/transport.ts'

type Call = 'init' | 'end'

/** How a call ends that does not go well: it fails, after it was done or before; or is answered when the test says so. */
export interface CallFate {
  readonly error: StreamError
  readonly isDone?: boolean
}

/** A coordinator of transactions that keeps epochs as brokers do: each end gives the next one (KIP-890). */
export class FakeTransactions implements TransactionCalls {
  /** What was done, such as `init tx`, `add t-0`, `offsets billing`, `commit 0`, `abort 1`. */
  readonly log: string[] = []
  /** What becomes of the next calls of each kind, in order: nothing for those that are well. */
  readonly fates: Record<Call, (CallFate | undefined)[]> = { init: [], end: [] }
  coordinator = 1
  readonly #taken = new Set<string>()
  #epoch = -1
  #ended: { readonly epoch: number; readonly commit: boolean } | undefined

  async findCoordinators(transactionalIds: readonly string[]): Promise<CoordinatorFound[]> {
    return transactionalIds.map(() => ({ error: undefined, nodeId: this.coordinator }))
  }

  async initProducer(
    _nodeId: number,
    { transactionalId, identity }: TransactionalProducerRef,
  ): Promise<ProducerIdentity> {
    return this.#with('init', () => {
      this.#epoch += identity === undefined ? 2 : 1
      this.#taken.clear()
      this.log.push(`init ${transactionalId}`)
      return this.#identity
    })
  }

  /** A leader, or a coordinator of groups, takes in what is written to first: told as `add t-0` and `offsets billing`. */
  take(what: string, transaction: Pick<TransactionRef, 'producerEpoch'>): void {
    this.#check(transaction)
    if (this.#taken.has(what)) return
    this.#taken.add(what)
    this.log.push(what)
  }

  async endTransaction(_nodeId: number, transaction: TransactionRef, commit: boolean): Promise<ProducerIdentity> {
    return this.#with('end', () => {
      const { producerEpoch } = transaction
      // Asked again, since the answer was lost.
      if (this.#ended?.epoch === producerEpoch && this.#ended.commit === commit) return this.#identity
      this.#check(transaction)
      this.log.push(`${commit ? 'commit' : 'abort'} ${producerEpoch}`)
      this.#ended = { epoch: producerEpoch, commit }
      this.#epoch++
      this.#taken.clear()
      return this.#identity
    })
  }

  async describeTransactions(): Promise<DescribedTransaction[]> {
    return []
  }

  async listTransactions(): Promise<ListedTransaction[]> {
    return []
  }

  async abortTransaction(): Promise<boolean> {
    return false
  }

  /** Somebody else begins to produce under the id. */
  fence(): void {
    this.#epoch += 2
  }

  get #identity(): ProducerIdentity {
    return { producerId: 77, producerEpoch: this.#epoch }
  }

  #check({ producerEpoch }: Pick<TransactionRef, 'producerEpoch'>): void {
    if (producerEpoch !== this.#epoch) throw new StreamError('PRODUCER_FENCED', 'somebody else has the id')
  }

  #with<T>(call: Call, work: () => T): T {
    const fate = this.fates[call].shift()
    if (fate === undefined) return work()
    if (fate.isDone === true) work()
    throw fate.error
  }
}
