import { present, type RpcStream, StreamError, toStreamError, uuidFromText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { Acks } from '../../producer/types.ts'
import type { ProduceHandlers, ProduceRequest, ProduceResponse, ProduceSession } from '../transport.ts'
import { streamErrorFrom } from './wire-error.ts'

type Wire = typeof millrace.data.v1
type WireRequest = InstanceType<Wire['ProduceRequest']>
type WireResponse = InstanceType<Wire['ProduceResponse']>

const wireAcks: Record<Acks, millrace.data.v1.Acks> = {
  all: millrace.data.v1.Acks.ACKS_ALL,
  leader: millrace.data.v1.Acks.ACKS_LEADER,
  none: millrace.data.v1.Acks.ACKS_NONE,
}

/** Produce requests on one stream of DataService. */
export class GrpcProduceSession implements ProduceSession {
  readonly #stream: RpcStream<WireRequest, WireResponse>
  readonly #handlers: ProduceHandlers
  #closed = false

  constructor(stream: RpcStream<WireRequest, WireResponse>, handlers: ProduceHandlers) {
    this.#stream = stream
    this.#handlers = handlers
    void this.#receive()
  }

  send(request: ProduceRequest): Promise<void> {
    return this.#stream.send({
      correlationId: request.correlationId,
      acks: wireAcks[request.acks],
      timeoutMs: request.timeoutMs,
      partitions: request.parts.map(({ topic, partition, batch }) => ({
        topicId: present(uuidFromText(topic.id), 'a topic id comes from a broker'),
        partition,
        recordBatch: batch,
      })),
    })
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
      failure = new StreamError('BROKER_UNAVAILABLE', 'the broker ended the produce stream')
    } catch (error) {
      failure = toStreamError(error, 'BROKER_UNAVAILABLE', 'the produce stream failed')
    }
    if (this.#closed) return
    this.#closed = true
    this.#stream.cancel()
    this.#handlers.closed(failure)
  }

  #handle(message: WireResponse): void {
    if (message.window) {
      this.#handlers.opened({
        requestsInFlightMax: message.window.requestsInFlightMax,
        bytesInFlightMax: message.window.bytesInFlightMax,
        requestSizeBytesMax: message.window.requestSizeBytesMax,
      })
    } else if (message.result) this.#handlers.answered(responseFrom(message.result))
  }
}

function responseFrom(result: millrace.data.v1.ProduceResult): ProduceResponse {
  return {
    correlationId: result.correlationId,
    results: result.partitions.map((part) => ({
      error: streamErrorFrom(part.error),
      baseOffset: part.baseOffset,
      logAppendTimeMs: part.logAppendTimeMs,
    })),
  }
}
