import { type Clock, isStreamError, type Logger } from '@millrace/base'
import { balanceLeaders, type ReplicationContext } from '@millrace/metadata'
import { TickTimer } from '../lifecycle/tick-timer.ts'
import { leaderImbalancePercentageMax } from '../limits.ts'
import type { MetadataController } from '../metadata/metadata-controller.ts'

export interface LeaderBalanceOptions {
  readonly controller: Pick<MetadataController, 'run'>
  readonly clock: Clock
  readonly logger: Logger
  readonly context: ReplicationContext
  /** `auto.leader.rebalance.enable` */
  readonly isEnabled: boolean
  /** `leader.imbalance.check.interval.seconds` */
  readonly intervalMs: number
}

/** On the active controller, moves leaderships back to the preferred replicas from time to time: after a broker was gone, others lead. */
export class LeaderBalance {
  readonly #options: LeaderBalanceOptions
  readonly #looks: TickTimer
  #term: number | undefined

  constructor(options: LeaderBalanceOptions) {
    this.#options = options
    this.#looks = new TickTimer(options.clock, options.intervalMs, () => void this.#look(this.#term))
  }

  /** This controller is active from now on, or not any more. */
  activate(term: number | undefined): void {
    this.#term = term
    this.#looks.stop()
    if (term !== undefined && this.#options.isEnabled) this.#looks.start()
  }

  /** Never rejects: what can't be decided now is when it is looked at again. */
  async #look(term: number | undefined): Promise<void> {
    const { controller, context, logger } = this.#options
    try {
      while (term !== undefined && this.#term === term) {
        const { elected, hasMore } = await controller.run((image) =>
          balanceLeaders(image, { imbalancePercentageMax: leaderImbalancePercentageMax }, context),
        )
        if (elected > 0) logger.info({ partitions: elected }, 'leaderships went back to the preferred replicas')
        if (!hasMore) return
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.warn({ err: error, code: error.code }, 'leaderships could not be balanced')
    }
  }
}
