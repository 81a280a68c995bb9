import { StreamError } from '@millrace/base'
import { peekBatch } from '../peek-batch.ts'
import {
  checkCoordinator,
  type GuardedPartition,
  type TransactionClaim,
  type VerifyTransaction,
} from './verify-transaction.ts'

/** Batches of one producer that wait to hear whether its transaction has the partition. */
interface Verification<Result> {
  readonly claim: TransactionClaim
  readonly batches: Waiting<Result>[]
  /** A marker of the producer has come since the coordinator was asked: what it says may be of the transaction that this has ended. */
  isStale: boolean
}

interface Waiting<Result> {
  readonly batch: Buffer
  readonly resolve: (result: Result | Promise<Result>) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets a producer begin a transaction in a partition only once the transaction's coordinator has said that it is open and has the
 * partition, or has taken it in (KIP-890). Else a batch that was on its way while its transaction ended would begin one that nobody ends, and nobody would
 * read past it. What the producer sends meanwhile waits behind its first batch; others don't wait.
 */
export class TransactionGate<Result> {
  private readonly partition: GuardedPartition
  private readonly verify: VerifyTransaction
  private readonly append: (batch: Buffer) => Result | Promise<Result>
  private readonly waiting = new Map<string, Verification<Result>>()

  /** `append` appends a batch that may be, or throws. */
  constructor(
    partition: GuardedPartition,
    verify: VerifyTransaction,
    append: (batch: Buffer) => Result | Promise<Result>,
  ) {
    this.partition = partition
    this.verify = verify
    this.append = append
  }

  /**
   * What `append` makes of the batch: at once, or when it may be appended. Throws or rejects as that does, and as the coordinator does.
   * `adds`: whether the partition is taken into the transaction.
   */
  add(batch: Buffer, transactionalId: string, adds: boolean): Result | Promise<Result> {
    const { isTransactional, producerId = -1, producerEpoch = -1 } = peekBatch(batch) ?? {}
    if (isTransactional !== true || producerId < 0) return this.append(batch)
    const { topic, topicId, partition, log } = this.partition
    const key = `${producerId} ${producerEpoch} ${adds} ${transactionalId}`
    const known = this.waiting.get(key)
    if (known === undefined && log.transactions.isOpen(producerId, producerEpoch)) return this.append(batch)
    if (transactionalId === '') {
      const text = `a batch for ${topic}-${partition} is in a transaction, but the request does not say whose: transactional_id is empty`
      throw new StreamError('INVALID_REQUEST', text, { context: { topic, partition, producerId } })
    }
    const verification = known ?? {
      claim: { transactionalId, producerId, producerEpoch, topicId, partition, adds },
      batches: [],
      isStale: false,
    }
    const result = new Promise<Result>((resolve, reject) => verification.batches.push({ batch, resolve, reject }))
    if (known === undefined) {
      this.waiting.set(key, verification)
      void this.run(key, verification)
    }
    return result
  }

  /** A marker of the producer was appended. */
  markerAppended(producerId: number): void {
    for (const verification of this.waiting.values()) {
      if (verification.claim.producerId === producerId) verification.isStale = true
    }
  }

  /** Refuses what waits: none of it is appended any more. What is added afterwards is asked about anew. */
  close(reason: StreamError): void {
    const abandoned = [...this.waiting.values()]
    this.waiting.clear()
    for (const { batches } of abandoned) for (const { reject } of batches) reject(reason)
  }

  /** Never rejects: each batch's failure is its own. */
  private async run(key: string, verification: Verification<Result>): Promise<void> {
    const { claim, batches } = verification
    let refusal: { readonly error: unknown } | undefined
    try {
      do {
        verification.isStale = false
        checkCoordinator(this.partition, claim, await this.verify(claim))
      } while (verification.isStale)
    } catch (error) {
      refusal = { error }
    }
    // They were refused meanwhile.
    if (this.waiting.get(key) !== verification) return
    this.waiting.delete(key)
    for (const { batch, resolve, reject } of batches) {
      try {
        if (refusal !== undefined) throw refusal.error
        resolve(this.append(batch))
      } catch (error) {
        reject(error)
      }
    }
  }
}
