import type { StreamError } from '@millrace/base'
import type { TransactionClaim, VerifyTransaction } from '../partitions/transactions/verify-transaction.ts'
import { claimRequestsInFlightMax, partitionsPerRequestMax } from '../limits.ts'

/** What a coordinator says of partitions of one transaction. */
export interface ClaimsAnswer {
  /** For each of them, in their order, why it is not in the transaction. */
  readonly errors: readonly (StreamError | undefined)[]
  /** See {@link VerifyTransaction}. */
  readonly coordinatorEpoch: number | undefined
}

/** Asks about partitions of one transaction. Rejects where none of them is in it. */
export type AskForClaims = (claims: readonly TransactionClaim[]) => Promise<ClaimsAnswer>

interface Waiting {
  readonly claim: TransactionClaim
  readonly resolve: (coordinatorEpoch: number | undefined) => void
  readonly reject: (error: unknown) => void
}

/** What is asked about one transaction. */
interface Questions {
  readonly waiting: Waiting[]
  /** Requests that are on their way. */
  inFlight: number
  /** Whether what waits is about to be asked. */
  isDue: boolean
}

/**
 * Puts what is asked about one transaction together: what comes in the same turn, and what comes while as many questions are on their way as
 * may be. The record that a coordinator writes for a question has all partitions of the transaction, so that many questions cost many times
 * as much; but one that waits for another one's answer waits for a disk.
 */
export class ClaimBatches {
  private readonly ask: AskForClaims
  private readonly questions = new Map<string, Questions>()

  constructor(ask: AskForClaims) {
    this.ask = ask
  }

  /** As {@link VerifyTransaction}. */
  add(claim: TransactionClaim): ReturnType<VerifyTransaction> {
    const { transactionalId, producerId, producerEpoch, adds } = claim
    const key = `${producerId} ${producerEpoch} ${adds} ${transactionalId}`
    const questions = this.questions.get(key) ?? { waiting: [], inFlight: 0, isDue: false }
    this.questions.set(key, questions)
    return new Promise((resolve, reject) => {
      questions.waiting.push({ claim, resolve, reject })
      if (questions.isDue || questions.inFlight >= claimRequestsInFlightMax) return
      questions.isDue = true
      // What comes in the same turn goes with it.
      void Promise.resolve().then(() => {
        questions.isDue = false
        this.pump(key, questions)
      })
    })
  }

  private pump(key: string, questions: Questions): void {
    while (questions.waiting.length > 0 && questions.inFlight < claimRequestsInFlightMax) {
      const batch = questions.waiting.splice(0, partitionsPerRequestMax)
      questions.inFlight += 1
      void this.answer(batch).then(() => {
        questions.inFlight -= 1
        this.pump(key, questions)
      })
    }
    if (questions.inFlight === 0 && !questions.isDue) this.questions.delete(key)
  }

  /** Never rejects: each claim's failure is its own. */
  private async answer(batch: readonly Waiting[]): Promise<void> {
    try {
      const { errors, coordinatorEpoch } = await this.ask(batch.map(({ claim }) => claim))
      for (const [index, { resolve, reject }] of batch.entries()) {
        const error = errors[index]
        if (error === undefined) resolve(coordinatorEpoch)
        else reject(error)
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
