import type { StreamError } from '../stream-error.ts'
import type { Logger } from './logger.ts'

/** How one kind of message becomes bytes. `decode` may return views into `bytes`: copy before keeping one. */
export interface MessageCodec<T> {
  encode(message: T): Uint8Array
  /** The same bytes in pieces, of which the large ones are the message's own memory: for transports that can write several at once. */
  encodeParts?(message: T): readonly Uint8Array[]
  decode(bytes: Uint8Array): T
}

/** One call of a contract. `path` is gRPC's: `/package.Service/Method`. Generated from proto/ into the contracts package. */
export interface RpcMethod<Kind extends 'unary' | 'stream', Request, Response> {
  readonly path: string
  readonly kind: Kind
  readonly request: MessageCodec<Request>
  readonly response: MessageCodec<Response>
}
/** One request, one response. */
export type UnaryMethod<Request, Response> = RpcMethod<'unary', Request, Response>
/** Both sides send any number of messages. */
export type StreamMethod<Request, Response> = RpcMethod<'stream', Request, Response>

/**
 * One side of a stream that both sides send on. Iterating it receives: the next message is only taken from the transport when asked
 * for, so a slow reader pushes back on the sender. Iteration ends when the other side ends its half, and throws the StreamError with
 * which the stream failed (BROKER_UNAVAILABLE when the connection broke).
 */
export interface RpcStream<Outgoing, Incoming> extends AsyncIterable<Incoming> {
  /**
   * Hands a message to the transport. Resolves once the transport has really taken it (it lies in no queue of ours) and
   * can take another: a sender that awaits holds one message at most. Rejects when the stream has ended or failed.
   */
  send(message: Outgoing): Promise<void>
  /** Ends this side's half. Idempotent. The other side may see a server's half end only when its handler is done: gRPC says it with the status. */
  end(): void
  /** Ends the whole stream at once; on a server with `error` as its status. Idempotent. */
  cancel(error?: StreamError): void
  /** Aborted once the stream is over, in whatever way. */
  readonly signal: AbortSignal
}

/** Who calls, and until when. */
export interface RpcCallContext {
  /** `host:port` of the caller. */
  readonly peer: string
  /** Aborted when the caller gave up or the connection broke. */
  readonly signal: AbortSignal
}

/** Answers one request; what it rejects with becomes the status of the call. */
export type UnaryHandler<Request, Response> = (request: Request, context: RpcCallContext) => Promise<Response>
/** The stream ends well when the promise resolves, and with its error as status when it rejects. */
export type StreamHandler<Request, Response> = (
  stream: RpcStream<Response, Request>,
  context: RpcCallContext,
) => Promise<void>

/** A call and what answers it. Made by {@link serveUnary} and {@link serveStream}, which check the types. */
export type RpcBinding =
  | {
      readonly kind: 'unary'
      readonly method: UnaryMethod<unknown, unknown>
      readonly handle: UnaryHandler<unknown, unknown>
    }
  | {
      readonly kind: 'stream'
      readonly method: StreamMethod<unknown, unknown>
      readonly handle: StreamHandler<unknown, unknown>
    }

/** Binds a unary call to its handler. */
export function serveUnary<Request, Response>(
  method: UnaryMethod<Request, Response>,
  handle: UnaryHandler<Request, Response>,
): RpcBinding {
  // The pair was type-checked together; the table that holds it need not know the types.
  return { kind: 'unary', method, handle } as unknown as RpcBinding
}

/** Binds a streaming call to its handler. */
export function serveStream<Request, Response>(
  method: StreamMethod<Request, Response>,
  handle: StreamHandler<Request, Response>,
): RpcBinding {
  return { kind: 'stream', method, handle } as unknown as RpcBinding
}

/** How many connections a server takes, and how fast. What is not given is not bounded. */
export interface ConnectionLimits {
  readonly connectionsMax: number
  /** From one address. */
  readonly connectionsPerAddressMax?: number
  /** Another number for some addresses or host names. */
  readonly connectionsPerAddressOverrides?: ReadonlyMap<string, number>
  /** New ones a second: a second's worth may come at once, those beyond wait for their turn. 0 takes none. */
  readonly connectionsPerSecondMax?: number
}

/** Where a server listens, what it serves, and its limits. */
export interface ListenOptions extends ConnectionLimits {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  readonly bindings: readonly RpcBinding[]
  /** Messages larger than this are refused with RESOURCE_EXHAUSTED, naming the limit. */
  readonly messageSizeBytesMax: number
  /** Calls that one connection carries at a time, unary ones too. A client's further calls wait until one ends. */
  readonly streamsPerConnectionMax: number
  /** A connection without a call for so long is closed. Default: never. */
  readonly connectionIdleMsMax?: number
  /** Connections that the system holds ready until the server takes them. Default: the system's. */
  readonly backlog?: number
  /** Where the server tells of connections that failed or were refused. Default: where the network tells of everything. */
  readonly logger?: Logger
}

/** A listening server. */
export interface RpcListener {
  readonly host: string
  readonly port: number
  connectionCount(): number
  /** Connections since it began to listen: those that it took, and those that it did not. */
  connectionTotals(): { readonly accepted: number; readonly refused: number }
  /** From now on these hold for new connections; those that are there stay. */
  limitConnections(limits: ConnectionLimits): void
  /** Accepts nothing new at once; open calls may end by themselves within `deadlineMs`, then they are cut. Idempotent. */
  close(deadlineMs: number): Promise<void>
}

/** What a channel carries, and how large a message may be. */
export interface ChannelOptions {
  readonly messageSizeBytesMax: number
  /** For logs: what the channel carries, such as `data` or `control`. Two channels never share a connection. */
  readonly purpose: string
  /** Whether it is for streams that carry much: a network may have a faster way for those. Calls of any kind work over both. */
  readonly bulk?: boolean
}

/** How long a call may take, and who may give it up. */
export interface CallOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** A way to one server. Connects when first used, and again after it broke. */
export interface RpcChannel {
  readonly address: string
  /** Rejects with the StreamError that the server answered, TIMEOUT, ABORTED, or BROKER_UNAVAILABLE. */
  unary<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallOptions,
  ): Promise<Response>
  stream<Request, Response>(method: StreamMethod<Request, Response>, signal?: AbortSignal): RpcStream<Request, Response>
  close(): void
}

/**
 * What a {@link Network.probe} found: something listens there; the host answers that nobody does, so the process is gone; or nothing
 * that tells (no answer in time, no way to the host, an unknown name).
 */
export type ProbeOutcome = 'accepted' | 'refused' | 'silent'

/** Calls between processes as a port: gRPC on Node, queues in memory in tests and simulation. */
export interface Network {
  /** Rejects with ADDRESS_IN_USE (naming the port). */
  listen(options: ListenOptions): Promise<RpcListener>
  /** `address` is `host:port`. Does not connect yet. */
  connect(address: string, options: ChannelOptions): RpcChannel
  /**
   * Opens a connection to `host:port` and closes it at once: tells a process that is dead (`refused`) from one that does not answer
   * (`silent`), and both from one whose host takes connections for it (`accepted`, even while the process hangs). Rejects
   * only for what is no address.
   */
  probe(address: string, timeoutMs: number): Promise<ProbeOutcome>
}
