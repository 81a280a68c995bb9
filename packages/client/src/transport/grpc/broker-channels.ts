import { type Network, type RpcChannel } from '@millrace/base'
import { limits } from '../../limits.ts'

/** The two connections to one broker: bulk never stands in the way of calls. Each connects when it is first used. */
export class BrokerChannels {
  readonly address: string
  readonly #network: Network
  #data: RpcChannel | undefined
  #control: RpcChannel | undefined

  constructor(address: string, network: Network) {
    this.address = address
    this.#network = network
  }

  get data(): RpcChannel {
    this.#data ??= this.#connect('data')
    return this.#data
  }

  get control(): RpcChannel {
    this.#control ??= this.#connect('control')
    return this.#control
  }

  close(): void {
    this.#data?.close()
    this.#control?.close()
  }

  #connect(purpose: string): RpcChannel {
    // The faster way is the cheaper one for calls, too.
    return this.#network.connect(this.address, { purpose, bulk: true, messageSizeBytesMax: limits.messageSizeBytesMax })
  }
}
