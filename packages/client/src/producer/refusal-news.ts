import type { ErrorCode, Logger, StreamError } from '@millrace/base'
import { limits } from '../limits.ts'

/** What comes of other refusals, or of the leader being another now: the way things go, and over soon. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'OUT_OF_ORDER_SEQUENCE',
  'UNKNOWN_PRODUCER_ID',
  'NOT_LEADER',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'RESOURCE_EXHAUSTED',
])

/**
 * Tells in the log that one broker refuses what a producer sends, so that a producer which waits for a full disk does not do so in silence:
 * once for each code, and again while it goes on for long. What every single batch meets is told to those who look for faults.
 */
export class RefusalNews {
  readonly #nodeId: number
  readonly #logger: Logger
  /** When each code was told, by the monotonic clock. */
  readonly #toldMs = new Map<ErrorCode, number>()

  constructor(nodeId: number, logger: Logger) {
    this.#nodeId = nodeId
    this.#logger = logger
  }

  /** A batch of the partition was refused; `isSentAgain` if it was not given up. */
  refused(
    error: StreamError,
    { topic, partition }: { readonly topic: string; readonly partition: number },
    { isSentAgain, nowMs }: { readonly isSentAgain: boolean; readonly nowMs: number },
  ): void {
    const about = { err: error, code: error.code, nodeId: this.#nodeId, topic, partition }
    const toldMs = this.#toldMs.get(error.code) ?? Number.NEGATIVE_INFINITY
    // Whoever sent a batch that is given up is told by its promise.
    if (!isSentAgain || passing.has(error.code) || nowMs - toldMs < limits.refusalToldAgainMs) {
      this.#logger.debug(about, 'a batch was refused')
      return
    }
    this.#toldMs.set(error.code, nowMs)
    this.#logger.warn(about, 'a broker refuses batches; they are sent again until deliveryTimeoutMs')
  }
}
