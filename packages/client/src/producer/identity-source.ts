import { isStreamError, type Clock, type Logger, type Random, type StreamError, toStreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import type { ProducerIdentity, Transport } from '../transport/transport.ts'
import { Backoff } from '../util/backoff.ts'
import { Pause } from '../util/pause.ts'

export interface IdentitySourceParts {
  readonly transport: Transport
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** An identity has come: those who wait for it may ask again. */
  readonly arrived: () => void
  /** There will be none. */
  readonly refused: (error: StreamError) => void
}

/** Whose batches they are, as is written into them. */
export interface BatchIdentity extends ProducerIdentity {
  readonly isTransactional?: boolean
}

/** Where a producer's batches get their identity. */
export interface Identities {
  /** The producer's identity, another than that of `spentId`; undefined while there is none: whoever waits is told when it comes. */
  get(spentId?: number): BatchIdentity | undefined
  /**
   * For those of which only a coordinator can give the next epoch: called where a partition would need it, since it can't be told what of its
   * batches was appended.
   */
  readonly spent?: (() => void) | undefined
  close(): void
}

/** The producer's id, asked for when it is first needed. */
export class IdentitySource implements Identities {
  readonly #parts: IdentitySourceParts
  #identity: ProducerIdentity | undefined
  readonly #pause = new Pause()
  #asking = false
  #closed = false

  constructor(parts: IdentitySourceParts) {
    this.#parts = parts
  }

  /** The producer's identity, another than that of `spentId`; undefined while it is on its way: then `arrived` tells. */
  get(spentId?: number): ProducerIdentity | undefined {
    if (this.#identity !== undefined && this.#identity.producerId !== spentId) return this.#identity
    if (!this.#asking && !this.#closed) {
      this.#asking = true
      void this.#ask()
    }
    return undefined
  }

  close(): void {
    this.#closed = true
    this.#pause.end()
  }

  async #ask(): Promise<void> {
    const { transport, clock, random, logger, arrived, refused } = this.#parts
    const backoff = new Backoff({ initialMs: 50, maxMs: 1_000 }, random)
    while (!this.#closed) {
      try {
        this.#identity = await transport.initProducer({ timeoutMs: limits.metadataTimeoutMs })
        this.#asking = false
        arrived()
        return
      } catch (error) {
        if (this.#closed) return
        const failure = toStreamError(error, 'INTERNAL', 'asking for a producer id failed')
        if (!isStreamError(error) || !failure.retriable) {
          this.#asking = false
          refused(failure)
          return
        }
        logger.warn({ err: failure }, 'no producer id yet')
        const pauseMs = failure.retryAfterMs ?? backoff.nextMs()
        await this.#pause.for(clock, pauseMs)
      }
    }
  }
}
