import type { Logger, StreamError } from '@millrace/base'
import type { ClientChannels } from '../events/client-channels.ts'
import type { FetchedFrame } from '../transport/transport.ts'

/** Says what happens to a subscription: in the log, and on the channels that somebody listens to. */
export class SubscriptionNews {
  readonly #topic: string
  readonly #logger: Logger
  readonly #channels: ClientChannels

  constructor(topic: string, { logger, channels }: { readonly logger: Logger; readonly channels: ClientChannels }) {
    this.#topic = topic
    this.#logger = logger
    this.#channels = channels
  }

  received({ partition, highWatermark, batches }: FetchedFrame, nodeId: number): void {
    const { clientId, frameReceived } = this.#channels
    if (!frameReceived.hasSubscribers) return
    frameReceived.publish({
      clientId,
      topic: this.#topic,
      partition,
      nodeId,
      sizeBytes: batches.length,
      highWatermark,
    })
  }

  /** The position is not in the log. */
  reset(partition: number, offset: number, reset: 'earliest' | 'latest' | 'duration'): void {
    this.#logger.warn({ topic: this.#topic, partition, offset, reset }, 'the position is not in the log: it is reset')
    const { clientId, positionReset } = this.#channels
    if (positionReset.hasSubscribers) positionReset.publish({ clientId, topic: this.#topic, partition, offset, reset })
  }

  /** What was read up to `offset` is not in the log any more from `divergentOffset` on, where reading goes on. */
  truncated(partition: number, offset: number, divergentOffset: number): void {
    this.#logger.warn(
      { topic: this.#topic, partition, offset, divergentOffset },
      'the log was truncated below the position',
    )
    const { clientId, logTruncated } = this.#channels
    if (!logTruncated.hasSubscribers) return
    logTruncated.publish({ clientId, topic: this.#topic, partition, offset, divergentOffset })
  }

  /** Nothing comes until it is tried again, `pauseMs` from now. */
  interrupted(error: StreamError, pauseMs: number): void {
    this.#logger.info({ err: error, topic: this.#topic, pauseMs }, 'fetching is interrupted')
    const { clientId, interrupted } = this.#channels
    if (interrupted.hasSubscribers) interrupted.publish({ clientId, topic: this.#topic, error, pauseMs })
  }

  partitionsAdded(partitions: readonly number[]): void {
    this.#logger.info({ topic: this.#topic, partitions }, 'the topic has new partitions, which are read too')
    const { clientId, partitionsAdded } = this.#channels
    if (partitionsAdded.hasSubscribers) partitionsAdded.publish({ clientId, topic: this.#topic, partitions })
  }
}
