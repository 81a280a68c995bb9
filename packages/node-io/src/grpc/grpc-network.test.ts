import type { ChannelOptions, RpcChannel } from '@millrace/base'
import { networkConformance } from '@millrace/base/testing'
import { describe, test } from 'vitest'
import { clientWindowSizeBytes } from '../limits.ts'
import { GrpcNetwork } from './grpc-network.ts'

/** What the kernel keeps of one connection on both sides, over what HTTP/2 lets through. */
const socketBufferBytesMax = 16 * 1024 * 1024

/** Whose channels are all for bulk, or none. */
class Directed extends GrpcNetwork {
  readonly #bulk: boolean

  constructor(bulk: boolean) {
    super()
    this.#bulk = bulk
  }

  override connect(address: string, options: ChannelOptions): RpcChannel {
    return super.connect(address, { ...options, bulk: this.#bulk })
  }
}

describe.each([
  ['calls over grpc-js', false],
  ['bulk', true],
])('%s', (_what, bulk) => {
  test.each(networkConformance)('$name', async ({ run }) => {
    await run({
      network: new Directed(bulk),
      passTime: (ms) =>
        new Promise((resolve) => {
          setTimeout(resolve, ms)
        }),
      underWayBytesMax: clientWindowSizeBytes + socketBufferBytesMax,
      // RFC 2606: no such name will ever be.
      silentAddress: 'nobody.invalid:9094',
    })
  })
})
