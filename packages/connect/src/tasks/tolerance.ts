import type { Logger } from '@millrace/base'
import { recordFailed, type StageError } from './stage.ts'

/** What a connector's config says of records that can never work. */
export interface ToleranceOptions {
  readonly 'errors.tolerance': 'none' | 'all'
  readonly 'errors.log.enable': boolean
  readonly 'errors.log.include.messages': boolean
}

/** A record, as logs and errors name it: never by what it holds. */
export interface RecordPlace {
  readonly topic: string
  readonly partition: number | null
  readonly offset?: number
  readonly timestamp: number | null
}

function inWords({ topic, partition, offset }: RecordPlace): string {
  const where = partition === null ? topic : `${topic}-${partition}`
  return offset === undefined ? `a record for ${where}` : `the record at offset ${offset} of ${where}`
}

/** Says whether a task goes on without a record, and how many it went on without. */
export class Tolerance {
  readonly #options: ToleranceOptions
  readonly #logger: Logger
  #skipped = 0

  constructor(options: ToleranceOptions, logger: Logger) {
    this.#options = options
    this.#logger = logger
  }

  get skipped(): number {
    return this.#skipped
  }

  /** Returns if the task goes on without the record; throws the error that the task fails with if it does not. */
  pass(place: RecordPlace, failure: StageError): void {
    if (this.#options['errors.tolerance'] === 'none') throw recordFailed(inWords(place), failure)
    this.#skipped += 1
    if (!this.#options['errors.log.enable']) return
    const { topic, partition, offset, timestamp } = place
    const details = this.#options['errors.log.include.messages'] ? { topic, partition, offset, timestamp } : {}
    const { stage, plugin } = failure
    this.#logger.error({ stage, plugin, err: failure.cause, ...details }, 'went on without a record that failed')
  }
}
