import { type Clock, isStreamError, type Logger, type Timer } from '@millrace/base'
import { controllerReportRetryMs, controllerReportsMax } from '../limits.ts'

export interface ControllerReportsOptions<Report> {
  readonly clock: Clock
  readonly logger: Logger
  /** What is told, for the log. */
  readonly what: string
  /** Tells the controller, and those who reported what came of it. Rejects with a StreamError if that is not known. */
  readonly tell: (reports: readonly Report[]) => Promise<void>
}

/**
 * Tells the controller what has happened to replicas of this broker: one request at a time, each for all that wait, again and again until
 * it was answered. What is told may be told twice.
 */
export class ControllerReports<Report> {
  private readonly options: ControllerReportsOptions<Report>
  private readonly waiting = new Set<Report>()
  private telling: Promise<void> | undefined
  private retryTimer: Timer | undefined
  private isClosed = false

  constructor(options: ControllerReportsOptions<Report>) {
    this.options = options
  }

  add(report: Report): void {
    this.waiting.add(report)
    this.tellSoon()
  }

  /** Resolves once all that waits was told, or could not be at the first attempt. */
  async settle(): Promise<void> {
    await this.telling
  }

  close(): void {
    this.isClosed = true
    this.retryTimer?.cancel()
  }

  private tellSoon(): void {
    if (this.isClosed || this.telling !== undefined || this.retryTimer !== undefined) return
    this.telling = this.tellAll().finally(() => {
      this.telling = undefined
      if (this.waiting.size > 0) this.tellSoon()
    })
  }

  private async tellAll(): Promise<void> {
    const { clock, logger, what, tell } = this.options
    // What else comes up in this turn goes with it.
    await clock.yieldTurn()
    while (!this.isClosed && this.waiting.size > 0) {
      const told = [...this.waiting].slice(0, controllerReportsMax)
      for (const report of told) this.waiting.delete(report)
      try {
        await tell(told)
      } catch (error) {
        if (!isStreamError(error)) throw error
        logger.debug({ err: error, code: error.code, replicas: told.length }, `${what} could not be told yet`)
        for (const report of told) this.waiting.add(report)
        if (this.isClosed) return
        this.retryTimer = clock.setTimer(controllerReportRetryMs, () => {
          this.retryTimer = undefined
          this.tellSoon()
        })
        return
      }
    }
  }
}
