import { AssertionError, type Logger, StreamError } from '@millrace/base'
import type { ClusterImage, Decision, MetadataRecord } from '@millrace/metadata'
import { metadataCommandsWaitingMax } from '../limits.ts'
import type { CommitLog } from './commit-log.ts'

export interface ControllerOptions {
  readonly image: ClusterImage
  readonly commitLog: CommitLog
  readonly logger: Logger
  /** Does what committed records ask of this broker, such as making logs. The answer to the command waits for it. */
  readonly apply: (records: readonly MetadataRecord[]) => Promise<void>
}

/**
 * Runs metadata commands one at a time: each decides against the image that all before it have made. What it decided is committed, then
 * replayed into the image, then applied to this broker, and only then answered.
 */
export class MetadataController {
  private readonly options: ControllerOptions
  private last: Promise<unknown> = Promise.resolve()
  private waiting = 0
  private applied: number
  private closed: StreamError | undefined
  /** Set once the image can't be believed any more. */
  private broken: StreamError | undefined

  constructor(options: ControllerOptions) {
    this.options = options
    // The image that it is given holds all that was committed before.
    this.applied = options.commitLog.nextOffset
  }

  get image(): ClusterImage {
    return this.options.image
  }

  /** The offset after the last record that the image holds. */
  get appliedOffset(): number {
    return this.applied
  }

  /**
   * Resolves with the decision's response once it is a fact. Rejects with what `decide` threw, RESOURCE_EXHAUSTED if too many wait, or
   * the error that kept the records from being committed: then nothing has changed.
   */
  run<Response>(decide: (image: ClusterImage) => Decision<Response>): Promise<Response> {
    if (this.closed !== undefined) return Promise.reject(this.closed)
    if (this.waiting >= metadataCommandsWaitingMax) {
      const text = `${this.waiting} metadata commands wait already; try again when some are done`
      return Promise.reject(
        new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: metadataCommandsWaitingMax } }),
      )
    }
    this.waiting += 1
    const result = this.last.then(() => this.runNow(decide))
    const done = (): void => {
      this.waiting -= 1
    }
    this.last = result.then(done, done)
    return result
  }

  /** Refuses new commands with `reason`; resolves once those accepted are done. */
  async close(reason: StreamError): Promise<void> {
    this.closed ??= reason
    await this.last
  }

  private async runNow<Response>(decide: (image: ClusterImage) => Decision<Response>): Promise<Response> {
    const { image, commitLog, apply, logger } = this.options
    if (this.broken !== undefined) throw this.broken
    const { records, response } = decide(image)
    if (records.length > 0) {
      await commitLog.append(records)
      this.replay(records)
      this.applied = commitLog.nextOffset
      logger.debug({ records: records.map(({ type }) => type) }, 'metadata committed')
      await apply(records)
    }
    return response
  }

  /** What was committed is a fact: if the image can't take it in, the image is wrong, and nothing may be decided by it any more. */
  private replay(records: readonly MetadataRecord[]): void {
    try {
      for (const record of records) this.options.image.replay(record)
    } catch (error) {
      const text = `committed metadata does not fit what was known before: ${String(error)}`
      this.broken = new StreamError('INTERNAL', `${text}; restart the broker`, { cause: error })
      throw new AssertionError(text, { cause: error })
    }
  }
}
