import {
  type ChannelOptions,
  type Clock,
  type ListenOptions,
  type Logger,
  type Network,
  type ProbeOutcome,
  type RpcChannel,
  type RpcListener,
  silentLogger,
} from '@millrace/base'
import { NodeClock } from '../node-clock.ts'
import { probeAddress } from '../net/probe-address.ts'
import { GrpcChannel } from './client/grpc-channel.ts'
import { GrpcJsTransport } from './client/grpc-js/grpc-js-transport.ts'
import { Http2Transport } from './client/http2/http2-transport.ts'
import { listenGrpc } from './server/grpc-server.ts'

/** Calls between processes over gRPC, as any gRPC client or server speaks it. */
export class GrpcNetwork implements Network {
  readonly #logger: Logger
  readonly #clock: Clock

  constructor(options: { readonly logger?: Logger; readonly clock?: Clock } = {}) {
    this.#logger = options.logger ?? silentLogger
    this.#clock = options.clock ?? new NodeClock()
  }

  listen(options: ListenOptions): Promise<RpcListener> {
    return listenGrpc(options, options.logger ?? this.#logger, { clock: this.#clock })
  }

  connect(address: string, options: ChannelOptions): RpcChannel {
    const transport =
      options.bulk === true ? new Http2Transport(address, options) : new GrpcJsTransport(address, options)
    return new GrpcChannel(address, transport)
  }

  probe(address: string, timeoutMs: number): Promise<ProbeOutcome> {
    return probeAddress(address, timeoutMs)
  }
}
