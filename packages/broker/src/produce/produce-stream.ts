import type { RpcStream } from '@millrace/base'
import { isStreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { produceBytesInFlightMax, produceRequestsInFlightMax } from '../limits.ts'
import type { ProduceBatches, ProduceContext } from './produce-batches.ts'
import { appendRequest, orderKey, resultTo } from './produce-request.ts'
import { ProduceWindow } from './produce-window.ts'

const { Acks, ProduceResponse } = millrace.data.v1
type WireRequest = millrace.data.v1.ProduceRequest
type WireResponse = millrace.data.v1.ProduceResponse
type Stream = RpcStream<WireResponse, WireRequest>

/**
 * Serves one produce stream: says the window, then reads requests while there is room in it and answers each once. Answers may
 * overtake each other between partitions, never within one. Ends when the client has ended its half, or the broker stops, and
 * everything that was accepted is answered.
 */
export function serveProduceStream(stream: Stream, context: ProduceContext): Promise<void> {
  return new ProduceStream(stream, context).run()
}

interface Answer {
  readonly message: WireResponse
  readonly pending: ProduceBatches
}

class ProduceStream {
  private readonly stream: Stream
  private readonly context: ProduceContext
  private readonly window = new ProduceWindow(produceRequestsInFlightMax, produceBytesInFlightMax)
  /** The last request of each partition that is not answered yet: the next one's answer waits for its. */
  private readonly lastOfPartition = new Map<string, Promise<void>>()
  private readonly accepted = new Set<Promise<void>>()
  private readonly answers: Answer[] = []
  private sending: Promise<void> | undefined
  private closed = false

  constructor(stream: Stream, context: ProduceContext) {
    this.stream = stream
    this.context = context
  }

  async run(): Promise<void> {
    const { produceStreams } = this.context.measures
    produceStreams.add(1)
    try {
      await this.serve()
    } finally {
      produceStreams.add(-1)
    }
  }

  private async serve(): Promise<void> {
    const window = {
      requestsInFlightMax: produceRequestsInFlightMax,
      bytesInFlightMax: produceBytesInFlightMax,
      requestSizeBytesMax: this.context.requestSizeBytesMax,
    }
    await this.stream.send(new ProduceResponse({ window }))
    await this.readUntilStopped()
    // Requests that arrive while these are waited for are still read, and told that the broker stops.
    await Promise.race([Promise.all(this.accepted), this.over()])
    this.closed = true
    await this.sending
  }

  /** Resolves once nobody is there to be answered. What was appended goes on without. */
  private over(): Promise<void> {
    const { signal } = this.stream
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  /** Resolves when the client has ended its half, the stream broke, or the broker stops. */
  private async readUntilStopped(): Promise<void> {
    let stopListening: (() => void) | undefined
    const stopped = new Promise<void>((resolve) => {
      stopListening = this.context.stopping.listen(resolve)
    })
    await Promise.race([this.read(), stopped])
    stopListening?.()
  }

  /** Never rejects: a stream that breaks ends it. */
  private async read(): Promise<void> {
    const { signal } = this.stream
    const { unwritten, measures } = this.context
    try {
      for await (const request of this.stream) {
        if (this.closed) return
        this.accept(request)
        // Not to read is what pushes back: the transport's own window fills up, and the client's sends wait.
        if (!this.window.hasRoom) {
          measures.streamPauses.add(1)
          await this.window.room(signal)
        }
        if (!unwritten.hasRoom) {
          measures.brokerPauses.add(1)
          await unwritten.room(signal)
        }
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      this.context.logger.debug({ err: error }, 'a produce stream broke')
    }
  }

  private accept(request: WireRequest): void {
    const pending = appendRequest(request, this.context)
    this.window.enter(pending.bytes)
    const keys = request.partitions.map(orderKey)
    const before = new Set<Promise<void>>()
    for (const key of keys) {
      const last = this.lastOfPartition.get(key)
      if (last !== undefined) before.add(last)
    }
    const { acks, correlationId } = request
    // Without the request: its bytes are the log's, and not to be kept until the answer.
    const done = this.answer({ acks, correlationId }, pending, before)
    this.accepted.add(done)
    for (const key of keys) this.lastOfPartition.set(key, done)
    void done.then(() => {
      this.accepted.delete(done)
      for (const key of keys) {
        if (this.lastOfPartition.get(key) === done) this.lastOfPartition.delete(key)
      }
    })
  }

  private async answer(
    { acks, correlationId }: Pick<WireRequest, 'acks' | 'correlationId'>,
    pending: ProduceBatches,
    before: ReadonlySet<Promise<void>>,
  ): Promise<void> {
    const results = await pending.settled
    if (before.size > 0) await Promise.all(before)
    if (acks === Acks.ACKS_NONE) {
      this.answered(pending)
      return
    }
    const result = { correlationId, partitions: results.map(resultTo) }
    this.answers.push({ message: new ProduceResponse({ result }), pending })
    this.sending ??= this.sendAll()
  }

  /** Hands the answers to the transport one by one; a request is in flight until its answer was taken. Never rejects. */
  private async sendAll(): Promise<void> {
    for (let answer = this.answers.shift(); answer !== undefined; answer = this.answers.shift()) {
      try {
        await this.stream.send(answer.message)
      } catch (error) {
        if (!isStreamError(error)) throw error
        this.context.logger.debug({ err: error }, 'an answer found its produce stream gone')
      }
      this.answered(answer.pending)
    }
    this.sending = undefined
  }

  private answered({ bytes, readMs, knownMs }: ProduceBatches): void {
    this.window.leave(bytes)
    const { measures, clock } = this.context
    measures.requests.produce.answered(readMs, knownMs, clock.monotonicMs())
  }
}
