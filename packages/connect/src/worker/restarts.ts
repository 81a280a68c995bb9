import { AssertionError, type Clock, type ErrorCode, isStreamError, type Random, type Timer } from '@millrace/base'
import { restartDelayMsMax } from '../limits.ts'
import { Backoff } from '../tasks/backoff.ts'

/** A config and a record stay as they are; and who was fenced would fence the one that took its place. */
const forGood: readonly ErrorCode[] = ['INVALID_CONFIG', 'INVALID_DATA', 'PRODUCER_FENCED']

/** Whether it may be better the next time: the program stays as it is, too. */
function mayPass(error: unknown): boolean {
  if (error instanceof AssertionError) return false
  return !forGood.some((code) => isStreamError(error) && error.code === code)
}

/** What restarts are made of. */
export interface RestartsParts {
  readonly clock: Clock
  readonly random: Random
  /** How long after its first failure something is started again, in milliseconds. */
  readonly giveUpMs: number
}

/**
 * Starts something again that failed, later each time, until that is of no use, or has gone on for too long. How long counts, and not how often: whatever
 * it needs may take minutes to come back, and a few quick attempts are over before.
 */
export class Restarts {
  readonly #parts: RestartsParts
  #backoff: Backoff | undefined
  #timer: Timer | undefined

  constructor(parts: RestartsParts) {
    this.#parts = parts
  }

  /** Has `again` called after a pause, and answers how long that is, in milliseconds; undefined if it gives up. */
  after(error: unknown, again: () => void): number | undefined {
    const { clock, random, giveUpMs } = this.#parts
    if (!mayPass(error)) return undefined
    const nowMs = clock.monotonicMs()
    this.#backoff ??= new Backoff(nowMs, { delayMaxMs: restartDelayMsMax, timeoutMs: giveUpMs, random })
    const delayMs = this.#backoff.next(nowMs)
    if (delayMs !== undefined) this.#timer = clock.setTimer(delayMs, again)
    return delayMs
  }

  /** Starts nothing again that failed before, and forgets that it did. */
  reset(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    this.#backoff = undefined
  }
}
