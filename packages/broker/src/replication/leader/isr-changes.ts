import { type Clock, isStreamError, type Logger, type Timer } from '@millrace/base'
import type { AlterPartitionItem } from '@millrace/metadata'
import { alterPartitionsMax, alterPartitionRetryMs } from '../../limits.ts'
import type { ClusterLink } from '../cluster-link.ts'
import type { Leadership } from './leadership.ts'

export interface IsrChangesOptions {
  readonly link: ClusterLink
  readonly clock: Clock
  readonly logger: Logger
  /** `replica.lag.time.max.ms` */
  readonly lagMsMax: () => number
}

/**
 * Asks the controller for ISR changes of all partitions that this broker leads: one request at a time, each for all that wait. One whose
 * outcome is not known is asked for again as it was, until it is: to the controller it is the same change, by its partition epoch.
 *
 * If it is refused because of who was to join, an attempt before may still be on its way, and find the same one eligible. So the leader asks
 * for the ISR as it is, which begins a new partition epoch: until then it counts who was to join.
 */
export class IsrChanges {
  private readonly options: IsrChangesOptions
  private readonly waiting = new Set<Leadership>()
  /** What has to be asked for as it is: mostly where the answer did not come. */
  private decided = new Map<Leadership, AlterPartitionItem>()
  private isAsking = false
  private retryTimer: Timer | undefined
  private isClosed = false

  constructor(options: IsrChangesOptions) {
    this.options = options
  }

  /** The leadership has an ISR to ask for. */
  ask(leadership: Leadership): void {
    this.waiting.add(leadership)
    if (this.isAsking || this.isClosed || this.retryTimer !== undefined) return
    this.isAsking = true
    // What else comes up in this turn goes with it.
    void this.options.clock.yieldTurn().then(() => this.askAll())
  }

  close(): void {
    this.isClosed = true
    this.retryTimer?.cancel()
  }

  /** Never rejects. */
  private async askAll(): Promise<void> {
    while (!this.isClosed && this.waiting.size + this.decided.size > 0) {
      const asked = this.take()
      if (asked.size === 0) continue
      if (!(await this.askFor(asked))) {
        this.retryTimer = this.options.clock.setTimer(alterPartitionRetryMs, () => {
          this.retryTimer = undefined
          this.isAsking = true
          void this.askAll()
        })
        break
      }
    }
    this.isAsking = false
  }

  private take(): Map<Leadership, AlterPartitionItem> {
    const asked = new Map([...this.decided].filter(([{ ended }]) => ended === undefined))
    this.decided = new Map()
    for (const leadership of this.waiting) {
      if (asked.size >= alterPartitionsMax) break
      this.waiting.delete(leadership)
      const isr = leadership.nextIsr(this.options.lagMsMax())
      if (isr !== undefined) asked.set(leadership, this.item(leadership, isr))
    }
    return asked
  }

  private item(leadership: Leadership, isr: readonly number[]): AlterPartitionItem {
    const { log, leaderEpoch, partitionEpoch } = leadership
    return {
      topicId: log.topicId,
      partition: log.partition,
      leaderEpoch,
      partitionEpoch,
      isr: isr.map((nodeId) => ({ nodeId, brokerEpoch: this.epochOf(leadership, nodeId) })),
      leaderRecoveryState: 0,
    }
  }

  private epochOf(leadership: Leadership, nodeId: number): number {
    const { link } = this.options
    return nodeId === link.nodeId ? link.brokerEpoch() : leadership.brokerEpochOf(nodeId)
  }

  /** False if it has to be asked again later. */
  private async askFor(asked: Map<Leadership, AlterPartitionItem>): Promise<boolean> {
    const { link, logger } = this.options
    const request = { nodeId: link.nodeId, brokerEpoch: link.brokerEpoch(), partitions: [...asked.values()] }
    let partitions
    try {
      partitions = (await link.alterPartition(request)).partitions
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.debug(
        { err: error, code: error.code, partitions: asked.size },
        'in-sync replicas could not be changed yet',
      )
      this.decided = asked
      return false
    }
    let again = false
    for (const [at, leadership] of [...asked.keys()].entries()) {
      const outcome = partitions[at]
      const item = asked.get(leadership)
      if (outcome === undefined || item === undefined) continue
      if (outcome.error === undefined) leadership.isrChanged(outcome)
      else if (
        outcome.error.retriable &&
        outcome.error.code !== 'NEW_LEADER_ELECTED' &&
        outcome.error.code !== 'FENCED_LEADER_EPOCH'
      ) {
        this.decided.set(leadership, item)
        again = true
      } else {
        const { topic, partition } = leadership.log
        logger.info(
          { topic, partition, err: outcome.error, code: outcome.error.code },
          'a change of in-sync replicas was refused',
        )
        // By any other refusal the partition has changed meanwhile, perhaps by this very change: the metadata say how.
        if (!isStreamError(outcome.error, 'INELIGIBLE_REPLICA')) continue
        leadership.joinRefused()
        // Else they have said it already.
        if (leadership.partitionEpoch !== item.partitionEpoch) continue
        this.decided.set(leadership, this.item(leadership, leadership.inSync))
      }
    }
    return !again
  }
}
