import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import {
  type ErrorCode,
  isStreamError,
  type LogFields,
  type Logger,
  silentLogger,
  type StreamError,
} from '@millrace/base'
import type { BatchFailedEvent, ClientEvents } from '@millrace/client'
import { messageOf } from './failure.ts'
import { type CliIo, note } from './io.ts'
import { troubleAfterMs, troubleAgainMs, troubleOverMs } from './limits.ts'

const retried: keyof ClientEvents = 'millrace:producer.batch.retried'
/** What the batches behind a refused one are answered: that one's reason is what matters. */
const followers: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['OUT_OF_ORDER_SEQUENCE', 'UNKNOWN_PRODUCER_ID'])

/** Tells on stderr why nothing moves, once the SDK has failed several times on end: whoever waits wants to know for what. */
export class Trouble {
  readonly #io: CliIo
  readonly #nowMs: () => number
  #sinceMs = Number.NEGATIVE_INFINITY
  #lastMs = Number.NEGATIVE_INFINITY
  #toldMs = Number.NEGATIVE_INFINITY

  constructor(io: CliIo, nowMs: () => number) {
    this.#io = io
    this.#nowMs = nowMs
  }

  /** For the SDK, which tells it of connections that are lost and tried again. */
  logger(): Logger {
    const tell = ({ err, pauseMs }: LogFields): void => {
      if (isStreamError(err) && typeof pauseMs === 'number') this.failed(err)
    }
    const logger: Logger = { ...silentLogger, info: tell, warn: tell, child: () => logger }
    return logger
  }

  /** Hears of batches that brokers refuse and that are sent again, such as for a full disk. Returns what ends that. */
  listen(clientId: string): () => void {
    const hear = (event: unknown): void => {
      const { clientId: from, error } = event as BatchFailedEvent
      if (from === clientId && !followers.has(error.code)) this.failed(error)
    }
    subscribe(retried, hear)
    return () => void unsubscribe(retried, hear)
  }

  /** Something failed and is tried again. */
  failed(error: StreamError): void {
    const failedMs = this.#nowMs()
    if (failedMs - this.#lastMs > troubleOverMs) this.#sinceMs = failedMs
    this.#lastMs = failedMs
    // A broker that is started again is back before.
    if (failedMs - this.#sinceMs < troubleAfterMs || failedMs - this.#toldMs < troubleAgainMs) return
    this.#toldMs = failedMs
    note(this.#io, `millrace: ${messageOf(error)}; it is tried again`)
  }
}
