import type { Logger } from './logger.ts'
import type { ConnectionLimits, RpcListener } from './network.ts'

/** One connection: bytes both ways, in pieces that mean nothing. */
export interface SocketConnection {
  /** Address of the other side, without its port. */
  readonly remoteAddress: string
  /** `address:port` of the other side, for logs. */
  readonly peer: string
  /**
   * The next bytes, the reader's to keep; undefined once the other side has ended its half. Rejects with BROKER_UNAVAILABLE when the
   * connection broke, with CLOSED once this side has closed it. Little more is taken from the transport than was asked for: a slow
   * reader pushes back on the sender. One read at a time.
   */
  read(): Promise<Uint8Array | undefined>
  /**
   * Writes all parts in order, in one go where the transport can, and copies none that is large. Resolves once the transport has really
   * taken them: until then they must not change. Rejects as {@link read}. Writes that do not wait for each other go out in their order.
   */
  write(parts: readonly Uint8Array[]): Promise<void>
  /** Ends the connection; what was taken is still delivered. Idempotent. */
  close(): void
}

/** Where a server listens for connections, who serves them, and how many it takes. */
export interface SocketListenOptions extends ConnectionLimits {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
  /** Serves a connection, which is closed once this has ended. Must not reject: what went wrong is for the server to tell. */
  readonly serve: (connection: SocketConnection) => Promise<void>
  /** Connections that the system holds ready until the server takes them. Default: the system's. */
  readonly backlog?: number
  /** Where the server tells of connections that failed or were refused. Default: where the sockets tell of everything. */
  readonly logger?: Logger
}

/** A server that listens. To close it is to take nothing new, and to wait until all that is served has ended, or to cut it. */
export type SocketListener = RpcListener

/** Connections that carry plain bytes: TCP on Node, pipes in memory in tests. */
export interface Sockets {
  /** Rejects with ADDRESS_IN_USE, naming the address, or INVALID_CONFIG for an address that this machine does not have. */
  listen(options: SocketListenOptions): Promise<SocketListener>
  /** Connects to `host:port`. Rejects with BROKER_UNAVAILABLE, naming the address. */
  connect(address: string): Promise<SocketConnection>
}
