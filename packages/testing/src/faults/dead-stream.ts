import { type RpcStream, StreamError } from '@millrace/base'

/** A stream of a process that is dead: it has failed already. */
export class DeadStream<Outgoing, Incoming> implements RpcStream<Outgoing, Incoming> {
  readonly signal: AbortSignal = AbortSignal.abort()

  send(): Promise<void> {
    return Promise.reject(dead())
  }

  end(): void {}

  cancel(): void {}

  [Symbol.asyncIterator](): AsyncIterator<Incoming> {
    return { next: () => Promise.reject(dead()) }
  }
}

function dead(): StreamError {
  return new StreamError('BROKER_UNAVAILABLE', 'the broker was killed')
}
