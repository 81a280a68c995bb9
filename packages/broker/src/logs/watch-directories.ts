import { type Clock, isStreamError, type Logger, StreamError } from '@millrace/base'
import type { LogDirectories, LogDirectoryState } from '@millrace/log'
import type { HealthState } from '../health/health-state.ts'

export interface WatchDirectoriesOptions {
  readonly logs: LogDirectories
  readonly health: HealthState
  readonly logger: Logger
  /** The broker can't go on. */
  readonly fail: (error: StreamError) => void
}

/** Who the broker is in the cluster, once it is. */
export interface Membership {
  /** Tells the cluster which directories are in service now. */
  readonly tellDirectories: () => Promise<void>
  readonly clock: Clock
  /** `log.dir.failure.timeout.ms`: how long the cluster may go without knowing before the broker gives up. */
  readonly timeoutMs: number
}

/**
 * Does what a failed log directory asks for: health and the log name it, and the cluster is told, so that nothing new goes there. If
 * nothing can be written any more, or the cluster can't be told in time, the broker fails.
 */
export class DirectoryWatch {
  private readonly options: WatchDirectoriesOptions
  private membership: Membership | undefined
  private isTelling = false
  private mustTell = false

  constructor(options: WatchDirectoriesOptions) {
    this.options = options
    for (const state of options.logs.states()) if (state.failure !== undefined) this.note(state, state.failure)
    options.logs.onFailure((state, error) => {
      this.note(state, error)
      this.mustTell = true
      this.tell()
    })
  }

  /** From now on the cluster is told. What failed since the directories were read for the registration is told at once. */
  join(membership: Membership): void {
    this.membership = membership
    this.tell()
  }

  private note({ directory }: LogDirectoryState, error: StreamError): void {
    const { logs, health, logger, fail } = this.options
    const failure = logs.failure
    if (failure !== undefined) {
      fail(failure)
      return
    }
    health.degrade(`log directory ${directory} is out of service: ${error.message}`)
    logger.error(
      { directory, err: error },
      'a log directory is out of service: its partitions take no more records, those of other directories go on',
    )
  }

  private tell(): void {
    if (this.membership === undefined || !this.mustTell || this.isTelling) return
    if (this.options.logs.failure !== undefined) return
    this.mustTell = false
    this.isTelling = true
    void this.tellInTime(this.membership).finally(() => {
      this.isTelling = false
      this.tell()
    })
  }

  /** Never rejects. */
  private async tellInTime({ tellDirectories, clock, timeoutMs }: Membership): Promise<void> {
    const { logger, fail } = this.options
    const timer = clock.setTimer(timeoutMs, () => {
      const text = `the cluster could not be told within ${timeoutMs} ms (log.dir.failure.timeout.ms) that a log directory failed`
      fail(new StreamError('STORAGE_ERROR', `${text}; restart the broker`))
    })
    try {
      await tellDirectories()
    } catch (error) {
      if (!isStreamError(error)) throw error
      // Whatever kept the record from the metadata log is known to the broker by itself; the next start registers what there is then.
      logger.warn({ err: error }, 'the failure of a log directory is not in the metadata')
    } finally {
      timer.cancel()
    }
  }
}
