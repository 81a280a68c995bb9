import { AssertionError, isStreamError, type Logger, StreamError } from '@millrace/base'

/**
 * What to do with errors that are no answers. A StreamError is one; anything else is a fault of this program: it is logged whole, and
 * the caller learns only that it happened. A failed assertion means that what is in memory can't be trusted: the broker has failed.
 */
export class Faults {
  private readonly logger: Logger
  private readonly onBroken: (error: StreamError) => void

  constructor(logger: Logger, onBroken: (error: StreamError) => void) {
    this.logger = logger
    this.onBroken = onBroken
  }

  /** `error` as the caller may see it. */
  answerable(error: unknown, doing: string): StreamError {
    if (isStreamError(error)) return error
    this.logger.error({ err: error }, `a fault of the broker while ${doing}`)
    const answer = new StreamError('INTERNAL', `the broker failed while ${doing}; its log says why`, { cause: error })
    if (error instanceof AssertionError) this.onBroken(answer)
    return answer
  }

  /** Runs what nobody waits for. */
  background(work: Promise<unknown>, doing: string): void {
    work.catch((error: unknown) => {
      if (!isStreamError(error)) this.answerable(error, doing)
      else this.logger.warn({ err: error, code: error.code }, `${doing} failed`)
    })
  }
}
