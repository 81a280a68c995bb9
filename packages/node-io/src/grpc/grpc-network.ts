import {
  type ChannelOptions,
  type ListenOptions,
  type Logger,
  type Network,
  type RpcChannel,
  type RpcListener,
  silentLogger,
} from '@millrace/base'
import { GrpcChannel } from './client/grpc-channel.ts'
import { listenGrpc } from './server/grpc-server.ts'

/** Calls between processes over gRPC, as any gRPC client or server speaks it. */
export class GrpcNetwork implements Network {
  readonly #logger: Logger

  constructor(options: { readonly logger?: Logger } = {}) {
    this.#logger = options.logger ?? silentLogger
  }

  listen(options: ListenOptions): Promise<RpcListener> {
    return listenGrpc(options, options.logger ?? this.#logger)
  }

  connect(address: string, options: ChannelOptions): RpcChannel {
    return new GrpcChannel(address, options)
  }
}
