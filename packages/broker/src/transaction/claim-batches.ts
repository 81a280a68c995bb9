import type { StreamError } from '@millrace/base'
import type { TransactionClaim } from '../partitions/transactions/verify-transaction.ts'
import { partitionsPerRequestMax } from '../limits.ts'

/** Asks about partitions of one transaction: for each why it is not in it, in their order. Rejects where that is so of all. */
export type AskForClaims = (claims: readonly TransactionClaim[]) => Promise<readonly (StreamError | undefined)[]>

interface Waiting {
  readonly claim: TransactionClaim
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Puts what is asked about one transaction together: what comes in the same turn, and what comes while a question is on its way. The record
 * that a coordinator writes for a question has all partitions of the transaction, so that many questions cost many times as much.
 */
export class ClaimBatches {
  private readonly ask: AskForClaims
  /** By transaction, what is to be asked next. There is an entry while a question is on its way. */
  private readonly waiting = new Map<string, Waiting[]>()

  constructor(ask: AskForClaims) {
    this.ask = ask
  }

  /** Resolves if the partition is in the transaction, and rejects with why it is not. */
  add(claim: TransactionClaim): Promise<void> {
    const { transactionalId, producerId, producerEpoch, adds } = claim
    const key = `${producerId} ${producerEpoch} ${adds} ${transactionalId}`
    return new Promise((resolve, reject) => {
      const one = { claim, resolve, reject }
      const known = this.waiting.get(key)
      if (known !== undefined) {
        known.push(one)
        return
      }
      this.waiting.set(key, [one])
      void this.run(key)
    })
  }

  /** Never rejects: each claim's failure is its own. */
  private async run(key: string): Promise<void> {
    // What comes in the same turn goes with it.
    await Promise.resolve()
    for (;;) {
      const waiting = this.waiting.get(key) ?? []
      if (waiting.length === 0) break
      const batch = waiting.splice(0, partitionsPerRequestMax)
      try {
        const errors = await this.ask(batch.map(({ claim }) => claim))
        for (const [index, { resolve, reject }] of batch.entries()) {
          const error = errors[index]
          if (error === undefined) resolve()
          else reject(error)
        }
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.waiting.delete(key)
  }
}
