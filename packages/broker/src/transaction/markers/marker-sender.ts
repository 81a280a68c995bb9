import { type Clock, isStreamError, type Logger, type StreamError, type Timer } from '@millrace/base'
import type { EndingTransaction } from '@millrace/coordinator'
import type { millrace } from '@millrace/contracts'
import { type ClusterImage, noLeader } from '@millrace/metadata'
import type { Faults } from '../../lifecycle/faults.ts'
import { markerRequestsInFlightMax, markerRetryMs, markersPerRequestMax, markersWaitingMax } from '../../limits.ts'
import { fromWireError } from '../../wire/error.ts'
import { markerRequestOf } from './marker-request.ts'
import { type DecidingCoordinator, PendingEnd, type PendingMarker } from './pending-end.ts'

type Request = millrace.cluster.v1.WriteMarkersRequest
type Response = millrace.cluster.v1.WriteMarkersResponse

export interface MarkerSenderOptions {
  readonly image: ClusterImage
  readonly clock: Clock
  readonly logger: Logger
  readonly faults: Faults
  /** Has a broker, this one or another, write markers into partitions that it leads. */
  readonly write: (nodeId: number, request: Request) => Promise<Response>
  /** All partitions of a transaction know how it ended. */
  readonly onWritten: (end: PendingEnd) => void
}

/** What is to go to one broker. */
interface BrokerQueue {
  readonly nodeId: number
  readonly waiting: PendingMarker[]
  inFlight: number
}

/**
 * Tells the leaders of partitions how transactions ended, whose end is decided for good: again and again until each partition knows, or
 * this broker does not coordinate the transaction any more. What is told twice changes nothing.
 */
export class MarkerSender {
  private readonly options: MarkerSenderOptions
  private readonly ends = new Map<string, PendingEnd>()
  /** Those of which no marker waits yet, since too many do. */
  private readonly notBegun: PendingEnd[] = []
  private readonly queues = new Map<number, BrokerQueue>()
  /** Those that could not be written, or whose partition has no leader. */
  private failed: PendingMarker[] = []
  private markers = 0
  private retryTimer: Timer | undefined
  private isClosed = false

  constructor(options: MarkerSenderOptions) {
    this.options = options
  }

  /** Markers that wait or are on their way. */
  get waiting(): number {
    return this.markers
  }

  /** Begins to tell the partitions of a transaction. One that is under way goes on. */
  send(ending: EndingTransaction, coordinator: DecidingCoordinator): void {
    if (this.isClosed) return
    const known = this.ends.get(ending.transactionalId)
    if (known?.isOf(ending) === true && !known.isDropped) return
    const end = new PendingEnd(ending, coordinator)
    this.ends.set(ending.transactionalId, end)
    this.notBegun.push(end)
    this.begin()
  }

  /** This broker does not coordinate any more what is in a partition of __transaction_state. */
  drop(coordinatorPartition: number): void {
    for (const [transactionalId, end] of this.ends) {
      if (end.coordinator.partition !== coordinatorPartition) continue
      end.isDropped = true
      this.ends.delete(transactionalId)
    }
  }

  close(): void {
    this.isClosed = true
    this.retryTimer?.cancel()
    for (const end of this.ends.values()) end.isDropped = true
    this.ends.clear()
  }

  private begin(): void {
    while (this.markers < markersWaitingMax) {
      const end = this.notBegun.shift()
      if (end === undefined) return
      if (end.isDropped) continue
      const markers = [...end.ending.partitions].flatMap(([topic, partitions]) =>
        [...partitions].map((partition) => ({ end, topic, partition })),
      )
      end.left = markers.length
      this.markers += markers.length
      if (markers.length > 0) this.route(markers)
      else this.written(end)
    }
  }

  private route(markers: readonly PendingMarker[]): void {
    const { image } = this.options
    const queues = new Set<BrokerQueue>()
    for (const marker of markers) {
      const partition = image.topic(marker.topic)?.partitions.get(marker.partition)
      // A topic that is deleted needs no end. One that is yet to be made can't be in a transaction: metadata come in order.
      if (marker.end.isDropped || partition === undefined) this.done(marker)
      else if (partition.leader === noLeader) this.failed.push(marker)
      else {
        const queue = this.queueOf(partition.leader)
        queue.waiting.push(marker)
        queues.add(queue)
      }
    }
    for (const queue of queues) this.pump(queue)
    this.retryLater()
  }

  private queueOf(nodeId: number): BrokerQueue {
    const queue = this.queues.get(nodeId) ?? { nodeId, waiting: [], inFlight: 0 }
    this.queues.set(nodeId, queue)
    return queue
  }

  private pump(queue: BrokerQueue): void {
    while (!this.isClosed && queue.waiting.length > 0 && queue.inFlight < markerRequestsInFlightMax) {
      const batch = queue.waiting.splice(0, markersPerRequestMax)
      queue.inFlight += 1
      const written = this.write(queue.nodeId, batch).finally(() => {
        queue.inFlight -= 1
        this.pump(queue)
        this.begin()
      })
      this.options.faults.background(written, 'sending markers of transactions')
    }
  }

  private async write(nodeId: number, batch: readonly PendingMarker[]): Promise<void> {
    const { image, logger } = this.options
    const current = batch.flatMap((marker) => {
      const topicId = image.topic(marker.topic)?.id
      if (topicId !== undefined && !marker.end.isDropped) return [{ ...marker, topicId }]
      this.done(marker)
      return []
    })
    if (current.length === 0) return
    const { request, markers } = markerRequestOf(current)
    try {
      const { results } = await this.options.write(nodeId, request)
      for (const [index, marker] of markers.entries()) {
        const error = results[index]?.error
        if (error) this.refused(marker, fromWireError(error))
        else this.done(marker)
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.debug(
        { broker: nodeId, markers: markers.length, err: error, code: error.code },
        'markers were not written',
      )
      this.failed.push(...markers)
    }
    this.retryLater()
  }

  private refused(marker: PendingMarker, error: StreamError): void {
    const { end, topic, partition } = marker
    const { transactionalId, producerId, producerEpoch } = end.ending
    const about = { topic, partition, transactionalId, producerId, producerEpoch, err: error, code: error.code }
    if (error.code === 'INVALID_PRODUCER_EPOCH') {
      // The producer's next transaction is open there, or was: it could begin because this marker was written already.
      this.options.logger.debug(about, 'a marker was written before')
      end.foundOpen = true
      this.done(marker)
      return
    }
    if (error.code === 'TRANSACTION_COORDINATOR_FENCED') {
      this.options.logger.warn(about, 'another coordinator has taken over a transaction')
      this.forget(end)
      this.done(marker)
      return
    }
    this.options.logger.debug(about, 'a marker was not written')
    this.failed.push(marker)
  }

  private forget(end: PendingEnd): void {
    end.isDropped = true
    const { transactionalId } = end.ending
    if (this.ends.get(transactionalId) === end) this.ends.delete(transactionalId)
  }

  private done({ end }: PendingMarker): void {
    this.markers -= 1
    end.left -= 1
    if (end.left === 0 && !end.isDropped) this.written(end)
  }

  private written(end: PendingEnd): void {
    this.ends.delete(end.ending.transactionalId)
    this.options.onWritten(end)
  }

  private retryLater(): void {
    if (this.isClosed || this.failed.length === 0) return
    this.retryTimer ??= this.options.clock.setTimer(markerRetryMs, () => {
      this.retryTimer = undefined
      const { failed } = this
      this.failed = []
      this.route(failed)
    })
  }
}
