import {
  type ListenOptions,
  type MessageCodec,
  type Network,
  type RpcBinding,
  type RpcChannel,
  type RpcListener,
  serveStream,
  serveUnary,
  type StreamHandler,
  type StreamMethod,
  type UnaryHandler,
  type UnaryMethod,
} from '../../ports/network.ts'
import { StreamError } from '../../stream-error.ts'

/** A network and what a case needs besides. */
export interface NetworkFixture {
  readonly network: Network
  /** Lets this much time pass on the network's clock, and what is on its way arrive. */
  passTime(ms: number): Promise<void>
  /** Bytes that may be on their way in one direction of a stream that nobody reads. */
  readonly underWayBytesMax: number
  /** `host:port` from which no answer comes, not even that nobody listens there. */
  readonly silentAddress: string
}

export const messageSizeBytesMax = 2 * 1024 * 1024
/** What the text codec refuses to decode. */
export const undecodable = 'undecodable'

const text: MessageCodec<string> = {
  encode: (message) => Buffer.from(message),
  decode: (bytes) => {
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
    if (message === undecodable) throw new StreamError('INVALID_REQUEST', 'the message is of no known kind')
    return message
  },
}
const bytes: MessageCodec<Uint8Array> = { encode: (message) => message, decode: (message) => message }

export const ask: UnaryMethod<string, string> = { path: '/test.Test/Ask', kind: 'unary', request: text, response: text }
export const talk: StreamMethod<string, string> = {
  path: '/test.Test/Talk',
  kind: 'stream',
  request: text,
  response: text,
}
export const pour: StreamMethod<Uint8Array, Uint8Array> = {
  path: '/test.Test/Pour',
  kind: 'stream',
  request: bytes,
  response: bytes,
}

export const onAsk = (handle: UnaryHandler<string, string>): RpcBinding => serveUnary(ask, handle)
export const onTalk = (handle: StreamHandler<string, string>): RpcBinding => serveStream(talk, handle)
export const onPour = (handle: StreamHandler<Uint8Array, Uint8Array>): RpcBinding => serveStream(pour, handle)

/** A server and one channel to it, closed after the case whatever happens. */
export async function withServer(
  fixture: NetworkFixture,
  bindings: readonly RpcBinding[],
  run: (channel: RpcChannel, listener: RpcListener) => Promise<void>,
  options: Partial<ListenOptions> = {},
): Promise<void> {
  const listener = await fixture.network.listen({ ...listenOptions, bindings, ...options })
  const channel = fixture.network.connect(addressOf(listener), { messageSizeBytesMax, purpose: 'test' })
  try {
    await run(channel, listener)
  } finally {
    channel.close()
    await listener.close(0)
  }
}

export const listenOptions: ListenOptions = {
  host: '127.0.0.1',
  port: 0,
  bindings: [],
  messageSizeBytesMax,
  connectionsMax: 100,
  streamsPerConnectionMax: 100,
}

export const addressOf = (listener: RpcListener): string => `${listener.host}:${listener.port}`

/** A promise and what settles it. */
export function deferred<T = void>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
