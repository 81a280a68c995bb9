import { setTimeout as delay } from 'node:timers/promises'
import {
  type CallOptions,
  type MessageCodec,
  type RpcChannel,
  type RpcStream,
  StreamError,
  type StreamMethod,
  type UnaryMethod,
} from '@millrace/base'
import { attemptsTurnedAwayMax, pauseTurnedAwayMs } from '../../limits.ts'
import { iterate } from '../message-queue.ts'
import type { ByteCall, CallTransport } from './call.ts'

/** A way to one server over one transport: messages to bytes and back, and calls that end with the channel. */
export class GrpcChannel implements RpcChannel {
  readonly address: string
  readonly #transport: CallTransport
  readonly #calls = new Set<ByteCall>()
  #closed = false

  constructor(address: string, transport: CallTransport) {
    this.address = address
    this.#transport = transport
  }

  async unary<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallOptions,
  ): Promise<Response> {
    const bytes = method.request.encode(request)
    const deadline = Date.now() + options.timeoutMs
    for (let attempt = 1; ; attempt += 1) {
      const call = this.#open(method.path, deadline)
      try {
        return await this.#ask(method, bytes, call, options)
      } catch (error) {
        if (!call.turnedAway || attempt === attemptsTurnedAwayMax) throw error
        await delay(attempt * pauseTurnedAwayMs)
      }
    }
  }

  async #ask<Request, Response>(
    method: UnaryMethod<Request, Response>,
    bytes: Uint8Array,
    call: ByteCall,
    options: CallOptions,
  ): Promise<Response> {
    const release = cancelOnAbort(call, options.signal)
    try {
      // A call that fails while it is sent says why through its answer.
      const [answer] = await Promise.all([call.received.next(), call.send([bytes]).then(() => call.end())])
      if (answer === undefined) throw new StreamError('INTERNAL', `${method.path}: ${this.address} sent no answer`)
      // The status behind the answer counts: a good one ends the call.
      await call.received.next()
      return decode(method.response, answer, method.path)
    } catch (error) {
      throw call.signal.aborted ? endOf(call, error, options.timeoutMs) : error
    } finally {
      release()
    }
  }

  stream<Request, Response>(
    method: StreamMethod<Request, Response>,
    signal?: AbortSignal,
  ): RpcStream<Request, Response> {
    const call = this.#open(method.path, Infinity)
    const release = cancelOnAbort(call, signal)
    call.signal.addEventListener('abort', release, { once: true })
    return {
      send: async (message) => call.send(method.request.encodeParts?.(message) ?? [method.request.encode(message)]),
      end: () => call.end(),
      cancel: (error) => call.cancel(error),
      signal: call.signal,
      [Symbol.asyncIterator]: () =>
        iterate(call.received, (bytes) => {
          try {
            return decode(method.response, bytes, method.path)
          } catch (error) {
            call.cancel(error as StreamError)
            throw error
          }
        }),
    }
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const call of [...this.#calls])
      call.cancel(new StreamError('CLOSED', `the channel to ${this.address} is closed`))
    this.#transport.close()
  }

  #open(path: string, deadline: number): ByteCall {
    if (this.#closed) throw new StreamError('CLOSED', `the channel to ${this.address} is closed`)
    const call = this.#transport.open(path, deadline)
    this.#calls.add(call)
    call.signal.addEventListener('abort', () => this.#calls.delete(call), { once: true })
    return call
  }
}

function endOf(call: ByteCall, error: unknown, timeoutMs: number): unknown {
  const reason: unknown = call.signal.reason
  if (!(reason instanceof StreamError) || reason.code === 'CLOSED') return error
  if (reason.code !== 'TIMEOUT') return reason
  return new StreamError('TIMEOUT', `no answer within ${timeoutMs} ms: ${reason.message}`, { context: reason.context })
}

function decode<T>(codec: MessageCodec<T>, bytes: Buffer, path: string): T {
  try {
    return codec.decode(bytes)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StreamError('INTERNAL', `${path}: the server's answer can't be decoded: ${reason}`, { cause })
  }
}

function cancelOnAbort(call: ByteCall, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => {}
  const cancel = (): void => call.cancel()
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel, { once: true })
  return () => signal.removeEventListener('abort', cancel)
}
