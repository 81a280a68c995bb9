import { type Clock, type RpcStream, StreamError } from '@millrace/base'
import type { millrace } from '@millrace/contracts'
import type { TransactionRef } from '../group-calls.ts'
import type { ProducerIdentity } from '../transport.ts'
import { receive } from './receive.ts'
import { streamErrorFrom } from './wire-error.ts'

type Wire = typeof millrace.transaction.v1
type WireRequest = InstanceType<Wire['EndTransactionsRequest']>
type WireResponse = InstanceType<Wire['EndTransactionsResponse']>

interface Waiting {
  readonly resolve: (next: ProducerIdentity) => void
  readonly reject: (error: StreamError) => void
}

/** Ends transactions by one stream of TransactionService: those of all transactional ids of a client that one broker coordinates. */
export class EndSession {
  readonly #stream: RpcStream<WireRequest, WireResponse>
  readonly #clock: Clock
  readonly #waiting = new Map<number, Waiting>()
  #nextCorrelationId = 1

  /** `onClosed` is called once the session is over: it takes nothing more. */
  constructor(stream: RpcStream<WireRequest, WireResponse>, clock: Clock, onClosed: () => void) {
    this.#stream = stream
    this.#clock = clock
    void this.#run(onClosed)
  }

  /** Resolves with the identity to go on with; rejects with what the broker says, TIMEOUT, or with why the stream is over. */
  end(transaction: TransactionRef, commit: boolean, timeoutMs: number): Promise<ProducerIdentity> {
    const correlationId = this.#nextCorrelationId
    this.#nextCorrelationId = correlationId === 0xffff_ffff ? 1 : correlationId + 1
    const { transactionalId, producerId, producerEpoch } = transaction
    const end = { transactionalId, producerId, producerEpoch, commit }
    return new Promise<ProducerIdentity>((resolve, reject) => {
      const settle = (): void => {
        timer.cancel()
        this.#waiting.delete(correlationId)
      }
      const timer = this.#clock.setTimer(timeoutMs, () => {
        this.#waiting.delete(correlationId)
        const text = `the coordinator of ${transactionalId} did not say within ${timeoutMs} ms whether the transaction has ended`
        reject(new StreamError('TIMEOUT', text, { context: { transactionalId } }))
      })
      this.#waiting.set(correlationId, {
        resolve: (next) => {
          settle()
          resolve(next)
        },
        reject: (error) => {
          settle()
          reject(error)
        },
      })
      // What can't be sent any more fails with the session, which tells why.
      this.#stream.send({ correlationId, end }).catch(() => undefined)
    })
  }

  async #run(onClosed: () => void): Promise<void> {
    const failure = await receive(
      this.#stream,
      'end of transactions',
      (message) => message,
      (message) => this.#answered(message),
    )
    onClosed()
    this.#stream.cancel()
    for (const { reject } of [...this.#waiting.values()]) reject(failure)
  }

  #answered({ correlationId, error, ended }: WireResponse): boolean {
    const waiting = this.#waiting.get(correlationId)
    // Nobody waits for it any more.
    if (waiting === undefined) return true
    if (ended) waiting.resolve({ producerId: ended.producerId, producerEpoch: ended.producerEpoch })
    else waiting.reject(streamErrorFrom(error) ?? new StreamError('INTERNAL', 'the coordinator answered nothing'))
    return true
  }
}
