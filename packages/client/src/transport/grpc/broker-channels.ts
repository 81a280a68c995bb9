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
    this.#data ??= this.#connect('data', true)
    return this.#data
  }

  get control(): RpcChannel {
    this.#control ??= this.#connect('control', false)
    return this.#control
  }

  close(): void {
    this.#data?.close()
    this.#control?.close()
  }

  #connect(purpose: string, bulk: boolean): RpcChannel {
    return this.#network.connect(this.address, { purpose, bulk, messageSizeBytesMax: limits.messageSizeBytesMax })
  }
}
