import type { StreamError } from '@millrace/base'
import type { MessageQueue } from '../message-queue.ts'

/** One call of a client, in bytes. */
export interface ByteCall {
  /** What the server sent, which nobody has read. */
  readonly received: MessageQueue
  /** Aborted once the call is over; the reason is a StreamError, of CLOSED after a good end. */
  readonly signal: AbortSignal
  /** Whether the server's HTTP/2 refused the call before anybody there saw it: it may be made again, whatever it asks for. */
  readonly turnedAway: boolean
  /** Resolves once the transport has written the message out, which is given in pieces. */
  send(parts: readonly Uint8Array[]): Promise<void>
  /** Ends the client's half. Idempotent. */
  end(): void
  /** Ends the whole call at once, with ABORTED if nothing else is given. Idempotent. */
  cancel(error?: StreamError): void
}

/** What makes calls to one server, over one connection at a time. */
export interface CallTransport {
  /** Begins a call, connecting if need be. `deadlineMs` is a time of Date.now(), or Infinity. */
  open(path: string, deadlineMs: number): ByteCall
  /** Closes the connection. The calls have ended before. */
  close(): void
}
