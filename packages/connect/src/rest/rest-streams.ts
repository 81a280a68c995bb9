import type { ServerResponse } from 'node:http'
import { restStreamsMax } from '../limits.ts'
import { RestError } from './rest-error.ts'
import type { RestAnswer } from './route.ts'

/** Aborted when nobody waits for an answer any more, or `closing` is. */
export function endAfter(response: ServerResponse, closing: AbortSignal): AbortSignal {
  const gone = new AbortController()
  const end = (): void => {
    closing.removeEventListener('abort', end)
    gone.abort()
  }
  closing.addEventListener('abort', end)
  response.once('close', end)
  return gone.signal
}

/** Resolves once more can be written, or nobody reads it any more. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
    if (response.destroyed) done()
  })
}

/** Answers that go on until nobody wants them any more: no more at a time than a worker can have open. */
export class RestStreams {
  #open = 0

  /** Sends a stream, as fast as it is read. Resolves once it has ended, or nobody reads it any more. 503 if there are too many. */
  async send(
    response: ServerResponse,
    { status, headers = {} }: RestAnswer,
    stream: AsyncIterable<string>,
  ): Promise<void> {
    if (this.#open >= restStreamsMax) {
      throw new RestError(503, `${restStreamsMax} answers go on already, and may at a time: end some`)
    }
    this.#open += 1
    try {
      // Who closes the server does not wait for a connection that a stream was on.
      response.writeHead(status, { ...headers, 'cache-control': 'no-store', connection: 'close' })
      // So that who waits for the first line knows that there will be one.
      response.flushHeaders()
      for await (const text of stream) {
        if (response.destroyed) return
        if (!response.write(text)) await room(response)
      }
      response.end()
    } finally {
      this.#open -= 1
    }
  }
}
