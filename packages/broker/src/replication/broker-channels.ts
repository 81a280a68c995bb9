import type { ChannelOptions, Network, RpcChannel } from '@millrace/base'
import type { ClusterImage } from '@millrace/metadata'
import { messageSizeBytesMax } from '../limits.ts'

/** Connections to other brokers that serve one purpose and nothing else, made when they are first asked for. */
export class BrokerChannels {
  private readonly network: Network
  private readonly image: ClusterImage
  private readonly options: Omit<ChannelOptions, 'messageSizeBytesMax'>
  private readonly channels = new Map<number, RpcChannel>()

  constructor(network: Network, image: ClusterImage, options: Omit<ChannelOptions, 'messageSizeBytesMax'>) {
    this.network = network
    this.image = image
    this.options = options
  }

  /** To a broker, where it is registered now; undefined if it is not. */
  to(nodeId: number): RpcChannel | undefined {
    const endpoint = this.image.broker(nodeId)?.endpoints[0]
    if (endpoint === undefined) return undefined
    const address = `${endpoint.host}:${endpoint.port}`
    const known = this.channels.get(nodeId)
    if (known?.address === address) return known
    known?.close()
    const channel = this.network.connect(address, { messageSizeBytesMax, ...this.options })
    this.channels.set(nodeId, channel)
    return channel
  }

  close(): void {
    for (const channel of this.channels.values()) channel.close()
    this.channels.clear()
  }
}
