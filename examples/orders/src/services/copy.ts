import { type Client, isStreamError } from '@millrace/client'

/** One copy of a service: what it needs to run. */
export interface Copy {
  readonly client: Client
  /** From 1 on. */
  readonly number: number
  /** Of the service and its number: `billing-2`. It has it again when it is started again. */
  readonly name: string
  /** A folder that stands for what is not in the topics: the database of analytics, the mail gateway. */
  readonly state: string
  /** Orders in the outbox of each copy of the order service, and how many of them a second it places; 0 for as many as it can. */
  readonly ordersPerShop: number
  readonly perSecond: number
  /** The copy is to stop. */
  readonly signal: AbortSignal
  readonly log: (text: string) => void
}

/** A copy that dies is taken for dead after this, unless it comes back under its name: the default of 45 s is long for a demonstration. */
export const sessionTimeoutMs = 15_000

/** What a copy that died had open is aborted after this, or as soon as it comes back: readers of what is committed wait behind it. */
export const transactionTimeoutMs = 30_000

/**
 * Runs a transaction that may fail, by the death of a broker or a rebalance: then it was aborted, and the consumer delivers what it had read
 * again. Only what can't be made good ends the copy, to be started anew: it then goes on behind what was committed, whatever that was.
 */
export async function attempt({ log }: Copy, transaction: () => Promise<void>): Promise<void> {
  try {
    await transaction()
  } catch (error) {
    if (!isStreamError(error) || error.fatal) throw error
    log(`a transaction was aborted, its batch comes again: ${error.message}`)
  }
}
