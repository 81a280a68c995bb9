import { networkConformance } from '@millrace/base/testing'
import { test } from 'vitest'
import { clientWindowSizeBytes } from '../limits.ts'
import { GrpcNetwork } from './grpc-network.ts'

/** What the kernel keeps of one connection on both sides, over what HTTP/2 lets through. */
const socketBufferBytesMax = 16 * 1024 * 1024

test.each(networkConformance)('$name', async ({ run }) => {
  await run({
    network: new GrpcNetwork(),
    passTime: (ms) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms)
      }),
    underWayBytesMax: clientWindowSizeBytes + socketBufferBytesMax,
    // RFC 2606: no such name will ever be.
    silentAddress: 'nobody.invalid:9094',
  })
})
