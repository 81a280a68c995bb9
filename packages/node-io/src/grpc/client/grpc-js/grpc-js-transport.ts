import type { ChannelInterface } from '@grpc/grpc-js'
import type { ChannelOptions } from '@millrace/base'
import type { ByteCall, CallTransport } from '../call.ts'
import { grpcOptions, grpcTarget } from './channel-options.ts'
import { grpcJs } from './grpc-js.ts'
import { GrpcJsCall } from './grpc-js-call.ts'

/** Calls through a channel of grpc-js, which connects when it is needed, and again after the connection broke. */
export class GrpcJsTransport implements CallTransport {
  readonly #address: string
  readonly #channel: ChannelInterface

  constructor(address: string, options: ChannelOptions) {
    this.#address = address
    const { Channel, credentials } = grpcJs()
    this.#channel = new Channel(grpcTarget(address), credentials.createInsecure(), grpcOptions(options))
  }

  open(path: string, deadlineMs: number): ByteCall {
    return new GrpcJsCall(this.#channel, this.#address, path, deadlineMs)
  }

  close(): void {
    this.#channel.close()
  }
}
