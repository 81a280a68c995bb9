import { type Clock, isStreamError, type Logger, type RpcStream, StreamError } from '@millrace/base'
import { millrace, TransactionService } from '@millrace/contracts'
import type { Latch } from '../lifecycle/latch.ts'
import { endsInFlightMax } from '../limits.ts'
import type { Measures } from '../metrics/measures.ts'
import type { RequestSeries } from '../metrics/request-metrics.ts'
import { toWireError } from '../wire/error.ts'
import { endTransaction, type TransactionContext } from './transaction-calls.ts'

const { EndTransactionsResponse } = millrace.transaction.v1
type WireRequest = millrace.transaction.v1.EndTransactionsRequest
type WireResponse = millrace.transaction.v1.EndTransactionsResponse
type Stream = RpcStream<WireResponse, WireRequest>

/** What streams that end transactions need of the broker. */
export interface EndStreamContext extends TransactionContext {
  readonly clock: Clock
  readonly logger: Logger
  readonly measures: Measures
  /** Set once the broker stops: nothing new is decided. */
  readonly stopping: Latch
}

/**
 * Serves one stream on which a client ends transactions: each request is decided as it comes, and answered once. Ends when the client has
 * ended its half, or the broker stops, and everything that was read is answered.
 */
export function serveEndStream(stream: Stream, context: EndStreamContext): Promise<void> {
  return new EndStream(stream, context).run()
}

class EndStream {
  readonly #stream: Stream
  readonly #context: EndStreamContext
  readonly #series: RequestSeries
  readonly #underway = new Set<Promise<void>>()
  #isStopped = false

  constructor(stream: Stream, context: EndStreamContext) {
    this.#stream = stream
    this.#context = context
    this.#series = context.measures.requests.ofCall(TransactionService.endTransaction.path)
  }

  async run(): Promise<void> {
    let stopListening: (() => void) | undefined
    const stopped = new Promise<void>((resolve) => {
      stopListening = this.#context.stopping.listen(resolve)
    })
    await Promise.race([this.#read(), stopped])
    stopListening?.()
    // What comes from now on is not read: whoever sent it asks again, as after any connection that broke.
    this.#isStopped = true
    await Promise.all(this.#underway)
  }

  /** Never rejects: a stream that breaks ends it. */
  async #read(): Promise<void> {
    try {
      for await (const request of this.#stream) {
        if (this.#isStopped) return
        const answered = this.#answer(request)
        this.#underway.add(answered)
        void answered.then(() => this.#underway.delete(answered))
        // Not to read is what pushes back.
        if (this.#underway.size >= endsInFlightMax) await Promise.race(this.#underway)
      }
    } catch (error) {
      if (!isStreamError(error)) throw error
      this.#context.logger.debug({ err: error }, 'a stream that ends transactions broke')
    }
  }

  /** Never rejects: what was decided holds, whether the client hears of it or not. */
  async #answer({ correlationId, end }: WireRequest): Promise<void> {
    const { clock, logger } = this.#context
    const readMs = clock.monotonicMs()
    const outcome = await this.#decide(end)
    const knownMs = clock.monotonicMs()
    try {
      await this.#stream.send(new EndTransactionsResponse({ correlationId, ...outcome }))
    } catch (error) {
      if (!isStreamError(error)) throw error
      logger.debug({ err: error }, 'an answer found its stream gone')
    }
    this.#series.answered(readMs, knownMs, clock.monotonicMs())
  }

  async #decide(
    end: WireRequest['end'],
  ): Promise<Pick<millrace.transaction.v1.EndTransactionsResponse.$Properties, 'error' | 'ended'>> {
    try {
      if (!end) throw new StreamError('INVALID_REQUEST', 'the request does not say which transaction ends')
      return { ended: await endTransaction(end, this.#context) }
    } catch (cause) {
      const error = this.#context.faults.answerable(cause, 'ending a transaction')
      this.#series.failed(error.code)
      return { error: toWireError(error) }
    }
  }
}
