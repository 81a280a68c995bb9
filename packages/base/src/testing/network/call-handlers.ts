import type { Timer } from '../../ports/clock.ts'
import type { Logger } from '../../ports/logger.ts'
import type { MessageCodec, RpcBinding, RpcStream } from '../../ports/network.ts'
import { isStreamError, StreamError } from '../../stream-error.ts'

/** The server's side of a call, as a network in memory has it. */
export interface ServedCall {
  readonly path: string
  serverSide<Request, Response>(
    request: MessageCodec<Request>,
    response: MessageCodec<Response>,
  ): RpcStream<Response, Request>
  /** The good end: what was sent can still be read. */
  finish(): void
  /** The bad end, for both sides. */
  fail(error: StreamError): void
}

/** What a server in memory does with calls, whatever carries them: finds the handler, runs it, and says how it ended. */
export class CallHandlers {
  readonly #bindings: ReadonlyMap<string, RpcBinding>
  readonly #logger: Logger
  readonly #running = new Set<Promise<void>>()

  constructor(bindings: readonly RpcBinding[], logger: Logger) {
    this.#bindings = new Map(bindings.map((binding) => [binding.method.path, binding]))
    this.#logger = logger
  }

  /** Runs the handler of a call. Errors go to the client: our own without their cause, and nothing of others. */
  serve(call: ServedCall, peer: string): void {
    const binding = this.#bindings.get(call.path)
    if (binding === undefined) {
      call.fail(new StreamError('UNSUPPORTED', `${call.path}: the server does not know this call`))
      return
    }
    const running = this.#run(binding, call, peer)
    this.#running.add(running)
    void running.then(() => this.#running.delete(running))
  }

  /** Resolves once the calls that run now have ended, at the latest when `setTimer` fires after `deadlineMs`. */
  async ended(deadlineMs: number, setTimer: (delayMs: number, fire: () => void) => Timer): Promise<void> {
    if (deadlineMs <= 0 || this.#running.size === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimer(deadlineMs, resolve)
      void Promise.all(this.#running).then(() => {
        timer.cancel()
        resolve()
      })
    })
  }

  /** Never rejects. */
  async #run(binding: RpcBinding, call: ServedCall, peer: string): Promise<void> {
    const stream = call.serverSide(binding.method.request, binding.method.response)
    const context = {
      peer,
      get signal() {
        return stream.signal
      },
    }
    try {
      if (binding.kind === 'stream') {
        await binding.handle(stream, context)
      } else {
        const request = await stream[Symbol.asyncIterator]().next()
        if (request.done === true) throw new StreamError('INVALID_REQUEST', `${call.path}: the request is missing`)
        await stream.send(await binding.handle(request.value, context))
      }
      call.finish()
    } catch (error) {
      if (!isStreamError(error)) this.#logger.error({ err: error, method: call.path }, 'a call failed')
      call.fail(asAnswered(error, call.path))
    }
  }
}

function asAnswered(error: unknown, path: string): StreamError {
  if (!isStreamError(error)) return new StreamError('INTERNAL', `${path}: the server failed; its log says why`)
  const { code, message, context, retryAfterMs } = error
  return new StreamError(code, message, retryAfterMs === undefined ? { context } : { context, retryAfterMs })
}
