import { type Logger, toStreamError } from '@millrace/base'

/** What was started, each with what stops it: the last one started stops first. */
export class Cleanup {
  private readonly steps: { readonly what: string; readonly stop: () => Promise<void> | void }[] = []
  private readonly logger: Logger

  constructor(logger: Logger) {
    this.logger = logger
  }

  add(what: string, stop: () => Promise<void> | void): void {
    this.steps.push({ what, stop })
  }

  /** Runs every step once, also after one that fails. Rejects with the first error. */
  async run(): Promise<void> {
    const errors: unknown[] = []
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step.stop()
      } catch (error) {
        this.logger.error({ err: error }, `could not stop ${step.what} cleanly`)
        errors.push(error)
      }
    }
    if (errors.length > 0) throw toStreamError(errors[0], 'INTERNAL', 'the broker did not stop cleanly')
  }
}
