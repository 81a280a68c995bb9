import { type RpcStream, StreamError, toStreamError } from '@millrace/base'

/**
 * Hands every message of a stream to `handle`, as `decode` makes it, until the stream ends, fails, sends what can't be decoded, or
 * `handle` returns false. Resolves with why it ended. What `handle` throws is a bug, and passes.
 */
export async function receive<Outgoing, Incoming, Message>(
  stream: RpcStream<Outgoing, Incoming>,
  what: string,
  decode: (message: Incoming) => Message,
  handle: (message: Message) => boolean,
): Promise<StreamError> {
  const messages = stream[Symbol.asyncIterator]()
  for (;;) {
    let message: Message
    try {
      const step = await messages.next()
      if (step.done === true) return new StreamError('BROKER_UNAVAILABLE', `the broker ended the ${what} stream`)
      message = decode(step.value)
    } catch (error) {
      return toStreamError(error, 'BROKER_UNAVAILABLE', `the ${what} stream failed`)
    }
    if (!handle(message)) return new StreamError('CLOSED', `the ${what} stream was given up`)
  }
}
