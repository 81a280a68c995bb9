import { isStreamError, type Logger } from '@millrace/base'
import type { Failure } from './failure.ts'
import { limits } from './limits.ts'
import { type UncaughtFailure, type UncaughtHandler, type UncaughtResponse, uncaughtResponses } from './uncaught.ts'

/** What is to be done about a failure. */
export type Verdict =
  | { readonly kind: 'stop' }
  | { readonly kind: 'shutdown-application' }
  /** Tasks begin again; that which failed only after so many milliseconds. */
  | { readonly kind: 'again'; readonly taskId: string | undefined; readonly delayMs: number }

/** How failures are answered. */
export interface RecoveryOptions {
  readonly onUncaught: UncaughtResponse | UncaughtHandler
  /** So often a task begins again without having committed anything meanwhile. */
  readonly replacementsMax: number
  readonly logger: Logger
}

/** Of these another attempt fails in the same way. */
const lasting: ReadonlySet<string> = new Set(['INVALID_TOPOLOGY', 'INVALID_CONFIG'])

/** These do not go away by themselves, though somebody may mend them. */
const staying: ReadonlySet<string> = new Set(['INTERNAL', 'MESSAGE_TOO_LARGE', 'INVALID_TOPIC', 'PROCESSING_FAILED'])

/** Decides what becomes of failures: those of the cluster are waited out, others answered by policy, and neither for ever. */
export class Recovery {
  readonly #options: RecoveryOptions
  /** How often tasks began again since they last committed something; '' stands for the copy as a whole. */
  readonly #replaced = new Map<string, number>()
  #revivals = 0

  constructor(options: RecoveryOptions) {
    this.#options = options
  }

  /** Something was committed, by these tasks. */
  committed(taskIds: Iterable<string>): void {
    this.#revivals = 0
    this.#replaced.delete('')
    for (const id of taskIds) this.#replaced.delete(id)
  }

  decide(failure: Failure): Verdict {
    const { error, taskId, mayPass, isReplaceable } = failure
    const isLasting = lasting.has(error.code) || isLastingCause(error.cause)
    if (mayPass && !isLasting && !staying.has(error.code) && this.#revivals < limits.revivalsMax) {
      this.#revivals += 1
      return { kind: 'again', taskId: undefined, delayMs: 0 }
    }
    const key = taskId ?? ''
    const replaced = this.#replaced.get(key) ?? 0
    const response = this.#respond({ error, taskId, replaced })
    if (response !== 'replace') return { kind: response }
    if (!isReplaceable || isLasting || replaced >= this.#options.replacementsMax) return { kind: 'stop' }
    this.#replaced.set(key, replaced + 1)
    return { kind: 'again', taskId, delayMs: backoffMs(replaced) }
  }

  #respond(failure: UncaughtFailure): UncaughtResponse {
    const { onUncaught, logger } = this.#options
    if (typeof onUncaught !== 'function') return onUncaught
    try {
      const response = onUncaught(failure)
      if (uncaughtResponses.includes(response)) return response
      logger.error({ response }, `onUncaught answered none of ${uncaughtResponses.join(', ')}: the copy stops`)
    } catch (error) {
      // It was asked what to do and does not know: then nothing goes on.
      logger.error({ err: error }, 'onUncaught threw: the copy stops')
    }
    return 'stop'
  }
}

function isLastingCause(cause: unknown): boolean {
  return isStreamError(cause) && lasting.has(cause.code)
}

/** Twice as long each time. */
function backoffMs(replaced: number): number {
  return Math.min(limits.replaceBackoffMs * 2 ** replaced, limits.replaceBackoffMsMax)
}
