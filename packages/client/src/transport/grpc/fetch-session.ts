import { present, type RpcStream, StreamError, toStreamError, uuidFromText, uuidToText } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { FetchHandlers, FetchSession, FetchUpdate, TopicRef } from '../transport.ts'
import { streamErrorFrom } from './wire-error.ts'

type WireRequest = millrace.data.v1.FetchRequest
type WireResponse = millrace.data.v1.FetchResponse

/** Fetch on one stream of DataService. */
export class GrpcFetchSession implements FetchSession {
  readonly #stream: RpcStream<WireRequest, WireResponse>
  readonly #handlers: FetchHandlers
  #closed = false

  constructor(stream: RpcStream<WireRequest, WireResponse>, handlers: FetchHandlers) {
    this.#stream = stream
    this.#handlers = handlers
    void this.#receive()
  }

  update({ set = [], remove = [], grantBytes = 0 }: FetchUpdate): void {
    const sent = this.#stream.send({
      set: set.map(({ topic, partition, offset, epoch, leaderEpoch }) => ({
        topicId: idBytes(topic),
        partition,
        offset,
        epoch,
        currentLeaderEpoch: leaderEpoch,
      })),
      remove: remove.map(({ topic, partition }) => ({ topicId: idBytes(topic), partition })),
      grantBytes,
    })
    // These messages are small and few. A stream that can't take them any more has failed, which its receiving side tells.
    sent.catch(() => undefined)
  }

  close(): void {
    this.#closed = true
    this.#stream.cancel()
  }

  async #receive(): Promise<void> {
    let failure: StreamError
    try {
      for await (const message of this.#stream) {
        if (this.#closed) return
        this.#handle(message)
      }
      failure = new StreamError('BROKER_UNAVAILABLE', 'the broker ended the fetch stream')
    } catch (error) {
      failure = toStreamError(error, 'BROKER_UNAVAILABLE', 'the fetch stream failed')
    }
    if (this.#closed) return
    this.#closed = true
    this.#stream.cancel()
    this.#handlers.closed(failure)
  }

  #handle({ frame, error }: WireResponse): void {
    if (frame) {
      const { recordBatches: bytes } = frame
      this.#handlers.frame({
        topicId: uuidToText(frame.topicId),
        partition: frame.partition,
        epoch: frame.epoch,
        highWatermark: frame.highWatermark,
        logStartOffset: frame.logStartOffset,
        batches: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      })
    } else if (error) {
      this.#handlers.failed({
        topicId: uuidToText(error.topicId),
        partition: error.partition,
        epoch: error.epoch,
        error:
          streamErrorFrom(error.error) ?? new StreamError('INTERNAL', 'the broker gave no reason for a fetch error'),
        logStartOffset: error.logStartOffset,
        highWatermark: error.highWatermark,
      })
    }
  }
}

function idBytes(topic: TopicRef): Uint8Array {
  return present(uuidFromText(topic.id), 'a topic id comes from a broker')
}
