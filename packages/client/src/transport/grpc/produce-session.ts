import { present, type RpcStream, uuidFromText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { Acks } from '../../producer/types.ts'
import type {
  ProduceHandlers,
  ProduceLimits,
  ProducePartResult,
  ProduceRequest,
  ProduceResponse,
  ProduceSession,
} from '../transport.ts'
import { receive } from './receive.ts'
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
    void this.#run()
  }

  send(request: ProduceRequest): Promise<void> {
    return this.#stream.send({
      correlationId: request.correlationId,
      acks: wireAcks[request.acks],
      timeoutMs: request.timeoutMs,
      transactionalId: request.transactionalId ?? '',
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

  async #run(): Promise<void> {
    const failure = await receive(this.#stream, 'produce', messageFrom, (message) => this.#handle(message))
    if (this.#closed) return
    this.#closed = true
    this.#stream.cancel()
    this.#handlers.closed(failure)
  }

  #handle(message: ProduceLimits | ProduceResponse | undefined): boolean {
    if (this.#closed) return false
    if (message === undefined) return true
    if ('correlationId' in message) this.#handlers.answered(message)
    else this.#handlers.opened(message)
    return true
  }
}

/** undefined for a kind of message that a newer broker may send. */
function messageFrom({ window, result }: WireResponse): ProduceLimits | ProduceResponse | undefined {
  if (result) {
    const { correlationId, partitions } = result
    return { correlationId, results: partitions.map(partResultFrom) }
  }
  if (!window) return undefined
  const { requestsInFlightMax, bytesInFlightMax, requestSizeBytesMax } = window
  return { requestsInFlightMax, bytesInFlightMax, requestSizeBytesMax }
}

function partResultFrom(part: millrace.data.v1.ProducePartitionResult): ProducePartResult {
  const { baseOffset, logAppendTimeMs } = part
  return { error: streamErrorFrom(part.error), baseOffset, logAppendTimeMs }
}
