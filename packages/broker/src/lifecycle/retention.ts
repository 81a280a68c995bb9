import type { Clock, Timer } from '@millrace/base'
import type { Faults } from './faults.ts'

/** Removes old segments every so often, by clock; never twice at once. */
export class RetentionLoop {
  private readonly clock: Clock
  private readonly intervalMs: number
  private readonly apply: () => Promise<void>
  private readonly faults: Faults
  private timer: Timer | undefined
  private running: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(options: { clock: Clock; intervalMs: number; faults: Faults; apply: () => Promise<void> }) {
    this.clock = options.clock
    this.intervalMs = options.intervalMs
    this.apply = options.apply
    this.faults = options.faults
  }

  start(): void {
    if (this.stopped) return
    this.timer = this.clock.setTimer(this.intervalMs, () => {
      this.running = this.once()
    })
  }

  /** Resolves once a run that is under way is done. */
  async stop(): Promise<void> {
    this.stopped = true
    this.timer?.cancel()
    await this.running
  }

  private async once(): Promise<void> {
    const work = this.apply()
    this.faults.background(work, 'applying retention')
    await work.then(
      () => this.start(),
      () => this.start(),
    )
  }
}
